"""Several services on one ticket: the order, the waits of each stage and of the whole visit."""

from hand_hall import Ending, refusal

from hall_server.hall import parking


def services_of(ticket):
    return [stage["service"] for stage in ticket["stages"]]


def test_services_come_in_the_order_chosen(hall, clock):
    ticket = hall.take("tax", "gas", "water")
    hall.open("1")

    hall.serve("1")

    now = hall.ticket(ticket)
    assert services_of(now) == ["tax", "gas", "water"]
    assert [stage["state"] for stage in now["stages"]] == ["finished", "waiting", "planned"]


def test_next_stage_takes_along_the_minutes_waited_and_not_those_of_service(hall, clock):
    hall.open("1")
    ticket = hall.take("gas", "water")
    clock.pass_time(minutes=10)
    hall.serve("1", walk_s=0, minutes=20)
    clock.pass_time(minutes=3)
    hall.next("1")
    hall.start("1")
    clock.pass_time(minutes=2)
    done = hall.finish("1")

    first, second = done["stages"]
    assert (first["wait_s"], second["wait_s"]) == (600, 180)
    assert done["visit"] == {"wait_s": 600, "service_s": 22 * 60, "hold_s": 0, "queue_s": 780}
    assert hall.state(ticket) == "finished"


def test_planned_visit_begins_where_it_is_over_soonest(make_hall):
    hall = make_hall(visit_order="planned")
    hall.open("1")
    for _ in range(3):
        hall.take("gas")

    # Gas: 3 x 8 + 8 min of work; water: 6; tax: 10; all at one counter.
    ticket = hall.take("gas", "tax", "water")

    assert services_of(ticket) == ["water", "tax", "gas"]


def test_plan_is_made_anew_after_each_stage(make_hall, clock):
    hall = make_hall(visit_order="planned")
    hall.open("1")
    ticket = hall.take("gas", "tax", "water")
    assert services_of(ticket) == ["water", "gas", "tax"]
    for _ in range(2):
        hall.take("gas")

    hall.next("1")
    hall.start("1")
    done = hall.finish("1")

    assert services_of(done) == ["water", "tax", "gas"]
    assert done["service"] == "tax"
    assert hall.difference() is None


def test_service_that_nobody_serves_at_present_comes_last(make_hall):
    hall = make_hall(lambda document: document["counter"][0].update(services=["gas"]), visit_order="planned")
    hall.open("1")

    assert services_of(hall.take("water", "gas")) == ["gas", "water"]


def test_group_makes_a_service_longer_and_its_queue_too(make_hall):
    hall = make_hall(visit_order="planned")
    hall.open("1")
    hall.take("water", quantity=5)

    assert services_of(hall.take("water", "tax")) == ["tax", "water"]


def test_who_is_to_come_back_does_that_before_the_rest_of_the_plan(make_hall, clock):
    hall = make_hall(visit_order="planned")
    hall.open("1")
    hall.open("2", "bek")
    ticket = hall.take("gas", "water", "tax")
    hall.next("1")
    hall.start("1")
    at_first = hall.ticket(ticket)["service"]
    hall.transfer(at="1", service="tax", come_back=True)
    hall.next("2")
    hall.start("2")

    back = hall.finish("2")

    assert back["service"] == at_first
    assert hall.next("1")["reason"] == "sent_here"


def test_undo_brings_the_former_plan_back(make_hall):
    hall = make_hall(visit_order="planned")
    hall.open("1")
    ticket = hall.take("gas", "tax", "water")
    for _ in range(2):
        hall.take("gas")
    hall.next("1")
    hall.start("1")
    before = hall.ticket(ticket)["stages"]
    hall.finish("1")

    hall.undo("1")

    assert hall.ticket(ticket)["stages"] == before


def test_operator_adds_a_service_and_the_visit_goes_on(hall):
    ticket = hall.take("gas")
    hall.open("1")
    hall.next("1")
    hall.start("1")

    hall.move(ticket, parking.add_stage, "tax")
    hall.finish("1")

    assert (hall.state(ticket), hall.ticket(ticket)["service"]) == ("waiting", "tax")
    assert refusal(lambda: hall.move(ticket, parking.add_stage, "nothing")) == "unknown_service"


def test_each_service_of_a_group_has_a_number_of_its_own(hall):
    hall.open("1")
    hall.take("gas", "tax", quantity=3)
    hall.next("1")
    hall.start("1")
    hall.finish("1", ending=Ending(quantity=4))
    hall.next("1")
    hall.start("1")
    done = hall.finish("1", ending=Ending(quantity=2))

    report = hall.reports.report("day")

    assert [row["quantity"] for row in report["rows"]] == [4, 2]
    assert report["totals"]["quantity"] == 6
    assert [stage["quantity"] for stage in done["stages"]] == [4, 2]


def test_visit_that_does_not_come_to_its_first_service_is_over(hall, clock):
    ticket = hall.take("gas", "tax")
    hall.open("1")
    hall.next("1")
    hall.miss("1")

    clock.pass_time(minutes=30)
    hall.tick()

    assert [stage["state"] for stage in hall.ticket(ticket)["stages"]] == ["no_show", "planned"]
    assert hall.queue() == []
