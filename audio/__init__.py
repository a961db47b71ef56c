"""Sound: speech, the chime, and the speakers that play them.

It knows nothing of the hall. Speech is made in a child process with a time-out and kept as WAV files."""
