"""A command on its way to the writer, read and known to be one."""

from dataclasses import dataclass, field
from typing import Any

from gevent.event import AsyncResult

from engine import wire
from engine.core import Person, Rejected, SeatCame
from engine.core.clean import cleaned
from engine.store import Session
from engine.workshop.entering import Happened
from engine.workshop.messages import STEERING
from engine.workshop.people_messages import COMING
from engine.workshop.state import PEOPLE, WORKSHOP, State


@dataclass(frozen=True)
class Wish:
    """A command and who sent it. ``name`` is ``<actor>:<request id>``, ``body`` tells two apart.

    ``held`` is the session of a visitor who joins: its cookie, and the seats it had before.
    """

    name: str
    who: Person
    to: str
    command: Any
    lang: str
    body: bytes = b""
    held: Session | None = None
    answer: "AsyncResult[int]" = field(default_factory=AsyncResult)

    def session(self, events: Happened) -> Session | None:
        """Return the session of who joined: the new seat first, then those it had before."""
        if self.held is None:
            return None
        seats = (seat_given(events), *self.held.seats)
        return Session(self.held.token_hash, "seat", seats, lang=self.lang)


def read_command(command: wire.Json, state: State) -> tuple[str, Any]:
    """Return the address of ``command`` and the message it is, every text in it clean.

    Raises:
        Malformed: if it is no command.
        Rejected: ``moved_on`` if its address is no activity of this workshop.
    """
    to = command.get("to")
    if not isinstance(to, str):
        raise wire.Malformed("a command needs an address in 'to'")
    fields = cleaned({name: value for name, value in command.items() if name != "to"})
    return to, wire.load(fields, _kinds(to, state))


def _kinds(to: str, state: State) -> tuple[type[Any], ...]:
    if to in (WORKSHOP, PEOPLE):
        return STEERING if to == WORKSHOP else COMING
    running = state.running.get(to)
    if running is None:
        raise Rejected("moved_on")
    return running.game.commands


def seat_given(events: Happened) -> int:
    """Return the seat that was taken, 0 if none was."""
    return next((event.seat for _, event in events if isinstance(event, SeatCame)), 0)
