"""The commands of `navbat`: running a hall, and looking after it from the command line.

They put rooms together and hold no rule. Messages for people go to stderr, results to stdout.
"""
