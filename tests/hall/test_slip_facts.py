"""What a slip will say is settled when its ticket is issued, the look of it too."""

import sqlite3

import pytest
from hand_hall import structure_with

from config.logo import PREFIX
from hall_server.store import jobs
from hall_server.store.database import FILE

LAYOUT = {
    "id": "own",
    "lines": [
        {"show": "logo", "align": "center"},
        {"show": "label"},
        {"show": "space", "dots": 24},
        {"show": "text", "size": "large", "bold": True, "text": {"uz": "Raxmat", "ru": "Спасибо"}},
    ],
}
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwAQAAAAB/ecQqAAAALElEQVR42mNgwAP4//////8DE4RDCvWRkVGAgQx99KVYGPj/MzB8JFkf"
    "PgAAu5IITtY1U0EAAAAASUVORK5CYII="
)


def with_own_slip(document):
    document["slip"] = [LAYOUT]
    document["kiosk"][0]["slip"] = "own"
    document["hall"]["logo"] = PREFIX + PNG


@pytest.fixture
def slips():
    """The facts of the slips of a hall that wait to be printed, oldest first."""

    def read(hall):
        with hall.store.read() as db:
            return [job.facts for job in jobs.open_print_jobs(db)]

    return read


def test_slip_of_a_kiosk_has_the_layout_of_the_kiosk(make_hall, slips):
    hall = make_hall(with_own_slip)

    hall.take(language="ru")

    (facts,) = slips(hall)
    assert facts["layout"] == [
        {"show": "logo", "align": "center"},
        {"show": "label"},
        {"show": "space", "dots": 24},
        {"show": "text", "size": "large", "bold": True, "text": "Спасибо"},
    ]
    assert facts["logo"] == PNG


def test_text_that_a_language_does_not_have_is_said_in_the_first_one(make_hall, slips):
    hall = make_hall(with_own_slip)

    hall.take(language="en")

    assert slips(hall)[0]["layout"][-1]["text"] == "Raxmat"


def test_slip_of_any_other_kiosk_is_the_usual_one(hall, slips):
    hall.take()

    (facts,) = slips(hall)
    assert (facts["layout"], facts["logo"]) == ([], None)


def test_logo_is_kept_only_with_slips_that_show_it(make_hall, slips):
    def edit(document):
        with_own_slip(document)
        document["slip"] = [LAYOUT | {"lines": LAYOUT["lines"][1:]}]

    hall = make_hall(edit)
    hall.take()

    assert slips(hall)[0]["logo"] is None


def test_change_of_the_hall_file_changes_no_slip_that_waits(make_hall, slips):
    hall = make_hall(with_own_slip)
    hall.take()
    before = slips(hall)

    hall.load(structure_with(lambda document: document["kiosk"].append({"id": "other"})))
    hall.take()

    assert slips(hall)[:1] == before
    assert slips(hall)[1]["layout"] == []


def test_large_print_is_told_to_the_printer_and_to_nobody_else(hall, slips):
    hall.take(large_print=True)
    asked = hall.take()

    assert [facts.get("large_print") for facts in slips(hall)] == [True, None]
    assert "large_print" not in str(hall.events())
    assert "large_print" not in str(hall.ticket(asked))
    hall.store.write(lambda db: None)
    with sqlite3.connect(hall.folder / FILE) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        said = {
            table
            for table in tables
            if any("large_print" in str(row) for row in db.execute(f"SELECT * FROM {table}"))
        }
    db.close()
    assert said == {"print_jobs"}
