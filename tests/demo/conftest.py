"""The example hall of the demo, and days that its people live without a server."""

import datetime as dt

import pytest

from hall_server.cli.demo.example import example_hall
from hall_server.cli.demo.past import write_day
from hall_server.cli.demo.plan import Plan
from hall_server.hall.founding import found
from hall_server.store.database import Store

MONDAY, TUESDAY, SATURDAY, SUNDAY = (dt.date(2026, 11, day) for day in (16, 17, 21, 22))
SEED = 44


@pytest.fixture(scope="session")
def structure():
    """The hall file of the demo."""
    return example_hall()


@pytest.fixture(scope="session")
def plan(structure):
    """What its people know of it."""
    return Plan(structure)


@pytest.fixture(scope="session")
def write_days(structure, plan, tmp_path_factory):
    """Writes days into a new data folder: `write_days(MONDAY, seed=1)`; answers with its open store."""
    stores = []

    def write(*days, seed=SEED):
        store = Store(tmp_path_factory.mktemp("demo"))
        stores.append(store)
        spans = [plan.span(day) for day in days]
        found(store, structure, now=spans[0].opens - 3_600_000)
        for span in spans:
            write_day(store, plan, span, seed, "http://hall.test")
        return store

    yield write
    for store in stores:
        store.close()


@pytest.fixture(scope="session")
def few_days(write_days):
    """A Monday, a Tuesday and a Saturday that were."""
    return write_days(MONDAY, TUESDAY, SATURDAY)
