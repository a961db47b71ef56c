"""Figures of past and present days, computed from the tables of current state.

Every figure has one definition, and it stands beside its code. It only reads."""
