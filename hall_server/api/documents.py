"""What answers hold, for the description of the contract; tests hold real answers against it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Names = dict[str, str]
State = Literal[
    "planned", "waiting", "called", "serving", "held", "missed", "finished", "transferred", "cancelled",
    "no_show", "unserved",
]  # fmt: skip


class Document(BaseModel):
    """An object with exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class Problem(Document):
    """Why a request was not done (RFC 9457)."""

    status: int
    code: str
    title: str
    detail: str


class Estimate(Document):
    """The wait to be expected, in seconds."""

    low_s: float
    mid_s: float
    high_s: float


class Print(Document):
    """How the slip stands."""

    state: Literal["none", "queued", "sending", "sent", "printed", "unknown", "failed", "replaced"]
    printer: str | None
    problem: str | None


class Stage(Document):
    """One waiting-and-serving of a ticket at one service. Durations in seconds."""

    n: int
    service: str
    state: State
    queued_at: AwareDatetime | None
    ranked_at: AwareDatetime | None
    first_called_at: AwareDatetime | None
    called_at: AwareDatetime | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    counter: str | None
    operator: str | None
    recalls: int
    outcome: str | None
    quantity: int | None = Field(description="people or applications, where it differed from the ticket's")
    wait_s: float | None
    walk_s: float | None
    service_s: float | None
    hold_s: float
    held_until: AwareDatetime | None = None
    hold_reason: str | None = None
    queue_s: float


class Visit(Document):
    """The whole visit: from the issue to the first call, and the sums of its stages. In seconds."""

    wait_s: float | None
    service_s: float
    hold_s: float
    queue_s: float


class HistoryRow(Document):
    """One step of a ticket."""

    step: str
    at: AwareDatetime
    actor: str
    counter: str | None
    reason: str | None
    detail: dict[str, Any]


class Note(Document):
    """What an operator wrote at the end of a service."""

    at: AwareDatetime
    author: str
    text: str


class StageRating(Document):
    """What the visitor thought of a stage; the text is null where there is none, or none any more."""

    stage: int
    score: int
    text: str | None


class Ticket(Document):
    """One visit: one number on one slip."""

    id: str
    label: str
    business_day: str
    state: State
    service: str
    stage: int
    stages: list[Stage]
    language: str
    priority: str | None
    quantity: int
    purpose: str | None
    appointment: AwareDatetime | None
    kind: Literal["visit", "here", "back_office"]
    issued_at: AwareDatetime
    called_at: AwareDatetime | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    counter: str | None
    operator: str | None
    recalls: int
    visit: Visit
    ahead: int | None
    estimate: Estimate | None
    reason: str | None
    status_url: str
    print: Print
    needs: list[str] = []
    history: list[HistoryRow] = []
    notes: list[Note] = Field([], description="for managers, while they are kept")
    ratings: list[StageRating] = Field([], description="for managers")
    score: float = 0.0


class Tickets(Document):
    """A page of tickets; `next` is the `after` of the following page."""

    tickets: list[Ticket]
    next: str | None


class Queue(Document):
    """Who waits for a counter, in calling order."""

    tickets: list[Ticket]


class Warning(Document):  # noqa: A001 - the contract's word
    """Something that the operator should know."""

    code: str
    text: str
    since: AwareDatetime | None = None
    operators: list[str] = []
    call_id: str | None = None
    screens: list[str] = []
    speakers: list[str] = []


class Counter(Document):
    """A window as it stands."""

    id: str
    state: Literal["closed", "open", "paused"]
    version: int
    operator: str | None
    services: list[str]
    ticket: Ticket | None
    warnings: list[Warning]
    since: AwareDatetime | None
    pause_reason: str | None = None


class BoardCall(Document):
    """A call on a board."""

    call_id: str
    label: str
    counter: str
    place: Names
    called_at: AwareDatetime
    recalls: int
    language: str
    state: State


class WaitingCount(Document):
    """How many wait for a service."""

    service: str
    count: int
    estimate: Estimate | None


class BoardNotice(Document):
    """What the hall tells everybody."""

    id: str
    kind: Literal["emergency", "closing", "notice"]
    text: Names


class OwnCounter(Document):
    """The counter of a screen that shows one alone."""

    counter: str
    name: Names
    state: Literal["closed", "open", "paused"]


class BoardMedium(Document):
    """A picture or video to show; its address changes with the file."""

    url: str
    kind: Literal["picture", "video"]


class BoardLayout(Document):
    """What stands where on a screen."""

    id: str
    top: list[str]
    main: list[str]
    side: list[str]
    foot: list[str]
    columns: Literal[1, 2]
    share: int = Field(description="of the main column, in per cent")
    theme: Literal["dark", "light", "contrast"]
    change: Literal["together", "in_turn"] = Field(description="how the languages are shown")
    turn_s: int
    large_s: float = Field(description="the least time of a call in the large place")
    cap_share: float | None = Field(description="least height of large capitals, by that of the picture")
    ticker: list[Names]
    media: list[BoardMedium]
    media_s: int


class Board(Document):
    """What one screen shows. `recent`: calls beyond `calls` that stand in the large place still."""

    number: int
    at: AwareDatetime
    screen: str
    zone: list[str]
    calls: list[BoardCall]
    recent: list[BoardCall]
    missed: list[str]
    waiting: list[WaitingCount]
    next: list[str] = Field(description="who is called next, where the layout shows it")
    notices: list[BoardNotice]
    own: OwnCounter | None
    names: dict[str, Names] = Field(description="of the zone's counters")
    texts: dict[str, Any]
    languages: list[str]
    layout: BoardLayout


class Named(Document):
    """Something with an id and names by language."""

    id: str
    name: Names


class OfferedService(Named):
    """A service as a visitor sees it. `reason`: why no ticket is given, as a code.

    `closes_at` comes with the warning `closing_soon`.
    """

    sphere: str | None
    open: bool
    reason: str | None
    because: Names | None
    opens_at: AwareDatetime | None
    warning: str | None
    closes_at: AwareDatetime | None
    waiting: int
    estimate: Estimate | None


class OfferedDepartment(Named):
    """A department with its services."""

    services: list[OfferedService]


class OfferedCounter(Named):
    """A counter as a visitor sees it."""

    place: Names
    services: list[str]
    open: bool


class Hall(Named):
    """The hall at a glance."""

    zone: str
    languages: list[str]
    spheres: list[Named]
    departments: list[OfferedDepartment]
    counters: list[OfferedCounter]
    priorities: list[Named]
    needs: list[Named]
    purposes: list[Named]


class PlaceToGo(Named):
    """The counter that calls a visitor."""

    place: Names


class PartOfVisit(Document):
    """One service of a visit."""

    name: Names
    state: State
    counter: PlaceToGo | None = Field(description="where it is served, or the one counter that it waits for")


class Status(Document):
    """What a visitor's phone shows. `can`: what the visitor may do now, by the names of the routes."""

    label: str
    state: State
    ahead: int | None
    estimate: Estimate | None
    language: str
    issued_at: AwareDatetime
    called_at: AwareDatetime | None
    service: Names
    services: list[PartOfVisit] = Field(description="of the whole visit, in its order")
    counter: PlaceToGo | None
    can: list[Literal["later", "return", "cancel", "rating"]]
    rated: int | None = Field(description="the last score that the visitor gave")


class DayFigures(Document):
    """Counts of stages; times in seconds, percentiles only for n of 20 and more."""

    issued: int
    called: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    n: int
    wait_mean_s: float | None
    wait_p50_s: float | None
    wait_p90_s: float | None
    service_mean_s: float | None
    quantity: int = Field(description="people or applications of those served")


class DayRow(DayFigures):
    """What one counter did for one service; `counter` null: not called yet."""

    service: str
    counter: str | None


class DayQuality(Document):
    """What is counted but left out of the time figures."""

    never_started: int
    over_night: int


class ServedApart(Document):
    """Those who never waited, by kind."""

    kind: Literal["here", "back_office"]
    served: int
    quantity: int
    service_mean_s: float | None


class ServedPurpose(Document):
    """What visitors of a purpose were served: stages, and people or applications."""

    purpose: str
    served: int
    quantity: int


class DayReport(Document):
    """The report `day`, of all days from the first to the last."""

    name: str
    first: str = Field(alias="from")
    to: str
    rows: list[DayRow]
    totals: DayFigures
    purposes: list[ServedPurpose]
    quality: DayQuality
    apart: list[ServedApart]


class LeftOver(Document):
    """A ticket that is at a counter since a former day."""

    id: str
    label: str
    counter: str | None


class SlipAlarm(Print):
    """A paper that did not come out; the ticket is null where it is no slip."""

    job: str
    paper: str
    ticket: str | None
    label: str | None


class Station(Document):
    """A printer: what it says of itself, why nothing comes out, and how much paper it has used."""

    id: str
    address: str
    condition: Literal["online", "offline", "cover_open", "paper_out", "error", "unknown"]
    paper: Literal["enough", "low", "out", "unknown"]
    problem: str | None
    slips: int = Field(description="since the roll was put in")
    left: int = Field(description="about how many slips the roll still gives")
    roll_since: AwareDatetime | None
    last_good_at: AwareDatetime | None


class WallScreen(Document):
    """A screen: whether its page is connected, and since when it is, or is not; null: it was never here.

    `sound`: what its page says of its sound, of several pages the worst; null: nothing.
    """

    id: str
    is_connected: bool
    since: AwareDatetime | None
    last_shown_at: AwareDatetime | None
    sound: Literal["ready", "blocked", "failed"] | None


class WallSpeaker(Document):
    """A loudspeaker, and why it may not be heard: a code."""

    id: str
    address: str
    condition: Literal["ready", "blocked", "away", "failing", "unknown"]
    problem: str | None
    last_spoken_at: AwareDatetime | None


class Printers(Document):
    """Every printer of the hall."""

    printers: list[Station]


class SignHealth(Document):
    """A sign or lamp above a counter: how it is, and why it does not show what it should."""

    id: str
    counter: str
    condition: Literal["online", "offline", "unknown"]
    problem: (
        Literal["line_away", "line_refused", "sign_silent", "sign_garbled", "sign_refused", "not_used"] | None
    )


class PaperJob(Document):
    """A paper that was asked for."""

    job: str
    printer: str
    paper: str


class NewRoll(Document):
    """The count of a printer's paper, begun anew."""

    printer: str
    slips: int


class Notice(Document):
    """What is told to everybody: a language that `text` leaves out reads the hall's first."""

    id: str
    kind: Literal["emergency", "closing", "notice"]
    text: Names
    spoken: bool
    posted_at: AwareDatetime
    posted_by: str
    ends_at: AwareDatetime | None
    ended_at: AwareDatetime | None


class Notices(Document):
    """The notices that stand, emergencies first, and those of today that ended."""

    notices: list[Notice]
    ended: list[Notice]


class Now(Document):
    """The figures of this moment."""

    business_day: str | None
    waiting: int
    called: int
    serving: int
    issued: int
    served: int
    longest_wait_s: float | None
    left_over: list[LeftOver]
    slips: list[SlipAlarm]
    printers: list[Station]
    signs: list[SignHealth]
    screens: list[WallScreen]
    speakers: list[WallSpeaker]
    report: DayReport
    counters: list[Counter]
    notices: list[Notice]


class HallDocument(BaseModel):
    """A hall file as JSON: all its settings, with the keys of the TOML file. ETag is its version."""

    model_config = ConfigDict(extra="allow")

    hall: dict[str, Any]


class HallChange(Document):
    """What a change of the hall file did. `retired`: ids by table of what was removed while in use."""

    version: int
    changed: bool
    changes: list[str]
    retired: dict[str, list[str]]


class HallVersion(Document):
    """One version of the hall file, with the number of its changes."""

    version: int
    at: AwareDatetime
    actor: str
    changes: int
    retired: dict[str, list[str]]


class HallVersions(Document):
    """The versions of the hall file, the one in force first."""

    versions: list[HallVersion]


class JournalRow(Document):
    """One event. hash = sha256(previous hash + RFC 8785 JSON of the other fields)."""

    seq: int
    at: AwareDatetime
    business_day: str
    kind: str
    ticket: str | None
    actor: str
    data: dict[str, Any]
    hash: str


class Journal(Document):
    """Events behind a sequence number; `next` is the `after` of the following page."""

    events: list[JournalRow]
    next: int | None
