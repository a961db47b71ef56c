"""Who may come in: people with passwords, programs with tokens, browsers that were paired once."""

import threading
from functools import partial

import pytest
from hand_hall import refusal

from hall_server.domain.errors import HallError
from hall_server.hall import access
from hall_server.hall.people import Role

FIRST, OWN = "first-password", "my own password"


def saying(act):
    """The sentence with which something is refused."""
    try:
        done = act()
    except HallError as refused:
        return refused.saying
    raise AssertionError(f"it was not refused, but done: {done}")


@pytest.fixture
def doors(hall):
    """The doors of a hall in which aziza works as an operator."""
    hall.access.add_user("aziza", Role.OPERATOR, FIRST)
    return hall.access


def test_operator_signs_in_and_is_known_by_the_session(doors):
    signed_in = doors.sign_in("aziza", FIRST)

    actor = doors.by_session(signed_in.secret)

    assert (actor.name, actor.role, actor.is_person) == ("aziza", Role.OPERATOR, True)


def test_first_sign_in_asks_for_a_new_password(doors):
    signed_in = doors.sign_in("aziza", FIRST)
    assert signed_in.must_change
    assert doors.by_session(signed_in.secret).must_change_password

    doors.change_password("aziza", OWN, but_session=signed_in.secret)

    assert not doors.by_session(signed_in.secret).must_change_password
    assert not doors.sign_in("aziza", OWN).must_change
    assert saying(lambda: doors.sign_in("aziza", FIRST)) == "wrong_password"


@pytest.mark.parametrize(
    ("name", "password"), [("aziza", "wrong"), ("nobody", FIRST), ("", ""), ("AZIZA", FIRST)]
)
def test_wrong_name_and_wrong_password_are_told_alike(doors, name, password):
    assert saying(lambda: doors.sign_in(name, password)) == "wrong_password"


@pytest.mark.parametrize(("password", "why"), [(FIRST, "same_password"), ("short", "short_password")])
def test_new_password_is_long_and_new(doors, password, why):
    signed_in = doors.sign_in("aziza", FIRST)

    assert saying(lambda: doors.change_password("aziza", password, but_session=signed_in.secret)) == why
    assert doors.by_session(signed_in.secret).must_change_password


@pytest.mark.parametrize("name", ["system", "command", "command-1"])
def test_nobody_is_called_what_the_record_calls_the_hall_itself(doors, name):
    assert saying(lambda: doors.add_user(name, Role.OPERATOR, FIRST)) == "name_taken"
    assert saying(lambda: doors.add_token(name, Role.OPERATOR)) == "name_taken"


def test_passwords_are_never_worked_out_on_the_thread_that_writes(doors, monkeypatch):
    signed_in = doors.sign_in("aziza", FIRST)
    seen = []

    def noting(work):
        def noted(*args):
            seen.append(threading.current_thread().name)
            return work(*args)

        return noted

    for name in ("check_password_hash", "generate_password_hash"):
        monkeypatch.setattr(access, name, noting(getattr(access, name)))

    doors.change_password("aziza", OWN, but_session=signed_in.secret)
    doors.reset_password("aziza", FIRST)
    doors.add_user("botir", Role.OPERATOR, FIRST)

    assert len(seen) == 4
    assert "writer" not in seen


def test_new_password_ends_the_other_sessions(doors):
    here, elsewhere = doors.sign_in("aziza", FIRST), doors.sign_in("aziza", FIRST)

    doors.change_password("aziza", OWN, but_session=here.secret)

    assert doors.by_session(here.secret) is not None
    assert doors.by_session(elsewhere.secret) is None


def test_signing_out_ends_the_session(doors):
    signed_in = doors.sign_in("aziza", FIRST)

    doors.sign_out(signed_in.secret)

    assert doors.by_session(signed_in.secret) is None


def test_session_lasts_a_long_working_day(doors, clock):
    signed_in = doors.sign_in("aziza", FIRST)

    clock.pass_time(hours=13, minutes=59)
    assert doors.by_session(signed_in.secret) is not None
    clock.pass_time(minutes=1)
    assert doors.by_session(signed_in.secret) is None


def test_disabled_user_is_out_at_once_and_stays_out(doors):
    signed_in = doors.sign_in("aziza", FIRST)

    doors.disable_user("aziza")

    assert doors.by_session(signed_in.secret) is None
    assert saying(lambda: doors.sign_in("aziza", FIRST)) == "wrong_password"
    assert [user.disabled for user in doors.users()] == [True]


def test_new_first_password_lets_somebody_in_again(doors):
    doors.disable_user("aziza")

    doors.reset_password("aziza", "another first one")

    assert doors.sign_in("aziza", "another first one").must_change


def test_nobody_has_a_name_twice(doors):
    doors.add_token("door", Role.SCREEN)

    assert saying(lambda: doors.add_user("aziza", Role.ADMIN, FIRST)) == "name_taken"
    assert saying(lambda: doors.add_user("door", Role.ADMIN, FIRST)) == "name_taken"
    assert saying(lambda: doors.add_token("aziza", Role.OPERATOR)) == "name_taken"
    assert saying(lambda: doors.add_token("door", Role.OPERATOR)) == "name_taken"


def test_unknown_user_is_not_found(doors):
    for act in (doors.disable_user, lambda name: doors.reset_password(name, FIRST)):
        assert refusal(lambda act=act: act("nobody")) == "not_found"


def test_short_first_password_is_refused(doors):
    assert saying(lambda: doors.add_user("bek", Role.MANAGER, "1234567")) == "short_password"
    assert [user.name for user in doors.users()] == ["aziza"]


def test_two_commands_at_once_have_a_token_each_and_one_that_was_left_behind_goes(hall, clock):
    lent, known = hall.access.lent_token, hall.access.by_token
    with lent(Role.OPERATOR) as left:
        clock.pass_time(minutes=11)

        with lent(Role.OPERATOR) as first, lent(Role.MANAGER) as second:
            actors = [known(secret) for secret in (first, second)]
            assert refusal(lambda: known(left)) == "not_signed_in"

        assert [(actor.name, actor.role) for actor in actors] == [
            ("command", Role.OPERATOR),
            ("command", Role.MANAGER),
        ]
        assert actors[0].credential != actors[1].credential
        assert {refusal(partial(known, secret)) for secret in (first, second)} == {"not_signed_in"}


def test_token_is_known_by_its_secret_alone(hall):
    secret = hall.access.add_token("side kiosk", Role.KIOSK, kiosk="main")

    actor = hall.access.by_token(secret)

    assert (actor.name, actor.role, actor.target, actor.is_person) == (
        "side kiosk",
        Role.KIOSK,
        "main",
        False,
    )
    for wrong in ("", secret[:-1], secret.upper(), "side kiosk"):
        assert saying(lambda wrong=wrong: hall.access.by_token(wrong)) == "wrong_token"


def test_pairing_code_works_once(hall):
    code = hall.access.pairing_code("screen", "main")

    secret, device = hall.access.pair(code)

    assert (device.kind, device.target) == ("screen", "main")
    assert hall.access.by_device(secret).role is Role.SCREEN
    assert saying(lambda: hall.access.pair(code)) == "wrong_code"


def test_pairing_code_is_read_as_people_type_it(hall):
    code = hall.access.pairing_code("kiosk", "main")

    assert not set(code) & set("OIL01")
    assert hall.access.pair(f" {code.lower().replace('-', ' ')} ")[1].target == "main"


def test_pairing_code_waits_for_a_week(hall, clock):
    early, late = (hall.access.pairing_code("screen", "main") for _ in range(2))
    clock.pass_time(days=6, hours=23)
    hall.access.pair(early)

    clock.pass_time(hours=1)

    assert saying(lambda: hall.access.pair(late)) == "wrong_code"


def test_paired_device_stays_known_over_a_restart(hall):
    secret, _ = hall.access.pair(hall.access.pairing_code("kiosk", "main"))

    hall.restart()

    assert hall.access.by_device(secret).target == "main"
    assert hall.access.by_device(secret[:-1]) is None


def test_two_browsers_have_keys_of_their_own(hall):
    found = [
        hall.access.by_device(hall.access.pair(hall.access.pairing_code("kiosk", "main"))[0])
        for _ in range(2)
    ]

    assert found[0].credential != found[1].credential


def test_no_secret_can_be_read_from_the_file(doors, hall):
    session = doors.sign_in("aziza", FIRST).secret
    token = doors.add_token("program", Role.OPERATOR)
    code = doors.pairing_code("screen", "main")
    device, _ = doors.pair(doors.pairing_code("screen", "main"))

    hall.close()
    stored = (hall.folder / "hall.db").read_bytes()
    hall._open()

    for secret in (FIRST, session, token, code, device):
        assert secret.encode() not in stored
