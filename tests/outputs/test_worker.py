"""Threads that work on news: they miss none, survive what goes wrong, and go home when told."""

import threading

import pytest

from hall_server.domain.errors import NoBusiness
from hall_server.outputs.news import News
from hall_server.outputs.outputs import Outputs
from hall_server.outputs.worker import REST_S, Worker

PATIENCE_S = 20


@pytest.fixture
def news():
    bell = News()
    yield bell
    bell.close()


class Job:
    """Work that counts its rounds and fails when told."""

    def __init__(self):
        self.error = None
        self._rounds = 0
        self._changed = threading.Condition()

    def __call__(self):
        with self._changed:
            self._rounds += 1
            self._changed.notify_all()
        if self.error is not None:
            raise self.error

    def until(self, rounds):
        with self._changed:
            assert self._changed.wait_for(lambda: self._rounds >= rounds, PATIENCE_S)


def started(news, job, every_s=3600):
    worker = Worker("test", news, job, every_s=every_s)
    worker.start()
    job.until(1)
    return worker


def test_worker_looks_once_at_its_start_and_after_every_ring(news):
    job = Job()
    worker = started(news, job)

    news.ring()
    job.until(2)
    news.ring()
    job.until(3)

    assert worker.is_well


def test_worker_looks_without_news_from_time_to_time(news):
    job = Job()
    started(news, job, every_s=0.01)

    job.until(5)


def test_ring_during_work_is_not_missed(news):
    busy, go = threading.Event(), threading.Event()
    job = Job()

    def slow():
        job()
        busy.set()
        go.wait(PATIENCE_S)

    Worker("test", news, slow, every_s=3600).start()
    assert busy.wait(PATIENCE_S)
    news.ring()
    go.set()

    job.until(2)


def test_worker_survives_a_mistake_and_says_when_it_is_well_again(news, caplog):
    caplog.set_level("INFO")
    job = Job()
    job.error = RuntimeError("broken")
    worker = started(news, job)
    for rounds in (2, 3):
        news.ring()
        job.until(rounds)
    job.error = None
    news.ring()
    job.until(4)
    news.close()
    worker.join()

    told = [record.getMessage() for record in caplog.records if record.name.endswith("worker")]
    assert told == ["test failed; it goes on trying", "test is well again"]


def test_worker_rests_after_each_round_that_failed_and_after_no_other():
    class Resting(News):
        rested = ()

        def rest(self, seconds):
            self.rested = (*self.rested, seconds)
            return super().rest(0)

    news, job = Resting(), Job()
    job.error = RuntimeError("broken")
    worker = Worker("test", news, job, every_s=0)
    worker.start()
    job.until(3)
    assert set(news.rested) == {REST_S}
    assert len(news.rested) >= 2
    news.close()
    worker.join()
    calm, job = Resting(), Job()

    other = Worker("test", calm, job, every_s=0)
    other.start()
    job.until(3)
    calm.close()
    other.join()

    assert calm.rested == ()


def test_worker_waits_out_a_time_without_business(news, caplog):
    job = Job()
    job.error = NoBusiness("clock_alarm", retry_s=10)
    worker = started(news, job)
    for rounds in (2, 3):
        news.ring()
        job.until(rounds)
    news.close()
    worker.join()

    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "clock_alarm" in caplog.text


def test_worker_goes_home_when_the_hall_closes(news):
    job = Job()
    worker = started(news, job)

    news.close()
    worker.join()

    assert not worker.is_well
    assert news.is_closed


def test_ticker_rings_for_what_another_process_has_written(hall):
    hall.take()
    news = News()
    outputs = Outputs(hall.inner, news, ())
    outputs._tick()
    heard = news.wait(-1, 0)

    outputs._tick()
    assert news.wait(-1, 0) == heard
    hall.store.write(lambda db: db.execute("INSERT INTO meta VALUES ('a', 'b')") and None)
    outputs._tick()

    assert news.wait(-1, 0) == heard + 1


def test_device_that_fails_is_furnished_with_the_next_tick_and_keeps_no_other_from_it(hall):
    class Shelf:
        error = None
        given = ()

        def renew(self, structure):
            if self.error is not None:
                raise self.error
            self.given = (*self.given, structure.hall.id)

    failing, well = Shelf(), Shelf()
    failing.error = OSError("no such port")
    outputs = Outputs(hall.inner, News(), (), (failing, well))
    with pytest.raises(OSError, match="port"):
        outputs._tick()
    assert (failing.given, well.given) == ((), (hall.inner.structure().hall.id,))

    failing.error = None
    outputs._tick()

    assert failing.given == well.given[:1]
    outputs._tick()
    assert len(failing.given) == 1


def test_outputs_are_started_and_closed_together(hall):
    news = News()
    outputs = Outputs(hall.inner, news, ())

    outputs.start()
    assert all(worker.is_well for worker in outputs.workers)
    outputs.close()

    assert not any(worker.is_well for worker in outputs.workers)
