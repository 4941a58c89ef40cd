"""What can be wrong with what opens what, and with how long it takes."""

from collections.abc import Iterator
from typing import Final

from engine.core import Finding
from games.escape_room.content import Lock, Room
from games.escape_room.finding import At, finding
from games.escape_room.graph import Graph, graph_of

_FILLED: Final = 0.6
"""A room whose locks take less than this part of its time is over early."""
_FULL: Final = 0.9
"""Above this part there is no time left for the story and for what goes wrong."""
_LOCKS: Final = {25: 5, 40: 7}
"""Minutes to locks, for a room that fills an evening well."""


def graph_findings(room: Room) -> Iterator[Finding]:
    """Yield names that lead nowhere, locks that never come free, and times that do not fit."""
    unknown = list(_not_there(room)) or list(_not_given(room))
    yield from unknown
    if not unknown:  # else mending the name may open the lock
        yield from _closed_for_ever(room, graph_of(room), short=False)
        yield from _unused(room)
    yield from _minutes(room, graph_of(room), room.minutes, "minutes")
    yield from _short(room)


def _not_given(room: Room) -> Iterator[Finding]:
    """Needs that no lock gives."""
    given = dict.fromkeys(thing for lock in room.locks for thing in lock.gives.things)
    known = (*given, *(lock.id for lock in room.locks))
    for number, lock in enumerate(room.locks):
        for name in ("all", "any"):
            for place, id in enumerate(getattr(lock.needs, name)):
                if id not in known:
                    at: At = ("locks", number, "needs", name, place)
                    yield finding("P701", at, "nobody_gives", "error", known=known, id=id)


def _not_there(room: Room) -> Iterator[Finding]:
    """What is given and does not exist. A name that is wrong here leaves another not given."""
    things = [thing.id for thing in room.things]
    locks = [lock.id for lock in room.locks]
    for number, lock in enumerate(room.locks):
        for name, known in (("items", things), ("clues", things), ("opens", locks)):
            for place, id in enumerate(getattr(lock.gives, name)):
                if id not in known:
                    at: At = ("locks", number, "gives", name, place)
                    yield finding("P702", at, "unknown", "error", known=known, id=id)


def _closed_for_ever(room: Room, graph: Graph, *, short: bool) -> Iterator[Finding]:
    opened = [lock.id for wave in graph.waves() for lock in wave]
    for lock in _first_closed(graph, opened):
        at: At = ("locks", room.locks.index(lock), "needs")
        missing = ", ".join(graph.missing(lock, opened)) or "–"
        key = "closed_short" if short else "closed"
        yield finding("P703", at, key, "error", lock=lock.title, missing=missing)


def _first_closed(graph: Graph, opened: list[str]) -> list[Lock]:
    """Return the closed locks that do not merely wait for another: mend those, and all open.

    Of locks that wait for each other in a circle it is the first. What waits for a name that
    nobody gives is told with that name.
    """
    closed = [lock for lock in graph.locks if lock.id not in opened]
    given = {id: lock for lock in graph.locks for id in (lock.id, *lock.gives.things)}
    first = [
        lock
        for lock in closed
        if all(given.get(id) in (lock, None) for id in graph.missing(lock, opened))
    ]
    told = [lock for lock in first if all(id in given for id in graph.missing(lock, opened))]
    return told if first else closed[:1]


def _minutes(room: Room, graph: Graph, planned: int, name: str) -> Iterator[Finding]:
    likely = sum(lock.minutes[1] for lock in graph.locks)
    if likely > planned * _FULL:
        yield finding("P714", (name,), "too_long", likely=likely, planned=planned)
    elif likely < planned * _FILLED:
        yield finding("P714", (name,), "too_short", likely=likely, planned=planned)
    for number, lock in enumerate(room.locks if name == "minutes" else ()):
        if tuple(sorted(lock.minutes)) != lock.minutes:
            yield finding("P713", ("locks", number, "minutes"), "minutes_order", "error")
    fewest = next((n for most, n in sorted(_LOCKS.items()) if planned <= most), 0)
    if name == "minutes" and len(graph.locks) < fewest:
        found = len(graph.locks)
        yield finding("P718", ("locks",), "few_locks", "info", found=found, wanted=fewest)


def _short(room: Room) -> Iterator[Finding]:
    skips = [lock for lock in room.locks if lock.route == "full"]
    if room.short is None:
        for lock in skips:
            at: At = ("locks", room.locks.index(lock), "route")
            yield finding("P715", at, "no_short", lock=lock.title)
        return
    graph = graph_of(room, short=True)
    if not skips or room.locks[-1] in skips:
        yield finding("P716", ("short",), "short_same" if not skips else "short_last", "error")
        return
    yield from _closed_for_ever(room, graph, short=True)
    yield from _minutes(room, graph, room.short, "short")


def _unused(room: Room) -> Iterator[Finding]:
    """A thing without words that no lock needs leads people astray."""
    needed = {id for lock in room.locks for id in (*lock.needs.all, *lock.needs.any)}
    for number, thing in enumerate(room.things):
        if thing.id not in needed and thing.text is None:
            yield finding("P719", ("things", number), "unused", "info", thing=thing.title)
