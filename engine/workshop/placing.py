"""Who sits where: a table more, a seat that moves or leaves, and what a seat may do itself."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from engine.core import Control, Field, Group, Option, label
from engine.core.looks import group_name, seat_name
from engine.workshop.keeping import asking
from engine.workshop.people import MOST_GROUPS
from engine.workshop.people_messages import AddGroup, DropSeat, Leave, MoveSeat, SwapSeats, Withdraw
from engine.workshop.rotating import steer
from engine.workshop.state import PEOPLE, State

_BLANK: Any = None


def placing(state: State) -> Iterator[Control]:
    """A table more; a seat moves, leaves, changes places or is erased."""
    groups = state.people.groups
    if len(groups) < MOST_GROUPS:
        command = AddGroup(len(groups))
        yield steer("add-group", PEOPLE, command, label("workshop.add_group"), "settings")
    if not state.people.seats:
        return
    seats = tuple(_seat_option(seat, at.group) for seat, at in state.people.seats.items())
    seat, other = _seat_field("seat", seats), _seat_field("other", seats)
    options = tuple(Option(group, group_name(group)) for group in groups)
    to = Field(name="group", kind="one", label=label("workshop.to_group"), options=options)
    first = next(iter(state.people.seats))
    yield steer(
        "move", PEOPLE, MoveSeat(_BLANK, _BLANK), label("workshop.move"), "settings",
        fields=(seat, to), examples=({"seat": first, "group": groups[0]},),
    )  # fmt: skip
    yield steer(
        "leave", PEOPLE, DropSeat(_BLANK), label("workshop.drop_seat"), "settings",
        fields=(seat,), examples=({"seat": first},),
    )  # fmt: skip
    yield from withdrawing(state)
    if len(state.people.seats) > 1:
        last = list(state.people.seats)[-1]
        yield steer(
            "swap", PEOPLE, SwapSeats(_BLANK, _BLANK), label("workshop.swap"), "settings",
            fields=(seat, other), examples=({"seat": first, "other": last},),
        )  # fmt: skip


def withdrawing(state: State) -> Iterator[Control]:
    """Erase what somebody gave, for who asks it: as long as anything of theirs is there."""
    seats = tuple(_seat_option(seat, at.group) for seat, at in state.people.seats.items())
    if seats and not state.wiped:
        yield steer(
            "withdraw", PEOPLE, Withdraw(_BLANK), label("workshop.withdraw_of"), "settings",
            fields=(_seat_field("seat", seats),), examples=({"seat": seats[0].value},),
            confirm=(label("workshop.withdraw_of_confirm"),),
        )  # fmt: skip


def _seat_field(name: str, seats: tuple[Option, ...]) -> Field:
    return Field(name=name, kind="one", label=label(f"workshop.{name}"), options=seats)


@lru_cache(maxsize=4096)
def _seat_option(seat: int, group: Group) -> Option:
    said = label("workshop.seat_at", seat=seat_name(seat), group=group_name(group))
    return Option(seat, said)


def own(state: State, seat: int) -> Iterator[Control]:
    """What the person at ``seat`` can do about being here."""
    gone = (label("workshop.withdraw_confirm"),)
    if not state.wiped:
        said = label("workshop.withdraw")
        yield steer("withdraw", PEOPLE, Withdraw(seat), said, "settings", confirm=gone)
    if state.ended or seat not in state.people.seats:
        return
    yield from asking(state, seat)
    away = (label("workshop.leave_confirm"),)
    yield steer("leave", PEOPLE, Leave(seat), label("workshop.leave"), "settings", confirm=away)
