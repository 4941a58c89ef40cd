"""Somebody wants to stop for a moment: a quiet sign to the facilitator, kept in memory alone.

It is in no log, no file and no other page, and gone once it is ticked off or all is over.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from engine.core import (
    Control,
    Facilitator,
    Group,
    GroupScreen,
    Moment,
    Participant,
    Person,
    Rejected,
    Say,
    label,
    must,
)
from engine.core.looks import group_name, seat_name
from engine.core.views import Note, Text
from engine.workshop.rotating import steer
from engine.workshop.state import PEOPLE, State
from engine.workshop.voice_messages import AskStop, TickStop

ASK: Final = "ask-stop"
"""The id of the control that is on every phone and table page."""
MOST: Final = 3
WITHIN: Final = 300.0
"""As many signs one phone or table may give in as many seconds."""


@dataclass(frozen=True)
class Sign:
    """A sign that was not ticked off yet: of a seat, or of a table."""

    number: int
    of: int | Group


class Stops:
    """The signs of one workshop. ``now`` gives seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._count = 0
        self._signs: dict[int | Group, Sign] = {}
        self._asked: dict[int | Group, list[float]] = {}

    def all(self) -> tuple[Sign, ...]:
        """Return the signs, oldest first."""
        return tuple(self._signs.values())

    def must_be_calm(self, command: AskStop) -> None:
        """Refuse a phone or table that gave very many signs.

        Raises:
            Rejected: ``stop_known``; the facilitator has seen all of them.
        """
        since = self._now() - WITHIN
        of = whose(command)
        recent = [at for at in self._asked.get(of, ()) if at > since]
        self._asked[of] = recent
        if of not in self._signs and len(recent) >= MOST:
            raise Rejected("stop_known")

    def ask(self, command: AskStop) -> None:
        """Give a sign; a second one before the first is ticked off is the same."""
        of = whose(command)
        if of not in self._signs:
            self._count += 1
            self._signs[of] = Sign(self._count, of)
            self._asked.setdefault(of, []).append(self._now())

    def tick(self, number: int) -> None:
        """Let go of sign ``number``."""
        self._signs = {of: one for of, one in self._signs.items() if one.number != number}

    def end(self) -> None:
        """Let go of everything."""
        self._signs.clear()
        self._asked.clear()


def whose(command: AskStop) -> int | Group:
    """Return whose sign ``command`` is."""
    return command.seat if command.seat is not None else command.group or ""


def may_ask(state: State, command: AskStop | TickStop, moment: Moment) -> None:
    """Refuse a sign that is not one's own, and a tick of anybody but the facilitator.

    Raises:
        Rejected: ``not_yours``.
    """
    match command, moment.who:
        case AskStop(int() as seat, None), Participant(own) if own == seat:
            known = seat in state.people.seats
        case AskStop(None, str() as group), GroupScreen(own) if own == group:
            known = group in state.people.groups
        case TickStop(), Facilitator():
            known = True
        case _:
            known = False
    must(known, "not_yours")


def asking(who: Person, signs: tuple[Sign, ...]) -> Iterator[Control]:
    """Yield the calm button of a phone or a table page, as long as its sign is not given."""
    match who:
        case Participant(seat):
            command = AskStop(seat=seat)
        case GroupScreen(str() as group):
            command = AskStop(group=group)
        case _:
            return
    if whose(command) not in {sign.of for sign in signs}:
        yield steer(ASK, PEOPLE, command, label("stop.ask"), "settings", icon="hand-stop")


def ticking(signs: tuple[Sign, ...]) -> Iterator[Control]:
    """Yield what ticks off each sign."""
    for sign in signs:
        yield steer(
            f"tick-{sign.number}", PEOPLE, TickStop(sign.number), label("stop.seen"), "settings",
            board=_id(sign), icon="check",
        )  # fmt: skip


def _id(sign: Sign) -> str:
    return f"stop-{sign.number}"


def signs_for(state: State, signs: tuple[Sign, ...], say: Say) -> Iterator[Note]:
    """Yield each sign as the facilitator reads it."""
    for sign in signs:
        yield Note(id=_id(sign), title=say("stop.how"), text=_said(state, sign, say))


def _said(state: State, sign: Sign, say: Say) -> str:
    if isinstance(sign.of, str):
        return say("stop.of_table", group=group_name(sign.of))
    group = state.people.group_of(sign.of)
    if group is None:
        return say("stop.of_gone", seat=seat_name(sign.of))
    return say("stop.of_seat", seat=seat_name(sign.of), group=group_name(group))


def told(who: Person, signs: tuple[Sign, ...], say: Say) -> tuple[Text, ...]:
    """Return what the page of who gave a sign says then: what happens now."""
    given = {sign.of for sign in signs}
    match who:
        case Participant(seat) if seat in given:
            said = say("stop.told")
        case GroupScreen(str() as group) if group in given:
            said = say("stop.told_table")
        case _:
            return ()
    return (Text(id="stop-told", text=said, icon="heart-handshake", tone="strong"),)
