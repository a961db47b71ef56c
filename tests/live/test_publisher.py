"""What is sent to whom, and that nothing waits for what takes long."""

import queue
import threading
from functools import partial

import pytest
from hand_hall import structure_with

from hall_server.live.publisher import Publisher
from hall_server.outputs.agents import Agents
from hall_server.outputs.news import News
from hall_server.outputs.printing import Printing
from hall_server.outputs.signing import Signing
from hall_server.outputs.snapshots import Snapshots
from hall_server.outputs.stations import Stations
from hall_server.outputs.walls import Walls
from hall_server.texts.catalogue import Catalogue

PATIENCE_S = 20


class LongDay:
    """Reports that take as long as the test wants."""

    def __init__(self, reports):
        self._reports = reports
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.may_end.set()

    def live(self):
        self.begun.set()
        assert self.may_end.wait(3 * PATIENCE_S)
        return self._reports.live()

    def take_long(self):
        self.begun.clear()
        self.may_end.clear()


@pytest.fixture
def reports(hall):
    slow = LongDay(hall.reports)
    yield slow
    slow.may_end.set()


@pytest.fixture
def snapshots(hall, reports):
    printing = Printing(hall.errands, Catalogue.load(), {}, News())
    stations = Stations(printing, hall.errands)
    agents = Agents(hall.errands, lambda: None)
    return Snapshots(
        hall.inner,
        hall.boards,
        hall.errands,
        hall.announcements,
        reports,
        stations,
        agents,
        Signing(hall.inner, News()),
        Walls(hall.inner, agents),
    )


@pytest.fixture
def sent():
    """What was sent, in order."""
    return queue.Queue()


@pytest.fixture
def publisher(snapshots, sent, reports):
    """Publishes whatever is watched whenever `publisher.news` rings."""
    made = Publisher(snapshots, lambda what, _room, document: sent.put((what, document)))
    made.news = News()
    yield made
    reports.may_end.set()
    made.news.close()
    for worker in made.workers:
        worker.join()


def with_door(document):
    document["screen"].append({"id": "door"})


def stay(_room):
    """Nobody has to be put anywhere: all that is sent is kept."""


def next_of(sent, wanted):
    """The next that is sent of a kind."""
    while True:
        what, document = sent.get(timeout=PATIENCE_S)
        if what == wanted:
            return document


def test_board_is_sent_while_the_figures_of_a_long_day_are_counted(hall, publisher, reports, sent):
    publisher.watch("sid", "hall", "", stay)
    publisher.watch("sid", "board", "main", stay)
    publisher.start(publisher.news)
    next_of(sent, "beat")
    reports.take_long()
    hall.take()
    publisher.news.ring()
    assert reports.begun.wait(PATIENCE_S)

    hall.open()
    called = hall.next()
    publisher.news.ring()

    labels = []
    while called["label"] not in labels:
        labels = [call["label"] for call in next_of(sent, "board")["calls"]]
    reports.may_end.set()
    while next_of(sent, "hall")["called"] != 1:
        pass


def test_screen_that_comes_back_does_not_wait_for_the_figures_of_a_long_day(snapshots, reports):
    reports.take_long()
    counting = threading.Thread(target=snapshots.take, args=("hall", ""))
    counting.start()
    assert reports.begun.wait(PATIENCE_S)
    boards = queue.Queue()

    threading.Thread(target=lambda: boards.put(snapshots.take("board", "main")), daemon=True).start()

    assert boards.get(timeout=PATIENCE_S)["screen"] == "main"
    assert counting.is_alive()
    reports.may_end.set()
    counting.join()


def test_higher_number_never_holds_an_older_truth(hall, snapshots):
    """Many read one board at once while tickets are taken."""
    taken = []

    def read():
        for _ in range(30):
            board = snapshots.take("board", "main")
            taken.append((board["number"], sum(each["count"] for each in board["waiting"])))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(20):
        hall.take()
    for reader in readers:
        reader.join()

    counts = [count for _, count in sorted(taken)]
    assert len(counts) == 120
    assert counts == sorted(counts)


def boards_in(sent):
    """The boards that were sent so far."""
    found = []
    while not sent.empty():
        what, document = sent.get_nowait()
        found += [document] if what == "board" else []
    return found


def test_recent_calls_leave_the_board_by_time_and_nothing_is_sent_without_a_change(
    hall, clock, publisher, sent
):
    hall.open()
    for _ in range(12):
        hall.take()
        hall.next()
        hall.finish()
    assert len(publisher.watch("sid", "board", "main", stay)["recent"]) == 2
    publisher.publish()
    assert boards_in(sent) == []

    clock.pass_time(seconds=9)
    publisher.publish()
    assert boards_in(sent) == []
    clock.pass_time(seconds=1)
    publisher.publish()
    assert [len(board["recent"]) for board in boards_in(sent)] == [0]

    for _ in range(5):
        clock.pass_time(seconds=1)
        publisher.publish()
    assert boards_in(sent) == []


# -- who has what ----------------------------------------------------------------------------------


def test_newcomer_gets_the_board_once_and_nobody_else_hears_of_it(publisher, sent):
    for sid in ("one", "two", "one"):
        assert publisher.watch(sid, "board", "main", stay)["screen"] == "main"
        publisher.publish()

    assert boards_in(sent) == []


def test_change_that_a_newcomer_has_already_is_sent_to_those_who_have_not(hall, publisher, sent):
    publisher.watch("one", "board", "main", stay)
    hall.take()

    first = publisher.watch("two", "board", "main", stay)
    publisher.publish()

    (board,) = boards_in(sent)
    assert board["waiting"] == first["waiting"]
    assert board["number"] > first["number"]


def test_newcomer_who_saw_a_change_is_told_when_it_was_taken_back(hall, publisher, sent):
    hall.open()
    hall.take()
    publisher.watch("one", "board", "main", stay)
    hall.next()
    assert len(publisher.watch("two", "board", "main", stay)["calls"]) == 1

    hall.undo()
    publisher.publish()

    (board,) = boards_in(sent)
    assert board["calls"] == []


class LeftMeanwhile:
    """Snapshots of which the last watcher goes while one is read."""

    def __init__(self, snapshots):
        self._snapshots = snapshots
        self.goes = None

    def content(self, what, name):
        return self._snapshots.content(what, name)

    def take(self, what, name):
        snapshot = self._snapshots.take(what, name)
        if self.goes:
            self.goes()
        return snapshot

    def beat(self):
        return self._snapshots.beat()


def test_what_the_last_watcher_left_while_it_was_read_is_neither_sent_nor_kept(hall, snapshots, sent):
    left = LeftMeanwhile(snapshots)
    publisher = Publisher(left, lambda what, _room, document: sent.put((what, document)))
    publisher.watch("one", "board", "main", stay)
    hall.take()
    left.goes = lambda: publisher.forget("one")

    publisher.publish()

    assert boards_in(sent) == []
    assert publisher.remembers == 0


def test_each_hears_a_warning_in_their_own_language_and_the_counter_is_read_once(hall, clock, snapshots):
    rooms, heard = {}, {}
    publisher = Publisher(snapshots, lambda what, room, document: heard.update({(what, room): document}))
    for sid, language in (("a", "ru"), ("b", "en"), ("c", "en")):
        publisher.watch(sid, "counter", "1", partial(rooms.__setitem__, sid), language=language)
    hall.open()
    hall.take()
    hall.next()
    clock.pass_time(seconds=2)

    publisher.publish()

    told = {sid: heard["counter", room] for sid, room in rooms.items()}
    texts = {sid: counter["warnings"][0]["text"] for sid, counter in told.items()}
    assert texts["a"].startswith("Вызов A001 не показан на экране: main. ")
    assert texts["b"] == texts["c"]
    assert texts["b"].startswith("No screen has shown A001: main. ")
    assert len({counter["number"] for counter in told.values()}) == 1
    first = publisher.watch("d", "counter", "1", stay, language="uz-Cyrl")
    assert first["warnings"][0]["text"].startswith("A001 чақируви экранда кўринмади: main. ")


def test_who_watches_what_is_no_more_is_told_once_and_of_other_things_as_before(hall, publisher, sent):
    told = []
    hall.load(structure_with(with_door))
    publisher.when_gone(lambda sid, topic, error: told.append((sid, topic, error.code)))
    publisher.watch("one", "board", "door", stay)
    publisher.watch("two", "board", "door", stay)
    publisher.watch("two", "board", "main", stay)
    hall.load(structure_with())

    publisher.publish()
    hall.take()
    publisher.publish()

    assert told == [(sid, ("board", "door"), "not_found") for sid in ("one", "two")]
    assert {board["screen"] for board in boards_in(sent)} == {"main"}


def test_who_asks_again_once_it_is_back_is_sent_it_as_before(hall, publisher, sent):
    hall.load(structure_with(with_door))
    publisher.watch("one", "board", "door", stay)
    hall.load(structure_with())
    publisher.publish()
    hall.load(structure_with(with_door))

    assert publisher.watch("one", "board", "door", stay)["screen"] == "door"
    hall.take()
    publisher.publish()

    assert [board["screen"] for board in boards_in(sent)] == ["door"]
