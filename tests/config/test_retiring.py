"""What is removed from a hall file while in use stays until it is free; hall files compared and written."""

import copy
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.changes import changes
from config.loader import load, parse
from config.models import Structure
from config.retiring import InForce, InUse, in_force
from config.writer import to_toml

CONFIG = Path(__file__).parents[2] / "config"
SMALL = load(CONFIG / "small.toml")


def edited(structure, edit):
    """The structure after somebody edited its file."""
    document = copy.deepcopy(structure.document())
    edit(document)
    return Structure.from_document(document)


def as_is(structure):
    """A structure in force of which nothing is retired."""
    return InForce.of(structure.document(), {})


def without(table, *ids):
    """Removes rows, and with them what refers to them."""

    def edit(document):
        document[table] = [row for row in document[table] if row["id"] not in ids]
        for row in document["counter"]:
            row["services"] = [each for each in row["services"] if each["id"] in ids_of(document, "service")]
        for row in (*document["screen"], *document["speaker"]):
            row["counters"] = [each for each in row["counters"] if each in ids_of(document, "counter")]

    return edit


def ids_of(document, table):
    return [row["id"] for row in document[table]]


# -- what stays --------------------------------------------------------------------------------------


def test_what_nobody_uses_goes_at_once():
    wanted = edited(SMALL, without("service", "tax"))

    now = in_force(wanted, as_is(SMALL), InUse(services=frozenset({"gas"})))

    assert now.retired == {}
    assert now.asked() == wanted


def test_removed_service_with_visitors_stays_retired_and_is_served_where_it_was():
    wanted = edited(SMALL, without("service", "tax"))

    now = in_force(wanted, as_is(SMALL), InUse(services=frozenset({"tax"})))

    assert now.retired == {"service": ("tax",)}
    assert now.is_retired("service", "tax")
    assert [counter.id for counter in now.counters_serving("tax")] == ["1", "2"]
    assert now.services_of("1")["tax"] == 10
    assert [service.id for service in now.offered_services] == ["gas", "water"]
    assert [service.id for service in now.kiosk_services("main")] == ["gas", "water"]


def test_department_series_and_sphere_of_a_retired_service_stay_with_it():
    former = edited(
        SMALL,
        lambda document: (
            document["sphere"].append({"id": "money", "name": {"en": "Money"}}),
            document["service"][2].update(sphere="money"),
        ),
    )
    wanted = edited(
        former,
        lambda document: (
            without("service", "tax")(document),
            without("department", "tax")(document),
            without("series", "B")(document),
            without("sphere", "money")(document),
        ),
    )

    now = in_force(wanted, as_is(former), InUse(services=frozenset({"tax"})))

    assert now.retired == {
        "service": ("tax",),
        "department": ("tax",),
        "series": ("B",),
        "sphere": ("money",),
    }
    assert now.department("tax").name["en"] == "Tax inspection"
    assert now.asked() == wanted


def test_series_that_was_renamed_does_not_stand_twice_for_a_retired_service():
    def rename(document):
        without("service", "tax")(document)
        document["series"][1]["id"] = "other"

    now = in_force(edited(SMALL, rename), as_is(SMALL), InUse(services=frozenset({"tax"})))

    assert now.service("tax").series == "other"
    assert [series.id for series in now.series] == ["A", "other"]


def test_removed_counter_that_is_open_stays_with_its_services_and_its_screens():
    former = edited(
        SMALL,
        lambda document: document["screen"].append({"id": "second", "counters": ["2"]}),
    )
    wanted = edited(
        former,
        lambda document: (
            without("counter", "2")(document),
            document["screen"][0].update(counters=["1"]),
            document["screen"][1].update(counters=["1"]),
        ),
    )

    now = in_force(wanted, as_is(former), InUse(counters=frozenset({"2"})))

    assert now.retired == {"counter": ("2",)}
    assert now.services_of("2") == {"tax": 0, "gas": 10, "water": 10}
    assert now.screen("main").counters == ("1", "2")
    assert now.screen("second").counters == ("1", "2")
    assert [counter.id for counter in now.speaker_counters("hall")] == ["1", "2"]
    assert now.asked() == wanted


def test_screen_that_never_had_a_retired_counter_does_not_get_it():
    former = edited(SMALL, lambda document: document["screen"][0].update(counters=["1"]))
    wanted = edited(former, without("counter", "2"))

    now = in_force(wanted, as_is(former), InUse(counters=frozenset({"2"})))

    assert now.screen("main").counters == ("1",)


def test_removed_priority_stays_for_the_tickets_that_have_it():
    wanted = edited(SMALL, without("priority", "elderly"))

    now = in_force(wanted, as_is(SMALL), InUse(priorities=frozenset({"elderly"})))

    assert now.retired == {"priority": ("elderly",)}
    assert now.priority("elderly").head_start_min == 15


def test_retired_service_that_no_counter_is_left_for_is_taken_over():
    def close_tax_office(document):
        without("service", "tax")(document)
        without("counter", "2")(document)
        document["counter"][0]["services"] = [{"id": "gas"}]

    former = edited(SMALL, lambda document: document["counter"][0].update(services=["gas"]))

    now = in_force(edited(former, close_tax_office), as_is(former), InUse(services=frozenset({"tax"})))

    assert now.services_of("1") == {"gas": 0, "tax": 30}


def test_retired_names_are_said_also_when_the_hall_has_other_languages():
    former = edited(SMALL, lambda document: document["service"][2].update(name={"ru": "Налоги"}))
    wanted = edited(
        former,
        lambda document: (without("service", "tax")(document), document["hall"].update(languages=["en"])),
    )

    now = in_force(wanted, as_is(former), InUse(services=frozenset({"tax"})))

    assert now.name(now.service("tax").name, "en") == "Налоги"


def test_retired_service_that_comes_back_into_the_file_is_offered_again():
    removed = in_force(
        edited(SMALL, without("service", "tax")), as_is(SMALL), InUse(services=frozenset({"tax"}))
    )

    again = in_force(SMALL, removed, InUse(services=frozenset({"tax"})))

    assert again.retired == {}
    assert again.asked() == SMALL


def test_retired_rows_stay_over_several_changes_and_go_when_they_are_free():
    used = InUse(services=frozenset({"tax"}), counters=frozenset({"2"}))
    wanted = edited(SMALL, lambda document: without("service", "tax")(document))
    fewer = edited(wanted, without("counter", "2"))

    first = in_force(wanted, as_is(SMALL), used)
    second = in_force(fewer, first, used)
    free = in_force(second.asked(), second, InUse())

    assert second.retired == {"service": ("tax",), "counter": ("2",)}
    assert "tax" in second.services_of("2")
    assert free.retired == {}
    assert free.asked() == fewer


# -- any hall ----------------------------------------------------------------------------------------

SOME_ID = st.sampled_from(["a", "b", "c", "d"])
LANGUAGES = st.lists(st.sampled_from(["uz", "ru", "en"]), min_size=1, max_size=3, unique=True)


def rows_of(draw, settings_of, *, at_least=0):
    ids = draw(st.lists(SOME_ID, unique=True, min_size=at_least, max_size=4))
    return [{"id": each, **draw(settings_of)} for each in ids]


@st.composite
def halls(draw):
    """A valid hall of a few letters: any two of them overlap in some ids and differ in all else."""
    languages = draw(LANGUAGES)
    texts = st.dictionaries(st.sampled_from(languages), st.sampled_from(["one", "two"]), min_size=1)
    named = st.fixed_dictionaries({"name": texts})
    departments = rows_of(draw, named, at_least=1)
    spheres = rows_of(draw, named)
    starts = draw(st.permutations([1, 101, 201, 301]))
    series = [
        {"id": each, "prefix": draw(st.sampled_from(["A", "B"])), "from": first, "to": first + 99}
        for each, first in zip(
            draw(st.lists(SOME_ID, unique=True, min_size=1, max_size=4)), starts, strict=False
        )
    ]
    one_of = {name: st.sampled_from([row["id"] for row in rows]) for name, rows in
              (("department", departments), ("series", series))}  # fmt: skip
    optional = {"sphere": st.sampled_from([row["id"] for row in spheres])} if spheres else {}
    services = rows_of(draw, st.fixed_dictionaries({"name": texts, **one_of}, optional=optional))
    some_services = st.lists(st.sampled_from([row["id"] for row in services]), unique=True) if services else (
        st.just([]))  # fmt: skip
    counters = rows_of(draw, st.fixed_dictionaries({"name": texts, "services": some_services}))
    some_counters = st.lists(st.sampled_from([row["id"] for row in counters]), unique=True) if counters else (
        st.just([]))  # fmt: skip
    screens = rows_of(draw, st.fixed_dictionaries({"counters": some_counters}))
    address = st.sampled_from(["local:", *(f"screen://{row['id']}" for row in screens)])
    return Structure.from_document(
        {
            "hall": {"id": "any", "name": {languages[0]: "Any"}, "languages": languages},
            "department": departments,
            "sphere": spheres,
            "series": series,
            "service": services,
            "priority": rows_of(draw, named),
            "counter": counters,
            "kiosk": rows_of(draw, st.fixed_dictionaries({"services": some_services})),
            "screen": screens,
            "speaker": rows_of(draw, st.fixed_dictionaries({"address": address, "counters": some_counters})),
        }
    )


USED = st.builds(InUse, *[st.frozensets(SOME_ID)] * 3)


@settings(max_examples=100)
@given(halls(), st.lists(st.tuples(halls(), USED), min_size=1, max_size=2))
def test_any_change_keeps_what_is_in_use_and_the_hall_valid(first, later):
    former = as_is(first)

    for wanted, used in later:
        now = in_force(wanted, former, used)

        assert Structure.from_document(now.document()).document() == now.document()
        assert now.asked() == wanted
        assert in_force(now.asked(), now, used) == now
        for table, ids in (
            ("services", used.services), ("counters", used.counters), ("priorities", used.priorities),
        ):  # fmt: skip
            there, wished, were = ({row.id for row in getattr(each, table)} for each in (now, wanted, former))
            assert there == wished | (were & ids)
        for service in now.retired.get("service", ()):
            assert now.counters_serving(service) or not wanted.counters
        former = now


# -- comparing and writing ---------------------------------------------------------------------------


def test_equal_hall_files_have_no_changes():
    assert changes(SMALL.document(), load(CONFIG / "small.toml").document()) == ()


def test_every_change_is_named_by_its_place():
    def edit(document):
        document["hall"]["recall_limit"] = 5
        document["service"][0]["typical_min"] = 9
        document["counter"].reverse()
        document["need"].append({"id": "step-free", "name": {"en": "No steps"}})
        without("priority", "elderly")(document)

    assert set(changes(SMALL.document(), edited(SMALL, edit).document())) == {
        "hall → recall_limit",
        'service "gas" → typical_min',
        'priority "elderly": removed',
        'need "step-free": added',
        "counter: in another order",
    }


@pytest.mark.parametrize("name", ["small", "sergeli", "reference"])
def test_a_written_hall_file_reads_to_the_same_hall(name):
    structure = load(CONFIG / f"{name}.toml")

    text = to_toml(structure)

    assert parse(text) == structure
    assert tomllib.loads(text)["hall"]["recall_limit"] == structure.hall.recall_limit


def test_a_written_hall_file_has_the_headers_of_the_manual():
    """Whoever adds a table that the manual shows finds it there, and does not write it twice."""
    lines = to_toml(load(CONFIG / "reference.toml")).splitlines()

    assert {"[hall]", "[hall.ratio]", "[hall.rates]", "[hall.voice]", "[hall.voice.texts]"} <= set(lines)


@given(halls())
def test_any_hall_can_be_written_and_read(structure):
    assert parse(to_toml(structure)) == structure


def test_retired_rows_are_never_written():
    now = in_force(edited(SMALL, without("service", "tax")), as_is(SMALL), InUse(services=frozenset({"tax"})))

    assert '"tax"' not in to_toml(now.asked()).partition("[[counter]]")[2]
    assert "retired" not in to_toml(now.asked())


def test_hall_file_cannot_say_what_is_retired():
    with pytest.raises(ValueError, match="retired"):
        parse((CONFIG / "small.toml").read_text() + '\n[retired]\nservice = ["gas"]\n')


def test_a_written_hall_file_is_as_short_as_one_written_by_hand():
    text = to_toml(SMALL)

    assert text.startswith('[hall]\nid = "small"\nname.uz = "Kichik zal"\n')
    assert 'services = [\n    "gas",\n    "water",\n    { id = "tax", reluctance_min = 10.0 },\n]\n' in text
    assert "exceptions" not in text


def test_counter_whose_services_have_the_longest_ids_can_be_written_too():
    long = "x" * 64

    def edit(document):
        document["service"].append(document["service"][0] | {"id": long})
        document["counter"][0]["services"] = [{"id": long, "reluctance_min": 1440.0}]

    structure = edited(SMALL, edit)

    assert parse(to_toml(structure)) == structure
