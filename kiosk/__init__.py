"""The kiosk: the page on which a visitor takes a ticket.

It asks one question at a time and talks to the hall through the contract only."""
