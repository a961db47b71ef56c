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

    def may_take_ticket(self, who: str, per_second: float) -> None:
        """Raise TooMany when this device took so many tickets in the last second.

        Below one a second: one ticket in so many seconds.
        """
        item = _tickets(per_second)
        if not self._limiter.test(item, "ticket", who):
            raise TooMany("too_many", retry_s=item.get_expiry())

    def ticket_taken(self, who: str, per_second: float) -> None:
        """Count a ticket. A refused request is none."""
        self._limiter.hit(_tickets(per_second), "ticket", who)

    def phone_asks(self, who: str, per_second: float) -> None:
        """Count what a phone asks for, done or not; raise TooMany when that was too often."""
        item = _tickets(per_second)
        if not self._limiter.hit(item, "phone", who):
            raise TooMany("too_many", retry_s=item.get_expiry())

    def may_sign_in(self, address: str) -> None:
        """Raise TooMany after too many wrong passwords or codes from this address."""
        if not self._limiter.test(_WRONG, "sign-in", address):
            raise TooMany("too_many", saying="too_many_sign_ins", retry_s=60)

    def wrong_sign_in(self, address: str) -> None:
        """Count a wrong password or code."""
        self._limiter.hit(_WRONG, "sign-in", address)


def _tickets(per_second: float) -> RateLimitItemPerSecond:
    return RateLimitItemPerSecond(max(1, math.floor(per_second)), max(1, math.ceil(1 / per_second)))


_WRONG = RateLimitItemPerMinute(SIGN_INS_A_MINUTE)
