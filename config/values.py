"""The kinds of values in a hall file: ids, texts by language, times, addresses; each says what it allows."""

import re
from datetime import time
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, Strict

from config.hours import Hours
from config.problems import choose, listed, nearest, shown
from config.sentences import allowed, sentence, together

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
PRINTER_ADDRESSES = (
    "tcp://HOST:9100",
    "serial:///dev/ttyUSB0?baud=38400",
    "usb://04b8:0e15",
    "file:///dev/usb/lp0",
    "agent://NAME",
    "virtual://NAME",
)
SIGN_ADDRESSES = ("serial:///dev/serial/by-id/NAME?baud=9600", "virtual://NAME")
SPEAKER_ADDRESSES = ("screen://ID", "local:", "agent://NAME", "virtual://NAME")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PREFIX = re.compile(r"[A-Z]{0,3}")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_SERIAL = re.compile(r"(baud=(?P<baud>[0-9]+))?((^|&)flow=(none|rtscts|xonxoff))?")
_PATH = re.compile(r"/[^/].*")
_BAUDS = ("9600", "19200", "38400", "57600", "115200")
_VOICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
_USB = re.compile(r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}")


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(sentence("id"))
    return value


def _prefix(value: str) -> str:
    if not _PREFIX.fullmatch(value):
        raise ValueError(sentence("prefix"))
    return value


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(together(sentence("language"), choose(value, LANGUAGES)))
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError(sentence("text-blank"))
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        near = nearest(value, available_timezones())
        meant = [sentence("near", near=shown(near))] if near else []
        raise ValueError(together(sentence("zone"), *meant, sentence("zone-allowed"))) from None
    return value


def _time_of_day(value: Any) -> Any:
    if isinstance(value, str) and (match := _TIME.fullmatch(value)):
        return time(int(match[1]), int(match[2]))
    raise ValueError(sentence("time"))


def _hours(value: str) -> str:
    Hours.parse(value)
    return value


def _exception(value: str) -> str:
    Hours.parse(None, exceptions=(value,))
    return value


def _split(value: str) -> SplitResult | None:
    """The parts of an address, or None when it cannot be one."""
    try:
        return urlsplit(value)
    except ValueError:
        return None


def _split_device(value: str) -> SplitResult | None:
    """The same of a device's; None also when it is written in a way that others read differently.

    Such as capitals before the colon, a question mark with nothing behind it, or a line break.
    """
    parts = _split(value)
    if parts is None:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return parts if f"{parts.scheme}://{parts.netloc}{parts.path}{query}" == value else None


def _has_good_port(parts: SplitResult, *, is_needed: bool) -> bool:
    try:
        return bool(parts.port) or (parts.port is None and not is_needed)
    except ValueError:
        return False


def _is_web(parts: SplitResult) -> bool:
    is_bare = parts.path in ("", "/") and not (parts.query + parts.fragment) and parts.username is None
    is_http = parts.scheme in ("http", "https") and bool(parts.hostname)
    return is_http and is_bare and _has_good_port(parts, is_needed=False)


def _web_address(value: str) -> str:
    parts = _split(value)
    if parts is None or not _is_web(parts):
        raise ValueError(sentence("web-address", example=shown("http://192.168.1.10:8080")))
    return value.rstrip("/")


def _is_named(parts: SplitResult) -> bool:
    return bool(_ID.fullmatch(parts.netloc)) and not (parts.path + parts.query)


def _is_line(query: str) -> bool:
    match = _SERIAL.fullmatch(query)
    is_plain = not query.startswith("&") and not query.endswith("&")
    return match is not None and is_plain and match["baud"] in (None, *_BAUDS)


def _is_printer(parts: SplitResult) -> bool:
    is_bare = not (parts.path + parts.query)
    is_device = not parts.netloc and bool(_PATH.fullmatch(parts.path))
    match parts.scheme:
        case "tcp":
            is_host = bool(parts.hostname) and parts.username is None
            return is_bare and is_host and _has_good_port(parts, is_needed=True)
        case "serial":
            return is_device and _is_line(parts.query)
        case "usb":
            return is_bare and bool(_USB.fullmatch(parts.netloc))
        case "file":
            return is_device and not parts.query
        case "agent" | "virtual":
            return _is_named(parts)
    return False


def _printer_address(value: str) -> str:
    parts = _split_device(value)
    if parts is None or not _is_printer(parts):
        known = {"addresses": listed(PRINTER_ADDRESSES), "bauds": ", ".join(_BAUDS)}
        raise ValueError(sentence("printer-address", **known))
    return value


def _speaker_address(value: str) -> str:
    parts = _split_device(value)
    is_named = parts and parts.scheme in ("screen", "agent", "virtual") and _is_named(parts)
    if value != "local:" and not is_named:
        raise ValueError(together(sentence("speaker-address"), allowed(map(shown, SPEAKER_ADDRESSES))))
    return value


def _voice_name(value: str) -> str:
    if value and not _VOICE.fullmatch(value):
        raise ValueError(sentence("voice"))
    return value


def _sign_address(value: str) -> str:
    parts = _split_device(value)
    is_device = parts and not parts.netloc and bool(_PATH.fullmatch(parts.path))
    # RS-485 has no wires that could hold the line up.
    is_plain = parts and _is_line(parts.query) and "flow=" not in parts.query
    is_serial = parts and is_device and parts.scheme == "serial" and is_plain
    is_virtual = parts and parts.scheme == "virtual" and _is_named(parts)
    if not (is_serial or is_virtual):
        known = {"addresses": listed(SIGN_ADDRESSES), "bauds": ", ".join(_BAUDS)}
        raise ValueError(sentence("sign-address", **known))
    return value


def agent_in(address: str) -> str | None:
    """The name of the PC of the hall that an address of a device leads to, if it leads to one."""
    scheme, _, name = address.partition("://")
    return name if scheme == "agent" else None


def screen_in(address: str) -> str | None:
    """The id of the screen that an address of a speaker leads to, if it leads to one."""
    scheme, _, name = address.partition("://")
    return name if scheme == "screen" else None


def _no_repeats(values: tuple[str, ...]) -> tuple[str, ...]:
    for number, value in enumerate(values):
        if value in values[:number]:
            raise ValueError(sentence("named-twice", name=shown(value)))
    return values


# TOML has its own types: "5" is a text and true is not a number, so nothing is converted silently.
Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]

Id = Annotated[str, AfterValidator(_id)]
Ids = Annotated[tuple[Id, ...], AfterValidator(_no_repeats)]
Prefix = Annotated[str, AfterValidator(_prefix)]
Language = Annotated[str, AfterValidator(_language)]
Languages = Annotated[tuple[Language, ...], AfterValidator(_no_repeats)]
Text = Annotated[str, AfterValidator(_text)]
Texts = dict[Language, Text]
Names = Annotated[Texts, Field(min_length=1)]
Zone = Annotated[str, AfterValidator(_zone)]
TimeOfDay = Annotated[
    time,
    BeforeValidator(_time_of_day),
    PlainSerializer(lambda value: value.strftime("%H:%M"), return_type=str),
]
WeeklyHours = Annotated[str, AfterValidator(_hours)]
ExceptionDay = Annotated[str, AfterValidator(_exception)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
PrinterAddress = Annotated[str, AfterValidator(_printer_address)]
SpeakerAddress = Annotated[str, AfterValidator(_speaker_address)]
VoiceName = Annotated[str, AfterValidator(_voice_name)]
SignAddress = Annotated[str, AfterValidator(_sign_address)]
