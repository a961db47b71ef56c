"""What can go wrong with sound."""

from __future__ import annotations


class VoiceError(Exception):
    """The phrase was not spoken into a file. `retry` says whether trying again can help."""

    def __init__(self, message: str, *, retry: bool) -> None:
        super().__init__(message)
        self.retry = retry


class VoiceTooSlow(VoiceError):
    """The voice did not finish in time and was stopped; the next phrase would wait as long."""


class SpeakerError(Exception):
    """The sound was not played to its end. `retry` says whether trying again can help."""

    def __init__(self, message: str, *, retry: bool) -> None:
        super().__init__(message)
        self.retry = retry
