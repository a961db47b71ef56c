"""Puts the hall together: the store below, the rooms above, one Flask application on top."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from flask import Flask

from audio.address import PlayedElsewhere, open_speaker
from audio.speakers import Speaker
from config.models import Printer as PrinterSetting
from config.models import Structure
from counter.pages import blueprint as counter_pages
from display.pages import blueprint as display_pages
from display.signs.address import SignAt, line_of, open_bus
from display.signs.bus import Bus
from hall_server.api.blueprint import blueprint as api
from hall_server.board.boards import Boards
from hall_server.board.media import Media
from hall_server.domain.clock import Reading
from hall_server.hall.access import Access
from hall_server.hall.announcements import Announcements
from hall_server.hall.errands import Errands
from hall_server.hall.founding import secret_of
from hall_server.hall.hall import Hall
from hall_server.hall.notices import Notices
from hall_server.hall.timekeeping import WRITTEN_AT, Timekeeper, read_clocks
from hall_server.live.publisher import Publisher
from hall_server.live.sockets import build as build_sockets
from hall_server.manager.pages import blueprint as manager_pages
from hall_server.outputs.agents import AgentPrinter, Agents
from hall_server.outputs.announcing import Announcing
from hall_server.outputs.clip_watch import ClipWatch
from hall_server.outputs.fittings import Fittings
from hall_server.outputs.lookout import Lookout
from hall_server.outputs.news import News
from hall_server.outputs.outputs import Outputs
from hall_server.outputs.papers import Papers
from hall_server.outputs.preview import Preview
from hall_server.outputs.printing import Printing
from hall_server.outputs.signing import Signing
from hall_server.outputs.snapshots import Snapshots
from hall_server.outputs.stations import Stations
from hall_server.outputs.walls import Walls
from hall_server.reports.desk import Reports
from hall_server.store.database import Store
from hall_server.texts.catalogue import Catalogue
from hall_server.web import health, preview, staff
from hall_server.web.errors import MEDIA_TYPE, Errors
from hall_server.web.forms import Forms
from hall_server.web.guard import Guard
from hall_server.web.limits import Limits
from hall_server.web.pictures import Pictures
from hall_server.web.running import Running
from kiosk.pages import blueprint as kiosk_pages
from printers.address import open_printer
from printers.deadlines import Deadlines
from printers.driver import Printer

log = logging.getLogger(__name__)

FONTS = Path(__file__).parents[1] / "printers" / "fonts"
SLIPS, VOICE, MEDIA = "slips", "voice", "media"


@dataclass(frozen=True, slots=True)
class RunningHall:
    """A hall that runs: its application for the web server, and how it is closed."""

    app: Flask
    store: Store
    outputs: Outputs
    publisher: Publisher

    def unreadable(self, status: int) -> tuple[str, bytes]:
        """The answer to a request that the web server could not read: its media type and body."""
        errors: Errors = self.app.extensions["navbat_errors"]
        with self.app.app_context():
            return MEDIA_TYPE, self.app.json.dumps(errors.unreadable(status).document()).encode()

    def close(self) -> None:
        """Finish what was accepted and let go of everything."""
        self.outputs.close()
        self.publisher.close()
        self.store.close()


def create(
    folder: Path,
    *,
    address: str,
    read: Callable[[], Reading] = read_clocks,
    wait: Callable[[float], object] | None = None,
) -> RunningHall:
    """The hall of a founded data folder, running.

    `address`: what it is reached under, for status pages. `read`: the hall's clock. `wait`: lets the seconds
    of a sound pass at a virtual speaker; left out: real ones.
    """
    # Flask takes a relative path for one beside the application.
    folder = folder.absolute()
    store = Store(folder)
    # Rung after every commit for the boards, and when these are sent for everybody else.
    commits, news = News(), News()
    secret = secret_of(store)
    catalogue = Catalogue.load()
    hall = Hall(
        store,
        Timekeeper(read, not_before=WRITTEN_AT),
        secret=secret,
        address=address,
        tell=commits.ring,
        sentences=lambda: catalogue,
    )
    errands = Errands(hall)
    announcements = Announcements(hall)
    printing = Printing(errands, catalogue, {}, news)
    announcing = Announcing(hall, announcements, catalogue, folder / VOICE, {}, news, wait=wait)
    signing = Signing(hall, news)
    agents = Agents(errands, commits.ring)
    walls = Walls(hall, agents)
    outputs = Outputs(
        hall,
        news,
        (signing, printing, announcing, Lookout(hall, walls, news, commits.ring)),
        (
            Fittings(signing.put, _lines_of_signs, partial(_open_line_of_signs, commits.ring)),
            Fittings(printing.put, _printers, partial(_open_printer, folder, agents)),
            Fittings(announcing.put, _speakers, partial(_open_speaker, wait)),
            ClipWatch(catalogue, folder),
        ),
        ring=commits.ring,
    )
    reports = Reports(store, hall.structure, hall.now)
    stations = Stations(printing, errands)
    media = Media(folder / MEDIA)
    boards = Boards(store, hall.now, media)
    running = Running(
        hall=hall,
        # Sessions end by the time of whoever is signed in, however fast the hall's clock goes.
        access=Access(store, lambda: read_clocks().wall),
        errands=errands,
        announcements=announcements,
        notices=Notices(hall),
        snapshots=Snapshots(hall, boards, errands, announcements, reports, stations, agents, signing, walls),
        agents=agents,
        signing=signing,
        stations=stations,
        walls=walls,
        reports=reports,
        outputs=outputs,
        catalogue=catalogue,
        forms=Forms(secret),
        limits=Limits(),
        pictures=Pictures(folder / SLIPS, folder / VOICE),
        media=media,
        preview=Preview(hall, catalogue, FONTS),
        papers=Papers(hall, reports, catalogue),
    )
    app = _application(running)
    _, publisher = build_sockets(app, running, app.extensions["navbat_errors"])
    outputs.start()
    publisher.start(commits, news)
    return RunningHall(app, store, outputs, publisher)


def _application(running: Running) -> Flask:
    # Templates and static files of this room; the other rooms bring their own with their blueprints.
    app = Flask("hall_server", static_folder="web/static", template_folder="web/templates")
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    errors = Errors(running)
    errors.install(app)
    app.extensions["navbat_errors"] = errors
    Guard(running).install(app)
    for pages in (
        staff.blueprint(running, errors),
        preview.blueprint(running),
        health.blueprint(running),
        api(running, version("navbat")),
        kiosk_pages(running),
        display_pages(running),
        counter_pages(running),
        manager_pages(running),
    ):
        app.register_blueprint(pages)
    return app


def _printers(structure: Structure) -> dict[str, PrinterSetting]:
    return {printer.id: printer for printer in structure.printers}


def _open_printer(folder: Path, agents: Agents, name: str, setting: PrinterSetting) -> Printer | None:
    deadlines = Deadlines(open_s=setting.open_s, write_s=setting.write_s, status_s=setting.status_s)
    if setting.agent is not None:
        return AgentPrinter(agents, setting.agent, name, deadlines)
    try:
        return open_printer(
            setting.address,
            width_dots=setting.width_dots,
            profile=setting.profile,
            native=setting.native,
            fonts=FONTS,
            folder=folder / SLIPS,
            deadlines=deadlines,
        )
    except ValueError as error:
        # The hall can work without this one; its slips wait for it and the staff sees why.
        log.error("printer %s is not used: %s", name, error)
        return None


def _speakers(structure: Structure) -> dict[str, str]:
    """The addresses; what else is set for a speaker is asked for at each call."""
    return {speaker.id: speaker.address for speaker in structure.speakers}


def _open_speaker(wait: Callable[[float], object] | None, _name: str, address: str) -> Speaker | None:
    opened = open_speaker(address, wait=wait)
    return None if isinstance(opened, PlayedElsewhere) else opened


def _lines_of_signs(structure: Structure) -> dict[str, tuple[SignAt, ...]]:
    """The signs by the line that they hang on; at which counter one hangs is asked for at each news."""
    lines: dict[str, list[SignAt]] = {}
    for sign in structure.signs:
        at = SignAt(sign.id, sign.address, sign.driver, sign.unit, sign.kind, sign.places, sign.channel)
        lines.setdefault(line_of(sign.address), []).append(at)
    return {line: tuple(signs) for line, signs in lines.items()}


def _open_line_of_signs(tell: Callable[[], None], line: str, signs: tuple[SignAt, ...]) -> Bus | None:
    try:
        return open_bus(signs, tell=tell)
    except ValueError as error:
        # The hall can work without them, and the staff sees that they show nothing.
        log.error("the signs at %s are not used: %s", line, error)
        return None
