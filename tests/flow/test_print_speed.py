"""How long a slip takes from the press at the kiosk to its last byte at a printer on the network.

.venv/bin/pytest -m long -s tests/flow/test_print_speed.py
"""

import statistics
import time

import pytest
from real_hall import SMALL_HALL

from printers.fakes.tcp import TcpPrinterFake

SLIPS = 60


@pytest.mark.long
@pytest.mark.parametrize("profile", ["default", "default-status"])
def test_time_from_the_press_to_the_last_byte(make_server, profile):
    with TcpPrinterFake() as printer:
        text = SMALL_HALL.read_text().replace("virtual://main", printer.address)
        server = make_server(text.replace("width_dots = 576", f'width_dots = 576\nprofile = "{profile}"'))
        client = server.client(server.token("manager"))
        answers, papers = [], []
        for n in range(SLIPS):
            begun = time.perf_counter()
            order = {"service": "gas", "language": ("uz", "uz-Cyrl", "ru", "en")[n % 4], "kiosk": "main"}
            assert client.post("/tickets", json=order).status_code == 201
            answers.append(time.perf_counter() - begun)
            printer.wait_for_jobs(n + 1)
            papers.append(time.perf_counter() - begun)
        sizes = [len(job) for job in printer.jobs]

    median, worst = statistics.median, max
    print(
        f"\n{profile}: answer {median(answers) * 1000:.0f} ms median, {worst(answers) * 1000:.0f} ms worst; "
        f"last byte {median(papers) * 1000:.0f} ms median, {worst(papers) * 1000:.0f} ms worst; "
        f"slip {median(sizes) / 1000:.1f} kB median, {worst(sizes) / 1000:.1f} kB worst"
    )
    assert median(papers) < 1.5
