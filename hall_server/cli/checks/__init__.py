"""The checks of `navbat check`, a module for each thing that can be wrong in a hall.

Each looks at one site and says what it found in sentences for whoever sets the hall up.
Nothing here disturbs visitors: no paper and no sound, unless that was asked for.
"""
