"""What opens what: which locks can be tried once others are open."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from games.escape_room.content import Lock, Room


@dataclass(frozen=True)
class Graph:
    """The locks that are played, and what is there from the start.

    ``given`` names things and locks as if found and open; ``ready`` locks need nothing more.
    """

    locks: tuple[Lock, ...]
    given: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()

    @property
    def last(self) -> Lock:
        """The lock that ends the room."""
        return self.locks[-1]

    @cached_property
    def _shut(self) -> frozenset[str]:
        """What stays shut until another lock opens it."""
        return frozenset(id for one in self.locks for id in one.gives.opens)

    def lock(self, id: str) -> Lock | None:
        """Return the lock ``id``, None if it is not played."""
        return next((lock for lock in self.locks if lock.id == id), None)

    def found(self, opened: Collection[str]) -> frozenset[str]:
        """Return all that is there once ``opened`` are open: things, and open locks."""
        things = {thing for lock in self._of(opened) for thing in lock.gives.things}
        return self.given | things | set(opened)

    def can_be_tried(self, lock: Lock, opened: Collection[str]) -> bool:
        """Return whether nothing else has to be found before ``lock``."""
        return self._is_free(lock, self.found(opened), self._made_ready(opened))

    def _is_free(self, lock: Lock, found: frozenset[str], made_ready: frozenset[str]) -> bool:
        if lock.id in self.ready or lock.id in made_ready:
            return True
        needs = lock.needs
        if not needs.all and not needs.any:
            return lock.id not in self._shut
        return found.issuperset(needs.all) and (not needs.any or not found.isdisjoint(needs.any))

    def _made_ready(self, opened: Collection[str]) -> frozenset[str]:
        return frozenset(id for one in self._of(opened) for id in one.gives.opens)

    def missing(self, lock: Lock, opened: Collection[str]) -> tuple[str, ...]:
        """Return the things and locks that ``lock`` still waits for."""
        found, needs = self.found(opened), lock.needs
        rest = [id for id in needs.all if id not in found]
        either = () if found & set(needs.any) else needs.any
        openers = (one.id for one in self.locks if lock.id in one.gives.opens)
        waited = tuple(dict.fromkeys((*rest, *either)))
        return waited or tuple(id for id in openers if id not in opened)

    def now(self, opened: Collection[str]) -> tuple[Lock, ...]:
        """Return the locks that can be tried now, in the order of the room."""
        closed = (lock for lock in self.locks if lock.id not in opened)
        found, ready = self.found(opened), self._made_ready(opened)
        return tuple(lock for lock in closed if self._is_free(lock, found, ready))

    def waves(self) -> Iterator[tuple[Lock, ...]]:
        """Yield the locks that come free together, until nothing more does."""
        opened: list[str] = []
        while wave := self.now(opened):
            yield wave
            opened += [lock.id for lock in wave]

    def _of(self, opened: Collection[str]) -> Iterator[Lock]:
        return (lock for lock in self.locks if lock.id in opened)


def graph_of(room: Room, short: bool = False) -> Graph:
    """Return what is played of ``room``; the short route has what it skips from the start."""
    if not short:
        return Graph(room.locks)
    skipped = [lock for lock in room.locks if lock.route == "full"]
    kept = tuple(lock for lock in room.locks if lock.route != "full")
    given = {name for lock in skipped for name in (lock.id, *lock.gives.things)}
    ready = {id for lock in skipped for id in lock.gives.opens}
    return Graph(kept or room.locks, frozenset(given), frozenset(ready))
