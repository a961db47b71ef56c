"""Lines: how bytes get to a printer and back, whatever they mean.

Each kind of line has a connector, which knows where the printer hangs, and opens a line for one slip. A line
knows nothing of slips; it raises OSError, and TimeoutError at its deadline, and never waits without one.
"""
