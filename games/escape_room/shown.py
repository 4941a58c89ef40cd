"""What is to be chosen from, shuffled and under names that tell nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Offered:
    """A list of choices as one team gets it: the options tell their place and nothing else."""

    ids: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def values(self) -> list[str | int]:
        """What the choices are called in a form."""
        return [option.value for option in self.options]

    def value_of(self, id: str) -> str | int:
        """Return what the choice ``id`` is called in a form."""
        return self.options[self.ids.index(id)].value

    def id_of(self, value: str) -> str | None:
        """Return the id of the choice that ``value`` names, None if there is none."""
        named = (id for id, one in zip(self.ids, self.options, strict=True) if one.value == value)
        return next(named, None)


Lists = Mapping[tuple[str, str], Offered]
"""Shuffled choices, by lock and by name of the list."""


def shuffled(room: Room, luck: int, team: str) -> Lists:
    """Return every list of choices of ``room`` in an order of this team's own."""
    return {
        (lock.id, name): _shuffled(lock, name, choices, f"{lock.id}.{name}.{team}", luck)
        for lock in room.locks
        for name, choices in choices_of(lock).items()
    }


def _shuffled(lock: Lock, name: str, choices: tuple[Shown, ...], scope: str, luck: int) -> Offered:
    for turn in range(_TURNS):
        order = Luck(luck, scope, turn).shuffled(choices)
        ids = tuple(one.id for one in order)
        if not (isinstance(lock, OrderLock) and ids == lock.answer):
            break
    return Offered(ids, tuple(_options(name, order)))


def _options(name: str, order: Sequence[Shown]) -> Iterator[Option]:
    """Pictures that stand for a word are called by their place."""
    for number, one in enumerate(order, start=1):
        said = line("picture", number=number) if name == "pictures" else one.label
        yield Option(f"{name[0]}{number}", said, one.picture)


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
