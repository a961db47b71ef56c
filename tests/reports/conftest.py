"""The small cast: a clock moved by hand, and the small hall on a real store."""

from hand_hall import clock, hall, make_hall

__all__ = ["clock", "hall", "make_hall"]
