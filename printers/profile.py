"""What the models of printers can do, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from escpos.capabilities import CAPABILITIES


class ImageMode(Enum):
    """How a model takes pictures."""

    RASTER = "bitImageRaster"
    COLUMN = "bitImageColumn"


@dataclass(frozen=True, slots=True)
class Profile:
    """One model on one paper. `confirms`: it answers GS r after the job, and DLE EOT at once."""

    name: str
    width_dots: int
    image_mode: ImageMode = ImageMode.RASTER
    cuts: bool = True
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class _Model:
    image_mode: ImageMode = ImageMode.RASTER
    cuts: bool = True
    confirms: bool = False


# For models that nobody has listed. Clones differ in two things: some take only columns, some confirm.
_GENERIC = {
    "default": _Model(),
    "default-status": _Model(confirms=True),
    "default-column": _Model(ImageMode.COLUMN),
    "default-column-status": _Model(ImageMode.COLUMN, confirms=True),
    "simple": _Model(cuts=False),
}


def _listed() -> dict[str, _Model]:
    """The models of python-escpos that take pictures by a command that we speak."""
    models = {}
    for name, known in CAPABILITIES["profiles"].items():
        can = known["features"]
        takes_columns = can.get("bitImageColumn") and can.get("highDensity")
        if can.get("starCommands") or not (can.get("bitImageRaster") or takes_columns):
            continue
        models[name] = _Model(
            ImageMode.RASTER if can.get("bitImageRaster") else ImageMode.COLUMN,
            cuts=bool(can.get("paperFullCut") or can.get("paperPartCut")),
            confirms=known.get("vendor") == "Epson",
        )
    return models


MODELS = _listed() | _GENERIC


def named(name: str, *, width_dots: int) -> Profile:
    """The profile of that name; raises ValueError, with the names that there are, for any other."""
    model = MODELS.get(name)
    if model is None:
        raise ValueError(f"there is no printer model {name!r}; there are: {', '.join(sorted(MODELS))}")
    return Profile(name, width_dots, model.image_mode, model.cuts, model.confirms)
