"""The worked example of the manual, reckoned by the rule itself."""

import re
from pathlib import Path

import pytest

from hall_server.domain.order import Desk, Policy, PriorityRule, Waiting, ranked

MANUAL = Path(__file__).parents[2] / "docs/rules.md"
MINUTE = 60_000
NOW = 1_795_406_400_000
POLICY = Policy(
    {"elderly": PriorityRule(1.0, 15 * MINUTE), "disability": PriorityRule(2.0, 20 * MINUTE)}, 60 * MINUTE
)
WINDOW_1 = Desk("1", {"gas": 0, "tax": 10 * MINUTE})


def example():
    """The rows of the table: ticket, service, class, minutes waited, score, place, because."""
    text = MANUAL.read_text(encoding="utf-8").partition("### An example")[2].partition("###")[0]
    rows = [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in text.splitlines() if "|" in line
    ]
    return [row for row in rows if re.fullmatch(r"[A-Z]\d{3}", row[0])]


def waiting(row):
    ticket, service, named, minutes = row[:4]
    ranked_at = NOW - int(minutes) * MINUTE
    return Waiting(ticket, service, ranked_at, ranked_at, None if named == "–" else named)


def called():
    return ranked(WINDOW_1, [waiting(row) for row in reversed(example())], policy=POLICY, now=NOW)


def test_manual_has_an_example_with_several_visitors():
    assert len(example()) == 6
    assert {row[2] for row in example()} == {"–", "elderly", "disability"}


def test_visitors_are_called_in_the_order_of_the_manual():
    places = {row[0]: int(row[5].rstrip(".")) for row in example()}

    assert {place.stage.ticket: n for n, place in enumerate(called(), start=1)} == places


def test_scores_of_the_manual_are_those_of_the_rule():
    scores = {row[0]: float(row[4]) for row in example()}

    assert {place.stage.ticket: place.score for place in called()} == scores


@pytest.mark.parametrize("row", example()[1:], ids=lambda row: row[0])
def test_sum_beside_a_score_comes_to_it(row):
    total = row[6].partition(":")[0].replace("×", "*").replace("−", "-")

    assert eval(total) == float(row[4])


def test_window_2_and_the_full_hour_are_told_truly():
    tax = Desk("2", {"tax": 0})
    rows = [waiting(row) for row in example()]
    at_window_2 = ranked(tax, rows, policy=POLICY, now=NOW)
    later = NOW + 30 * MINUTE
    overdue = ranked(WINDOW_1, [stage for stage in rows if stage.ticket != "A001"], policy=POLICY, now=later)

    assert [(place.stage.ticket, place.score) for place in at_window_2] == [("B002", 45), ("B005", 29)]
    assert [place.stage.ticket for place in overdue][:2] == ["B002", "A004"]
