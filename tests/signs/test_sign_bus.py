"""The owner of a line: what is wanted is shown, whoever fails, and whatever is pulled out meanwhile."""

import time

import pytest

from display.signs.address import SignAt
from display.signs.bus import Bus
from display.signs.errors import Fault, SignError
from display.signs.post import LONGEST_REST_S, REFRESH_S, TRIES, Post
from display.signs.sign import Condition, Health, Kind, View
from display.signs.virtual import VirtualPort, VirtualSign

BOTH = {
    "left": View("A012"),
    "left-lamp": View("A012", is_lit=True),
    "right": View("B001", is_lit=True),
    "right-lamp": View("B001"),
}


def test_signs_and_lamps_of_both_languages_share_a_line(bus, left, right, until):
    bus.want(BOTH)

    until(lambda: (left.text, left.lamps, right.text) == ("A012", {1}, "B001"))
    until(lambda: all(bus.health(each) == Health(Condition.ONLINE) for each in bus.ids))
    assert right.lamps == set()


def test_only_what_differs_is_said(bus, left, right, until):
    bus.want(BOTH)
    until(lambda: all(bus.health(each).condition is Condition.ONLINE for each in bus.ids))
    told = (left.orders, right.orders)

    bus.want(BOTH | {"left": View("A013")})

    until(lambda: left.text == "A013")
    assert (left.orders, right.orders) == (told[0] + 1, told[1])


def test_deaf_sign_does_not_hold_up_the_others(bus, left, right, until):
    left.is_deaf = True
    bus.want(BOTH)
    until(lambda: bus.health("left") == Health(Condition.OFFLINE, Fault.SILENT))
    until(lambda: bus.health("left-lamp").problem is Fault.SILENT)
    waits = []

    for number in range(30):
        began = time.monotonic()
        bus.want({"right": View(f"B{number}")})
        until(lambda number=number: right.text == f"B{number}")
        waits.append(time.monotonic() - began)

    # At worst it comes in the middle of a question to the deaf one, which is tried again now and then.
    assert max(waits) < 1.5
    assert sorted(waits)[15] < 0.3


def test_sign_that_hears_again_shows_what_is_wanted_by_then(bus, left, until, caplog):
    caplog.set_level("INFO", logger="display.signs")
    left.is_deaf = True
    bus.want(BOTH)
    until(lambda: bus.health("left").problem)
    bus.want({"left": View("A013")})

    left.is_deaf = False

    until(lambda: left.text == "A013")
    until(lambda: bus.health("left").condition is Condition.ONLINE)
    told = [record.getMessage() for record in caplog.records if " left " in record.getMessage()]
    assert len(told) == 2
    assert told[0].startswith("sign left failed: No answer")
    assert told[1] == "sign left is back"


def test_sign_that_refused_a_number_is_told_the_next_one_at_once(bus, left, until):
    left.refuses = True
    bus.want(BOTH)
    until(lambda: bus.health("left") == Health(Condition.OFFLINE, Fault.REFUSED))
    left.refuses = False
    began = time.monotonic()

    bus.want({"left": View("A013")})

    until(lambda: left.text == "A013")
    assert time.monotonic() - began < LONGEST_REST_S / 2
    assert "A012" not in left.history


def test_adapter_that_comes_back_finds_everything_told_anew(bus, line, left, right, until, caplog):
    caplog.set_level("INFO", logger="display.signs")
    bus.want(BOTH)
    until(lambda: (left.text, right.text) == ("A012", "B001"))

    line.unplug()
    until(lambda: all(bus.health(each).problem is Fault.LINE_AWAY for each in bus.ids))
    left.lose_power()
    right.lose_power()
    bus.want({"right": View("B002")})
    line.plug()

    until(lambda: (left.text, left.lamps, right.text) == ("A012", {1}, "B002"))
    until(lambda: all(bus.health(each) == Health(Condition.ONLINE) for each in bus.ids))
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    assert "is gone. Plug it in" in told[0]
    assert told[1] == f"the line of signs at {line.path} is back"


def test_line_that_is_not_there_at_the_start_is_taken_when_it_comes(make_bus, line, left, until):
    line.unplug()
    bus = make_bus(SignAt("left", line.address, unit=5))
    bus.want({"left": View("A012")})
    until(lambda: bus.health("left").problem is Fault.LINE_AWAY)

    line.plug()

    until(lambda: left.text == "A012")


def test_closing_switches_off_what_is_lit_and_lets_go_of_the_line(bus, left, right, make_bus, line, until):
    bus.want(BOTH)
    until(lambda: all(bus.health(each).condition is Condition.ONLINE for each in bus.ids))

    bus.close(keep=["right"])
    bus.join(5)

    assert (left.text, left.lamps, right.text) == ("", set(), "B001")
    later = make_bus(SignAt("left", line.address, unit=5))
    later.want({"left": View("C1")})
    until(lambda: left.text == "C1")


def test_closing_switches_off_a_sign_that_refused_something(bus, left, until):
    bus.want(BOTH)
    until(lambda: (left.text, left.lamps) == ("A012", {1}))
    left.refuses = True
    bus.want({"left": View("A013")})
    until(lambda: bus.health("left").problem is Fault.REFUSED)
    left.refuses = False

    bus.close()
    bus.join(5)

    assert left.text == ""


def test_closing_does_not_wait_for_signs_that_fail(bus, line, until):
    for unit in line.units:
        unit.is_deaf = True
    bus.want(BOTH)
    until(lambda: all(bus.health(each).problem for each in bus.ids))
    began = time.monotonic()

    bus.close()
    bus.join(5)

    # Asking each of the four would take three times as long as a question that is under way.
    assert time.monotonic() - began < 1.5


# -- one sign, by a clock moved by hand ----------------------------------------------------------------


@pytest.fixture
def sign():
    return VirtualSign("left", clock=lambda: 0.0)


@pytest.fixture
def post(sign):
    one = Post("left", Kind.NUMBER, sign)
    one.want(View("A012"), now=100.0)
    one.taken()
    return one


def silence() -> SignError:
    return SignError("No answer.", retry=True, code=Fault.SILENT)


def test_sign_that_lost_its_power_is_told_again_within_half_a_minute(post):
    post.confirmed(View("A012"), now=101.0)

    assert post.due_at() == 101.0 + REFRESH_S
    assert REFRESH_S <= 30


def test_spark_on_the_line_is_no_failure(post):
    for _ in range(TRIES - 1):
        assert not post.failed(silence(), now=100.0)

    assert post.due_at() == 100.0
    assert post.health == Health()


def test_sign_that_fails_is_left_alone_for_longer_and_longer(post):
    for _ in range(TRIES - 1):
        post.failed(silence(), now=100.0)
    rests = []
    for _ in range(6):
        post.failed(silence(), now=200.0)
        rests.append(post.due_at() - 200.0)

    assert rests == [1, 2, 4, 8, 10, 10]


def refusal() -> SignError:
    return SignError("No.", retry=False, code=Fault.REFUSED)


def test_sign_that_refuses_is_not_asked_again_at_once_and_rests_no_longer_than_a_silent_one(post):
    rests = []
    for _ in range(6):
        post.failed(refusal(), now=200.0)
        rests.append(post.due_at() - 200.0)

    assert rests == [1, 2, 4, 8, 10, 10]
    assert post.health == Health(Condition.OFFLINE, Fault.REFUSED)


@pytest.mark.parametrize("error", [silence(), refusal()], ids=["silent", "refuses"])
def test_another_number_ends_the_rest_of_a_sign_that_fails_for_one_try(post, error):
    for _ in range(6):
        post.failed(error, now=200.0)

    post.want(View("A013"), now=203.0)
    assert post.due_at() == 203.0
    assert post.taken() == View("A013")
    post.failed(error, now=203.0)

    assert post.due_at() == 203.0 + LONGEST_REST_S


def test_number_that_came_while_the_former_one_was_refused_is_not_held_up_by_that(post):
    post.want(View("A013"), now=200.0)

    post.failed(refusal(), now=200.2)

    assert post.due_at() == 200.0


def test_news_goes_before_trying_again_and_that_before_refreshing(sign):
    fresh, failing, same = (Post(name, Kind.NUMBER, sign) for name in ("fresh", "failing", "same"))
    for each in (failing, same, fresh):
        each.want(View("A1"), now=100.0)
    same.confirmed(View("A1"), now=60.0)
    for _ in range(TRIES):
        failing.failed(silence(), now=90.0)

    assert sorted([same, failing, fresh], key=Post.rank) == [fresh, failing, same]


def test_lamp_shows_no_number_and_a_sign_no_light(sign):
    lamp = Post("lamp", Kind.LAMP, sign)
    assert lamp.want(View("A1", is_lit=True), now=0.0)

    assert not lamp.want(View("A2", is_lit=True), now=1.0)
    assert lamp.want(View("A2"), now=2.0)


# -- virtual signs ---------------------------------------------------------------------------------------


def test_virtual_sign_keeps_a_record_of_what_it_showed(sign):
    sign.show("A012")
    sign.light(True)
    sign.show("A012")
    sign.light(False)
    sign.lose_power()

    assert [(shown.text, shown.is_lit) for shown in sign.record] == [
        ("A012", False),
        ("A012", True),
        ("A012", False),
        (None, False),
    ]


@pytest.mark.parametrize(
    ("switch", "code"),
    [("is_offline", Fault.SILENT), ("is_confused", Fault.GARBLED), ("refuses", Fault.REFUSED)],
)
def test_virtual_sign_fails_as_told(sign, switch, code):
    setattr(sign, switch, True)

    with pytest.raises(SignError) as caught:
        sign.show("A012")

    assert caught.value.code is code
    assert sign.text is None


def test_mistake_of_the_program_does_not_end_the_owner_of_a_line(until, monkeypatch, caplog):
    class Broken(VirtualSign):
        broken = True

        def show(self, text):
            if self.broken:
                raise ZeroDivisionError
            super().show(text)

    monkeypatch.setattr("display.signs.bus.TROUBLE_REST_S", 0.01)
    sign = Broken("left")
    bus = Bus(VirtualPort("virtual://left"), [Post("left", Kind.NUMBER, sign)])
    bus.start()
    bus.want({"left": View("A012")})
    until(lambda: "it goes on trying" in caplog.text)

    sign.broken = False

    until(lambda: sign.text == "A012")
    bus.close()
    bus.join(5)
    assert caplog.text.count("Traceback") == 1
