"""Whether what was filled in is right. The one place that compares it with an answer."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeGuard, assert_never

from engine.core import Rejected, Text, must
from games.escape_room.content import (
    CodeLock,
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    Pictures,
    TypedLock,
    WhoLock,
    WordLock,
)
from games.escape_room.messages import Given, Try, TryThree
from games.escape_room.normalise import forms
from games.escape_room.shown import Lists

LONGEST = 40
"""Characters of an answer that is typed."""


def is_right(lock: Lock, command: Try | TryThree, lists: Lists) -> bool:
    """Return whether ``command`` opens ``lock``; ``lists`` are the choices as they were shown.

    Raises:
        Rejected: ``unfit`` if it does not fit the form, ``too_long`` if it is too much text.
    """
    reading = _Reading(lock, lists)
    if isinstance(command, TryThree):
        return reading.three(command)
    return reading.of(command.given, command.pictures)


def accepted(lock: TypedLock) -> frozenset[str]:
    """Return all that opens ``lock`` in any language, in every form."""
    return frozenset(form for text in written(lock) for form in answer_forms(text))


answer_forms = lru_cache(maxsize=512)(forms)
"""Answers are few and asked for often; what people type is never kept."""


def written(lock: TypedLock) -> Iterator[str]:
    """Yield every answer of ``lock`` as its writer and translators wrote it."""
    for text in (lock.answer, *lock.accept):
        yield from versions(text)


def versions(text: Text) -> tuple[str, ...]:
    """Return ``text`` in each of its languages."""
    return (text.source, *text.others.values())


class _Reading:
    """What was filled in for one lock, read against its choices."""

    def __init__(self, lock: Lock, lists: Lists) -> None:
        self._lock, self._lists = lock, lists

    def of(self, given: Given | None, pictures: bool) -> bool:
        lock = self._lock
        match lock:
            case WordLock(pictures=Pictures() as shown) if pictures:
                return self._id("pictures", given) == shown.answer
            case CodeLock() | WordLock():
                must(not pictures, "unfit")
                return not forms(_text(given)).isdisjoint(accepted(lock))
            case OneLock():
                return self._id("options", given) == lock.answer
            case OrderLock():
                return self._order(given) == lock.answer
            case ManyLock():
                return set(self._many(given)) == set(lock.answer)
            case PairsLock():
                return self._pairs(given) == dict(lock.answer)
            case WhoLock():
                raise Rejected("unfit")
            case _:
                assert_never(lock)

    def three(self, command: TryThree) -> bool:
        lock = self._lock
        if not isinstance(lock, WhoLock):
            raise Rejected("unfit")
        answer = (lock.answer.who, lock.answer.where, lock.answer.when)
        names = ("who", "where", "when")
        given = tuple(self._id(name, getattr(command, name)) for name in names)
        return given == answer

    def _id(self, name: str, value: object) -> str:
        found = self._lists[self._lock.id, name].id_of(value) if _is_text(value) else None
        if found is None:
            raise Rejected("unfit")
        return found

    def _many(self, given: Given | None) -> tuple[str, ...]:
        must(isinstance(given, tuple), "unfit")
        return tuple(self._id("options", value) for value in given or ())

    def _order(self, given: Given | None) -> tuple[str, ...]:
        order = self._many(given)
        must(
            len(set(order)) == len(order) == len(self._lists[self._lock.id, "options"].ids), "unfit"
        )
        return order

    def _pairs(self, given: Given | None) -> dict[str, str]:
        if not isinstance(given, dict):
            raise Rejected("unfit")
        pairs = given.items()
        found = {self._id("options", one): self._id("partners", other) for one, other in pairs}
        must(len(found) == len(self._lists[self._lock.id, "options"].ids), "unfit")
        return found


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _text(given: Given | None) -> str:
    if not isinstance(given, str):
        raise Rejected("unfit")
    must(len(given) <= LONGEST, "too_long")
    return given
