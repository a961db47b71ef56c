"""Run one program, and stop it with all its own children when time is over or the server has died:
`python child_guard.py SECONDS COMMAND...`.

Whoever starts it makes it the head of a process group, and it takes the whole group along. It is started by
its path and without the site's packages, so that it needs next to no time.
"""

import ctypes
import os
import signal
import subprocess
import sys

NOT_STARTED = 126
"""How it ends when there is no starting the program, as a shell would."""

PR_SET_PDEATHSIG = 1


def main(seconds: int, parent: int, command: list[str]) -> int:
    """Run the command and return how it ended; `parent`: who started this, and must be alive."""
    signal.signal(signal.SIGTERM, _end_all)
    signal.signal(signal.SIGALRM, _end_all)
    signal.alarm(seconds)
    # The signal comes when the thread ends that started this; that thread waits here until all is over.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        return NOT_STARTED
    try:
        ended = subprocess.call(command)
    except OSError as fault:
        print(fault, file=sys.stderr)
        return NOT_STARTED
    return ended if ended >= 0 else 128 - ended


def _end_all(_signal: int, _frame: object) -> None:
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
