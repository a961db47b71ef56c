"""Which pictogram stands for a department: its id says what it is about."""

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


def sign_of(department_id: str) -> str:
    """The name of the pictogram for a department; a plain sheet of paper when nothing fits."""
    name = department_id.lower()
    for sign, words in SIGNS:
        if any(word in name for word in words):
            return sign
    return ANY_OTHER
