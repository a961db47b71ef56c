"""The contract over sockets: whole numbered snapshots out, receipts in.

A publisher sends what has changed to those who watch it. Receipts are all that comes in:
every other change is a POST."""
