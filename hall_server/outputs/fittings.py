"""The devices of the hall file, kept as it says: opened when they come, closed when they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Generic, TypeVar

from config.models import Structure

Spec = TypeVar("Spec")
Device = TypeVar("Device")


def in_turn(*steps: Callable[[], None]) -> None:
    """Do one after the other, also when one of them fails; what went wrong is raised at the end."""
    with ExitStack() as stack:
        for step in reversed(steps):
            stack.callback(step)


class Fittings(Generic[Spec, Device]):
    """One kind of device. What says the same in a new version of the hall file is left alone."""

    def __init__(
        self,
        put: Callable[[str, Device | None], None],
        specs: Callable[[Structure], Mapping[str, Spec]],
        open_one: Callable[[str, Spec], Device | None],
    ) -> None:
        """`specs`: by id, all that a device is opened with; `put`: takes it under its id, None: it goes.

        `open_one`: the device, or None for one that is not driven from here.
        """
        self._put = put
        self._specs = specs
        self._open_one = open_one
        self._fitted: dict[str, Spec] = {}

    def renew(self, structure: Structure) -> None:
        """Close what went or changed and open what came or changed.

        Raises what went wrong with one of them, after all others: called again, only that one is tried again.
        """
        wanted = dict(self._specs(structure))
        gone = self._fitted.keys() - wanted.keys()
        fitted = self._fitted
        new = [name for name, spec in wanted.items() if name not in fitted or fitted[name] != spec]
        # What goes is closed before anything is opened: the port may be the same.
        in_turn(
            *(partial(self._take_away, name) for name in gone),
            *(partial(self._fit, name, wanted[name]) for name in new),
        )

    def _take_away(self, name: str) -> None:
        self._put(name, None)
        del self._fitted[name]

    def _fit(self, name: str, spec: Spec) -> None:
        self._put(name, self._open_one(name, spec))
        self._fitted[name] = spec
