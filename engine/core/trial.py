"""What a game tells a playtest: what there is to see in a scenario, and how people get there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from engine.core.controls import Control
from engine.core.dimensions import Dimension
from engine.core.text import Words

C = TypeVar("C")
S = TypeVar("S")

Takes = tuple[int, int, int]
"""Seconds that people take before they press something: the least, the likely and the most."""
USUAL: Final[Takes] = (5, 20, 60)


@dataclass(frozen=True)
class Sight:
    """One thing in a scenario that people can come to see: a card, a lock, a way out.

    ``id`` is its own among all sights; ``kind`` is the heading it is counted under. ``why``
    says what keeps it from view, if the scenario itself tells so.
    """

    id: str
    kind: Words
    name: Words
    dimension: Dimension | None = None
    why: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Trial(Generic[C, S]):
    """How a game is playtested, by players who press what the screen of the room offers.

    ``seen`` returns the sights that an event brings, given the state it happened in. ``solve``
    is the right filling of a try, None if there is none; it is for players who know.
    ``solved`` says whether people did it themselves, None where there is nothing to solve.
    ``plans`` are the options that a group may be given with the minutes it has.
    """

    sights: Callable[[C], tuple[Sight, ...]]
    seen: Callable[[S, Any], Iterable[str]]
    seconds: Callable[[S, Control], Takes] = lambda state, control: USUAL
    solve: Callable[[S, Control], Mapping[str, Any] | None] = lambda state, control: None
    solved: Callable[[S], bool | None] = lambda state: None
    plans: Callable[[C], tuple[tuple[int, Mapping[str, str]], ...]] = lambda content: (
        (15, {}),
        (25, {}),
        (45, {}),
    )


AnyTrial = Trial[Any, Any]
NO_TRIAL: Final[AnyTrial] = Trial(sights=lambda content: (), seen=lambda state, event: ())
"""For a game that says nothing of it: only lengths and ends are told."""
