"""Why a request is not done: a few kinds, each with a code for programs.

The sentence for people is in the catalogues under `error-<saying>`, which is the code unless one code has
several sentences; `values` fills it in.
"""

from __future__ import annotations

from collections.abc import Mapping


class HallError(Exception):
    """A request that is not done. `code` names the reason, `values` the particulars, some by language."""

    def __init__(
        self, code: str, *, saying: str | None = None, **values: str | int | Mapping[str, str]
    ) -> None:
        super().__init__(code, values)
        self.code = code
        self.saying = saying or code
        self.values = values

    def __str__(self) -> str:
        particulars = ", ".join(f"{name} {value}" for name, value in self.values.items())
        return f"{self.code} ({particulars})" if particulars else self.code


class Refused(HallError):
    """The rules do not allow it in the present state."""


class BadInput(HallError):
    """The request itself is wrong: a value out of range, an id that nothing has."""


class NotFound(HallError):
    """The thing that the request is about does not exist."""


class NotSignedIn(HallError):
    """Nobody knows who is asking."""


class NotAllowed(HallError):
    """Who is asking may not do this."""


class TooMany(HallError):
    """Too many requests in a short time; `values["retry_s"]` says how many seconds to wait."""


class NoBusiness(HallError):
    """The hall does no business at the moment: clock alarm, overload, disk full."""
