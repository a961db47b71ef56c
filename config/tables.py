"""The tables of a hall file: every setting with a help line and, where there can be one, a default."""

from datetime import time
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from config.hours import Hours
from config.logo import Logo
from config.sounds import VoiceSettings
from config.table import Table
from config.values import (
    LANGUAGES,
    ExceptionDay,
    Id,
    Ids,
    Languages,
    Names,
    Number,
    Prefix,
    PrinterAddress,
    Texts,
    TimeOfDay,
    WebAddress,
    WeeklyHours,
    Whole,
    Zone,
    agent_in,
)


class Rates(Table):
    """How often one device or address may ask."""

    tickets_per_s: Number = Field(
        default=5.0,
        gt=0,
        le=1000,
        description=(
            "Tickets a kiosk may take in a second, and steps of a visitor's phone; looking has no limit"
        ),
    )


class RatioSettings(Table):
    """The cycle of the fixed ratio, at each counter."""

    priority: Whole = Field(default=1, ge=1, le=20, description="Visitors of a priority class in a row")
    others: Whole = Field(default=2, ge=1, le=20, description="Other visitors in a row, after those")


class HallSettings(Table):
    """The place itself, and the rules that hold in all of it."""

    id: Id = Field(description="Short name of the hall for programs, unique in the region")
    name: Names = Field(description="Name of the hall, by language")
    zone: Zone = Field(default="Asia/Tashkent", description="Time zone of the hall, an IANA name")
    languages: Languages = Field(
        default=LANGUAGES,
        min_length=1,
        description="Languages of the hall in order; the first stands in for a missing text",
    )
    hours: WeeklyHours | None = Field(default=None, description="Weekly opening hours; left out: always open")
    exceptions: tuple[ExceptionDay, ...] = Field(
        default=(), description="Days on which the hall's hours differ, or it is closed"
    )
    address: WebAddress | None = Field(
        default=None,
        description="Where phones in the hall reach the server; left out: the address it listens on",
    )
    logo: Logo | None = Field(
        default=None, description="Picture on slips: a PNG file beside the hall file; left out: none"
    )
    day_starts: TimeOfDay = Field(default=time(0, 0), description="Local time at which a business day begins")
    mode: Literal["score", "ratio"] = Field(
        default="score",
        description="Rule that chooses who is next: by score, or a fixed ratio of priority classes to others",
    )
    ratio: RatioSettings = Field(
        default=RatioSettings(), description="The cycle of the fixed ratio, at each counter"
    )
    target_min: Number = Field(
        default=15.0,
        gt=0,
        le=1440,
        description="Promised wait in minutes, unless a service has its own; not used yet",
    )
    max_wait_min: Number = Field(
        default=60.0, gt=0, le=1440, description="Minutes of waiting after which nobody is passed over"
    )
    recall_limit: Whole = Field(
        default=3, ge=0, le=100, description="Times a visitor may be called again after the first call"
    )
    closing_guard: Literal["off", "warn", "stop"] = Field(
        default="warn",
        description=("Ticket that can hardly be served before closing: give it (off), warn or refuse (stop)"),
    )
    auto_start_s: Whole = Field(
        default=0,
        ge=0,
        le=3600,
        description="Seconds after a call at which serving starts by itself; 0: only by hand",
    )
    return_grace_min: Whole = Field(
        default=30,
        ge=0,
        le=1440,
        description="Minutes in which a visitor who missed the call may return to the old place",
    )
    hold_min: Whole = Field(
        default=10, ge=1, le=1440, description="Minutes a held ticket is parked when nothing else is said"
    )
    undo_s: Whole = Field(
        default=60, ge=0, le=3600, description="Seconds in which an operator may take a step back; 0: never"
    )
    print_within_min: Whole = Field(
        default=10,
        ge=0,
        le=1440,
        description="Minutes in which a slip is still printed by itself when a printer comes back",
    )
    appointment_early_min: Whole = Field(
        default=30,
        ge=0,
        le=1440,
        description="Minutes before the booked time from which an appointment counts",
    )
    appointment_late_min: Whole = Field(
        default=10, ge=0, le=1440, description="Minutes after the booked time until which it counts"
    )
    appointment_priority: Id | None = Field(
        default=None,
        description="Id of the priority that an appointment gives while it counts; left out: none",
    )
    visit_order: Literal["fixed", "planned"] = Field(
        default="fixed",
        description=(
            "Order of several services on one ticket: as chosen (fixed), or the shortest expected wait and "
            "service first (planned)"
        ),
    )
    left_after_s: Whole = Field(
        default=60,
        ge=10,
        le=3600,
        description="Seconds without a console after which an open counter is shown as left",
    )
    board_calls: Whole = Field(
        default=10, ge=1, le=50, description="How many of the last calls a board shows"
    )
    large_s: Number = Field(
        default=7.0,
        ge=7,
        le=60,
        description="Seconds a call stays in the large place of a board at least",
    )
    closing_notice_min: Whole = Field(
        default=15,
        ge=0,
        le=120,
        description="Minutes before closing at which the hall says so, in all languages; 0: it does not",
    )
    emergency_every_s: Whole = Field(
        default=20, ge=5, le=600, description="Seconds after which an emergency notice is said again"
    )
    voice: VoiceSettings = Field(default=VoiceSettings(), description="How calls are said")
    notes_days: Whole = Field(
        default=90,
        ge=1,
        le=3650,
        description="Days for which notes of operators and words of ratings are kept before they are erased",
    )
    record_months: Whole = Field(
        default=36,
        ge=0,
        le=240,
        description="Months for which the record is kept before its days are removed; 0: for ever",
    )
    rates: Rates = Field(default=Rates(), description="How often one device or address may ask")

    @cached_property
    def timezone(self) -> ZoneInfo:
        """The hall's zone, for local times."""
        return ZoneInfo(self.zone)

    @cached_property
    def opening(self) -> Hours:
        """When the hall is open."""
        return Hours.parse(self.hours, self.exceptions)


class Sphere(Table):
    """A field of life that services are grouped by."""

    id: Id = Field(description="Short name for programs, unique among the spheres")
    name: Names = Field(description="Name of the sphere, by language")


class Department(Table):
    """A body that is present in the hall."""

    id: Id = Field(description="Short name for programs, unique among the departments")
    name: Names = Field(description="Name of the department, by language")


class Series(Table):
    """A number series: its tickets have its prefix and a number of its range, anew each business day."""

    id: Id = Field(description="Short name for programs, unique among the series")
    prefix: Prefix = Field(
        default="", description="Letters before the number; best without O and I, which look like digits"
    )
    first: Whole = Field(default=1, alias="from", ge=0, le=9999, description="First number of a day")
    last: Whole = Field(
        default=999, alias="to", ge=0, le=9999, description="Last number of a day; then the series is full"
    )

    def label(self, number: int) -> str:
        """Prefix and number, with as many digits as the last number has."""
        return f"{self.prefix}{number:0{len(str(self.last))}d}"


class Service(Table):
    """What a visitor comes for."""

    id: Id = Field(description="Short name for programs, unique among the services")
    department: Id = Field(description="Id of the department that offers it")
    series: Id = Field(
        description="Id of the series its tickets are numbered by; several services may share one"
    )
    name: Names = Field(description="Name of the service, by language")
    sphere: Id | None = Field(default=None, description="Id of the sphere it is grouped under")
    typical_min: Number = Field(
        default=10.0,
        gt=0,
        le=1440,
        description="Minutes that serving a visitor usually takes",
    )
    target_min: Number | None = Field(
        default=None,
        gt=0,
        le=1440,
        description="Promised wait in minutes; left out: the hall's; not used yet",
    )
    hours: WeeklyHours | None = Field(
        default=None, description="Weekly hours of the service; left out: whenever the hall is open"
    )
    exceptions: tuple[ExceptionDay, ...] = Field(
        default=(), description="Days on which its hours differ, or it is closed"
    )
    daily_limit: Whole | None = Field(
        default=None, ge=0, le=100_000, description="Most tickets on one day; left out: no limit"
    )
    closed: Texts = Field(
        default_factory=dict, description="Why it is closed for now, by language; left out: not closed"
    )
    documents: Texts = Field(default_factory=dict, description="What the visitor should bring, by language")
    fee: Texts = Field(default_factory=dict, description="What it costs, by language")

    @cached_property
    def opening(self) -> Hours:
        """When the service itself is open, whatever the hall's hours are."""
        return Hours.parse(self.hours, self.exceptions)


class Priority(Table):
    """A class of visitors with a right to a shorter wait."""

    id: Id = Field(description="Short name for programs, unique among the priorities")
    name: Names = Field(description="Name of the class, by language")
    weight: Number = Field(
        default=1.0, gt=0, le=100, description="How much each of their minutes counts; 2: double"
    )
    head_start_min: Number = Field(
        default=0.0, ge=0, le=1440, description="Served as if they had come so many minutes earlier"
    )


class Need(Table):
    """What a visitor may ask for on the way to the counter, such as more time or no steps."""

    id: Id = Field(description="Short name for programs, unique among the needs")
    name: Names = Field(description="Name of the need, by language")


class Outcome(Table):
    """How a service may end, for the operator to choose from."""

    id: Id = Field(description="Short name for programs, unique among the outcomes")
    name: Names = Field(description="Name of the outcome, by language")


class Purpose(Table):
    """What a visitor may have come to do, such as to consult, to apply, to pay or to collect."""

    id: Id = Field(description="Short name for programs, unique among the purposes")
    name: Names = Field(description="Name of the purpose, by language")


class PauseReason(Table):
    """Why a counter may take a break, for the operator to choose from."""

    id: Id = Field(description="Short name for programs, unique among the reasons")
    name: Names = Field(description="Name of the reason, by language")


class ServedService(Table):
    """A service as one counter serves it."""

    id: Id = Field(description="Id of the service")
    reluctance_min: Number = Field(
        default=0.0,
        ge=0,
        le=1440,
        description="The counter helps here only when it is so many minutes worse off",
    )


class Counter(Table):
    """A window at which visitors are served."""

    id: Id = Field(description="Short name for programs, unique among the counters")
    name: Names = Field(description="What the window is called, by language")
    place: Texts = Field(default_factory=dict, description="Where it is, by language")
    services: tuple[ServedService, ...] = Field(
        default=(), description="The services it serves: ids, or {id, reluctance_min}"
    )

    @model_validator(mode="before")
    @classmethod
    def _widen_services(cls, table: object) -> object:
        # A bare id is the short form of a table; widened here, the document has one form only.
        if isinstance(table, dict) and isinstance(table.get("services"), list | tuple):
            services = [{"id": entry} if isinstance(entry, str) else entry for entry in table["services"]]
            return {**table, "services": services}
        return table


class Printer(Table):
    """A slip printer."""

    id: Id = Field(description="Short name for programs, unique among the printers")
    address: PrinterAddress = Field(description="How it is reached, such as tcp://192.168.1.40:9100")
    width_dots: Literal[384, 512, 576] = Field(
        default=576, description="Printable width in dots: 384, 512 or 576"
    )
    profile: str = Field(
        default="default", min_length=1, description="Model, by its name in the list of printer profiles"
    )
    native: bool | None = Field(
        default=None,
        description=(
            "Whether it draws label and code by itself, texts coarser; left out: on slow serial lines"
        ),
    )
    open_s: Number = Field(default=3.0, gt=0, le=60, description="Longest wait for a connection, in seconds")
    write_s: Number = Field(
        default=10.0, gt=0, le=120, description="Longest time for taking a whole slip, in seconds"
    )
    status_s: Number = Field(
        default=6.0, gt=0, le=60, description="Longest wait for its word that a slip is on paper, in seconds"
    )
    rest_s: Number = Field(
        default=10.0,
        gt=0,
        le=600,
        description="Seconds for which it is left alone after a failure; other printers go first meanwhile",
    )
    roll_slips: Whole = Field(
        default=700, ge=1, le=10_000, description="Slips that a new roll gives, to reckon what is left of it"
    )

    @property
    def agent(self) -> str | None:
        """The name of the PC of the hall that it hangs on; None: it is driven by the server itself."""
        return agent_in(self.address)


class Kiosk(Table):
    """A terminal at which visitors take a ticket."""

    id: Id = Field(description="Short name for programs and part of its page's address")
    printers: Ids = Field(
        default=(), description="Ids of its printers, the preferred one first; none: no slips"
    )
    services: Ids = Field(default=(), description="Ids of the services it offers; none: all")
    slip: Id | None = Field(
        default=None, description="Id of the layout of its slips; left out: the usual one"
    )
    timeout_s: Whole = Field(
        default=15, ge=5, le=600, description="Seconds without a touch until it goes back to its start"
    )
    print_wait_s: Number = Field(
        default=0.0,
        ge=0,
        le=30,
        description="Seconds it waits for the slip before it says how printing went; 0: not at all",
    )
