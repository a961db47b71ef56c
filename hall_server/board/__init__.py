"""What the screens of a hall show: calls, missed visitors, waiting counts.

It only reads. A board is a whole snapshot, never a difference."""
