"""What holds for every test: nothing is skipped, chance has a seed, and the cast stands ready."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The cast, a module each in tests/support, who uses another behind it: `moved_clock`; `warm_start`; `server`,
# `make_server`, `shared_server`; `page`, `new_page`, `complaints`, `axe`; `signed_in`; `door_printer`,
# `printing_hall`.
pytest_plugins = (
    *("pytester", "moved_clock", "warm_start", "real_hall", "real_browser", "real_staff"),
    "real_printers",
)

settings.register_profile(
    "house",
    derandomize=True,
    database=None,
    deadline=None,  # a shared test machine may pause for longer than any deadline
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("house")


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the repository."""
    return Path(__file__).parents[1]


def _fail_instead_of_skipping(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Tests are never skipped here; this one was: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    _fail_instead_of_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    report = yield
    _fail_instead_of_skipping(report)
    return report
