"""What a screen is told of itself: its layout, languages and letters, its counter, notices, who is next."""

import json

import pytest
from hand_hall import refusal, structure_with

LOBBY = {
    "id": "lobby",
    "main": ["newest", "notices"],
    "side": ["calls", "next", "media"],
    "foot": ["ticker"],
    "columns": 1,
    "ticker": [{"uz": "Salom", "en": "Welcome"}],
    "media_s": 20,
}


def lobby(document):
    """The small hall with a screen in its lobby, and one for window 2."""
    document["board"] = [dict(LOBBY)]
    document["screen"] = [
        {"id": "main"},
        {
            "id": "lobby",
            "board": "lobby",
            "languages": ["uz", "ru"],
            "change": "in_turn",
            "theme": "light",
            "distance_m": 10,
            "height_cm": 100,
        },
        {"id": "two", "board": "lobby", "counters": ["2"]},
    ]


@pytest.fixture
def lobby_hall(make_hall):
    hall = make_hall(lobby)
    hall.open("1")
    hall.open("2", "bek")
    return hall


def test_screen_without_a_layout_has_the_usual_one(hall):
    layout = hall.board()["layout"]

    assert (layout["id"], layout["top"], layout["main"]) == ("usual", ["hall", "clock"], ["newest"])
    assert (layout["side"], layout["foot"]) == (["calls"], ["missed", "waiting"])
    assert (layout["columns"], layout["share"], layout["theme"], layout["change"]) == (
        2,
        63,
        "dark",
        "together",
    )
    assert (layout["turn_s"], layout["large_s"], layout["cap_share"]) == (8, 7, None)
    assert (layout["ticker"], layout["media"]) == ([], [])


def test_screen_is_told_its_layout(lobby_hall):
    board = lobby_hall.board("lobby")

    layout = board["layout"]
    assert {name: layout[name] for name in LOBBY if name != "ticker"} == {
        name: value for name, value in LOBBY.items() if name != "ticker"
    }
    assert (layout["theme"], layout["change"]) == ("light", "in_turn")
    assert board["languages"] == ["uz", "ru"]
    assert layout["ticker"] == [{"uz": "Salom", "uz-Cyrl": "Salom", "ru": "Salom", "en": "Welcome"}]


def test_letters_are_as_high_as_the_farthest_seat_needs(lobby_hall):
    # 0.7 degrees at 10 m are 122 mm, of a picture that is a metre high.
    assert lobby_hall.board("lobby")["layout"]["cap_share"] == pytest.approx(0.122, abs=0.0005)


def test_letters_never_need_more_room_than_there_is(make_hall):
    def far_away(document):
        document["screen"] = [{"id": "main", "distance_m": 40, "height_cm": 30}]

    assert make_hall(far_away).board()["layout"]["cap_share"] == 0.3


def test_change_of_the_hall_file_reaches_the_board(lobby_hall):
    lobby_hall.load(structure_with(lambda document: document["screen"][0].update(theme="contrast")))

    assert lobby_hall.board()["layout"]["theme"] == "contrast"


def test_every_counter_has_a_screen_of_its_own(lobby_hall):
    lobby_hall.take()
    lobby_hall.take()
    lobby_hall.next("1")
    called = lobby_hall.next("2")

    board = lobby_hall.board("counter-2")

    assert board["zone"] == ["2"]
    assert [call["label"] for call in board["calls"]] == [called["label"]]
    assert board["layout"]["top"] == ["counter", "clock"]
    assert board["own"]["counter"] == "2"
    assert board["own"]["name"] == board["names"]["2"]
    assert board["own"]["name"]["en"] == "Window 2"
    assert refusal(lambda: lobby_hall.board("counter-9")) == "not_found"


def test_screen_of_the_hall_file_stands_before_that_of_the_counter(make_hall):
    def named(document):
        document["screen"].append({"id": "counter-2", "counters": ["1"]})

    board = make_hall(named).board("counter-2")

    assert (board["zone"], board["own"]["counter"], board["layout"]["id"]) == (["1"], "1", "usual")


def test_own_counter_is_open_paused_or_closed(hall):
    def shown():
        return hall.board("counter-1")["own"]["state"]

    states = [shown()]
    for act in (hall.open, hall.pause, hall.resume, hall.close_counter):
        act("1")
        states.append(shown())

    assert states == ["closed", "open", "paused", "open", "closed"]
    assert hall.board("main")["own"] is None


def test_own_screen_of_a_removed_counter_says_how_it_stands(hall):
    hall.open("2", "bek")

    hall.load(structure_with(lambda document: document["counter"].pop()))
    assert hall.board("counter-2")["own"]["state"] == "open"
    hall.close_counter("2")

    assert hall.board("counter-2")["own"]["state"] == "closed"


def post_notice(hall, kind, texts, ends_at=None):
    hall.store.write(
        lambda db: db.execute(
            "INSERT INTO notices (kind, texts, is_spoken, posted_at, posted_by, ends_at) "
            "VALUES (?, ?, 1, ?, 'rustam', ?)",
            (kind, json.dumps(texts), hall.clock.wall, ends_at),
        )
    )


def test_notices_are_shown_in_every_language_until_they_end(hall, clock):
    post_notice(hall, "closing", {"uz": "Zal yopilmoqda.", "ru": "Зал закрывается."}, clock.wall + 60_000)
    post_notice(hall, "emergency", {"uz": "Chiqing!", "en": "Leave!"})

    first, second = hall.board()["notices"]
    clock.pass_time(minutes=1)
    (left,) = hall.board()["notices"]

    assert first == left
    assert (first["kind"], second["kind"]) == ("emergency", "closing")
    assert second["text"] == {
        "uz": "Zal yopilmoqda.",
        "uz-Cyrl": "Zal yopilmoqda.",
        "ru": "Зал закрывается.",
        "en": "Zal yopilmoqda.",
    }
    # In an emergency each text stands once, with the heading in its own language.
    assert first["text"] == {"uz": "Chiqing!", "en": "Leave!"}


# -- calls that stand in the large place still ---------------------------------------------------------


def call_quickly(hall, count, counter="1"):
    labels = []
    for _ in range(count):
        hall.take()
        labels.append(hall.next(counter)["label"])
        hall.finish(counter)
        hall.clock.pass_time(milliseconds=100)
    return labels


def recent(hall, screen="main"):
    return [call["label"] for call in hall.board(screen)["recent"]]


def test_calls_beyond_the_last_ten_stay_for_as_long_as_they_stand_in_the_large_place(hall, clock):
    hall.open("1")
    called = call_quickly(hall, 14)

    # The first one was made 1.4 s ago; it stands for 7 s, and 3 s are for a screen that was away.
    assert recent(hall) == called[3::-1]
    clock.pass_time(seconds=8.5)
    assert recent(hall) == called[3::-1]
    clock.pass_time(milliseconds=100)
    assert recent(hall) == called[3:0:-1]
    clock.pass_time(seconds=10)
    assert recent(hall) == []


def test_no_call_is_recent_while_ten_are_enough(hall):
    hall.open("1")
    call_quickly(hall, 10)

    assert recent(hall) == []


def test_visitor_who_is_still_called_stays_however_many_are_called_after(make_hall, clock):
    hall = make_hall(board_calls=1)
    hall.open("1")
    hall.open("2")
    hall.take()
    waited_for = hall.next("1")["label"]
    clock.pass_time(minutes=1)
    hall.take("tax")
    hall.next("2")
    clock.pass_time(minutes=1)

    assert recent(hall) == [waited_for]
    hall.start("1")
    assert recent(hall) == []


def test_hall_says_how_long_a_call_stands(make_hall, clock):
    hall = make_hall(large_s=20)
    hall.open("1")
    call_quickly(hall, 11)

    clock.pass_time(seconds=21)

    assert len(recent(hall)) == 1


# -- who is next ---------------------------------------------------------------------------------------


def test_layout_without_that_part_tells_nobody_who_is_next(lobby_hall):
    lobby_hall.take()

    assert lobby_hall.board("main")["next"] == []


def test_next_are_those_that_the_counters_will_call(lobby_hall, clock):
    for n in range(8):
        lobby_hall.take("gas", priority="disability" if n == 6 else None)
        clock.pass_time(minutes=1)

    shown = lobby_hall.board("lobby")["next"]

    # Twice the minutes and 20 of them ahead bring the seventh to the front.
    assert shown == ["A007", "A001", "A002", "A003", "A004"]
    assert shown == lobby_hall.queue("1")[:5]


def test_first_of_every_counter_comes_before_the_second_of_any(lobby_hall, clock):
    for service in ("gas", "gas", "gas", "tax", "tax"):
        lobby_hall.take(service)
        clock.pass_time(seconds=10)

    assert (lobby_hall.queue("1")[0], lobby_hall.queue("2")[0]) == ("A001", "B001")
    assert lobby_hall.board("lobby")["next"][:2] == ["A001", "B001"]


def test_whoever_is_sent_to_a_counter_is_next_there_and_nowhere_else(lobby_hall):
    lobby_hall.take()
    lobby_hall.next("2")
    lobby_hall.transfer(at="2", counter="1")
    lobby_hall.take("tax")

    assert lobby_hall.board("two")["next"] == ["B001"]
    assert "A001" in lobby_hall.board("lobby")["next"]


def test_counter_on_a_break_calls_nobody_while_another_is_open(make_hall):
    def apart(document):
        lobby(document)
        document["counter"][0]["services"] = ["gas"]
        document["counter"][1]["services"] = ["tax"]

    hall = make_hall(apart)
    hall.take("gas")
    hall.take("tax")
    assert hall.board("lobby")["next"] == ["A001", "B001"]
    hall.open("1")
    hall.open("2", "bek")

    hall.pause("2")

    assert hall.board("lobby")["next"] == ["A001"]
    assert hall.board("two")["next"] == ["B001"]


def test_zone_without_anybody_calls_nobody_while_others_work(lobby_hall):
    lobby_hall.take("gas")
    lobby_hall.close_counter("2")

    assert lobby_hall.board("two")["next"] == []
