"""Who is let in: people counted in and out, phones, and the door."""

from collections.abc import Iterator
from typing import Any, get_args

from engine.core import Control, Field, label
from engine.core.looks import group_name
from engine.workshop.messages import LetPhones, LimitSeats, LockRoom, Phones
from engine.workshop.people import MOST_SEATS
from engine.workshop.people_messages import AddSeat, DropLast
from engine.workshop.rotating import steer
from engine.workshop.state import PEOPLE, WORKSHOP, State

_BLANK: Any = None


def counting(state: State) -> Iterator[Control]:
    """Count people in and out: at the panel always, at the screen while they arrive."""
    for group in state.people.groups:
        seats = state.people.at(group)
        name, board = group_name(group), f"tile-{group}"
        more, less = label("workshop.add_seat", group=name), label("workshop.drop_last", group=name)
        yield steer(
            f"add-{group}", PEOPLE, AddSeat(group), more, "settings", board=board, icon="plus"
        )
        if any(not state.people.seats[seat].phone for seat in seats):
            command = DropLast(group, len(seats))
            yield steer(
                f"drop-{group}", PEOPLE, command, less, "settings", board=board, icon="minus"
            )


def phones(state: State) -> Iterator[Control]:
    """Choose who may join with a phone, and whether the door is open."""
    for how in get_args(Phones):
        if how != state.phones:
            said = label(f"workshop.phones_{how}")
            yield steer(f"phones-{how}", WORKSHOP, LetPhones(how), said, "settings")
    if state.phones != "none":
        yield from _door(state)


def _door(state: State) -> Iterator[Control]:
    how, icon = ("unlock", "lock-open") if state.locked else ("lock", "lock")
    said, turned = label(f"workshop.{how}"), LockRoom(not state.locked)
    yield steer(how, WORKSHOP, turned, said, "settings", icon=icon)
    most = Field(
        name="most", kind="number", label=label("workshop.most_seats"),
        value=state.most_seats, min=1, max=MOST_SEATS,
    )  # fmt: skip
    yield steer(
        "limit", WORKSHOP, LimitSeats(_BLANK), label("workshop.limit"), "settings",
        fields=(most,), examples=({"most": state.most_seats},),
    )  # fmt: skip
