"""The cast: the catalogue, the fonts, and one visitor's facts in every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

import printers
from hall_server.slips.ticket import SlipFacts
from hall_server.texts.catalogue import Catalogue

NAMES = {
    "uz": (
        "Sergeli tumani davlat xizmatlari markazi",
        "Gaz taʼminoti boʻyicha shartnoma tuzish",
        "“Hududgaz” AJ",
    ),
    "uz-Cyrl": ("Сергели тумани давлат хизматлари маркази", "Газ таъминоти бўйича шартнома", "«Ҳудудгаз» АЖ"),
    "ru": ("Центр государственных услуг Сергелийского района", "Договор на газоснабжение", "АО «Худудгаз»"),
    "en": ("Sergeli district public service centre", "Gas supply contract", "Hududgaz"),
}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def fonts() -> Path:
    folder = Path(printers.__file__).parent / "fonts"
    assert list(folder.glob("*.woff2")), "the fonts are missing: run `make setup`"
    return folder


@pytest.fixture(scope="session")
def facts():
    """The facts of ticket A012 in a language, with changes."""

    def make(language: str = "en", **changes: object) -> SlipFacts:
        hall, service, department = NAMES[language]
        usual = SlipFacts(
            label="A012",
            language=language,
            hall_name=hall,
            service_name=service,
            department_name=department,
            issued_local=datetime.fromisoformat("2026-08-05T14:05:00+05:00"),
            ahead=3,
            estimate_low_s=520,
            estimate_high_s=1100,
            status_url="http://192.168.1.10:8080/t/3f9a0c71d2b84e56-8b1e7d40a95c26f3e07d18b4",
        )
        return replace(usual, **changes)

    return make
