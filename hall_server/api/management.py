"""What managers ask for: the figures of now and of any days, and the record."""

from __future__ import annotations

import csv
import io
from typing import Any

from flask import Response, jsonify

from hall_server.api import queries
from hall_server.api.documents.figures import DayReport, Now
from hall_server.api.documents.record import Journal
from hall_server.api.routes import MANAGERS, Call, Route
from hall_server.outputs.snapshots import in_words
from hall_server.reports.desk import as_table
from hall_server.web.running import Running

FORMATS = ("json", "csv")
GROUPINGS = ("service,counter",)


def for_managers(running: Running) -> tuple[Route, ...]:
    """The routes of figures and of the record."""

    def now(_call: Call) -> Response:
        return jsonify(in_words("hall", running.snapshots.content("hall", ""), running.language()))

    def report(call: Call) -> Response:
        form = queries.choice("format", FORMATS)
        queries.choice("by", GROUPINGS)
        found = running.reports.report(call.path["name"], queries.day("from"), queries.day("to"))
        return _csv(found) if form == "csv" else jsonify(found)

    def journal(_call: Call) -> Response:
        after = queries.number("after", 0, 0, queries.LARGEST_SEQ)
        return jsonify(running.hall.journal(after=after, limit=queries.page_size()))

    return (
        Route("GET", "/now", "The figures of this moment", MANAGERS, now, {200: Now}),
        Route(
            "GET",
            "/reports/{name}",
            "A report; `day` counts by service and counter",
            MANAGERS,
            report,
            {200: DayReport},
            query={
                "from": queries.DAY,
                "to": queries.DAY,
                "by": {"type": "string", "enum": list(GROUPINGS)},
                "format": {"type": "string", "enum": list(FORMATS), "default": FORMATS[0]},
            },
        ),
        Route(
            "GET",
            "/journal",
            "The record",
            MANAGERS,
            journal,
            {200: Journal},
            query={"after": queries.SEQ, "limit": queries.LIMIT},
        ),
    )


def _csv(report: dict[str, Any]) -> Response:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(as_table(report))
    name = f"{report['name']}_{report['from']}_{report['to']}.csv"
    # The mark at the beginning makes spreadsheets read it as UTF-8.
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
