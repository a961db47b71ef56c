"""The manager's pages: the day in figures, and where a ticket has been.

They render what the hall and the reports say and change nothing without a POST to the API."""
