"""The contract over sockets: whole numbered snapshots out, receipts in.

One publisher thread sends what has changed to those who watch it. Receipts are all that comes in:
every other change is a POST."""
