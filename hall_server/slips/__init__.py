"""From facts to paper: the slip that a visitor carries, and the papers of operators and managers.

It is pure: no clock, no store, no printer. It decides what is said and in which order; `printers` decides how
it looks, and `hall_server.outputs` decides when it is printed."""
