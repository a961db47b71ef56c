"""How often one device or address may ask. Counted in memory: a restart forgives."""

from __future__ import annotations

import math

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from hall_server.domain.errors import TooMany

SIGN_INS_A_MINUTE = 10
"""Wrong passwords or codes that one address may try in a minute."""


class Limits:
    """The hall's rate limits."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def ticket(self, who: str, per_second: float) -> None:
        """Count a ticket; raises TooMany above `per_second`; below one a second, one in so many seconds."""
        seconds = max(1, math.ceil(1 / per_second))
        item = RateLimitItemPerSecond(max(1, math.floor(per_second)), seconds)
        if not self._limiter.hit(item, "ticket", who):
            raise TooMany("too_many", retry_s=seconds)

    def may_sign_in(self, address: str) -> None:
        """Raise TooMany after too many wrong passwords or codes from this address."""
        if not self._limiter.test(_WRONG, "sign-in", address):
            raise TooMany("too_many", saying="too_many_sign_ins", retry_s=60)

    def wrong_sign_in(self, address: str) -> None:
        """Count a wrong password or code."""
        self._limiter.hit(_WRONG, "sign-in", address)


_WRONG = RateLimitItemPerMinute(SIGN_INS_A_MINUTE)
