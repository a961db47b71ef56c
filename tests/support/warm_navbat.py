"""A process that has `navbat` imported and forks for each command that it is asked for: see warm_start.py.

It is asked on its standard input, a socket. Every message is one command: its words, folder and environment
as JSON, with four descriptors: standard input, output and error of the command, and a line on which its
process id is said and, when it has ended, how. It ends itself when nobody can ask any more.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module

from hall_server.cli.main import COMMANDS, main
from hall_server.texts.catalogue import Catalogue

LONGEST = 1 << 17


def next_command(asking: socket.socket) -> list[str]:
    """Fork for every command; returns only in the forked process, with the words of the command."""
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    lines: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([asking, woken], [], [])
        if woken in ready:
            os.read(woken, 512)
            tell_of_the_ended(lines)
        if asking not in ready:
            continue
        message, descriptors, _, _ = socket.recv_fds(asking, LONGEST, 4)
        if not message:
            sys.exit(0)
        process = os.fork()
        if process == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            asking.detach()
            return become(json.loads(message), descriptors, [woken, wakes, *lines.values()])
        *streams, lines[process] = descriptors
        say(lines[process], process)
        for stream in streams:
            os.close(stream)


def tell_of_the_ended(lines: dict[int, int]) -> None:
    """Say of every command that has ended how it ended."""
    for process in list(lines):
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            line = lines.pop(process)
            say(line, os.waitstatus_to_exitcode(status))
            os.close(line)


def say(line: int, number: int) -> None:
    """Write a number on a line, whether or not somebody still listens."""
    with suppress(BrokenPipeError):
        os.write(line, f"{number}\n".encode())


def become(command: dict, descriptors: list[int], others: list[int]) -> list[str]:
    """Be the process that was asked for: a session of its own, with its streams, folder and environment."""
    os.setsid()
    for number, stream in enumerate(descriptors[:3]):
        os.dup2(stream, number)
    for each in descriptors + others:
        os.close(each)
    os.chdir(command["folder"])
    os.environ.clear()
    os.environ.update(command["env"])
    time.tzset()
    return command["words"]


for name in set(COMMANDS.values()):
    import_module(f"hall_server.cli.{name}")
Catalogue.load()
assert threading.active_count() == 1, "a room starts a thread when it is imported: forks would lack it"
gc.freeze()  # what is there stays: the forks do not copy it to look through it
main(next_command(socket.socket(fileno=0)), prog_name="navbat")
