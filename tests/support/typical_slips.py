"""A slip of each language with every ordinary line, as the hall itself makes it from a ticket's facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from hall_server.slips.layouts import USUAL, Shown
from hall_server.slips.ticket import SlipFacts, ticket_slip
from hall_server.texts.catalogue import Catalogue
from printers.slip import Qr, Size, Slip, Text

WIDTHS = (384, 512, 576)
# As long as those of a hall on its own network, and of digits as mixed: so the code has as many modules.
URL = "http://192.168.1.10:8080/t/3f9a0c71d2b84e56-8b1e7d40a95c26f3e07d18b4"

_TASHKENT = timezone(timedelta(hours=5))


@dataclass(frozen=True)
class Words:
    """What the hall file says of the hall and of one service."""

    hall: str
    service: str
    department: str
    place: str
    documents: str
    fee: str
    free: str


WORDS = {
    "uz": Words(
        "Sergeli tumani davlat xizmatlari markazi",
        "Gaz taʼminoti boʻyicha shartnoma tuzish",
        "“Hududgaz” AJ",
        "4-oyna, birinchi qavat, chapda",
        "pasport yoki ID-karta, uy-joyga egalik hujjati, hisoblagich pasporti",
        "12 000 soʻm",
        "Qogʻozni xizmat tugaguncha saqlang.",
    ),
    "uz-Cyrl": Words(
        "Сергели тумани давлат хизматлари маркази",
        "Газ таъминоти бўйича шартнома тузиш",
        "«Ҳудудгаз» АЖ",
        "4-ойна, биринчи қават, чапда",
        "паспорт ёки ID-карта, уй-жойга эгалик ҳужжати, ҳисоблагич паспорти",
        "12 000 сўм",
        "Қоғозни хизмат тугагунча сақланг.",
    ),
    "ru": Words(
        "Центр государственных услуг Сергелийского района",
        "Заключение договора на газоснабжение",
        "АО «Худудгаз»",
        "окно 4, первый этаж, слева",
        "паспорт или ID-карта, документ на жильё, паспорт счётчика",
        "12 000 сумов",
        "Сохраните талон до конца обслуживания.",
    ),
    "en": Words(
        "Sergeli district public service centre",
        "Gas supply contract for a household",
        "Hududgaz JSC",
        "Window 4, ground floor, left",
        "passport or ID card, proof of ownership of the home, passport of the meter",
        "12 000 soʻm",
        "Keep this slip until you have been served.",
    ),
}
LANGUAGES = tuple(WORDS)


def typical_slip(language: str, *, large: bool = False, number: int = 12) -> Slip:
    """The slip of ticket A012 in that language, or that of another number, people ahead and minute."""
    words = WORDS[language]
    issued = datetime(2026, 8, 5, 9, 5, tzinfo=UTC) + timedelta(minutes=number - 12)
    facts = SlipFacts(
        label=f"A{number:03d}",
        language=language,
        hall_name=words.hall,
        service_name=words.service,
        department_name=words.department,
        issued_local=issued.astimezone(_TASHKENT),
        ahead=number,
        estimate_low_s=520,
        estimate_high_s=1100,
        documents=words.documents,
        fee=words.fee,
        place=words.place,
        status_url=URL,
        large_print=large,
        layout=(*USUAL, Shown("text", Size.SMALL, text=words.free)),
    )
    return ticket_slip(facts, _catalogue())


def texts_of(slip: Slip) -> list[str]:
    """Every text on the slip, from top to bottom, without the address in the code."""
    return [line.text for line in slip.lines if isinstance(line, Text | Qr)]


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return Catalogue.load()
