"""The rules of the hall: tickets, stages, steps, numbers and who is next.

They are pure: values in, values and events out, the standard library only.
They know no clock, no database and no web."""
