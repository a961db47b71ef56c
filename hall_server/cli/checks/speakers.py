"""The loudspeakers: can each be used, does it say the calls, and, if that was asked for, is it heard?"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from audio.address import PlayedElsewhere, open_speaker
from audio.cache import Cache
from audio.compose import announcement
from audio.errors import SpeakerError, VoiceError
from audio.speakers import PLAYERS
from config.models import Speaker
from config.retiring import InForce
from hall_server.cli.checks.asking import Document, NoAnswer, now_of
from hall_server.cli.checks.finding import Finding, State, failed, in_two, ok, skipped, warning
from hall_server.cli.checks.site import Site
from hall_server.cli.checks.voices import trial_call
from hall_server.domain.events import Kind
from hall_server.domain.times import Millis, local, rfc3339
from hall_server.hall.people import Role
from hall_server.outputs.voices import Voices
from hall_server.store import announcements, examine

NAME = "speaker"

LOCAL, VIRTUAL = "local:", "virtual://"

CARDS = Path("/proc/asound/cards")
"""Where Linux lists the sound cards."""

LOUDER = "Check its cable, its power and its volume, then call somebody."

PROBLEMS = {
    "screen_away": ("The page of its screen is not connected.", "Open it in the browser of that screen."),
    "agent_away": (
        "The PC that plays for it is not connected.",
        "Switch it on; it runs `navbat agent --speaker`.",
    ),
    "sound_blocked": ("The page of its screen may not make a sound.", "Touch that screen once."),
    "sound_failed": ("The page of its screen could not play a call.", "Check its sound, then load it anew."),
    "not_said": ("It has not said a call in time.", LOUDER),
    "voice_failed": ("The voice could not make its last call.", "`navbat check --only voices` tells why."),
    "voice_late": ("The voice has not made a call in time.", "`navbat check --only voices` tells why."),
}
"""Why a loudspeaker is not heard, by the code of the hall or of its last call, and what to do."""

FAILED = ("It could not play its last call.", LOUDER)

HOW_WHILE_IT_RUNS = "Take a ticket and call it: a running hall says nothing but its own calls."


def look(site: Site) -> Iterator[Finding]:
    """Each loudspeaker of the hall file."""
    if site.structure is None:
        return
    if not site.structure.speakers:
        yield warning(
            NAME,
            "The hall file names no loudspeaker: blind visitors do not hear their call.",
            "Add a [[speaker]].",
        )
    live: dict[str, Document] = {}
    if site.server is not None and site.structure.speakers:
        try:
            live = now_of(site, "speakers")
        except NoAnswer as fault:
            yield skipped(NAME, f"The running hall could not be asked for its loudspeakers: {fault}.")
    spoken = examine.last_receipts(site.db, Kind.SPOKEN, NAME) if site.db is not None else {}
    for speaker in site.structure.speakers:
        found = (
            _reached(site, speaker)
            or _in_trouble(site, speaker, live.get(speaker.id))
            or _said(site.structure, speaker, spoken.get(speaker.id))
        )
        yield _called(site, site.structure, speaker, found) if site.with_call else found


def _known(speaker: Speaker) -> dict[str, object]:
    return {"id": speaker.id, "address": speaker.address}


def _reached(site: Site, speaker: Speaker) -> Finding | None:
    """Why it cannot be heard; None where nothing is known against it."""
    known = _known(speaker)
    if speaker.screen is not None:
        return _of_screen(site, speaker.screen, known)
    if speaker.agent is not None:
        return _of_agent(site, speaker.agent, known)
    if speaker.address == LOCAL:
        return _of_this_pc(known)
    return warning(
        NAME,
        "It is virtual, so nobody hears it.",
        "Give it the address of a real loudspeaker before visitors come.",
        **known,
    )


def _of_screen(site: Site, screen: str, known: dict[str, object]) -> Finding | None:
    if site.db is None:
        return None
    if examine.pairings(site.db, Role.SCREEN).get(screen) or examine.places(site.db, Role.SCREEN).get(screen):
        return None
    return warning(
        NAME,
        f'The page of screen "{screen}" plays its calls, and no browser is paired as that screen.',
        f"Type the code of `navbat pair screen {screen}` at /pair in its browser.",
        **known,
    )


def _of_agent(site: Site, agent: str, known: dict[str, object]) -> Finding | None:
    if site.db is None or agent in dict(examine.tokens(site.db, Role.AGENT)):
        return None
    return failed(
        NAME,
        f'The agent "{agent}" plays its calls, and there is no token of that name.',
        f"Make one with `navbat token add {agent} --role agent` and start the agent with it and --speaker.",
        **known,
    )


def _of_this_pc(known: dict[str, object]) -> Finding | None:
    if not any(shutil.which(player[0]) for player in PLAYERS):
        return failed(
            NAME,
            "This PC has no program to play sound.",
            "Install one: `apt-get install alsa-utils`.",
            **known,
        )
    cards = CARDS.read_text(errors="replace") if CARDS.exists() else ""
    if not cards.strip()[:1].isdigit():
        return failed(
            NAME,
            "This PC has no sound card that the system knows.",
            "Plug one in, or let the page of a screen play the calls: screen://ID.",
            **known,
        )
    return None


def _in_trouble(site: Site, speaker: Speaker, live: Document | None) -> Finding | None:
    """What the running hall knows against it; beside one that is stopped, what became of its last call."""
    known = _known(speaker)
    if live is not None:
        condition, problem = live.get("condition"), live.get("problem")
        if problem is None:
            return None
        happened, to_do = PROBLEMS.get(problem, FAILED)
        tell = warning if condition == "away" else failed
        return tell(NAME, happened, to_do, **known, condition=condition, problem=problem)
    last = announcements.last_outcome(site.db, speaker.id) if site.db is not None else None
    if last is None or last.state == "spoken":
        return None
    if last.state == "stale":
        # It may have waited for a hall that was stopped.
        return warning(
            NAME, "Its last call was given up: it was not said in time.", LOUDER, **known, problem="not_said"
        )
    happened, to_do = PROBLEMS.get(last.problem or "", FAILED)
    return failed(NAME, happened, to_do, **known, problem=last.problem)


def _said(structure: InForce, speaker: Speaker, at: Millis | None) -> Finding:
    known = {**_known(speaker), "last_spoken_at": rfc3339(at) if at is not None else None}
    if at is None:
        return ok(NAME, f"Nothing is known against it ({speaker.address}); it has said no call yet.", **known)
    when = f"{local(at, structure.hall.timezone):%d %B, %H:%M}"
    return ok(NAME, f"It last said a call at {when} ({speaker.address}).", **known)


def _called(site: Site, structure: InForce, speaker: Speaker, found: Finding) -> Finding:
    """Says a call there, in every language of the hall; a speaker that others play is not ours to use."""
    if found.state is not State.OK and not speaker.address.startswith(VIRTUAL):
        return found
    if site.server is not None:
        return skipped(NAME, "No test call: the hall runs.", HOW_WHILE_IT_RUNS, **found.details)
    # A virtual one needs no time for its sound: nobody listens.
    opened = open_speaker(speaker.address, wait=lambda _seconds: None)
    if isinstance(opened, PlayedElsewhere):
        how = "Start the hall, then take a ticket and call it."
        return skipped(NAME, "No test call: it is played by another PC or a page.", how, **found.details)
    try:
        with tempfile.TemporaryDirectory(prefix="navbat-check-") as folder:
            cache = Cache(Path(folder))
            maker = Voices(site.folder, cache).at(structure.voices, speaker.rate)
            call = trial_call(structure, structure.hall.languages, site.catalogue)
            opened.play(announcement(maker, cache, call).path)
    except (SpeakerError, VoiceError) as fault:
        happened, to_do = in_two(str(fault))
        return failed(NAME, f"The test call failed: {happened}", to_do or found.advice, **found.details)
    finally:
        opened.close()
    if speaker.address.startswith(VIRTUAL):
        said = "A test call was played in every language; nobody heard it, because this speaker is virtual."
        return warning(NAME, said, found.advice, **found.details)
    return ok(
        NAME, "A test call was played in every language. Did you hear it in the whole hall?", **found.details
    )
