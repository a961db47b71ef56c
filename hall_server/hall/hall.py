"""What people and devices do in the hall. Answers are the contract's documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hall_server.domain.counters import Counter
from hall_server.domain.errors import NotAllowed, NotFound
from hall_server.domain.tickets import Ticket, VisitKind
from hall_server.hall import counters as at_counter
from hall_server.hall import papers, parking, ratings
from hall_server.hall import tickets as at_kiosk
from hall_server.hall.people import LEADERS, Actor, Ask, Role
from hall_server.hall.sight import Sight, for_visitor
from hall_server.hall.transaction import Transaction
from hall_server.hall.undoing import undo
from hall_server.hall.views import Document, ticket_of_token
from hall_server.hall.warnings.wording import said_in
from hall_server.store.keys import Answer

__all__ = ["Answer", "Hall"]

DONE, CREATED, ACCEPTED, NOBODY = 200, 201, 202, 204


class Hall(Sight):
    """The hall at work."""

    def take_ticket(self, ask: Ask, order: at_kiosk.Order) -> Answer:
        """Issue a ticket: 201 with the Ticket."""

        def work(tx: Transaction) -> Answer:
            views = self.documents(tx.db, tx.structure, tx.now)
            ticket = at_kiosk.take(tx, order, views)
            return Answer(CREATED, _json(self.documents(tx.db, tx.structure, tx.now).ticket(ticket)))

        return self.perform(ask, work)

    def open_counter(self, ask: Ask, counter_id: str) -> Answer:
        """Begin a shift at a counter: its Counter."""
        return self._at_counter(ask, counter_id, at_counter.open_counter)

    def close_counter(self, ask: Ask, counter_id: str, *, by_force: bool = False) -> Answer:
        """End the shift at a counter: its Counter. `by_force`, for leaders: a visitor there waits on."""
        if by_force and ask.actor.role not in LEADERS:
            raise NotAllowed("not_allowed")
        return self._at_counter(
            ask, counter_id, lambda tx, counter: at_counter.close_counter(tx, counter, by_force=by_force)
        )

    def serve(
        self, ask: Ask, counter_id: str, service: str, *, kind: VisitKind = VisitKind.HERE, quantity: int = 1
    ) -> Answer:
        """Serve somebody without a ticket, who is at the counter already, or work in the back office."""
        return self._with_ticket(
            ask,
            counter_id,
            lambda tx, counter: at_counter.serve(tx, counter, service, kind=kind, quantity=quantity),
        )

    def call_next(self, ask: Ask, counter_id: str) -> Answer:
        """Call whoever is next: the Ticket, or 204 when nobody waits for this counter."""
        return self._with_ticket(ask, counter_id, at_counter.call_next)

    def call_chosen(self, ask: Ask, counter_id: str, ticket_id: str) -> Answer:
        """Call a chosen ticket."""
        return self._with_ticket(
            ask, counter_id, lambda tx, counter: at_counter.call_chosen(tx, counter, ticket_id)
        )

    def pause(self, ask: Ask, counter_id: str, reason: str) -> Answer:
        """Take no visitors for a while."""
        return self._at_counter(ask, counter_id, lambda tx, counter: at_counter.pause(tx, counter, reason))

    def resume(self, ask: Ask, counter_id: str) -> Answer:
        """Take visitors again."""
        return self._at_counter(ask, counter_id, at_counter.resume)

    def hold(self, ask: Ask, counter_id: str, *, minutes: int | None, reason: str | None) -> Answer:
        """Park the visit that is at the counter."""

        def act(tx: Transaction, counter: Counter) -> Ticket:
            return parking.hold(tx, tx.ticket_at(counter), minutes=minutes, reason=reason)

        return self._with_ticket(ask, counter_id, act)

    def transfer_from(self, ask: Ask, counter_id: str, target: parking.Target) -> Answer:
        """Send the visit that is at the counter on."""

        def act(tx: Transaction, counter: Counter) -> Ticket:
            return parking.transfer(tx, tx.ticket_at(counter), target)

        return self._with_ticket(ask, counter_id, act)

    def undo(self, ask: Ask, counter_id: str) -> Answer:
        """Take back the last step at the counter."""
        return self._with_ticket(ask, counter_id, undo)

    def hold_ticket(self, ask: Ask, ticket_id: str, *, minutes: int | None, reason: str | None) -> Answer:
        """Park a visit, wherever it is."""
        return self.move_ticket(
            ask, ticket_id, lambda tx, ticket: parking.hold(tx, ticket, minutes=minutes, reason=reason)
        )

    def transfer_ticket(self, ask: Ask, ticket_id: str, target: parking.Target) -> Answer:
        """Send a visit on, wherever it is."""
        return self.move_ticket(ask, ticket_id, lambda tx, ticket: parking.transfer(tx, ticket, target))

    def add_stage(self, ask: Ask, ticket_id: str, service: str) -> Answer:
        """One more service after the present one of a visit."""
        return self.move_ticket(ask, ticket_id, lambda tx, ticket: parking.add_stage(tx, ticket, service))

    def release(self, ask: Ask, ticket_id: str) -> Answer:
        """Free the counter that holds a visit; its visitor waits on."""
        return self.move_ticket(ask, ticket_id, parking.release)

    def cancel(self, ask: Ask, ticket_id: str) -> Answer:
        """A visit is given up."""
        return self.move_ticket(ask, ticket_id, parking.cancel)

    def bring_back(self, ask: Ask, ticket_id: str) -> Answer:
        """A held or missed visitor waits again."""
        return self.move_ticket(ask, ticket_id, parking.bring_back)

    def reprint(self, ask: Ask, ticket_id: str, printer: str | None) -> Answer:
        """Print a ticket's slip once more, as a copy; `printer`: at that one."""
        return self.move_ticket(
            ask,
            ticket_id,
            lambda tx, ticket: papers.reprint(
                tx, ticket, printer, self.documents(tx.db, tx.structure, tx.now)
            ),
        )

    def print_paper(self, ask: Ask, printer: str, paper: str, facts: dict[str, Any]) -> Answer:
        """Print a paper that is no slip: 202 with its job; raises NotFound."""

        def work(tx: Transaction) -> Answer:
            job = papers.ask_for_paper(tx, printer, paper, facts)
            return Answer(ACCEPTED, _json({"job": str(job), "printer": printer, "paper": paper}))

        return self.perform(ask, work)

    def put_in_roll(self, ask: Ask, printer: str) -> Answer:
        """Count the paper of a printer anew; raises NotFound."""

        def work(tx: Transaction) -> Answer:
            papers.put_in_roll(tx, printer)
            return Answer(DONE, _json({"printer": printer, "slips": 0}))

        return self.perform(ask, work)

    def let_go_first(self, ask: Ask, ticket_id: str, n: int) -> Answer:
        """A waiting visitor lets the next n go first."""
        return self.move_ticket(ask, ticket_id, lambda tx, ticket: parking.let_go_first(tx, ticket, n))

    def rate(self, ask: Ask, ticket_id: str, rating: ratings.Rating) -> Answer:
        """What a visitor thinks of the service."""
        return self.move_ticket(ask, ticket_id, lambda tx, ticket: ratings.rate(tx, ticket, rating))

    def visitor(self, token: str) -> tuple[Actor, str]:
        """Who has the address on a slip, and the id of its ticket; raises NotFound for a forged one."""
        ticket_id = ticket_of_token(self.secret, token)
        if ticket_id is None:
            raise NotFound("not_found", ticket=token)
        return Actor(Role.VISITOR, Role.VISITOR, f"status:{ticket_id}"), ticket_id

    def move_ticket(self, ask: Ask, ticket_id: str, move: Callable[[Transaction, Ticket], Ticket]) -> Answer:
        """Do a step with a ticket, wherever it is: the Ticket for staff, the status for its visitor."""

        def work(tx: Transaction) -> Answer:
            ticket = move(tx, tx.ticket(ticket_id))
            views = self.documents(tx.db, tx.structure, tx.now)
            if ask.actor.role is not Role.VISITOR:
                return Answer(DONE, _json(views.ticket(ticket, for_staff=True)))
            rated = ratings.last_score(tx.db, ticket)
            shown = for_visitor(ticket, views, tx.structure, today=tx.day, rated=rated)
            return Answer(DONE, _json(shown))

        return self.perform(ask, work)

    def recall(self, ask: Ask, counter_id: str) -> Answer:
        """Call the same visitor again."""
        return self._with_ticket(ask, counter_id, at_counter.recall)

    def start(self, ask: Ask, counter_id: str) -> Answer:
        """The called visitor has come."""
        return self._with_ticket(ask, counter_id, at_counter.start)

    def miss(self, ask: Ask, counter_id: str) -> Answer:
        """The called visitor did not come."""
        return self._with_ticket(ask, counter_id, at_counter.miss)

    def finish(self, ask: Ask, counter_id: str, ending: at_counter.Ending) -> Answer:
        """The visitor is served."""
        return self._with_ticket(ask, counter_id, lambda tx, counter: at_counter.finish(tx, counter, ending))

    def _at_counter(self, ask: Ask, counter_id: str, act: Callable[[Transaction, Counter], None]) -> Answer:
        def work(tx: Transaction) -> Answer:
            act(tx, tx.counter(counter_id, ask.version))
            counter = tx.world.counter(counter_id)
            document = self.documents(tx.db, tx.structure, tx.now).counter(counter)
            document = said_in(document, ask.language or tx.structure.hall.languages[0])
            return Answer(DONE, _json(document), etag=str(counter.version))

        return self.perform(ask, work)

    def _with_ticket(
        self, ask: Ask, counter_id: str, act: Callable[[Transaction, Counter], Ticket | None]
    ) -> Answer:
        def work(tx: Transaction) -> Answer:
            ticket = act(tx, tx.counter(counter_id, ask.version))
            version = str(tx.world.counter(counter_id).version)
            if ticket is None:
                return Answer(NOBODY, "", etag=version)
            document = self.documents(tx.db, tx.structure, tx.now).ticket(ticket, for_staff=True)
            return Answer(DONE, _json(document), etag=version)

        return self.perform(ask, work)


def _json(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
