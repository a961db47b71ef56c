"""The contract over HTTP: every route of /api/v1 and the document that describes them.

A route checks its input, calls one action of the hall and returns what it answers. It holds no rule."""
