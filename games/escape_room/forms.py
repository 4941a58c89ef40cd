"""The forms in which a lock is tried: one for each way of finding out."""

from collections.abc import Mapping
from typing import Any, Final

from engine.core import Field
from games.escape_room.answers import LONGEST, accepted, answer_forms
from games.escape_room.content import (
    CodeLock,
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    TypedLock,
    WhoLock,
    WordLock,
)
from games.escape_room.state import State
from games.escape_room.wording import line

Fields = tuple[Field, ...]
Filling = Mapping[str, Any]

THREE: Final = ("who", "where", "when")
_CODES: Final = ("0", "1", "2")
_WORDS: Final = ("abc", "xyz", "klm")


def fields(state: State, lock: Lock) -> Fields:
    """Return the blanks of ``lock``. How many are right, or how long it is, they do not tell."""
    match lock:
        case OrderLock():
            return (_choices(state, lock, "order", "given", "options"),)
        case OneLock():
            return (_choices(state, lock, "one", "given", "options"),)
        case ManyLock():
            return (_choices(state, lock, "many", "given", "options"),)
        case PairsLock():
            return (_pairs(state, lock),)
        case WhoLock():
            return tuple(_choices(state, lock, "one", name, name) for name in THREE)
        case WordLock():
            return (_typed("text"),)
        case CodeLock():
            return (_typed("code"),)


def picture_fields(state: State, lock: Lock) -> Fields:
    """Return the same question in pictures."""
    return (_choices(state, lock, "one", "given", "pictures"),)


def examples(state: State, lock: Lock) -> tuple[Filling, ...]:
    """Return fillings that fit and are wrong whatever is right: they tell nothing.

    Where one choice of a few is asked every example would cross one out, so there is none.
    """
    match lock:
        case ManyLock():
            return ({"given": _values(state, lock, "options")},)
        case PairsLock():
            partner = _values(state, lock, "partners")[0]
            return ({"given": dict.fromkeys(_values(state, lock, "options"), partner)},)
        case CodeLock() | WordLock():
            return ({"given": _wrong(lock)},)
        case _:
            return ()


def _values(state: State, lock: Lock, name: str) -> list[str | int]:
    return state.lists[lock.id, name].values


def _wrong(lock: TypedLock) -> str:
    words = _WORDS if isinstance(lock, WordLock) else _CODES
    right = accepted(lock)
    return next((word for word in words if answer_forms(word).isdisjoint(right)), "-")


def _choices(state: State, lock: Lock, kind: Any, name: str, which: str) -> Field:
    asked = line(f"form.{which}") if which in THREE else lock.ask
    return Field(name=name, kind=kind, label=asked, options=state.lists[lock.id, which].options)


def _pairs(state: State, lock: PairsLock) -> Field:
    """The first half of the options are what gets a partner, the others are the partners."""
    shown = [*state.lists[lock.id, "options"].options, *state.lists[lock.id, "partners"].options]
    return Field(name="given", kind="pairs", label=lock.ask, options=tuple(shown))


def _typed(kind: Any) -> Field:
    return Field(name="given", kind=kind, label=line(f"form.{kind}"), max_length=LONGEST)
