"""What one group did in the game."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core import Own
from engine.core.replacing import replace
from games.game_of_life.events import HelpUsed, Imagined, ResultGiven
from games.game_of_life.wording import ARROWS

END, WHAT_IF = "end", "what_if"
"""The open questions that a game asks once; see also ``about_result`` and ``about_advice``."""


def about_result(turn: int) -> str:
    """Return the name under which answers to round ``turn`` are counted."""
    return f"result-{turn}"


def about_advice(turn: int) -> str:
    """Return the name of the advice to another table in round ``turn``."""
    return f"advice-{turn}"


@dataclass(frozen=True)
class Table:
    """What one group did. Rounds are keys, counted from 1."""

    persona: str
    since: int = 0
    """The first round it takes part in."""
    agreed: bool = False
    seated: bool = False
    """Whether anyone ever sat here: a table without seats may still play on paper."""
    choices: Mapping[int, int] = field(default_factory=dict)
    results: Mapping[int, ResultGiven] = field(default_factory=dict)
    laters: Mapping[int, int] = field(default_factory=dict)
    """Round of a dilemma to the round in which what it led to came back."""
    bag: tuple[str, ...] = ()
    helps: tuple[HelpUsed, ...] = ()
    said: Mapping[str, Own[str]] = field(default_factory=dict)
    ready: frozenset[int] = frozenset()
    imagined: Imagined | None = None
    tries: Mapping[str, int] = field(default_factory=dict)
    """How often each thing was given: a command made before the last time comes too late."""

    def tried(self, about: str) -> "Table":
        """Return the table after one more answer ``about`` something."""
        return replace(self, tries={**self.tries, about: self.tries.get(about, 0) + 1})

    def crossed(self, turn: int, arrow: str) -> bool:
        """Return whether a help crossed out ``arrow`` of round ``turn``."""
        dimension, step = ARROWS[arrow]
        return step < 0 and any((h.turn, h.dimension) == (turn, dimension) for h in self.helps)

    def downs(self) -> tuple[tuple[int, str], ...]:
        """Return round and arrow of every down arrow that still counts."""
        return tuple(
            (turn, arrow)
            for turn, result in self.results.items()
            for arrow in result.arrows
            if ARROWS[arrow][1] < 0 and not self.crossed(turn, arrow)
        )
