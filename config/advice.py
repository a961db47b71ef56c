"""What is allowed in a hall file but seldom meant: worth a sentence to the person who sets the hall up."""

from collections.abc import Iterator

from config.models import Screen, Structure
from config.problems import shown
from config.screens import (
    HIGHEST_CAP_SHARE,
    HIGHEST_CAP_SHARE_UPRIGHT,
    LOWEST_UPRIGHT_CM,
    OWN_PREFIX,
)


def advice(structure: Structure) -> tuple[str, ...]:
    """One sentence for each thing to look at again; empty when there is none."""
    sentences: list[str] = []
    if not structure.services:
        sentences.append("The hall offers no service, so nobody can take a ticket.")
    for service in structure.services:
        if not structure.counters_serving(service.id):
            sentences.append(f"No counter serves {shown(service.id)}: its visitors would never be called.")
        if not any(service in structure.kiosk_services(kiosk.id) for kiosk in structure.kiosks):
            sentences.append(f"No kiosk offers {shown(service.id)}: only staff can issue its tickets.")
    for counter in structure.counters:
        if not counter.services:
            sentences.append(f"Counter {shown(counter.id)} serves nothing, so it calls nobody.")
        if not any(counter in structure.screen_counters(screen.id) for screen in structure.screens):
            sentences.append(f"No screen shows the calls of counter {shown(counter.id)}.")
    labels = [len(series.label(series.last)) for series in structure.series]
    for sign in structure.signs:
        if sign.kind == "number" and labels and sign.places < max(labels):
            sentences.append(
                f"Sign {shown(sign.id)} has {sign.places} places: a label of {max(labels)} characters "
                "loses its letters there."
            )
    sentences += _of_shared_devices(structure)
    sentences += _of_screens(structure)
    sentences += _of_sound(structure)
    for series in structure.series:
        if set(series.prefix) & set("OI"):
            sentences.append(f"The prefix {shown(series.prefix)} is easily read as a digit: avoid O and I.")
    return tuple(sentences)


def _of_shared_devices(structure: Structure) -> Iterator[str]:
    """Devices that are named twice; signs may share a line, which their owner asks one after the other."""
    printers: dict[str, str] = {}
    for printer in structure.printers:
        device = _device(printer.address)
        if device is not None:
            other = printers.setdefault(device, printer.id)
            if other != printer.id:
                yield (
                    f"Printers {shown(other)} and {shown(printer.id)} are both {device}: "
                    "slips may meet there, and neither can stand in for the other."
                )
    told: set[str] = set()
    for sign in structure.signs:
        device = _device(sign.address)
        if device is not None and device in printers and device not in told:
            told.add(device)
            yield (
                f"Sign {shown(sign.id)} and printer {shown(printers[device])} are both at {device}: "
                "whoever comes second finds it taken. Give each its own line."
            )


def _device(address: str) -> str | None:
    """What an address leads to, however that is spoken to; None where nothing is wrong with two of them."""
    scheme, _, rest = address.partition("://")
    name = rest.partition("?")[0]
    if scheme in ("serial", "file"):
        return name
    return f"{scheme}://{name}" if scheme in ("tcp", "usb") else None


def _of_sound(structure: Structure) -> Iterator[str]:
    voice = structure.hall.voice
    if voice.drop_s <= voice.shorten_s:
        yield (
            f"No call is ever said short: after {voice.drop_s} s it is dropped (drop_s), and it would become "
            f"short after {voice.shorten_s} s (shorten_s)."
        )
    for number, each in enumerate(voice.times, 1):
        if each.begins == each.ends:
            begins = f"{each.begins:%H:%M}"
            yield (
                f"Time {number} of [[hall.voice.times]], from {begins} to {begins}, holds all day long"
                f"{', and those after it never' if number < len(voice.times) else ''}."
            )


def _of_screens(structure: Structure) -> Iterator[str]:
    layouts = {screen.id: structure.board_of(screen.id) for screen in structure.screens}
    if layouts and not any("missed" in layout.parts for layout in layouts.values()):
        yield "No screen shows the missed calls: who was away would not learn of theirs."
    for screen in structure.screens:
        name = shown(screen.id)
        yield from _of_its_letters(screen)
        if "counter" in layouts[screen.id].parts and len(screen.counters) != 1:
            yield f'Screen {name} has the part "counter" and no counter of its own: name one in `counters`.'
        own = screen.id.removeprefix(OWN_PREFIX)
        if own != screen.id and not screen.counters and own in {each.id for each in structure.counters}:
            yield f"Screen {name} shows all counters. For one of its own, write counters = [{shown(own)}]."
    used = {layout.id for layout in layouts.values()} | {structure.own_layout.id}
    for layout in structure.boards:
        if layout.id not in used:
            yield f"No screen uses the board {shown(layout.id)}."
        elif layout.ticker and "ticker" not in layout.parts:
            yield f'The sentences of the board {shown(layout.id)} are not shown: it has no part "ticker".'


def _of_its_letters(screen: Screen) -> Iterator[str]:
    name, needed = shown(screen.id), screen.least_cap_share
    if (screen.distance_m is None) != (screen.height_cm is None):
        missing = "height_cm" if screen.height_cm is None else "distance_m"
        yield f"Whether screen {name} can be read is not checked: that needs {missing} too."
    elif needed is not None and screen.height_cm is not None:
        room = f"Screen {name} cannot be read from {screen.distance_m:g} m"
        if needed > HIGHEST_CAP_SHARE:
            yield (
                f"{room}: capitals would have to be {needed * screen.height_cm:.0f} cm high, "
                f"and its picture has room for {HIGHEST_CAP_SHARE * screen.height_cm:.0f} cm, upright for "
                f"{HIGHEST_CAP_SHARE_UPRIGHT * screen.height_cm:.0f} cm. "
                "It has to be larger, or another one nearer."
            )
        elif needed > HIGHEST_CAP_SHARE_UPRIGHT and screen.height_cm >= LOWEST_UPRIGHT_CM:
            yield (
                f"{room} if it stands upright: capitals would have to be "
                f"{needed * screen.height_cm:.0f} cm high, "
                f"and an upright picture of this height has room for "
                f"{HIGHEST_CAP_SHARE_UPRIGHT * screen.height_cm:.0f} cm. Lying, it has enough."
            )
