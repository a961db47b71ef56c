"""Paper: slips described without bytes, and the drivers that turn them into bytes.

It knows nothing of the hall. Every driver has a deadline for everything it waits for and raises one kind of
error."""
