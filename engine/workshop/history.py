"""What happened in one activity, and what of it still counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from engine.core import GroupCame, Own, SeatCame, SeatLeft
from engine.workshop.messages import Undone

_NEVER_UNDONE = (GroupCame, SeatCame, SeatLeft)


@dataclass(frozen=True)
class Entry:
    """One event that reached an activity, by row number and command."""

    seq: int
    rid: str
    event: Any

    @property
    def about_people(self) -> bool:
        """Whether it says who is here, which no undo takes back."""
        return isinstance(self.event, _NEVER_UNDONE)

    @property
    def of_a_seat(self) -> bool:
        """Whether it is something that one person gave."""
        return hasattr(self.event, "seat")


@dataclass(frozen=True)
class Newest:
    """A command that can be undone: its events, the row ``before`` them, and how many
    personal answers given since then lapse with it."""

    entries: tuple[Entry, ...]
    before: int
    lapsing: int


@dataclass(frozen=True)
class Count:
    """What is known of a history without looking through it.

    ``texts`` were ever written for the facilitator or for everyone. ``shared`` is the length
    up to and with the newest entry that is no person's own, ``answers`` how many persons' own
    came after it.
    """

    texts: int = 0
    shared: int = 0
    answers: int = 0

    def plus(self, entry: Entry, length: int) -> "Count":
        """Return the count with ``entry``, which makes the history ``length`` long."""
        texts = self.texts + _for_others(entry)
        if entry.about_people:
            return replace(self, texts=texts)
        if entry.of_a_seat:
            return replace(self, texts=texts, answers=self.answers + 1)
        return Count(texts, length)


class History:
    """A list that only grows, shared between the states that grew from one another.

    Appending to the newest version costs the same however long it is; older versions keep
    seeing what they saw.
    """

    def __init__(
        self, entries: list[Entry] | None = None, length: int = 0, count: Count | None = None
    ) -> None:
        self._entries = [] if entries is None else entries
        self._length = length
        self._count = count or Count()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries[: self._length])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # equal by content, which grows

    def reversed(self, length: int | None = None) -> Iterator[Entry]:
        """Yield the newest first, of all or of the first ``length`` entries."""
        for index in range((self._length if length is None else length) - 1, -1, -1):
            yield self._entries[index]

    def plus(self, entry: Entry) -> "History":
        """Return this history with ``entry`` at its end."""
        entries = self._entries
        if len(entries) != self._length:
            entries = entries[: self._length]
        entries.append(entry)
        length = self._length + 1
        return History(entries, length, self._count.plus(entry, length))

    def last(self) -> int:
        """Return the row number of the newest entry that could be undone, or 0."""
        return next((entry.seq for entry in self.reversed() if not entry.about_people), 0)

    def alive(self, length: int | None = None) -> Iterator[Entry]:
        """Yield what still counts, newest first: undone rows are left out, people never.

        With ``length`` it is what counted when the history was that long.
        """
        limit: int | None = None
        for entry in self.reversed(length):
            if entry.about_people:
                yield entry
            elif limit is not None and entry.seq > limit:
                continue
            elif isinstance(entry.event, Undone):
                limit = entry.event.after
            else:
                yield entry

    def newest_command(self) -> "Newest | None":
        """Return the newest command that can be undone.

        What people gave of their own is changed by them, never undone for them; it lapses
        only with an older command that it came after.
        """
        found: list[Entry] = []
        # A check-in is ten thousand answers and nothing to undo: do not look through them.
        lapsing = self._count.answers
        for entry in self.alive(self._count.shared):
            if entry.about_people:
                continue
            if found and entry.rid != found[0].rid:
                return Newest(tuple(found[::-1]), entry.seq, lapsing)
            if found or not entry.of_a_seat:
                found.append(entry)
            else:
                lapsing += 1
        return Newest(tuple(found[::-1]), 0, lapsing) if found else None

    def undone_last(self) -> bool:
        """Return whether the newest thing that happened was an undo."""
        newest = next((entry for entry in self.reversed() if not entry.about_people), None)
        return newest is not None and isinstance(newest.event, Undone)

    def texts(self) -> Iterator[Own[str]]:
        """Yield the texts that still count, newest first."""
        for entry in self.alive():
            for own in _own_in(entry.event):
                if isinstance(own.known, str):
                    yield own

    @property
    def reviewable(self) -> bool:
        """Whether a text for everyone was ever written: most activities have none to look for."""
        return self._count.texts > 0

    def rewritten(self, change: Callable[[Own[Any]], Own[Any]]) -> "History":
        """Return this history with every personal value in it passed through ``change``."""
        changed = History()
        for entry in self:
            changed = changed.plus(replace(entry, event=_changed(entry.event, change)))
        return changed


def _changed(event: Any, change: Callable[[Own[Any]], Own[Any]]) -> Any:
    own = {f.name: getattr(event, f.name) for f in fields(event)}
    changed = {n: change(v) for n, v in own.items() if isinstance(v, Own)}
    return replace(event, **changed) if changed else event


def _for_others(entry: Entry) -> bool:
    return any(own.state != "private" and bool(own.known) for own in _own_in(entry.event))


def _own_in(event: Any) -> list[Own[Any]]:
    values = (getattr(event, field.name) for field in fields(event))
    return [value for value in values if isinstance(value, Own)]
