"""Signs with the number and lamps above the counters: drivers, the lines they hang on, and fakes.

It knows nothing of the hall: it is told what each sign should show and says how each one is. Whoever tells
it never waits for a sign."""
