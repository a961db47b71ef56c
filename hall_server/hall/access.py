"""Who may come in: passwords, sessions, tokens, paired devices. Secrets leave this room once: when made."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from sqlite3 import Connection

from werkzeug.security import check_password_hash, generate_password_hash

from hall_server.domain.errors import BadInput, NotFound, NotSignedIn
from hall_server.domain.events import SYSTEM
from hall_server.domain.times import DAY, MINUTE, SECOND, Millis
from hall_server.hall.founding import COMMAND
from hall_server.hall.people import Actor, Role
from hall_server.store import access
from hall_server.store.access import Device, Token, User
from hall_server.store.database import Store

SESSION_MS = 14 * 60 * MINUTE
"""A session lasts a long working day."""

PAIRING_MS = 7 * DAY
"""A pairing code waits for a hall to be set up."""

CODE_PIECE = 4
"""Letters of a pairing code between two dashes."""

LENT = f"{COMMAND}-"
"""How the names of lent tokens begin."""

LENT_MS = 10 * MINUTE
"""No command asks for so long."""

SHORTEST_PASSWORD = 8

# Without letters and digits that look alike; four groups are read over a telephone.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: its secret for the cookie, and whether a new password has to be chosen first."""

    secret: str
    must_change: bool
    role: Role


@dataclass(frozen=True, slots=True)
class Keys:
    """What a browser or a program shows at the door: a bearer token, or the secrets of its cookies."""

    token: str | None = None
    session: str | None = None
    devices: tuple[str, ...] = ()


class Access:
    """The doors of the hall."""

    def __init__(self, store: Store, wall: Callable[[], Millis]) -> None:
        self._store = store
        self._wall = wall

    # -- people ----------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str) -> SignedIn:
        """Begin a session; raises NotSignedIn when name and password do not belong together."""
        with self._store.read() as db:
            user = access.user(db, name)
        is_right = check_password_hash(user.password if user else _nobodys_password(), password)
        if user is None or user.disabled or not is_right:
            raise NotSignedIn("not_signed_in", saying="wrong_password")
        secret, now = secrets.token_urlsafe(32), self._wall()
        self._store.write(lambda db: access.add_session(db, hashed(secret), name, now, now + SESSION_MS))
        return SignedIn(secret, user.must_change, Role(user.role))

    def sign_out(self, secret: str) -> None:
        """End a session."""
        self._store.write(lambda db: access.end_session(db, hashed(secret)))

    def change_password(self, name: str, password: str, *, but_session: str) -> None:
        """Set one's own password and end one's other sessions; raises BadInput when it is too short."""
        stored = _acceptable(password)
        # Before the transaction: to check a password takes so long that every command would wait for it.
        with self._store.read() as reading:
            if check_password_hash(_user(reading, name).password, password):
                raise BadInput("malformed", saying="same_password")

        def work(db: Connection) -> None:
            changed = replace(_user(db, name), password=stored, must_change=False)
            access.put_user(db, changed, self._wall())
            access.end_sessions_of(db, name, but=hashed(but_session))

        self._store.write(work)

    def add_user(self, name: str, role: Role, password: str) -> None:
        """Add somebody, who chooses a new password at the first sign-in; raises BadInput."""
        stored = _acceptable(password)

        def work(db: Connection) -> None:
            _must_be_free(db, name)
            user = User(name, role, stored, must_change=True, disabled=False)
            access.put_user(db, user, self._wall())

        self._store.write(work)

    def reset_password(self, name: str, password: str) -> None:
        """Give somebody a new first password; raises NotFound and BadInput."""
        stored = _acceptable(password)

        def work(db: Connection) -> None:
            changed = replace(_user(db, name), password=stored, must_change=True, disabled=False)
            access.put_user(db, changed, self._wall())
            access.end_sessions_of(db, name)

        self._store.write(work)

    def disable_user(self, name: str) -> None:
        """Let somebody in no more; raises NotFound."""

        def work(db: Connection) -> None:
            access.put_user(db, replace(_user(db, name), disabled=True), self._wall())
            access.end_sessions_of(db, name)

        self._store.write(work)

    def users(self) -> list[User]:
        """Everybody, by name."""
        with self._store.read() as db:
            return access.users(db)

    # -- programs and devices --------------------------------------------------------------------

    def add_token(self, name: str, role: Role, kiosk: str | None = None) -> str:
        """A new bearer token; raises BadInput when its name is taken."""
        secret = f"nvb_{secrets.token_urlsafe(32)}"

        def work(db: Connection) -> None:
            _must_be_free(db, name)
            access.add_token(db, hashed(secret), Token(name, role, kiosk), self._wall())

        self._store.write(work)
        return secret

    @contextmanager
    def lent_token(self, role: Role) -> Iterator[str]:
        """A bearer token with which a command asks the running server; it is taken back at the end.

        Each has a name of its own, as two commands may ask at once, and one that nobody else can have. What a
        killed command left behind goes with the next one after ten minutes.
        """
        secret = f"nvb_{secrets.token_urlsafe(32)}"
        name = f"{LENT}{secrets.token_hex(4)}"

        def lend(db: Connection) -> None:
            now = self._wall()
            access.remove_lent_tokens(db, COMMAND, LENT, before=now - LENT_MS)
            access.add_token(db, hashed(secret), Token(name, role, None), now)

        self._store.write(lend)
        try:
            yield secret
        finally:
            self._store.write(lambda db: access.remove_token(db, name))

    def pairing_code(self, kind: str, target: str) -> str:
        """A one-time code that makes a browser the kiosk or screen `target`."""
        code = _as_made("".join(secrets.choice(_CODE_LETTERS) for _ in range(3 * CODE_PIECE)))
        now = self._wall()
        self._store.write(
            lambda db: access.add_pairing(db, hashed(code), Device(kind, target), now, now + PAIRING_MS)
        )
        return code

    def pair(self, code: str) -> tuple[str, Device]:
        """Use a pairing code: the secret for the device's cookie; raises NotSignedIn if wrong or used."""
        secret = secrets.token_urlsafe(32)

        def work(db: Connection) -> Device:
            device = access.use_pairing(db, hashed(_as_made(code)), self._wall())
            if device is None:
                raise NotSignedIn("not_signed_in", saying="wrong_code")
            access.add_device(db, hashed(secret), device, self._wall())
            return device

        return secret, self._store.write(work)

    # -- who is it -------------------------------------------------------------------------------

    def by_keys(self, keys: Keys) -> tuple[Actor, ...]:
        """Whom the keys let in at this moment, for a line that stays open; raises NotSignedIn for a token."""
        if keys.token is not None:
            return (self.by_token(keys.token),)
        person = self.by_session(keys.session) if keys.session else None
        people = (person,) if person is not None and not person.must_change_password else ()
        devices = (self.by_device(secret) for secret in keys.devices)
        return (*people, *(device for device in devices if device is not None))

    def by_token(self, secret: str) -> Actor:
        """Whose bearer token it is; raises NotSignedIn."""
        with self._store.read() as db:
            token = access.token(db, hashed(secret))
        if token is None:
            raise NotSignedIn("not_signed_in", saying="wrong_token")
        name = COMMAND if token.name.startswith(LENT) else token.name
        return Actor(name, Role(token.role), f"token:{token.name}", target=token.kiosk)

    def by_session(self, secret: str) -> Actor | None:
        """Whose session it is; None when it is over."""
        with self._store.read() as db:
            user = access.user_of_session(db, hashed(secret), self._wall())
        if user is None:
            return None
        return Actor(
            user.name,
            Role(user.role),
            f"user:{user.name}",
            is_person=True,
            must_change_password=user.must_change,
        )

    def by_device(self, secret: str) -> Actor | None:
        """Which paired device it is; None when it is none."""
        with self._store.read() as db:
            device = access.device(db, hashed(secret))
        if device is None:
            return None
        name = f"{device.kind}:{device.target}"
        return Actor(name, Role(device.kind), f"device:{hashed(secret)[:16]}", target=device.target)


@cache
def _nobodys_password() -> str:
    """Checked when there is no such user, so that an answer takes as long and tells nothing."""
    return generate_password_hash(secrets.token_hex(16))


def _as_made(code: str) -> str:
    """A pairing code as it was made, however somebody has typed it: in capitals, in pieces with dashes."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    pieces = (letters[at : at + CODE_PIECE] for at in range(0, len(letters), CODE_PIECE))
    return "-".join(pieces)


def hashed(secret: str) -> str:
    """How a random secret is kept: it has enough randomness to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _acceptable(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput("malformed", saying="short_password", least=SHORTEST_PASSWORD)
    return generate_password_hash(password)


def _must_be_free(db: Connection, name: str) -> None:
    """Raise BadInput when the record means, or would mean, somebody else by that name."""
    is_known = access.user(db, name) is not None or access.token_named(db, name) is not None
    if is_known or name in (SYSTEM, COMMAND) or name.startswith(LENT):
        raise BadInput("malformed", saying="name_taken", name=name)


def _user(db: Connection, name: str) -> User:
    user = access.user(db, name)
    if user is None:
        raise NotFound("not_found", user=name)
    return user


SESSION_S = SESSION_MS // SECOND
