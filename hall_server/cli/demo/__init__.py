"""A throw-away hall in which simulated people take tickets, wait and serve.

What people do is pure: it is handed its chance, its time, and the doors at which it asks.
The same people live at the hall itself for past days, and at the running server's API for the present one.
"""
