"""Who does something next."""

from hall_server.cli.demo.agenda import Agenda


def by_hand(at):
    return at


def test_everybody_acts_in_the_order_of_time():
    agenda, done = Agenda(0), []

    def person(name, *moments):
        for moment in moments:
            done.append((name, agenda.now))
            yield moment

    agenda.begin(5, person("a", 20, 40))
    agenda.begin(10, person("b", 30))
    agenda.run(100, by_hand)

    assert done == [("a", 5), ("b", 10), ("a", 20)]
    assert agenda.now == 40


def test_who_is_woken_goes_on_earlier_and_only_once():
    agenda, done = Agenda(0), []

    def sleeper():
        yield 90
        done.append(agenda.now)

    person = agenda.begin(0, sleeper())
    agenda.run(1, by_hand)
    agenda.wake(person, 30)
    agenda.run(100, by_hand)

    assert done == [30]


def test_nothing_is_done_after_the_end():
    agenda, done = Agenda(0), []

    def restless():
        while True:
            done.append(agenda.now)
            yield agenda.now + 10

    agenda.begin(0, restless())
    agenda.run(25, by_hand)

    assert done == [0, 10, 20]


def test_who_comes_late_acts_at_the_time_that_it_is():
    agenda, done = Agenda(0), []

    def person():
        done.append(agenda.now)
        yield agenda.now + 1
        done.append(agenda.now)

    agenda.begin(10, person())
    agenda.run(100, lambda at: at + 5)

    assert done == [15, 21]
