"""The kiosk: the page on which a visitor takes a ticket, and the agent that prints and speaks at another PC.

The page asks one question at a time. Both talk to the hall through the contract only; the agent alone drives
devices."""
