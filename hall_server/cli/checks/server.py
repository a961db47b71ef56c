"""The server: does it run, and does it do business?"""

from __future__ import annotations

from collections.abc import Iterator

from hall_server.cli.checks.asking import NoAnswer, RunningHall
from hall_server.cli.checks.finding import Finding, failed, in_two, ok, warning
from hall_server.cli.checks.site import Site

NAME = "server"


def look(site: Site) -> Iterator[Finding]:
    """A hall that is stopped is no fault: then its devices are tried from here."""
    if site.server is None:
        yield ok(NAME, "The hall does not run now; devices are tried from here.", running=False)
        return
    process, address = site.server.process, site.server.address
    known = {"running": True, "process": process, "address": address}
    if address is None:
        yield warning(
            NAME, f"The hall runs (process {process}).", "Start it again, so that it can be asked.", **known
        )
        return
    try:
        status, document = RunningHall(address).ask("/readyz")
    except NoAnswer as fault:
        yield failed(
            NAME,
            f"The hall runs (process {process}) and does not answer at {address}: {fault}.",
            "Stop it and start it again; its log is log/navbat.log in the data folder.",
            **known,
        )
        return
    said = document.get("problems")
    problems = said if isinstance(said, list) else []
    if status == 200 and not problems:
        yield ok(NAME, f"The hall runs and does business at {address}/.", **known)
    elif not problems:
        problems = [{"detail": f"It answers with {status} and does not say why. Look into log/navbat.log."}]
    for each in problems:
        problem = each if isinstance(each, dict) else {"detail": each}
        happened, to_do = in_two(str(problem.get("detail", problem)))
        yield failed(
            NAME, f"The hall runs and does no business: {happened}", to_do, **known, code=problem.get("code")
        )
