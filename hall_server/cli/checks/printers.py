"""The printers: how is each, and, if that was asked for, does a slip come out?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from config.models import Printer as Setting
from config.models import Structure
from hall_server.cli.checks.asking import NoAnswer, RunningHall, asking, by_id
from hall_server.cli.checks.files import PROGRAM
from hall_server.cli.checks.finding import Finding, State, failed, in_two, ok, skipped, warning
from hall_server.cli.checks.site import Site
from hall_server.domain.times import local
from hall_server.hall.people import Role
from hall_server.hall.timekeeping import read_clocks
from hall_server.slips.problems import PROBLEMS, problem
from hall_server.slips.trial import TrialFacts, trial_slip
from hall_server.store import examine, jobs
from printers.address import open_printer
from printers.deadlines import Deadlines
from printers.driver import Condition, Delivery, Health, Paper, Printer
from printers.errors import PrinterError

NAME = "printer"

FONTS, SLIPS = PROGRAM / "printers" / "fonts", "slips"

AT_ONCE = 8
"""Printers that are asked at the same time: a hall of silent ones is checked as fast as one."""

SLIP_S = 30.0
"""So long a test slip may take at the running hall: others may be before it."""

LOOK_S = 0.2

TRY_SLIP = "`navbat check --slip` shows whether it prints."

UNUSABLE = {
    Condition.OFFLINE: "printer_offline",
    Condition.COVER_OPEN: "cover_open",
    Condition.PAPER_OUT: "paper_out",
    Condition.ERROR: "printer_error",
}


def look(site: Site) -> Iterator[Finding]:
    """Each printer of the hall file: through the running hall, which has them in hand, else from here."""
    if site.structure is None:
        return
    printers = site.structure.printers
    if not printers:
        yield warning(NAME, "The hall file names no printer, so there are no slips.", "Add a [[printer]].")
    elif site.server is not None:
        yield from _by_the_hall(site, printers)
    else:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(partial(_from_here, site, site.structure), printers)


# -- the hall runs -----------------------------------------------------------------------------------


def _by_the_hall(site: Site, printers: tuple[Setting, ...]) -> Iterator[Finding]:
    try:
        with asking(site) as hall:
            stations = by_id(hall.asked("/api/v1/printers"), "printers")
            jobs_of = {each.id: _ask_for_slip(hall, each) for each in printers} if site.with_slip else {}
            for printer in printers:
                found = _station(site, printer, stations.get(printer.id, {}))
                yield (
                    found
                    if printer.id not in jobs_of
                    else _slip_by_the_hall(site, printer, jobs_of[printer.id], found)
                )
    except NoAnswer as fault:
        yield skipped(
            NAME,
            f"The running hall could not be asked for its printers: {fault}.",
            "Stop it to try them from here.",
        )


def _station(site: Site, printer: Setting, station: dict[str, Any]) -> Finding:
    """What the hall says of a printer, which it asks every few seconds."""
    code = station.get("problem")
    health = Health(
        Condition(station.get("condition", Condition.UNKNOWN)), Paper(station.get("paper", Paper.UNKNOWN))
    )
    known = {name: station.get(name) for name in ("left", "last_good_at")}
    if code is not None:
        return _in_trouble(site, printer, code, health, known)
    return _as_it_says(printer, health, known)


def _ask_for_slip(hall: RunningHall, printer: Setting) -> int | str:
    """The id of the job of a test slip, or why there is none."""
    try:
        return int(hall.asked(f"/api/v1/printers/{printer.id}/papers", {"paper": "test"})["job"])
    except NoAnswer as fault:
        return str(fault)
    except (KeyError, TypeError, ValueError):
        return "its answer is not that of a hall"


def _slip_by_the_hall(site: Site, printer: Setting, job_id: int | str, found: Finding) -> Finding:
    if isinstance(job_id, str) or site.db is None:
        return failed(NAME, f"No test slip could be asked for: {job_id}", found.advice, **found.details)
    deadline = time.monotonic() + SLIP_S
    while time.monotonic() < deadline:
        job = jobs.print_job(site.db, job_id)
        state = job.state if job is not None else "replaced"
        code = job.problem if job is not None else None
        if state in ("printed", "sent") and code is None:
            return _printed(printer, found.details, is_sure=state == "printed")
        if state != "sending" and code is not None:
            return _in_trouble(site, printer, code, Health(), found.details)
        if state in ("failed", "unknown", "replaced"):
            break
        time.sleep(LOOK_S)
    else:
        state = "queued"
    told = f"The test slip has not come out within {SLIP_S:g} s." if state == "queued" else f"It is {state}."
    return failed(NAME, told, "Look at the printer; the slip may still come.", **found.details)


# -- the hall is stopped -----------------------------------------------------------------------------


def _from_here(site: Site, structure: Structure, printer: Setting) -> Finding:
    known = _known(printer)
    if printer.agent is not None:
        return _of_agent(site, printer.agent, known)
    try:
        opened = open_printer(
            printer.address,
            width_dots=printer.width_dots,
            profile=printer.profile,
            native=printer.native,
            fonts=FONTS,
            folder=site.folder / SLIPS,
            deadlines=Deadlines(open_s=printer.open_s, write_s=printer.write_s, status_s=printer.status_s),
        )
    except (ValueError, OSError) as error:
        return failed(
            NAME,
            f"It cannot be used: {error}.",
            "Mend its table in the hall file, then `navbat hall import`.",
            **known,
        )
    try:
        health = opened.look()
        if site.with_slip:
            return _slip_from_here(site, structure, printer, opened)
    finally:
        opened.close()
    if health.condition in UNUSABLE:
        return _in_trouble(site, printer, UNUSABLE[health.condition], health, {})
    return _as_it_says(printer, health, {})


def _of_agent(site: Site, agent: str, known: dict[str, Any]) -> Finding:
    if site.db is not None and agent not in dict(examine.tokens(site.db, Role.AGENT)):
        return failed(
            NAME,
            f'It hangs on the PC of the agent "{agent}", and there is no token of that name.',
            f"Make one with `navbat token add {agent} --role agent` and start the agent with it.",
            **known,
        )
    return skipped(
        NAME,
        f'It hangs on the PC of the agent "{agent}"; only a running hall knows how it is.',
        "Start the hall and the agent, then check once more.",
        **known,
    )


def _slip_from_here(site: Site, structure: Structure, printer: Setting, opened: Printer) -> Finding:
    language = structure.hall.languages[0]
    facts = TrialFacts(
        language=language,
        hall_name=structure.name(structure.hall.name, language),
        printer=printer.id,
        address=printer.address,
        width_dots=printer.width_dots,
        code=structure.hall.address or "http://127.0.0.1:8080",
        printed_local=local(read_clocks().wall, structure.hall.timezone),
    )
    try:
        delivery = opened.print(trial_slip(facts, site.catalogue))
    except PrinterError as error:
        happened, to_do = in_two(error.message)
        return failed(NAME, happened, to_do, **_known(printer), problem=error.code.value)
    if delivery is Delivery.UNCONFIRMED:
        return _in_trouble(site, printer, "not_confirmed", Health(), {})
    return _printed(printer, _known(printer), is_sure=delivery is Delivery.PRINTED)


# -- in words ----------------------------------------------------------------------------------------


def _known(printer: Setting) -> dict[str, Any]:
    return {"id": printer.id, "address": printer.address}


def _printed(printer: Setting, known: Any, *, is_sure: bool) -> Finding:
    details = {**known, "slip": "printed" if is_sure else "sent"}
    if _is_virtual(printer):
        return _virtual(
            details, "The test slip is a picture on the page /slips, because this printer is virtual."
        )
    if is_sure:
        return ok(NAME, "It says that the test slip is on paper.", **details)
    return ok(
        NAME, "It took the whole test slip. Look whether it came out: the printer does not say.", **details
    )


def _as_it_says(printer: Setting, health: Health, more: dict[str, Any]) -> Finding:
    known = {**_known(printer), "condition": health.condition.value, "paper": health.paper.value, **more}
    if _is_virtual(printer):
        return _virtual(known)
    if health.paper is Paper.LOW:
        return warning(
            NAME, "It works, and says that little paper is left.", "Have a new roll ready.", **known
        )
    if health.condition is Condition.ONLINE:
        return ok(NAME, f"It is ready, at {printer.address}.", **known)
    return skipped(NAME, f"It does not say how it is, at {printer.address}.", TRY_SLIP, **known)


def _virtual(
    known: dict[str, Any], how: str = "It is virtual: its slips are pictures on the page /slips."
) -> Finding:
    return warning(
        NAME,
        how,
        "Give it the address of a real printer before visitors come.",
        **known,
    )


def _in_trouble(site: Site, printer: Setting, code: str, health: Health, more: Any) -> Finding:
    """Cannot print, for that reason. The printer's own words say more than ours."""
    known = {**_known(printer), "condition": health.condition.value, "paper": health.paper.value, **more}
    said = health.sentence or (
        problem(code, printer.id, "en", site.catalogue) if code in PROBLEMS else f"It cannot print: {code}. "
    )
    happened, to_do = in_two(said)
    state = State.WARNING if code == "not_confirmed" else State.FAILED
    return Finding(NAME, state, happened, to_do, {**known, "problem": code})


def _is_virtual(printer: Setting) -> bool:
    return printer.address.startswith("virtual://")
