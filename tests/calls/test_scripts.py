"""What an announcement consists of: parts, order, repetition, languages, and the hall's own words."""

from __future__ import annotations

from typing import Any

import pytest

from audio.phrase import Chime, Pause, Phrase
from config.sounds import VoiceSettings
from hall_server.calls.phrases import CallFacts, Script, announcement_of, notice_phrases
from hall_server.texts.catalogue import Catalogue

CALL = CallFacts(
    "A042",
    {"uz": "3-oyna", "uz-Cyrl": "3-ойна", "ru": "Окно 3", "en": "Window 3"},
    {"uz": "1-qavat", "uz-Cyrl": "1-қават", "ru": "1 этаж", "en": "1st floor"},
)


def settings(**changed: Any) -> VoiceSettings:
    return VoiceSettings.model_validate(changed)


def told(script: Script) -> list[str]:
    """The script as a list to read: words, "chime", and "-" for a longer pause."""
    return [
        part.text if isinstance(part, Phrase) else "chime" if isinstance(part, Chime) else "-"
        for part in script.parts
    ]


def test_usually_the_chime_the_number_the_counter_and_the_place_are_heard(catalogue: Catalogue) -> None:
    script = announcement_of(CALL, settings(), ["en"], catalogue)

    assert told(script) == ["chime", "Ticket eigh forty-two,", "Window three,", "first floor."]


def test_the_hall_sets_the_order_and_leaves_parts_out(catalogue: Catalogue) -> None:
    script = announcement_of(CALL, settings(parts=["counter", "number"]), ["en"], catalogue)

    assert told(script) == ["Window three,", "Ticket eigh forty-two."]


def test_all_is_repeated_in_rounds_but_the_chime_is_heard_once(catalogue: Catalogue) -> None:
    wanted = settings(parts=["chime", "number", "counter"], repeat=2)

    script = announcement_of(CALL, wanted, ["ru", "en"], catalogue)

    russian = ["Талон а сорок два,", "Окно три."]
    english = ["Ticket eigh forty-two,", "Window three."]
    assert told(script) == ["chime", *russian, "-", *english, "-", *russian, "-", *english]
    assert all(part.seconds > 0.3 for part in script.parts if isinstance(part, Pause))


def test_the_visitors_language_comes_first_and_none_is_said_twice(catalogue: Catalogue) -> None:
    script = announcement_of(CALL, settings(), ["ru", "uz-Cyrl", "uz", "ru"], catalogue)

    languages = [phrase.language for phrase in script.phrases]
    assert list(dict.fromkeys(languages)) == ["ru", "uz"]
    assert len(languages) == 6


def test_a_late_call_is_said_short(catalogue: Catalogue) -> None:
    script = announcement_of(CALL, settings(repeat=3), ["ru", "en"], catalogue, short=True)

    assert told(script) == ["chime", "Талон а сорок два,", "Окно три."]


def test_what_the_hall_never_says_is_not_said_in_short_either(catalogue: Catalogue) -> None:
    only_number = announcement_of(CALL, settings(parts=["number", "place"]), ["en"], catalogue, short=True)
    only_place = announcement_of(CALL, settings(parts=["place"]), ["en"], catalogue, short=True)

    assert told(only_number) == ["Ticket eigh forty-two."]
    assert told(only_place) == ["first floor."]


@pytest.mark.parametrize(("say", "expected"), [("chime", ["chime"]), ("nothing", [])])
def test_a_quiet_hall_hears_the_chime_only_or_nothing(
    catalogue: Catalogue, say: Any, expected: list[str]
) -> None:
    script = announcement_of(CALL, settings(parts=["number"]), ["en"], catalogue, say=say)

    assert told(script) == expected


@pytest.mark.parametrize("place", ["", "  ", "-", "—"])
def test_a_counter_without_a_place_ends_with_the_counter(catalogue: Catalogue, place: str) -> None:
    script = announcement_of(
        CallFacts("A1", {"en": "Window 3"}, {"en": place}), settings(), ["en"], catalogue
    )

    assert told(script) == ["chime", "Ticket eigh one,", "Window three."]


def test_the_halls_own_words_stand_around_the_values(catalogue: Catalogue) -> None:
    own = {
        "number": {"uz": "Navbat {number}", "ru": "Внимание! Номер {number}!"},
        "counter": {
            "uz": "{counter} keling",
            "ru": "Подойдите к {counter}",
            "en": "Please come to {counter}.",
        },
        "place": {"uz": "Bu {place}", "en": "It is on the {place}"},
    }
    said = {
        language: told(announcement_of(CALL, settings(texts=own), [language], catalogue))[1:]
        for language in ("uz", "uz-Cyrl", "ru", "en")
    }

    assert said["uz"] == ["Navbat a qirq ikki,", "uchinchi oynaga keling,", "Bu birinchi qavat."]
    # Both scripts are one language to the ear, and its words are those of the hall.
    assert said["uz-Cyrl"] == said["uz"]
    assert said["ru"] == ["Внимание! Номер а сорок два!", "Подойдите к третьему окну,", "первый этаж."]
    assert said["en"] == [
        "Ticket eigh forty-two,",
        "Please come to Window three,",
        "It is on the first floor.",
    ]


def test_a_name_in_another_language_only_is_said_by_that_languages_voice(catalogue: Catalogue) -> None:
    script = announcement_of(CallFacts("A1", {"en": "Window 3"}, {}), settings(), ["ru"], catalogue)

    assert script.phrases == (Phrase("ru", "Талон а один,"), Phrase("en", "Window three."))


def test_a_name_in_the_other_script_is_said_in_uzbek(catalogue: Catalogue) -> None:
    facts = CallFacts("A1", {"ru": "Окно 3", "uz-Cyrl": "3-ойна"}, {})

    script = announcement_of(facts, settings(), ["uz"], catalogue)

    assert script.phrases[-1] == Phrase("uz", "uchinchi oynaga.")


@pytest.mark.parametrize(
    ("template", "name", "expected"),
    [
        ("Подойдите к {counter}", "Окно 3", "Подойдите к третьему окну."),
        ("Подойдите к {counter}", "3-е окно", "Подойдите к третьему окну."),
        ("Подойдите к {counter}", "Касса 2", "Подойдите ко второй кассе."),
        ("Подойдите к {counter}", "Окно А3", "Подойдите к окну а три."),
        ("Подойдите к {counter}", "Окно № 3", "Подойдите к окну номер три."),
        ("Подойдите к {counter}", "Стойка справа", "Подойдите к стойке справа."),
        ("Пройдите в {counter}", "Кабинет 12", "Пройдите в двенадцатый кабинет."),
        ("Пройдите в {counter}", "Касса 3", "Пройдите в третью кассу."),
        ("Вас ждут у {counter}", "Окно 40", "Вас ждут у сорокового окна."),
        # A name that is not known to bend stays as it is written.
        ("Подойдите к {counter}", "Регистратура", "Подойдите к Регистратура."),
        ("Подойдите: {counter}", "Окно 3", "Подойдите: Окно три."),
    ],
)
def test_a_russian_counter_bends_as_the_halls_words_ask(
    catalogue: Catalogue, template: str, name: str, expected: str
) -> None:
    wanted = settings(parts=["counter"], texts={"counter": {"ru": template}})

    script = announcement_of(CallFacts("A1", {"ru": name}, {}), wanted, ["ru"], catalogue)

    assert told(script) == [expected]


def test_a_notice_is_said_in_all_languages_the_halls_first_one_first() -> None:
    texts = {"en": "Closing.", "ru": "Закрываемся", "uz-Cyrl": "Ёпиламиз", "uz": "Yopilamiz"}

    script = notice_phrases(texts, ["uz", "uz-Cyrl", "ru", "en"])

    assert told(script) == ["chime", "Yopilamiz.", "-", "Закрываемся.", "-", "Closing."]


def test_a_notice_in_none_of_the_halls_languages_is_said_all_the_same() -> None:
    assert told(notice_phrases({"en": "Fire!"}, ["uz"])) == ["chime", "Fire!"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uz", "Soat 18:00 da yopiladi, 15 minut qoldi", "Soat oʻn sakkizda yopiladi, oʻn besh minut qoldi."),
        ("uz", "Tushlik 13:00–14:30", "Tushlik oʻn uch nol noldan oʻn toʻrt oʻttizgacha."),
        ("uz", "Soat 9:00-18:00", "Soat toʻqqizdan oʻn sakkizgacha."),
        ("uz", "8 dekabr, 3 marta", "sakkizinchi dekabr, uch marta."),
        ("uz-Cyrl", "Зал соат 18:05да ёпилади", "Zal soat oʻn sakkiz nol beshda yopiladi."),
        ("ru", "Закрытие в 18:00\nЕщё 15 минут", "Закрытие в восемнадцать ноль-ноль. Ещё пятнадцать минут."),
        ("ru", "Перерыв 13:00-14:05", "Перерыв с тринадцати ноль-ноль до четырнадцати ноль пяти."),
        ("ru", "Осталась 21 минута, до 2 минут", "Осталась двадцать одна минута, до двух минут."),
        ("ru", "2 кассы, 2 этаж, 8 декабря, 1%", "две кассы, второй этаж, восьмого декабря, один процент."),
        ("en", "The hall closes at 18:00 on 8 December", "The hall closes at six pee em on eighth December."),
        ("uz", "Toʻlov 25 000 soʻm", "Toʻlov yigirma besh ming soʻm."),
        ("uz-Cyrl", "1 000 000 сўм", "bir million soʻm."),
        ("uz", "3\u00a0500\u202f000\u00a0000 soʻm", "uch milliard besh yuz million soʻm."),
        ("uz", "A012 345", "a oʻn ikki uch yuz qirq besh."),
        ("uz", "101 102 103-xona", "yuz bir yuz ikki yuz uchinchi xona."),
        ("uz", "71 200 11 22", "yetmish bir ikki yuz oʻn bir yigirma ikki."),
        ("uz", "2026-yil 1-dekabr", "ikki ming yigirma oltinchi yil birinchi dekabr."),
        ("uz", "2026 yil 1 dekabr, 5 yil", "ikki ming yigirma oltinchi yil birinchi dekabr, besh yil."),
        ("ru", "Оплата 25 000-30 000 сум", "Оплата двадцать пять тысяч тридцать тысяч сум."),
        ("ru", "Более 2 000 сум, до 1 000 000 сум", "Более двух тысяч сум, до одного миллиона сум."),
        ("ru", "Кабинеты 101 205", "Кабинеты сто один двести пять."),
        ("ru", "до 1 декабря 2026 года", "до первого декабря две тысячи двадцать шестого года."),
        ("ru", "с 2 по 5 мая 2026 г.", "со второго по пятое мая две тысячи двадцать шестого года."),
        ("ru", "в 2026 году, к 1 мая", "в две тысячи двадцать шестом году, к первому мая."),
        ("en", "25,000 or 1 250 000", "twenty-five thousand or one million two hundred and fifty thousand."),
        ("en", "Break 12:00-13:05, 9:30 am", "Break twelve noon to one oh five pee em, nine thirty eigh em."),
    ],
)  # fmt: skip
def test_numbers_and_times_of_a_notice_are_words(language: str, text: str, expected: str) -> None:
    assert told(notice_phrases({language: text}, [language])) == ["chime", expected]
