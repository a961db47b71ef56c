"""Papers that are no slips, asked for over HTTP: who may have which."""

import pytest


@pytest.fixture(scope="module")
def cast(make_hall, cast_of):
    """The small hall, in which one operator has finished the shift at a counter."""
    hall = cast_of(make_hall()).gather("operator:a", "operator:b", "manager")
    for step in ("open", "close"):
        assert hall["operator:a"].post("/counters/1/" + step).is_success
    return hall


@pytest.fixture
def ask_for(cast):
    """Asks for a paper; gives the status, with the code and the sentence of a refusal."""

    def ask(who, paper, **more):
        answer = cast[who].post("/printers/paper/papers", json={"paper": paper, **more})
        problem = answer.json()
        return answer.status_code, problem.get("code"), problem.get("detail")

    return ask


@pytest.mark.parametrize("who", ["operator:a", "manager"])
def test_shift_is_printed_for_whoever_worked_it_and_for_managers(ask_for, who):
    assert ask_for(who, "shift", counter="1")[0] == 202


def test_shift_of_a_colleague_is_not_printed_for_an_operator(ask_for):
    status, code, sentence = ask_for("operator:b", "shift", counter="1")

    assert (status, code) == (403, "not_allowed")
    assert "Window 1" in sentence


def test_counter_without_a_shift_has_none_to_print(ask_for):
    assert ask_for("operator:b", "shift", counter="2")[:2] == (409, "counter_closed")


def test_report_of_the_day_is_for_managers(ask_for):
    assert ask_for("operator:a", "day")[0] == 403
    assert ask_for("manager", "day")[0] == 202
