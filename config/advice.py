"""What is allowed in a hall file but seldom meant: worth a sentence to the person who sets the hall up."""

from config.models import Structure
from config.problems import shown


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
    for series in structure.series:
        if set(series.prefix) & set("OI"):
            sentences.append(f"The prefix {shown(series.prefix)} is easily read as a digit: avoid O and I.")
    return tuple(sentences)
