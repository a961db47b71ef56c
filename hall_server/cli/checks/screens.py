"""The screens: is each there, does it show the calls, and can they be read from the farthest seat?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from config.models import Screen
from config.retiring import InForce
from config.screens import HIGHEST_CAP_SHARE
from hall_server.cli.checks.asking import Document, NoAnswer, now_of
from hall_server.cli.checks.finding import Finding, ok, skipped, warning
from hall_server.cli.checks.site import Site
from hall_server.domain.events import Kind
from hall_server.domain.times import SECOND, Millis, local, rfc3339
from hall_server.hall.people import Role
from hall_server.hall.timekeeping import read_clocks
from hall_server.store import examine

NAME = "screen"

SHOWN_WITHIN_MS = 10 * SECOND
"""A call of the last seconds may still be on its way."""


def look(site: Site) -> Iterator[Finding]:
    """Each screen of the hall file, and those of single counters that were paired or have a token."""
    if site.structure is None:
        return
    if site.db is None:
        yield skipped(NAME, "Without the record nobody knows which screens were paired.")
        return
    structure = site.structure
    live: dict[str, Document] | None = None
    if site.server is not None:
        try:
            live = now_of(site, "screens")
        except NoAnswer as fault:
            yield skipped(NAME, f"The running hall could not be asked for its screens: {fault}.")
    paired, programs = examine.pairings(site.db, Role.SCREEN), examine.places(site.db, Role.SCREEN)
    shown = examine.last_receipts(site.db, Kind.SHOWN, NAME)
    called = examine.last_calls(site.db)
    own = [each for each in sorted({*paired, *programs}) if structure.counter_of_own_screen(each)]
    screens = [*structure.screens, *(structure.screen(each) for each in own)]
    if not screens:
        yield warning(NAME, "The hall file names no screen, so nobody sees the calls.", "Add a [[screen]].")
    for screen in screens:
        browsers, tokens = paired.get(screen.id, 0), programs.get(screen.id, 0)
        found = _screen(structure, screen, browsers, tokens, shown.get(screen.id), called)
        yield _now(found, live.get(screen.id, {})) if live is not None and (browsers or tokens) else found


def _now(found: Finding, live: Document) -> Finding:
    """What the running hall sees of a paired screen; where that is well, what was found without it."""
    is_connected, sound = bool(live.get("is_connected")), live.get("sound")
    known = {**found.details, "is_connected": is_connected, "sound": sound}
    if not is_connected:
        return warning(
            NAME,
            "Its page is not connected to the running hall.",
            f"Is it switched on, with the page /display/{known['id']} open in its browser?",
            **known,
        )
    if sound == "blocked":
        return warning(
            NAME, "Its browser waits for a touch before it plays calls.", "Touch it once.", **known
        )
    if sound == "failed":
        to_do = "Check the sound of its PC, then load its page anew."
        return warning(NAME, "Its page could not play a call.", to_do, **known)
    return replace(found, details=known)


def _screen(
    structure: InForce,
    screen: Screen,
    browsers: int,
    tokens: int,
    shown_at: Millis | None,
    called: dict[str, Millis],
) -> Finding:
    share = screen.least_cap_share
    known = {
        "id": screen.id,
        "paired": browsers,
        "tokens": tokens,
        "last_shown_at": rfc3339(shown_at) if shown_at is not None else None,
        "least_cap_share": round(share, 3) if share is not None else None,
    }
    if not browsers and not tokens:
        return warning(
            NAME,
            "No browser is paired as this screen, so nobody knows whether it shows the calls.",
            f"Type the code of `navbat pair screen {screen.id}` at /pair in its browser.",
            **known,
        )
    if share is not None and share > HIGHEST_CAP_SHARE:
        return warning(
            NAME,
            f"From {screen.distance_m:g} m its newest call cannot be read with ease: its picture is too low.",
            f"Its picture has to be {_height_cm(screen, share):.0f} cm high, or nearer to the seats.",
            **known,
        )
    zone = {counter.id for counter in structure.screen_counters(screen.id)}
    now = read_clocks().wall
    calls = [at for counter, at in called.items() if counter in zone and now - at > SHOWN_WITHIN_MS]
    if calls and (shown_at is None or shown_at < max(calls)):
        said = (
            f"its last was that of {_time(structure, shown_at)}" if shown_at is not None else "nor any other"
        )
        return warning(
            NAME,
            f"It did not confirm the call of {_time(structure, max(calls))}; {said}.",
            "Is it switched on, with the page of the screen open in its browser, and connected?",
            **known,
        )
    if shown_at is None:
        who = "A browser is paired as" if browsers else "A program has a token of"
        return ok(NAME, f"{who} this screen; nobody was called there yet.", **known)
    return ok(NAME, f"It last confirmed a call at {_time(structure, shown_at)}.", **known)


def _height_cm(screen: Screen, share: float) -> float:
    """How high the picture has to be, for letters of that share of the present one to fit into it."""
    return (screen.height_cm or 0.0) * share / HIGHEST_CAP_SHARE


def _time(structure: InForce, at: Millis) -> str:
    return f"{local(at, structure.hall.timezone):%d %B, %H:%M}"
