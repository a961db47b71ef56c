"""What the models of printers can do, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from escpos.capabilities import CAPABILITIES

SLOW_BAUD = 19200
"""Up to this speed of a serial line a picture of a whole slip takes too long, in bits a second."""


class ImageMode(Enum):
    """How a model takes pictures."""

    RASTER = "bitImageRaster"
    COLUMN = "bitImageColumn"


@dataclass(frozen=True, slots=True)
class Profile:
    """One model on one paper.

    `confirms`: it answers GS r after the job, and DLE EOT at once; False: it must not be asked; None: nobody
    knows, so it is asked until it has shown what it answers. `doubles`: it can print each row of a
    picture twice. `native_digits`, `native_qr`: it has letters of its own that can be enlarged, and draws QR
    codes; `native`: use that. `coarse`: print texts in pairs of equal rows, for half the bytes.
    """

    name: str
    width_dots: int
    image_mode: ImageMode = ImageMode.RASTER
    cuts: bool = True
    confirms: bool | None = None
    doubles: bool = True
    native_digits: bool = False
    native_qr: bool = False
    native: bool = False
    coarse: bool = False


@dataclass(frozen=True, slots=True)
class _Model:
    image_mode: ImageMode = ImageMode.RASTER
    cuts: bool = True
    confirms: bool | None = None
    doubles: bool = True
    native_digits: bool = False
    native_qr: bool = False


# For models that nobody has listed. Clones differ in what they take and in what they say.
_GENERIC = {
    "default": _Model(),
    "default-status": _Model(confirms=True),
    "default-silent": _Model(confirms=False),
    "default-native": _Model(native_digits=True, native_qr=True),
    "default-native-status": _Model(confirms=True, native_digits=True, native_qr=True),
    "default-plain": _Model(doubles=False),
    "default-column": _Model(ImageMode.COLUMN),
    "default-column-status": _Model(ImageMode.COLUMN, confirms=True),
    "default-column-native": _Model(ImageMode.COLUMN, native_digits=True, native_qr=True),
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
            confirms=True if known.get("vendor") == "Epson" else None,
            native_digits=bool(known.get("fonts")),
            native_qr=bool(can.get("qrCode")),
        )
    return models


MODELS = _listed() | _GENERIC


def named(name: str, *, width_dots: int, native: bool | None = None, baud: int | None = None) -> Profile:
    """The profile of that name, for a printer on a serial line of `baud` bits a second, or on none.

    `native` says whether it prints with its own letters and codes; None: on a slow line, if it has any. Texts
    are coarse then, and on any slow line unless `native` is False. Raises ValueError for an unknown name,
    with the names that there are, and when it has no letters of its own but should.
    """
    model = MODELS.get(name)
    if model is None:
        raise ValueError(f"there is no printer model {name!r}; there are: {', '.join(sorted(MODELS))}")
    has_own = model.native_digits or model.native_qr
    if native and not has_own:
        raise ValueError(
            f"the printer model {name!r} is not known to have letters and QR codes of its own; "
            "leave out `native`, or use the model default-native"
        )
    is_slow = native is None and baud is not None and baud <= SLOW_BAUD
    return Profile(
        name,
        width_dots,
        model.image_mode,
        cuts=model.cuts,
        confirms=model.confirms,
        doubles=model.doubles,
        native_digits=model.native_digits,
        native_qr=model.native_qr,
        native=bool(native) or (is_slow and has_own),
        coarse=bool(native or is_slow) and model.doubles and model.image_mode is ImageMode.RASTER,
    )
