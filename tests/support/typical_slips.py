"""A slip of each language with every ordinary line, as a hall would print it."""

from __future__ import annotations

from dataclasses import dataclass

from printers.slip import Qr, Rule, Size, Slip, Space, Text

WIDTHS = (384, 512, 576)
URL = "http://192.168.1.10:8080/t/q8Jk3LmN0pQrStUv"


@dataclass(frozen=True)
class Words:
    hall: str
    service: str
    department: str
    ahead: str
    wait: str
    place: str
    documents: str
    fee: str
    follow: str
    issued: str
    free: str


WORDS = {
    "uz": Words(
        "Sergeli tumani davlat xizmatlari markazi",
        "Gaz taʼminoti boʻyicha shartnoma tuzish",
        "“Hududgaz” AJ",
        "Oldingizda 12 kishi",
        "Kutish: 10–20 daqiqa",
        "Joy: 4-oyna, birinchi qavat, chapda",
        "Hujjatlar: pasport yoki ID-karta, uy-joyga egalik hujjati, hisoblagich pasporti",
        "Toʻlov: 12 000 soʻm",
        "Navbatingizni telefoningizda kuzating",
        "2026-yil 5-avgust, 14:05",
        "Qogʻozni xizmat tugaguncha saqlang.",
    ),
    "uz-Cyrl": Words(
        "Сергели тумани давлат хизматлари маркази",
        "Газ таъминоти бўйича шартнома тузиш",
        "«Ҳудудгаз» АЖ",
        "Олдингизда 12 киши",
        "Кутиш: 10–20 дақиқа",
        "Жой: 4-ойна, биринчи қават, чапда",
        "Ҳужжатлар: паспорт ёки ID-карта, уй-жойга эгалик ҳужжати, ҳисоблагич паспорти",
        "Тўлов: 12 000 сўм",
        "Навбатингизни телефонингизда кузатинг",
        "2026 йил 5 август, 14:05",
        "Қоғозни хизмат тугагунча сақланг.",
    ),
    "ru": Words(
        "Центр государственных услуг Сергелийского района",
        "Заключение договора на газоснабжение",
        "АО «Худудгаз»",
        "Перед вами 12 человек",
        "Ожидание: 10–20 минут",
        "Место: окно 4, первый этаж, слева",
        "Документы: паспорт или ID-карта, документ на жильё, паспорт счётчика",
        "Оплата: 12 000 сумов",
        "Следите за своей очередью в телефоне",
        "5 августа 2026 г., 14:05",
        "Сохраните талон до конца обслуживания.",
    ),
    "en": Words(
        "Sergeli district public service centre",
        "Gas supply contract for a household",
        "Hududgaz JSC",
        "12 people ahead of you",
        "Wait: 10–20 minutes",
        "Place: Window 4, ground floor, left",
        "Documents: passport or ID card, proof of ownership of the home, passport of the meter",
        "Fee: 12 000 soʻm",
        "Follow your place in the queue on your phone",
        "5 August 2026, 14:05",
        "Keep this slip until you have been served.",
    ),
}
LANGUAGES = tuple(WORDS)


def typical_slip(language: str, *, large: bool = False) -> Slip:
    """The slip of ticket A012 in that language."""
    words = WORDS[language]
    gap = Space(16)
    between = (gap, Rule(), gap)
    return Slip(
        (
            Text(words.hall, Size.SMALL),
            gap,
            Text("A012", Size.LABEL),
            gap,
            Text(words.service, Size.LARGE),
            Space(4),
            Text(words.department),
            *between,
            Text(words.ahead, bold=True),
            Text(words.wait),
            Text(words.place),
            *between,
            Text(words.documents, Size.SMALL),
            Text(words.fee, Size.SMALL),
            *between,
            Qr(URL, words.follow),
            gap,
            Text(words.issued, Size.SMALL),
            Text(words.free, Size.SMALL),
        ),
        large=large,
    )
