"""The contract over sockets: whole numbered snapshots out, receipts in.

One publisher thread sends what has changed to those who watch it. Nothing is changed through a socket but receipts."""
