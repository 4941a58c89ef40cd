"""What opens a lock, in words: for the facilitator's eyes alone."""

from typing import assert_never

from engine.core import Say, Words
from games.escape_room.answers import written
from games.escape_room.content import (
    Choice,
    CodeLock,
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    WhoLock,
    WordLock,
)
from games.escape_room.wording import line, listed


def solution(lock: Lock, say: Say) -> str:
    """Return what opens ``lock``, in the language of ``say``."""
    match lock:
        case CodeLock() | WordLock():
            return " / ".join(dict.fromkeys(written(lock)))
        case OneLock():
            return say.of(_label(lock.options, lock.answer))
        case OrderLock() | ManyLock():
            return listed((_label(lock.options, id) for id in lock.answer), say)
        case PairsLock():
            pairs = lock.answer.items()
            return listed((_pair(lock, one, other) for one, other in pairs), say)
        case WhoLock():
            who, where, when = lock.answer.who, lock.answer.where, lock.answer.when
            three = ((lock.who, who), (lock.where, where), (lock.when, when))
            return listed((_label(choices, id) for choices, id in three), say)
        case _:
            assert_never(lock)


def _pair(lock: PairsLock, one: str, other: str) -> Words:
    return line("pair", one=_label(lock.options, one), other=_label(lock.partners, other))


def _label(choices: tuple[Choice, ...], id: str) -> Words:
    return next((choice.label for choice in choices if choice.id == id), id)
