"""Which pictogram stands for a department or a priority: its id says what it is about."""

from __future__ import annotations

# In this order: "social insurance of the tax office" is a matter of taxes first.
SIGNS = (
    ("gas", ("gas",)),
    ("electricity", ("electric", "power", "energy")),
    ("water", ("water",)),
    ("tax", ("tax", "customs")),
    ("pension", ("pension",)),
    ("bank", ("bank", "mortgage", "credit", "payment", "finance")),
    ("land", ("land", "cadast", "kadastr", "property")),
    ("advice", ("chamber", "advice", "consult", "commerce", "information")),
    ("business", ("business", "entrepreneur", "enterprise", "registration", "registry", "shop")),
    ("work", ("employ", "labour", "labor", "work", "job")),
    ("care", ("social", "care", "famil", "women", "benefit", "mahalla")),
    ("education", ("educat", "school", "kindergarten")),
    ("health", ("health", "medic", "clinic", "polyclinic")),
    ("culture", ("cultur", "sport", "youth", "tourism")),
    ("services", ("municipal", "communal", "service", "utilit", "repair", "waste")),
    ("housing", ("hous", "home")),
    ("administration", ("admin", "hokim", "government", "council", "justice", "civil")),
)
ANY_OTHER = "document"

PRIORITY_SIGNS = (
    ("disability", ("disab", "wheelchair", "invalid", "handicap")),
    ("infant", ("infant", "pregnan", "baby", "child", "mother", "parent", "famil")),
    ("pension", ("elder", "pension", "senior", "old", "aged")),
    ("honour", ("veteran", "honour", "honor", "war", "hero")),
)
ANY_PRIORITY = "people"


def sign_of(department_id: str) -> str:
    """The name of the pictogram for a department; a plain sheet of paper when nothing fits."""
    return _found(department_id, SIGNS) or ANY_OTHER


def sign_of_priority(priority_id: str) -> str:
    """The name of the pictogram for a class of visitors; people when nothing fits."""
    return _found(priority_id, PRIORITY_SIGNS) or ANY_PRIORITY


def _found(row_id: str, signs: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    name = row_id.lower()
    for sign, words in signs:
        if any(word in name for word in words):
            return sign
    return None
