"""The structure of a hall as one document: always whole and valid, or not there at all."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Self, TypeVar

from pydantic import Field, ValidationError

from config.characters import half_characters
from config.consistency import consistency_faults
from config.hours import Hours
from config.layouts import SlipLayout, SlipLine
from config.problems import Path, Problem, StructureProblems, place_of
from config.references import reference_faults
from config.screens import OWN, OWN_PREFIX, USUAL, BoardLayout, Screen
from config.signs import Sign
from config.sounds import Speaker, Voice, VoiceSettings
from config.table import Table
from config.tables import (
    Counter,
    Department,
    HallSettings,
    Kiosk,
    Need,
    Outcome,
    PauseReason,
    Printer,
    Priority,
    Purpose,
    Rates,
    Series,
    ServedService,
    Service,
    Sphere,
)
from config.values import LANGUAGES
from config.wording import faults_of

__all__ = [
    "LANGUAGES",
    "BoardLayout",
    "Counter",
    "Department",
    "HallSettings",
    "Kiosk",
    "Need",
    "Outcome",
    "PauseReason",
    "Printer",
    "Priority",
    "Purpose",
    "Rates",
    "Screen",
    "Series",
    "ServedService",
    "Service",
    "Sign",
    "SlipLayout",
    "SlipLine",
    "Speaker",
    "Sphere",
    "Structure",
    "Voice",
    "VoiceSettings",
]


class Structure(Table):
    """Everything a hall file says. Made by `config.loader` or `from_document`, which check references too."""

    hall: HallSettings = Field(description="The place itself, and the rules that hold in all of it")
    spheres: tuple[Sphere, ...] = Field(
        default=(), alias="sphere", description="Fields of life that services are grouped by"
    )
    departments: tuple[Department, ...] = Field(
        default=(), alias="department", description="Bodies present in the hall"
    )
    series: tuple[Series, ...] = Field(default=(), description="Number series of the tickets")
    services: tuple[Service, ...] = Field(default=(), alias="service", description="What visitors come for")
    priorities: tuple[Priority, ...] = Field(
        default=(), alias="priority", description="Visitors with a right to a shorter wait"
    )
    needs: tuple[Need, ...] = Field(
        default=(), alias="need", description="What visitors may ask for on the way to the counter"
    )
    outcomes: tuple[Outcome, ...] = Field(
        default=(), alias="outcome", description="How a service may end; none: operators name no outcome"
    )
    purposes: tuple[Purpose, ...] = Field(
        default=(), alias="purpose", description="What visitors may have come to do; none: nobody is asked"
    )
    pause_reasons: tuple[PauseReason, ...] = Field(
        default=(),
        alias="pause_reason",
        description="Why counters take breaks; none: a short list of our own",
    )
    counters: tuple[Counter, ...] = Field(
        default=(), alias="counter", description="Windows at which visitors are served"
    )
    printers: tuple[Printer, ...] = Field(default=(), alias="printer", description="Slip printers")
    slips: tuple[SlipLayout, ...] = Field(
        default=(), alias="slip", description="Layouts of slips, for the kiosks that name one"
    )
    kiosks: tuple[Kiosk, ...] = Field(
        default=(), alias="kiosk", description="Terminals at which visitors take tickets"
    )
    screens: tuple[Screen, ...] = Field(default=(), alias="screen", description="Displays on the wall")
    boards: tuple[BoardLayout, ...] = Field(
        default=(), alias="board", description="Layouts of what screens show, for the screens that name one"
    )
    voices: tuple[Voice, ...] = Field(default=(), alias="voice", description="Voices that say the calls")
    signs: tuple[Sign, ...] = Field(
        default=(), alias="sign", description="Signs and lamps above the counters, on serial lines"
    )
    speakers: tuple[Speaker, ...] = Field(
        default=(), alias="speaker", description="Loudspeakers that announce calls"
    )

    @classmethod
    def from_document(
        cls,
        document: Mapping[str, Any],
        *,
        source: str = "document",
        line_of: Callable[[Path], int | None] = lambda _path: None,
    ) -> Self:
        """The structure that `document()` described; raises StructureProblems with all that is wrong."""
        faults = list(half_characters(document))
        if not faults:
            faults = [*reference_faults(document), *consistency_faults(document)]
            try:
                structure = cls.model_validate(document)
            except ValidationError as error:
                faults += faults_of(error, cls, document)
            else:
                if not faults:
                    return structure
        problems = [
            Problem(place_of(fault.path, document), line_of(fault.path), fault.found, fault.message)
            for fault in faults
        ]
        raise StructureProblems(sorted(problems, key=lambda problem: problem.line or 0), source)

    def document(self) -> dict[str, Any]:
        """Everything, defaults too, as plain values for JSON; the keys are those of the hall file."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def is_retired(self, _table: str, _row_id: str) -> bool:
        """Was it removed from the hall file while it was in use? Never here: see `config.retiring`."""
        return False

    def name(self, names: Mapping[str, str], language: str) -> str:
        """The text in this language, else in the first of the hall's that has it, else empty."""
        for candidate in (language, *self.hall.languages):
            if candidate in names:
                return names[candidate]
        return next(iter(names.values()), "")

    def in_all(self, texts: Mapping[str, str]) -> dict[str, str]:
        """A text in every language of the hall, as `name` finds it; empty when there is no text at all."""
        return {language: self.name(texts, language) for language in self.hall.languages} if texts else {}

    @property
    def offered_services(self) -> tuple[Service, ...]:
        """The services for which somebody may come, in the order of the file."""
        return tuple(each for each in self.services if not self.is_retired("service", each.id))

    def sphere(self, sphere_id: str) -> Sphere:
        """The sphere of this id; raises KeyError, as every look-up by id does."""
        return _with_id(self.spheres, sphere_id)

    def department(self, department_id: str) -> Department:
        """The department of this id."""
        return _with_id(self.departments, department_id)

    def one_series(self, series_id: str) -> Series:
        """The series of this id."""
        return _with_id(self.series, series_id)

    def service(self, service_id: str) -> Service:
        """The service of this id."""
        return _with_id(self.services, service_id)

    def priority(self, priority_id: str) -> Priority:
        """The priority of this id."""
        return _with_id(self.priorities, priority_id)

    def need(self, need_id: str) -> Need:
        """The need of this id."""
        return _with_id(self.needs, need_id)

    def counter(self, counter_id: str) -> Counter:
        """The counter of this id."""
        return _with_id(self.counters, counter_id)

    def printer(self, printer_id: str) -> Printer:
        """The printer of this id."""
        return _with_id(self.printers, printer_id)

    def slip(self, slip_id: str) -> SlipLayout:
        """The layout of slips of this id."""
        return _with_id(self.slips, slip_id)

    def kiosk(self, kiosk_id: str) -> Kiosk:
        """The kiosk of this id."""
        return _with_id(self.kiosks, kiosk_id)

    def screen(self, screen_id: str) -> Screen:
        """The screen of this id, or the one that a counter has of its own."""
        try:
            return _with_id(self.screens, screen_id)
        except KeyError:
            counter = self.counter_of_own_screen(screen_id)
            if counter is None:
                raise
            return Screen(id=screen_id, counters=(counter.id,))

    def counter_of_own_screen(self, screen_id: str) -> Counter | None:
        """The counter whose own screen that is; None for a screen of the hall file, or an unknown one."""
        if not screen_id.startswith(OWN_PREFIX) or any(each.id == screen_id for each in self.screens):
            return None
        wanted = screen_id.removeprefix(OWN_PREFIX)
        return next((counter for counter in self.counters if counter.id == wanted), None)

    def board_of(self, screen_id: str) -> BoardLayout:
        """The layout of a screen: the one it names, else the usual one of its kind; raises KeyError."""
        wanted = self.screen(screen_id).board
        if wanted is not None:
            return _with_id(self.boards, wanted)
        return self.own_layout if self.counter_of_own_screen(screen_id) else self._usual(USUAL)

    @property
    def own_layout(self) -> BoardLayout:
        """The layout of the screens that counters have of their own."""
        return self._usual(OWN)

    def _usual(self, layout: BoardLayout) -> BoardLayout:
        """A hall file that has a layout of that name has its own usual one."""
        return next((board for board in self.boards if board.id == layout.id), layout)

    def speaker(self, speaker_id: str) -> Speaker:
        """The speaker of this id."""
        return _with_id(self.speakers, speaker_id)

    def services_of(self, counter_id: str) -> dict[str, float]:
        """The services a counter serves, each with its reluctance in minutes; raises KeyError."""
        return {served.id: served.reluctance_min for served in self.counter(counter_id).services}

    def counters_serving(self, service_id: str) -> tuple[Counter, ...]:
        """The counters that serve a service, in the order of the file; raises KeyError."""
        self.service(service_id)
        return tuple(
            counter
            for counter in self.counters
            if any(served.id == service_id for served in counter.services)
        )

    def services_in(self, department_id: str) -> tuple[Service, ...]:
        """The services of a department, in the order of the file; raises KeyError."""
        self.department(department_id)
        return tuple(service for service in self.services if service.department == department_id)

    def kiosk_services(self, kiosk_id: str) -> tuple[Service, ...]:
        """The services a kiosk offers, in the order of the file; raises KeyError."""
        wanted = self.kiosk(kiosk_id).services
        return tuple(service for service in self.offered_services if not wanted or service.id in wanted)

    def screen_counters(self, screen_id: str) -> tuple[Counter, ...]:
        """The zone of a screen: the counters it shows; raises KeyError."""
        return self._zone(self.screen(screen_id).counters)

    def speaker_counters(self, speaker_id: str) -> tuple[Counter, ...]:
        """The counters a speaker calls for: its own, else those of its screen, else all; raises KeyError."""
        speaker = self.speaker(speaker_id)
        if not speaker.counters and speaker.screen is not None:
            return self.screen_counters(speaker.screen)
        return self._zone(speaker.counters)

    def opening(self, service_id: str) -> Hours:
        """When tickets for a service may be had: its own hours within the hall's; raises KeyError."""
        return self._openings[service_id]

    @cached_property
    def _openings(self) -> dict[str, Hours]:
        return {each.id: each.opening.within(self.hall.opening) for each in self.services}

    def target_min(self, service_id: str) -> float:
        """The promised wait for a service in minutes, its own or the hall's; raises KeyError."""
        target = self.service(service_id).target_min
        return self.hall.target_min if target is None else target

    def languages_after(self, speaker_id: str) -> tuple[str, ...]:
        """Languages that a speaker says after the visitor's own; raises KeyError."""
        own = self.speaker(speaker_id).languages
        return self.hall.voice.languages if own is None else own

    def _zone(self, counter_ids: tuple[str, ...]) -> tuple[Counter, ...]:
        return tuple(counter for counter in self.counters if not counter_ids or counter.id in counter_ids)


_Row = TypeVar(
    "_Row",
    Sphere,
    Department,
    Series,
    Service,
    Priority,
    Need,
    Counter,
    Printer,
    SlipLayout,
    Kiosk,
    Screen,
    BoardLayout,
    Speaker,
)


def _with_id(rows: tuple[_Row, ...], wanted: str) -> _Row:
    for row in rows:
        if row.id == wanted:
            return row
    raise KeyError(wanted)
