"""What may be told of everyone's own webs together, and of nobody in particular.

Worked out once, when the closing begins: who compares two exports sees the same figures, or
none. Of fewer than five people nothing is told; who does not want to be kept is not counted.
The middle one of five still lets each of them have drawn anything.
"""

from collections.abc import Mapping
from statistics import median_low
from typing import Any, Final

from engine.core import DIMENSIONS, Own
from engine.workshop.entering import Happened, enter
from engine.workshop.led import summary_of
from engine.workshop.messages import FiguresFrozen
from engine.workshop.state import WORKSHOP, State

FIGURES: Final = "figures"
"""Whose the figures are, beside the log: a withdrawal erases them along with the seat's own."""
FEWEST: Final = 5
"""People in a figure, at least."""

Drawn = Mapping[int, Mapping[str, int]]
"""Everyone's own web by seat: 0 to 10 per dimension."""


def entered(state: State, step: int, luck: int, clock: int) -> Happened:
    """Return how ``step`` begins, however somebody came to it: the closing freezes the figures."""
    closing = frozen(state) if step == len(state.programme.parts) - 1 else []
    return [*closing, *enter(state, step, luck, clock)]


def frozen(state: State) -> Happened:
    """Return how the figures are frozen; nothing if they were before, whatever they were."""
    if state.figures is not None:
        return []
    own: Own[dict[str, Any]] = Own(figures(_kept(state)), FIGURES, "shown")
    return [(WORKSHOP, FiguresFrozen(own))]


def figures(moments: list[Drawn]) -> dict[str, Any]:
    """Return the middle value per dimension, of those who drew each time; empty if too few.

    ``people`` is how many they were, rounded down to fives; ``before`` is the first time,
    ``after`` the last, empty if there was one time only.
    """
    if not moments:
        return {}
    first, last = moments[0], moments[-1]
    both = sorted(first.keys() & last.keys())
    if len(both) < FEWEST:
        return {}
    return {
        "people": len(both) // FEWEST * FEWEST,
        "before": _middle([first[seat] for seat in both]),
        "after": _middle([last[seat] for seat in both]) if len(moments) > 1 else {},
    }


def _middle(webs: list[Mapping[str, int]]) -> dict[str, int]:
    return {one: median_low([web[one] for web in webs]) for one in DIMENSIONS}


def _kept(state: State) -> list[Drawn]:
    """Return each time that webs were drawn, in the order of the plan, of who lets them be kept."""
    by_step: dict[int, dict[int, Mapping[str, int]]] = {}
    for running in sorted(state.running.values(), key=lambda one: (one.step, one.round)):
        for own in summary_of(running).own_webs:
            if _counts(own, state):
                by_step.setdefault(running.step, {})[int(own.of)] = own.known or {}
    return list(by_step.values())


def _counts(own: Own[dict[str, int]], state: State) -> bool:
    """Whether a web is whole and may be counted.

    A study gets each web apart of who said yes. If the figures counted others too, those could
    be worked out from both together.
    """
    if not isinstance(own.of, int) or set(own.known or {}) != set(DIMENSIONS):
        return False
    study = state.programme.plan.storage == "onderzoek"
    return state.people.studied(own.of) if study else state.people.keeps(own.of)
