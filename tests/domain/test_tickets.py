"""What a visit's times are, and how it goes on from one service to the next. Minutes count from the issue."""

from hall_server.domain.steps import State

MINUTE = 60_000


def test_plain_visit_has_its_four_times(visit):
    gas = visit()

    gas.step("call", at=7)
    gas.step("start", at=8.5)
    gas.step("finish", at=20)

    assert gas.times() == {"wait": 7, "walk": 1.5, "service": 11.5, "queue": 7, "hold": 0}
    assert gas.ticket.is_over
    assert not gas.stage.never_started


def test_wait_is_unknown_until_the_first_call(visit):
    gas = visit()

    assert gas.times()["wait"] is None
    assert gas.times()["walk"] is None


def test_walk_is_counted_from_the_last_call(visit):
    gas = visit()

    gas.step("call", at=5)
    gas.step("recall", at=6)
    gas.step("recall", at=7)
    gas.step("start", at=7.5)

    assert gas.times()["wait"] == 5
    assert gas.times()["walk"] == 0.5
    assert gas.stage.recalls == 2


def test_finish_straight_from_the_call_is_flagged_as_never_started(visit):
    gas = visit()

    gas.step("call", at=5)
    gas.step("finish", at=9)

    assert gas.stage.never_started
    assert gas.times()["service"] == 0
    assert gas.times()["walk"] is None


def test_wait_ends_at_the_first_call_and_queue_time_goes_on_after_a_return(visit):
    gas = visit()

    gas.step("call", at=10)
    gas.step("miss", at=12)
    gas.step("return", at=15)
    gas.step("call", at=21)
    gas.step("start", at=22)
    gas.step("finish", at=30)

    assert gas.times() == {"wait": 10, "walk": 1, "service": 8, "queue": 16, "hold": 0}


def test_return_keeps_the_rank(visit, nine):
    gas = visit()

    gas.step("call", at=10)
    gas.step("miss", at=12)
    gas.step("return", at=15)

    assert gas.stage.state is State.WAITING
    assert gas.stage.ranked_at == nine


def test_hold_while_waiting_is_not_queue_time(visit, nine):
    gas = visit()

    gas.step("hold", at=4)
    gas.step("return", at=10)
    gas.step("call", at=11)

    assert gas.times()["queue"] == 5
    assert gas.times()["hold"] == 6
    assert gas.times()["wait"] == 11
    assert gas.stage.ranked_at == nine


def test_hold_while_being_served_is_not_service_time(visit):
    gas = visit()

    gas.step("call", at=2)
    gas.step("start", at=3)
    gas.step("hold", at=8)
    gas.step("call", at=18)
    gas.step("start", at=19)
    gas.step("finish", at=25)

    assert gas.times() == {"wait": 2, "walk": 1, "service": 11, "queue": 2, "hold": 10}


def test_released_visitor_waits_again_with_the_old_rank(visit, nine):
    gas = visit()

    gas.step("call", at=2)
    gas.step("start", at=3)
    gas.step("release", at=30)
    gas.step("call", at=34)

    assert gas.stage.ranked_at == nine
    assert gas.times()["queue"] == 6
    assert gas.times()["service"] == 27
    assert gas.stage.started_at is None


def test_new_call_counts_its_own_recalls_and_the_stage_counts_all(visit):
    gas = visit()

    gas.step("call", at=1)
    gas.step("recall", at=2)
    gas.step("recall", at=3)
    gas.step("miss", at=4)
    gas.step("return", at=5)
    gas.step("call", at=6)
    gas.step("recall", at=7)

    assert gas.stage.recalls == 3
    assert gas.stage.recalls_of_call == 1


def test_right_to_be_first_is_used_up_by_leaving_the_queue(visit, a_stage, nine):
    gas = visit()
    gas.ticket = gas.ticket.with_stage(a_stage(first=True))

    gas.step("call", at=1)
    gas.step("miss", at=2)
    gas.step("return", at=3)

    assert not gas.stage.first


def test_finished_stage_leads_to_the_next_planned_one(visit, nine):
    round_trip = visit("gas", "water", "tax")

    round_trip.step("call", at=10)
    round_trip.step("start", at=11)
    after = round_trip.step("finish", at=25)

    assert after.stage_n == 2
    assert after.state is State.WAITING
    assert after.stage.service == "water"
    assert after.stage.queued_at == nine + 25 * MINUTE
    assert not after.is_over
    assert [stage.state for stage in after.stages] == ["finished", "waiting", "planned"]


def test_next_stage_ranks_as_if_only_the_waiting_had_counted(visit, nine):
    round_trip = visit("gas", "water", "tax")

    round_trip.step("call", at=10)
    round_trip.step("start", at=11)
    round_trip.step("finish", at=25)
    assert round_trip.stage.ranked_at == nine + (25 - 10) * MINUTE

    round_trip.step("call", at=30)
    round_trip.step("start", at=30)
    round_trip.step("finish", at=50)
    assert round_trip.stage.ranked_at == nine + (50 - 10 - 5) * MINUTE
    assert round_trip.stage.queue_ms == 0


def test_visit_ends_with_its_last_stage(visit):
    round_trip = visit("gas", "tax")
    for at in (10, 20):
        round_trip.step("call", at=at)
        round_trip.step("finish", at=at + 1)

    assert round_trip.ticket.is_over
    assert round_trip.ticket.stage_n == 2
    assert [round_trip.times(n)["wait"] for n in (1, 2)] == [10, 9]


def test_transfer_puts_a_new_stage_behind_the_present_one(visit, nine):
    gas = visit("gas", "tax")

    gas.step("call", at=4)
    gas.step("start", at=5)
    after = gas.transfer("water", at=9)

    assert [(stage.n, stage.service, stage.state) for stage in after.stages] == [
        (1, "gas", "transferred"),
        (2, "water", "waiting"),
        (3, "tax", "planned"),
    ]
    assert after.stage_n == 2
    assert after.stages[0].ended_at == nine + 9 * MINUTE
    assert gas.times(1)["service"] == 4


def test_visit_goes_on_to_its_planned_stage_after_a_transfer(visit):
    gas = visit("gas", "tax")
    gas.transfer("water", at=4)

    gas.step("call", at=6)
    after = gas.step("finish", at=8)

    assert after.stage.service == "tax"
    assert after.stage_n == 3


def test_queue_time_of_a_visit_adds_up_and_holds_the_present_wait(visit, nine):
    gas = visit("gas", "tax")

    gas.step("call", at=4)
    gas.step("finish", at=10)

    assert gas.ticket.queue_ms(nine + 13 * MINUTE) == (4 + 3) * MINUTE


def test_every_change_raises_the_version(visit):
    gas = visit("gas", "tax")
    versions = [gas.ticket.version]

    for step in ("call", "recall", "start", "finish"):
        versions.append(gas.step(step, at=5).version)

    assert versions == sorted(set(versions))


def test_no_time_is_negative_across_a_clock_that_was_set_back(visit, nine):
    gas = visit("gas", "tax")

    gas.step("call", at=-30)
    gas.step("start", at=-40)
    gas.step("hold", at=-50)
    gas.step("return", at=-60)

    assert gas.times() == {"wait": 0, "walk": 0, "service": 0, "queue": 0, "hold": 0}
    assert gas.ticket.queue_ms(nine - 90 * MINUTE) == 0


def test_next_stage_after_a_clock_set_back_is_not_ranked_in_the_future(visit, nine):
    gas = visit("gas", "tax")

    gas.step("call", at=-30)
    gas.step("finish", at=-40)

    assert gas.stage.ranked_at == nine - 40 * MINUTE
