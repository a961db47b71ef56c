"""Printers and speakers follow the hall file while the hall works: opened, closed, or left alone."""

import threading
import time

import pytest
from hand_hall import body, structure_with

from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.versions import Versions
from hall_server.outputs.fittings import Fittings
from hall_server.outputs.news import News
from hall_server.outputs.outputs import Outputs
from hall_server.outputs.printing import Printing
from hall_server.outputs.worker import Worker

PATIENCE_S = 20


class Bench:
    """Takes devices under their ids and remembers what came and went."""

    def __init__(self):
        self.log = []

    def put(self, name, device):
        self.log.append((name, device))


def load(hall, edit):
    return body(
        Versions(hall.inner).load(Ask(Actor("dilnoza", Role.ADMIN, "token:dilnoza")), structure_with(edit))
    )


def until(question):
    deadline = time.monotonic() + PATIENCE_S
    while not (answer := question()):
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.01)
    return answer


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def fittings(bench):
    """Printers by their addresses; the device is the address in capitals."""
    return Fittings(
        bench.put,
        lambda structure: {printer.id: printer.address for printer in structure.printers},
        lambda _name, address: address.upper(),
    )


def with_printers(**addresses):
    def edit(document):
        document["printer"] = [{"id": each, "address": address} for each, address in addresses.items()]
        document["kiosk"][0]["printers"] = list(addresses)

    return structure_with(edit)


def test_device_that_cannot_be_opened_is_tried_again_and_the_others_are_left_alone(bench):
    broken = {"virtual://b"}

    def open_one(_name, address):
        if address in broken:
            raise OSError("no such port")
        return address.upper()

    fittings = Fittings(
        bench.put,
        lambda structure: {printer.id: printer.address for printer in structure.printers},
        open_one,
    )
    fittings.renew(with_printers(z="virtual://a"))
    structure = with_printers(a="virtual://a", b="virtual://b", c="virtual://c")
    with pytest.raises(OSError, match="port"):
        fittings.renew(structure)
    assert bench.log[1:] == [("z", None), ("a", "VIRTUAL://A"), ("c", "VIRTUAL://C")]
    bench.log.clear()

    broken.clear()
    fittings.renew(structure)

    assert bench.log == [("b", "VIRTUAL://B")]


def test_what_came_is_opened_what_went_is_closed_and_the_rest_left_alone(fittings, bench):
    fittings.renew(with_printers(a="virtual://a", b="virtual://b", c="virtual://c"))
    bench.log.clear()

    fittings.renew(with_printers(a="virtual://a", b="virtual://other", d="virtual://d"))

    assert sorted(bench.log, key=str) == [
        ("b", "VIRTUAL://OTHER"),
        ("c", None),
        ("d", "VIRTUAL://D"),
    ]


def test_other_settings_of_the_hall_touch_no_device(fittings, bench):
    fittings.renew(structure_with())
    bench.log.clear()

    fittings.renew(structure_with(recall_limit=1))

    assert bench.log == []


def test_running_hall_furnishes_at_its_start_and_after_each_new_version(hall, fittings, bench):
    outputs = Outputs(hall.inner, News(), (), [fittings])
    outputs.start()
    try:
        assert bench.log == [("paper", "VIRTUAL://MAIN")]
        load(hall, lambda document: document["printer"][0].update(address="virtual://other"))
        until(lambda: len(bench.log) == 2)
    finally:
        outputs.close()

    assert bench.log[1] == ("paper", "VIRTUAL://OTHER")


def test_dismissed_worker_finishes_its_round_before_the_next_one_begins():
    news, busy, go, log = News(), threading.Event(), threading.Event(), []

    def work():
        busy.set()
        go.wait(PATIENCE_S)
        log.append("worked")

    former = Worker("former", news, work, every_s=3600)
    former.start()
    assert busy.wait(PATIENCE_S)
    later = Worker("later", news, lambda: log.append("later"), every_s=3600, after=former)
    former.dismiss(lambda: log.append("closed"))
    later.start()
    go.set()
    news.ring()

    until(lambda: "later" in log)
    news.close()
    later.join()
    assert log[:2] == ["worked", "closed"]
    assert not former.is_well


def test_worker_that_never_began_lets_go_at_once():
    log = []

    Worker("idle", News(), lambda: None, every_s=3600).dismiss(lambda: log.append("closed"))

    assert log == ["closed"]


def test_slip_waits_for_the_printer_that_takes_the_place_of_another(hall, catalogue, paper, spare):
    news = News()
    paper.offline = True
    branch = Printing(hall.errands, catalogue, {"paper": paper}, news)
    hall.inner._tell = news.ring
    for worker in branch.workers:
        worker.start()
    ticket = hall.take()
    until(lambda: hall.ticket(ticket)["print"]["problem"])

    branch.put("paper", spare)

    until(lambda: hall.ticket(ticket)["print"]["state"] == "printed")
    news.close()
    for worker in branch.workers:
        worker.join()
    assert len(spare.kept()) == 1
    assert paper.kept() == ()


def test_slip_of_a_printer_that_is_no_more_says_so(hall, printing, one_round):
    branch = printing(hall)
    branch.put("paper", None)
    branch.put("spare", None)
    ticket = hall.take()

    one_round(branch)

    assert hall.ticket(ticket)["print"]["problem"] == "no_printer"


def test_call_for_a_speaker_that_is_no_more_is_given_up(make_hall, announcing, one_round, speaker):
    hall = make_hall(lambda document: document["speaker"][0].update(address="virtual://hall"))
    hall.take()
    hall.open()
    hall.next()
    load(hall, lambda document: document["speaker"].clear())

    one_round(announcing(hall))

    assert hall.announcements.calls("queued", "ready") == []
    assert speaker.record == ()


def test_speaker_that_was_replaced_says_nothing_more(make_hall, announcing, one_round, speaker):
    hall = make_hall(lambda document: document["speaker"][0].update(address="virtual://hall"))
    hall.take()
    hall.open()
    hall.next()
    branch = announcing(hall)
    branch.put("hall", None)

    one_round(branch)

    assert speaker.record == ()
    assert [call.state for call in hall.announcements.calls("ready")] == ["ready"]


def test_call_from_a_counter_that_was_removed_meanwhile_names_its_id(make_hall, announcing):
    hall = make_hall(lambda document: document["speaker"][0].update(address="virtual://hall"))
    hall.take("tax")
    hall.open("2")
    hall.next("2")
    (call,) = hall.announcements.calls("queued")
    hall.finish("2")
    hall.close_counter("2")
    load(hall, lambda document: document["counter"].pop())

    script = announcing(hall)._speech.script(call, hall.inner.structure())

    words = " ".join(phrase.text for phrase in script.phrases)

    assert words
