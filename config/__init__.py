"""The structure document of a hall: its models, the TOML loader and opening hours.

A document is either whole and valid, or every problem in it is named at once.
It reads no database and no clock, and everything else in the hall reads the structure from here.
"""
