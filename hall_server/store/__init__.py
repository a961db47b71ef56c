"""The record on disk: the journal, the tables of current state, and the one thread that writes.

All SQL of the project stands here. Rooms above hand in work that runs inside one transaction.
What the work means is none of the store's business."""
