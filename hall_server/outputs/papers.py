"""The facts of the papers of the staff, gathered at one moment, as the rows that print jobs keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from config.models import Structure
from hall_server.domain.counters import Shift
from hall_server.domain.errors import NotFound
from hall_server.domain.times import Millis, local
from hall_server.hall.hall import Hall
from hall_server.hall.queues import Place
from hall_server.reports.desk import Reports
from hall_server.slips.day import DayFacts, Figures
from hall_server.slips.shift import BreakFacts, ShiftFacts
from hall_server.slips.trial import TrialFacts
from hall_server.slips.waiting import ListFacts, ServiceQueue, WaitingFacts
from hall_server.texts.catalogue import Catalogue

Row = dict[str, Any]

_COUNTED = ("issued", "served", "no_show", "cancelled", "unserved", "n", "wait_mean_s", "wait_p50_s")


class Papers:
    """Gathers what each paper says. Figures are those of the reports, the order is that of the rule."""

    def __init__(self, hall: Hall, reports: Reports, catalogue: Catalogue) -> None:
        self._hall = hall
        self._reports = reports
        self._catalogue = catalogue

    def shift_facts(self, counter_id: str, language: str) -> Row:
        """The shift that goes on at a counter, or the last one there today.

        Raises Refused (`counter_closed`) when there was none.
        """
        structure = self._hall.structure()
        report = self._reports.shift(counter_id)
        at = _wall(structure)
        shift, figures = report.shift, report.figures
        return ShiftFacts(
            language=language,
            hall_name=structure.name(structure.hall.name, language),
            counter=_name(structure.counters, counter_id, structure, language),
            operator=shift.operator,
            from_local=at(shift.opened_at),
            until_local=at(shift.closed_at) if shift.closed_at is not None else None,
            breaks=tuple(self._break(each, structure, language) for each in report.breaks),
            called=figures["called"],
            served=figures["served"],
            no_show=figures["no_show"],
            missed=report.missed,
            apart=report.apart,
            service_mean_s=figures["service_mean_s"],
            printed_local=at(self._hall.now()),
        ).to_row()

    def test_facts(self, printer_id: str, language: str) -> Row:
        """A test of a printer; raises NotFound."""
        structure = self._hall.structure()
        try:
            printer = structure.printer(printer_id)
        except KeyError:
            raise NotFound("not_found", printer=printer_id) from None
        return TrialFacts(
            language=language,
            hall_name=structure.name(structure.hall.name, language),
            printer=printer.id,
            address=printer.address,
            width_dots=printer.width_dots,
            code=self._hall.base_url(structure),
            printed_local=_wall(structure)(self._hall.now()),
        ).to_row()

    def day_facts(self, day: date | None, language: str) -> Row:
        """The report of a day by service, today where none is named, with the anchor of the record."""
        structure = self._hall.structure()
        report = self._reports.on_paper(day)
        anchor = report["anchor"]

        def figures(name: str, row: Mapping[str, Any]) -> Figures:
            return Figures(name, **{each: row[each] for each in _COUNTED})

        return DayFacts(
            language=language,
            hall_name=structure.name(structure.hall.name, language),
            day=date.fromisoformat(report["day"]),
            is_closed=report["is_closed"],
            totals=figures(self._catalogue.say("papers-day-totals", language), report["totals"]),
            services=tuple(
                figures(_name(structure.services, row["service"], structure, language), row)
                for row in report["services"]
            ),
            anchor=anchor["hash"] if anchor else None,
            anchor_seq=anchor["seq"] if anchor else None,
            printed_local=_wall(structure)(self._hall.now()),
        ).to_row()

    def list_facts(self, language: str) -> Row:
        """Everybody who waits, by service, in calling order."""
        structure = self._hall.structure()
        at = _wall(structure)

        def waiting(place: Place) -> WaitingFacts:
            sent_to = place.operator
            if place.counter is not None:
                sent_to = _name(structure.counters, place.counter, structure, language)
            priority = place.priority and _name(structure.priorities, place.priority, structure, language)
            return WaitingFacts(place.label, at(place.since), priority, sent_to)

        return ListFacts(
            language=language,
            hall_name=structure.name(structure.hall.name, language),
            queues=tuple(
                ServiceQueue(
                    _name(structure.services, queue.service, structure, language),
                    tuple(waiting(place) for place in queue.places),
                )
                for queue in self._hall.waiting_by_service()
            ),
            printed_local=at(self._hall.now()),
        ).to_row()

    def _break(self, pause: Shift, structure: Structure, language: str) -> BreakFacts:
        at, reason = _wall(structure), pause.reason or ""
        own = f"counter-pause-because-{reason}"
        name = _name(structure.pause_reasons, reason, structure, language)
        # Not of the hall's list: one of ours, or what a program said.
        if name == reason and self._catalogue.has(own):
            name = self._catalogue.say(own, language)
        ended = pause.closed_at
        return BreakFacts(name, at(pause.opened_at), at(ended) if ended is not None else None)


def _wall(structure: Structure) -> Callable[[Millis], datetime]:
    """From a moment to what the clock on the hall's wall shows."""
    zone = structure.hall.timezone
    return lambda moment: local(moment, zone)


def _name(things: Any, thing_id: str, structure: Structure, language: str) -> str:
    """What a thing of the hall is called; its id when it is no more."""
    found = next((each for each in things if each.id == thing_id), None)
    return structure.name(found.name, language) if found else thing_id
