"""Whatever the description of the contract allows is asked of a real hall, by everybody whom it names.

Schemathesis makes the requests: the examples of the description, the edges of every schema, and at random;
good ones, ones that break the schema, wrong methods, without a token and with a wrong one. All its checks of
answers are on: no 5xx, nothing that is not described (status, media type, body, headers), good requests are
done or refused by the rules, bad ones are refused, unknown methods are 405, nobody is let in without a token.
Left out, each by name:

- 422 counts as accepted for PUT /admin/hall: whether a hall file is good is more than a schema can say, as
  its tables name each other. tests/contract/test_administration.py asks for good and bad ones.
- 422 counts as accepted for a report: days in the wrong order, or too many of them, are good dates each.
- 422 counts as accepted for a notice: which languages its text may have, and must have, is the hall's.

Ids of a hall are unknown to the description: see tests/support/schemathesis_hooks.py.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROLES = ("anybody", "screen", "kiosk:main", "agent", "operator", "manager", "admin:chief")
SEED = 20_261_123

SETTINGS = """
hooks = "{hooks}"

[[operations]]
include-path = "/api/v1/reports/{{name}}"
checks.positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "422"]

[[operations]]
include-path = "/api/v1/admin/hall"
checks.positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "409", "422"]

[[operations]]
include-path = "/api/v1/notices"
checks.positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "409", "422"]
"""

HALL = {
    "service": ["gas", "water", "tax"],
    "services": ["gas", "water", "tax"],
    "language": ["uz", "uz-Cyrl", "ru", "en"],
    "priority": ["elderly", "disability"],
    "needs": [],
    "kiosk": ["main"],
    "screen": ["main"],
    "counter": ["1", "2"],
    "printer": ["paper"],
    "version": [1],
}
"""The ids of the small hall, by the fields that hold them."""


class Asker:
    """Runs schemathesis against one hall."""

    def __init__(self, cast, folder):
        self.cast = cast
        self._folder = folder
        manager = cast["manager"]
        tickets = [
            manager.post("/tickets", json={"service": "gas", "language": "uz"}).json() for _ in range(8)
        ]
        operators = [manager.post(f"/counters/{counter}/open").json()["operator"] for counter in "12"]
        notices = [
            manager.post("/notices", json={"kind": "closing", "minutes": 60 + n}).json() for n in range(4)
        ]
        self._ids = HALL | {
            "notice": [notice["id"] for notice in notices],
            "operator": operators[:1],
            "ticket": [ticket["id"] for ticket in tickets],
            "token": [ticket["status_url"].rpartition("/")[2] for ticket in tickets],
        }
        hooks = Path(__file__).parents[1] / "support/schemathesis_hooks.py"
        (folder / "settings.toml").write_text(SETTINGS.format(hooks=hooks))

    def operations_for(self, who):
        """The operations that are described for a role; for nobody: those for everybody."""
        role = who.partition(":")[0]
        described = self.cast["anybody"].get("/openapi.json").json()["paths"]
        for operations in described.values():
            for operation in operations.values():
                may = next((each["bearer"] for each in operation["security"] if "bearer" in each), None)
                if may is None or role in may:
                    yield operation["operationId"]

    def ask(self, who, *options):
        """Ask as a role; raises AssertionError with what was found."""
        headers = {"Accept-Language": "en"}
        if token := self.cast[who].headers.get("Authorization"):
            headers["Authorization"] = token
        operations = [f"--include-operation-id={name}" for name in self.operations_for(who)]
        said = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", "settings.toml", "--no-color"),
                *("run", f"{self.cast.server.url}/api/v1/openapi.json", "--checks=all", f"--seed={SEED}"),
                *("--generation-database=none", "--continue-on-failure", *operations, *options),
                *(f"--header={name}: {value}" for name, value in headers.items()),
            ],
            cwd=self._folder,
            env=os.environ | {"HALL_IDS": json.dumps(self._ids)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stdout + said.stderr


@pytest.fixture(scope="module")
def asker(make_hall, cast_of, tmp_path_factory):
    """The small hall with its clients, open counters and a queue."""
    return Asker(cast_of(make_hall()).gather(*ROLES), tmp_path_factory.mktemp("asked"))


@pytest.mark.parametrize("who", ROLES)
def test_everything_that_is_described_for_a_role_is_answered_as_described(asker, who):
    # The edges of every schema take the most time; once is enough, by whoever may do everything.
    phases = "examples,coverage,fuzzing" if who == "admin:chief" else "examples,fuzzing"

    asker.ask(who, f"--phases={phases}", "--max-examples=3")


@pytest.mark.long
@pytest.mark.parametrize("who", ROLES)
def test_long_everything_that_is_described_is_answered_as_described(asker, who):
    asker.ask(who, "--phases=examples,coverage,fuzzing,stateful", "--max-examples=150")
