"""Who may come in: users, sessions, tokens, devices, pairing codes. Secrets are kept as hashes only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hall_server.domain.times import Millis


@dataclass(frozen=True, slots=True)
class User:
    """A member of the staff. `password` is a salted hash."""

    name: str
    role: str
    password: str
    must_change: bool
    disabled: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A program's or device's bearer token."""

    name: str
    role: str
    kiosk: str | None


@dataclass(frozen=True, slots=True)
class Device:
    """A paired browser: a kiosk or a screen."""

    kind: str
    target: str


def user(db: sqlite3.Connection, name: str) -> User | None:
    """The user of that name."""
    row = db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchone()
    return _user(row) if row else None


def users(db: sqlite3.Connection) -> list[User]:
    """All users, by name."""
    return [_user(row) for row in db.execute("SELECT * FROM users ORDER BY name")]


def put_user(db: sqlite3.Connection, user: User, at: Millis) -> None:
    """Add or change a user."""
    db.execute(
        "INSERT INTO users VALUES (:name, :role, :password, :must_change, :disabled, :at) "
        "ON CONFLICT (name) DO UPDATE SET role = :role, password = :password, must_change = :must_change, "
        "disabled = :disabled",
        {
            "name": user.name,
            "role": user.role,
            "password": user.password,
            "must_change": user.must_change,
            "disabled": user.disabled,
            "at": at,
        },
    )


def add_session(db: sqlite3.Connection, secret: str, user: str, at: Millis, ends_at: Millis) -> None:
    """Begin a session."""
    db.execute("DELETE FROM sessions WHERE ends_at < ?", (at,))
    db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (secret, user, at, ends_at))


def user_of_session(db: sqlite3.Connection, secret: str, at: Millis) -> User | None:
    """Whose session it is; None when it is over or the user may not sign in any more."""
    row = db.execute(
        "SELECT u.* FROM sessions s JOIN users u ON u.name = s.user "
        "WHERE s.secret = ? AND s.ends_at > ? AND NOT u.disabled",
        (secret, at),
    ).fetchone()
    return _user(row) if row else None


def end_session(db: sqlite3.Connection, secret: str) -> None:
    """End one session."""
    db.execute("DELETE FROM sessions WHERE secret = ?", (secret,))


def end_sessions_of(db: sqlite3.Connection, user: str, *, but: str | None = None) -> None:
    """End the sessions of a user, except the one named."""
    db.execute("DELETE FROM sessions WHERE user = ? AND secret IS NOT ?", (user, but))


def add_token(db: sqlite3.Connection, secret: str, token: Token, at: Millis) -> None:
    """Keep a token; raises sqlite3.IntegrityError when its name is taken."""
    db.execute(
        "INSERT INTO tokens (secret, name, role, kiosk, created_at) VALUES (?, ?, ?, ?, ?)",
        (secret, token.name, token.role, token.kiosk, at),
    )


def token(db: sqlite3.Connection, secret: str) -> Token | None:
    """The token with that hash."""
    row = db.execute("SELECT name, role, kiosk FROM tokens WHERE secret = ?", (secret,)).fetchone()
    return Token(**dict(row)) if row else None


def token_named(db: sqlite3.Connection, name: str) -> Token | None:
    """The token of that name."""
    row = db.execute("SELECT name, role, kiosk FROM tokens WHERE name = ?", (name,)).fetchone()
    return Token(**dict(row)) if row else None


def remove_token(db: sqlite3.Connection, name: str) -> None:
    """Let nobody in with the token of that name any more."""
    db.execute("DELETE FROM tokens WHERE name = ?", (name,))


def remove_lent_tokens(db: sqlite3.Connection, name: str, prefix: str, *, before: Millis) -> None:
    """Remove tokens that were made before a moment, of that name or of the prefix and eight hex digits."""
    db.execute(
        "DELETE FROM tokens WHERE (name = ? OR name GLOB ?) AND created_at < ?",
        (name, prefix + 8 * "[0-9a-f]", before),
    )


def add_pairing(db: sqlite3.Connection, secret: str, device: Device, at: Millis, ends_at: Millis) -> None:
    """Keep a one-time pairing code."""
    db.execute("DELETE FROM pairings WHERE ends_at < ?", (at,))
    db.execute(
        "INSERT INTO pairings VALUES (?, ?, ?, ?, ?)", (secret, device.kind, device.target, at, ends_at)
    )


def use_pairing(db: sqlite3.Connection, secret: str, at: Millis) -> Device | None:
    """Take a pairing code; None when it is unknown, used or too old."""
    row = db.execute(
        "DELETE FROM pairings WHERE secret = ? AND ends_at > ? RETURNING kind, target", (secret, at)
    ).fetchone()
    return Device(**dict(row)) if row else None


def add_device(db: sqlite3.Connection, secret: str, device: Device, at: Millis) -> None:
    """Keep a paired device."""
    db.execute("INSERT INTO devices VALUES (?, ?, ?, ?)", (secret, device.kind, device.target, at))


def device(db: sqlite3.Connection, secret: str) -> Device | None:
    """The device with that hash."""
    row = db.execute("SELECT kind, target FROM devices WHERE secret = ?", (secret,)).fetchone()
    return Device(**dict(row)) if row else None


def _user(row: sqlite3.Row) -> User:
    return User(row["name"], row["role"], row["password"], bool(row["must_change"]), bool(row["disabled"]))
