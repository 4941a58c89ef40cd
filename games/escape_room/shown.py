"""What is to be chosen from, shuffled and under names that tell nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.core import Luck, Option, Words
from games.escape_room.content import (
    Choice,
    CodeLock,
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    Room,
    WhoLock,
    WordLock,
)
from games.escape_room.wording import line

_TURNS = 20
"""Shuffles that are tried until an order to be found is not the one shown."""


@dataclass(frozen=True)
class Shown:
    """Something to choose as people see it."""

    id: str
    label: Words
    picture: str


Lists = Mapping[tuple[str, str], tuple[Shown, ...]]
"""Shuffled choices, by lock and by name of the list."""


def shuffled(room: Room, luck: int, team: str) -> Lists:
    """Return every list of choices of ``room`` in an order of this team's own."""
    return {
        (lock.id, name): _shuffled(lock, name, choices, f"{lock.id}.{name}.{team}", luck)
        for lock in room.locks
        for name, choices in choices_of(lock).items()
    }


def _shuffled(
    lock: Lock, name: str, choices: tuple[Shown, ...], scope: str, luck: int
) -> tuple[Shown, ...]:
    for turn in range(_TURNS):
        order = Luck(luck, scope, turn).shuffled(choices)
        if not (isinstance(lock, OrderLock) and tuple(one.id for one in order) == lock.answer):
            break
    return _numbered(order) if name == "pictures" else order


def _numbered(order: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """Pictures that stand for a word are called by their place."""
    return tuple(
        replace(one, label=line("picture", number=number))
        for number, one in enumerate(order, start=1)
    )


def choices_of(lock: Lock) -> Mapping[str, tuple[Shown, ...]]:
    """Return the lists that ``lock`` lets people choose from, by name."""
    match lock:
        case OrderLock() | OneLock() | ManyLock():
            return {"options": _shown(lock.options)}
        case PairsLock():
            return {"options": _shown(lock.options), "partners": _shown(lock.partners)}
        case WhoLock():
            lists = {"who": lock.who, "where": lock.where, "when": lock.when}
            return {name: _shown(choices) for name, choices in lists.items()}
        case WordLock():
            pictures = lock.pictures.options if lock.pictures else ()
            shown = tuple(Shown(one.id, "", one.picture) for one in pictures)
            return {"pictures": shown} if shown else {}
        case CodeLock():
            return {}


def _shown(choices: tuple[Choice, ...]) -> tuple[Shown, ...]:
    return tuple(Shown(one.id, one.label, one.picture or "") for one in choices)


def value_of(name: str, place: int) -> str:
    """Return what the choice at ``place`` (from 0) of list ``name`` is called in a form."""
    return f"{name[0]}{place + 1}"


def options(name: str, choices: Sequence[Shown]) -> Iterator[Option]:
    """Yield ``choices`` as they are offered: their names tell their place and nothing else."""
    for place, choice in enumerate(choices):
        yield Option(value_of(name, place), choice.label, choice.picture)


def id_of(name: str, value: str, choices: Sequence[Shown]) -> str | None:
    """Return the id of the choice that ``value`` names, None if there is none."""
    named = {value_of(name, place): choice.id for place, choice in enumerate(choices)}
    return named.get(value)
