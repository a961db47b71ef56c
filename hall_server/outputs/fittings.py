"""The devices of the hall file, kept as it says: opened when they come, closed when they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from config.models import Structure

Spec = TypeVar("Spec")
Device = TypeVar("Device")


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
        """Close what went or changed and open what came or changed."""
        wanted = dict(self._specs(structure))
        for name in self._fitted.keys() - wanted.keys():
            self._put(name, None)
        for name, spec in wanted.items():
            if name not in self._fitted or self._fitted[name] != spec:
                self._put(name, self._open_one(name, spec))
        self._fitted = wanted
