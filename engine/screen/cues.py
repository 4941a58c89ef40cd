"""Which change deserves a sound: at most one at a time, and never one that is not also seen."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from engine.core import views
from engine.core.views import View, Widget

Cue = Literal[
    "rest", "time", "opened", "wrong", "dice", "card", "found", "laid", "answered", "joined"
]

TWINS: Final[Mapping[Cue, str]] = {
    "rest": "a calm picture covers the screen",
    "time": "the ring of the clock is empty",
    "opened": "the shackle of a lock lifts",
    "wrong": "the lock says in words how often it was tried",
    "dice": "the die rolls",
    "card": "a card is turned over",
    "found": "a thing drops into the bag",
    "laid": "a token drops onto the map",
    "answered": "the tile of the group lights up",
    "joined": "an animal sits down at its table",
}
"""What is seen when each cue is heard: nobody needs ears to follow the game. Most urgent first."""


def cue_between(before: View | None, after: View) -> Cue | None:
    """Return the one cue for the way from ``before`` to ``after``; None for silence."""
    if before is None:
        return None
    heard = set(_heard(before, after))
    return next((cue for cue in TWINS if cue in heard), None)


def _heard(before: View, after: View) -> Iterator[Cue]:
    if after.state == "paused" and before.state == "open":
        yield "rest"
    known = {widget.id: widget for widget in before.widgets}
    for widget in after.widgets:
        earlier, listen = known.get(widget.id), _LISTENED.get(type(widget))
        if listen and earlier is not None and type(earlier) is type(widget):
            yield from listen(earlier, widget)
        elif isinstance(widget, views.CardFace) and widget.face == "full" and widget.turn:
            yield "card"


def _dice(before: views.Dice, after: views.Dice) -> Iterator[Cue]:
    if after.roll > before.roll:
        yield "dice"


def _card(before: views.CardFace, after: views.CardFace) -> Iterator[Cue]:
    if after.turn != before.turn and after.face == "full":
        yield "card"


def _tile(before: views.GroupTile, after: views.GroupTile) -> Iterator[Cue]:
    if after.done and not before.done:
        yield "answered"
    if len(after.seats) > len(before.seats):
        yield "joined"


def _locks(before: views.LockRow, after: views.LockRow) -> Iterator[Cue]:
    known = {lock.id: lock for lock in before.locks}
    for lock in after.locks:
        earlier = known.get(lock.id, lock)
        if lock.state == "open" and earlier.state != "open":
            yield "opened"
        if lock.tries > earlier.tries:
            yield "wrong"


def _bag(before: views.Inventory, after: views.Inventory) -> Iterator[Cue]:
    if {thing.id for thing in after.things} - {thing.id for thing in before.things}:
        yield "found"


def _map(before: views.MapBoard, after: views.MapBoard) -> Iterator[Cue]:
    if {mark.id for mark in after.marks} - {mark.id for mark in before.marks}:
        yield "laid"


_LISTENED: Mapping[type[Widget], Callable[..., Iterator[Cue]]] = {
    views.Dice: _dice,
    views.CardFace: _card,
    views.GroupTile: _tile,
    views.LockRow: _locks,
    views.Inventory: _bag,
    views.MapBoard: _map,
}


def cue_of_clock(before: tuple[tuple[int, int], ...], after: tuple[tuple[int, int], ...]) -> bool:
    """Return whether a clock ran out between two looks at the clocks of a page.

    A look is minutes and steps left of each clock, as ``timer.step`` gives them.
    """
    if len(before) != len(after):
        return False
    return any(was != (0, 0) == now for was, now in zip(before, after, strict=True))
