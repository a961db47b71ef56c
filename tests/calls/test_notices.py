"""What is said of a notice."""

import pytest

from audio.phrase import Phrase
from hall_server.calls.notices import notice_phrases
from hall_server.texts.catalogue import Catalogue


def test_notice_is_said_once_in_each_language_that_is_heard():
    texts = {"uz": "Suv yoʻq.", "uz-Cyrl": "Сув йўқ.", "ru": "Воды нет.", "en": "There is no water."}

    assert notice_phrases(texts) == [
        Phrase("uz", "Suv yoʻq."),
        Phrase("ru", "Воды нет."),
        Phrase("en", "There is no water."),
    ]
    assert notice_phrases({"uz-Cyrl": "Сув йўқ."}) == [Phrase("uz", "Suv yoʻq.")]


@pytest.mark.parametrize(
    ("language", "time", "said"),
    [
        ("uz", "18:00", "Zal bugun soat oʻn sakkiz da yopiladi."),
        ("uz-Cyrl", "17:30", "Zal bugun soat oʻn yetti oʻttiz da yopiladi."),
        ("ru", "18:00", "Сегодня зал закрывается в восемнадцать часов."),
        ("ru", "21:02", "Сегодня зал закрывается в двадцать один час две минуты."),
        ("ru", "11:41", "Сегодня зал закрывается в одиннадцать часов сорок одну минуту."),
        ("ru", "13:11", "Сегодня зал закрывается в тринадцать часов одиннадцать минут."),
        ("en", "18:00", "The hall closes at six o’clock today."),
        ("en", "12:05", "The hall closes at twelve oh five today."),
        ("en", "9:30", "The hall closes at nine thirty today."),
    ],
)
def test_hour_of_the_closing_is_said_as_people_say_it(language, time, said):
    text = Catalogue.load().say("notice-closing", language, time=time)

    [phrase] = notice_phrases({language: text})

    assert phrase.text == said
