"""A hall whose printer fails as the test tells it, and a second printer that is always well."""

from collections.abc import Callable, Iterator

import pytest
from real_hall import SMALL_HALL, HallServer

from printers.fakes.tcp import TcpPrinterFake

PRINTERS = """[[printer]]
id = "door"
address = "{address}"
profile = "default-status"
open_s = 1
write_s = 5
status_s = 5
rest_s = 0.5

[[printer]]
id = "spare"
address = "virtual://spare"

"""
PATIENT_KIOSKS = """
[[kiosk]]
id = "patient"
printers = ["door"]
print_wait_s = 20

[[kiosk]]
id = "hasty"
printers = ["door"]
print_wait_s = 0.2
"""


@pytest.fixture(scope="module")
def all_day_printer() -> Iterator[TcpPrinterFake]:
    """The printer of a module's tests; they use it as `door_printer`."""
    with TcpPrinterFake() as printer:
        yield printer


@pytest.fixture
def door_printer(all_day_printer: TcpPrinterFake) -> Iterator[TcpPrinterFake]:
    """A printer on a socket, well at the beginning of a test and at its end: `door_printer.refuse = True`."""
    yield all_day_printer
    all_day_printer.refuse = False
    all_day_printer.cut_after = None
    all_day_printer.slow_s = 0.0
    all_day_printer.mute = False


@pytest.fixture(scope="module")
def printing_hall(
    make_shared_server: Callable[..., HallServer], all_day_printer: TcpPrinterFake
) -> HallServer:
    """The small hall with the printers `door` (a `door_printer`) and `spare`, for all tests of a module.

    The kiosks `main`, `patient` (waits long for the slip) and `hasty` (hardly waits) print at `door`.
    """
    text = SMALL_HALL.read_text()
    former = text[text.index("[[printer]]") : text.index("[[kiosk]]")]
    text = text.replace(former, PRINTERS.format(address=all_day_printer.address))
    return make_shared_server(text.replace('["paper"]', '["door"]') + PATIENT_KIOSKS)
