"""Who, when and by what chance: all a rule may know of the world outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeVar

from engine.core.people import Person

T = TypeVar("T")


class Luck:
    """Chance that repeats: the same seed, scope and turn always give the same draw.

    ``turn`` is how many commands the scope had accepted before this one.
    """

    def __init__(self, seed: int, scope: str, turn: int) -> None:
        self._seed = f"{seed}:{scope}:{turn}"

    @cached_property
    def _random(self) -> Random:
        """Few commands need chance: it is made for those that do."""
        return Random(self._seed)

    def roll(self, sides: int = 6) -> int:
        """Return a throw of one die, from 1 to ``sides``."""
        return self._random.randint(1, sides)

    def pick(self, options: Sequence[T]) -> T:
        """Return one of ``options``, each as likely as the next."""
        return options[self._random.randrange(len(options))]

    def shuffled(self, options: Sequence[T]) -> tuple[T, ...]:
        """Return all of ``options`` in a random order."""
        return tuple(self._random.sample(options, len(options)))


@dataclass(frozen=True)
class Moment:
    """The circumstances of one command. ``clock`` is the workshop clock in milliseconds."""

    who: Person
    clock: int
    luck: Luck
