"""The small hall, run by hand."""

from hand_hall import clock, hall, make_hall

__all__ = ["clock", "hall", "make_hall"]
