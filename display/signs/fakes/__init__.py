"""Signs without lamps on a real pseudo-terminal, for tests and trying out: each keeps what it shows.

They know both languages and fail as told. They run on Linux.
"""
