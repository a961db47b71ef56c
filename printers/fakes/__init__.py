"""Printers without paper on real lines, for tests and demonstrations: each keeps its jobs and fails as told.

What a printer is asked and what it answers is the same on every line and stands in `model`; the other modules
bring it to a socket, a pseudo-terminal, a FIFO and USB. They run on Linux.
"""
