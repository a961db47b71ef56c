"""The structure of a hall: what can be asked of it, and that it survives being stored."""

import json
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from config.advice import advice
from config.loader import load, parse
from config.models import LANGUAGES, Structure
from hall_server.texts import catalogue

EXAMPLES = ("small", "sergeli", "reference")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_a_whole_hall_that_needs_no_advice(name, config_folder):
    assert advice(load(config_folder / f"{name}.toml")) == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_structure_survives_being_stored_as_json(name, config_folder):
    structure = load(config_folder / f"{name}.toml")

    stored = json.dumps(structure.document(), allow_nan=False)

    assert Structure.from_document(json.loads(stored)) == structure
    assert json.dumps(Structure.from_document(json.loads(stored)).document()) == stored


def test_the_languages_of_a_hall_are_those_of_the_catalogues():
    assert LANGUAGES == catalogue.LANGUAGES


def test_a_structure_cannot_be_changed(small):
    with pytest.raises(ValidationError):
        small.hall.target_min = 1


def test_a_document_tells_defaults_and_keys_of_the_hall_file(small):
    document = small.document()

    assert document["hall"]["undo_s"] == 60
    assert document["hall"]["day_starts"] == "00:00"
    assert document["series"][0] == {"id": "A", "prefix": "A", "from": 1, "to": 999}
    assert document["counter"][0]["services"][2] == {"id": "tax", "reluctance_min": 10}


def test_what_is_not_written_has_its_default():
    structure = parse('[hall]\nid = "bare"\nname = {en = "Bare"}\n')

    assert structure.hall.languages == LANGUAGES
    assert structure.hall.timezone == ZoneInfo("Asia/Tashkent")
    assert structure.hall.day_starts == time(0, 0)
    assert (structure.hall.target_min, structure.hall.max_wait_min, structure.hall.recall_limit) == (
        15,
        60,
        3,
    )
    assert structure.hall.closing_guard == "warn"
    assert structure.hall.rates.tickets_per_s == 5
    assert structure.hall.address is None
    assert structure.services == ()


def test_an_address_loses_the_slash_at_its_end(small_text):
    text = small_text.replace("recall_limit = 3", 'address = "http://hall:8080/"')

    assert parse(text).hall.address == "http://hall:8080"


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ({"uz": "Gaz", "ru": "Газ"}, "ru", "Газ"),
        ({"uz": "Gaz", "ru": "Газ"}, "en", "Gaz"),
        ({"en": "Gas"}, "uz", "Gas"),
        ({"ru": "Газ", "en": "Gas"}, "uz", "Газ"),
        ({}, "uz", ""),
    ],
)
def test_a_missing_language_falls_back_to_the_first_that_the_hall_has(names, language, expected, small):
    assert small.name(names, language) == expected


def test_everything_is_found_by_its_id(small):
    assert small.department("tax").name["en"] == "Tax inspection"
    assert small.service("gas").typical_min == 8
    assert small.one_series("B").prefix == "B"
    assert small.priority("elderly").head_start_min == 15
    assert small.priority("elderly").weight == 1
    assert small.counter("2").id == "2"
    assert small.printer("paper").width_dots == 576
    assert small.kiosk("main").timeout_s == 15
    assert small.screen("main").counters == ()
    assert small.speaker("hall").screen == "main"


@pytest.mark.parametrize(
    "look_up",
    [
        "sphere",
        "department",
        "one_series",
        "service",
        "priority",
        "need",
        "counter",
        "printer",
        "kiosk",
        "screen",
        "speaker",
        "services_of",
        "services_in",
        "counters_serving",
        "kiosk_services",
        "screen_counters",
        "speaker_counters",
        "opening",
        "target_min",
    ],
)
def test_an_unknown_id_is_a_key_error(look_up, small):
    with pytest.raises(KeyError, match="nobody"):
        getattr(small, look_up)("nobody")


def test_a_counter_knows_its_services_with_its_reluctance(small):
    assert small.services_of("1") == {"gas": 0, "water": 0, "tax": 10}


def test_a_service_knows_the_counters_that_serve_it(sergeli):
    assert [counter.id for counter in sergeli.counters_serving("entrepreneur")] == ["9", "10", "13"]


def test_a_department_knows_its_services(small):
    assert [service.id for service in small.services_in("utilities")] == ["gas", "water"]


def test_a_kiosk_offers_everything_unless_it_is_told_which_part(small_text):
    part = parse(
        small_text.replace('printers = ["paper"]', 'printers = ["paper"]\nservices = ["tax", "gas"]')
    )

    assert [service.id for service in parse(small_text).kiosk_services("main")] == ["gas", "water", "tax"]
    assert [service.id for service in part.kiosk_services("main")] == ["gas", "tax"]


def test_a_screen_without_counters_shows_them_all(small):
    assert [counter.id for counter in small.screen_counters("main")] == ["1", "2"]


def test_a_speaker_calls_for_the_zone_of_its_screen_unless_it_has_its_own(small_text):
    zoned = small_text.replace('[[screen]]\nid = "main"', '[[screen]]\nid = "main"\ncounters = ["2"]')

    of_the_screen = parse(zoned)
    of_its_own = parse(zoned + 'counters = ["1"]\n')
    by_the_sound_card = parse(zoned.replace("screen://main", "local:"))

    assert [counter.id for counter in of_the_screen.speaker_counters("hall")] == ["2"]
    assert [counter.id for counter in of_its_own.speaker_counters("hall")] == ["1"]
    assert [counter.id for counter in by_the_sound_card.speaker_counters("hall")] == ["1", "2"]


def test_a_service_is_open_only_while_the_hall_is(small_text):
    structure = parse(
        small_text.replace("recall_limit = 3", 'hours = "mon-fri 09:00-18:00"').replace(
            "typical_min = 8", 'hours = "mon-sat 08:00-10:00"'
        )
    )
    monday, saturday = (datetime(2026, 6, day, 9, 30, tzinfo=structure.hall.timezone) for day in (1, 6))

    assert structure.opening("gas").is_open(monday)
    assert not structure.opening("gas").is_open(monday.replace(hour=8))
    assert not structure.opening("gas").is_open(saturday)
    assert structure.opening("tax").is_open(monday.replace(hour=17))


def test_a_service_without_its_own_target_promises_that_of_the_hall(sergeli):
    assert sergeli.target_min("gas-bill") == 15
    assert sergeli.target_min("cash-desk") == 10


@pytest.mark.parametrize(("last", "label"), [(99, "A07"), (999, "A007"), (9999, "A0007")])
def test_a_label_has_as_many_digits_as_the_last_number(last, label, small_text):
    text = small_text.replace("to = 999", f"to = {last}", 1)

    assert parse(text).one_series("A").label(7) == label


def test_one_prefix_may_have_two_ranges(small_text):
    text = small_text.replace('prefix = "B"\nfrom = 1\nto = 999', 'prefix = "A"\nfrom = 1000\nto = 1999')

    assert parse(text).one_series("B").first == 1000


def test_advice_names_what_is_seldom_meant(small_text):
    text = (
        small_text.replace('services = ["gas", "water", {id = "tax", reluctance_min = 10}]', "services = []")
        .replace('{id = "water", reluctance_min = 10}', "")
        .replace('printers = ["paper"]', 'services = ["gas", "water"]')
        .replace('prefix = "B"', 'prefix = "O"')
        .replace('[[screen]]\nid = "main"', '[[screen]]\nid = "main"\ncounters = ["2"]')
    )

    sentences = advice(parse(text))

    assert [sentence.partition(":")[0] for sentence in sentences] == [
        'No counter serves "water"',
        'No kiosk offers "tax"',
        'Counter "1" serves nothing, so it calls nobody.',
        'No screen shows the calls of counter "1".',
        'The prefix "O" is easily read as a digit',
    ]


def test_printers_and_signs_on_one_device_are_worth_a_sentence(small_text):
    rows = [
        ("printer", "first", "serial:///dev/ttyUSB0"),
        ("printer", "second", "serial:///dev/ttyUSB0?baud=38400"),
        ("printer", "raw", "file:///dev/usb/lp0"),
        ("printer", "net", "tcp://192.168.1.40:9100"),
        ("printer", "net2", "tcp://192.168.1.40:9100"),
        ("printer", "beside", "tcp://192.168.1.41:9100"),
        ("printer", "one", "virtual://x"),
        ("printer", "two", "virtual://x"),
    ]
    printers = [f'\n[[{table}]]\nid = "{name}"\naddress = "{address}"\n' for table, name, address in rows]
    signs = [
        f'\n[[sign]]\nid = "s{unit}"\ncounter = "1"\naddress = "serial:///dev/{tty}"\nunit = {unit}\n'
        for unit, tty in enumerate(["ttyUSB0", "ttyUSB0", "ttyUSB1"], 1)
    ]

    sentences = advice(parse(small_text + "".join(printers + signs)))

    assert [sentence.partition(":")[0] for sentence in sentences] == [
        'Printers "first" and "second" are both /dev/ttyUSB0',
        'Printers "net" and "net2" are both tcp',
        'Sign "s1" and printer "first" are both at /dev/ttyUSB0',
    ]


@pytest.mark.parametrize(
    ("settings", "sentences"),
    [
        ("shorten_s = 90\ndrop_s = 91", []),
        ("shorten_s = 90\ndrop_s = 90", ["No call is ever said short: after 90 s it is dropped"]),
        ("drop_s = 20", ["No call is ever said short: after 20 s it is dropped"]),
        (
            'times = [{from = "10:00", to = "10:00"}, {from = "12:00", to = "13:00"}]',
            ["Time 1 of [[hall.voice.times]], from 10:00 to 10:00, holds all day long, and those after it"],
        ),
        (
            'times = [{from = "12:00", to = "13:00"}, {from = "10:00", to = "10:00"}]',
            ["Time 2 of [[hall.voice.times]], from 10:00 to 10:00, holds all day long."],
        ),
    ],
)
def test_settings_of_the_voice_that_undo_each_other_are_worth_a_sentence(settings, sentences, small_text):
    found = advice(parse(small_text.replace("[[series]]", f"[hall.voice]\n{settings}\n[[series]]", 1)))

    assert len(found) == len(sentences)
    assert all(one.startswith(beginning) for one, beginning in zip(found, sentences, strict=True))


def test_a_hall_without_services_is_told_so():
    assert advice(parse('[hall]\nid = "bare"\nname = {en = "Bare"}\n')) == (
        "The hall offers no service, so nobody can take a ticket.",
    )
