"""What there is to see in a neighbourhood, and how long people take over it."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.core import Control
from engine.core.trial import USUAL, Sight, Takes, Trial
from games.tekentafel.content import Scenario
from games.tekentafel.events import Event, PersonaTaken, Planned, Pointed, TaskSet
from games.tekentafel.state import State
from games.tekentafel.wording import line

_SECONDS: Final[Mapping[str, Takes]] = {
    "tell": (30, 60, 120),
    "look": (20, 40, 80),
    "task": (30, 60, 120),
    "design": (40, 80, 160),
    "choose": (30, 60, 120),
}
"""By phase: a guess at a real room."""


def sights(scenario: Scenario) -> tuple[Sight, ...]:
    """Return the residents, the places, the needs and the measures."""
    answered = {need for measure in scenario.measures for need in measure.needs}
    return (
        *(
            Sight(f"persona:{one.id}", line("trial.personas"), one.name)
            for one in scenario.personas
        ),
        *(Sight(f"place:{one.cell}", line("trial.places"), one.title) for one in scenario.places),
        *(
            Sight(
                f"need:{one.id}",
                line("trial.needs"),
                one.title,
                one.dimension,
                None if one.id in answered else line("trial.unanswered"),
            )
            for one in scenario.needs
        ),
        *(
            Sight(f"measure:{one.id}", line("trial.measures"), one.title, one.dimensions[0])
            for one in scenario.measures
        ),
    )


def seen(state: State, event: Event) -> Iterable[str]:
    """Return what ``event`` shows."""
    match event:
        case PersonaTaken(_, persona):
            return (f"persona:{persona}",)
        case Pointed(group, _, cell):
            return (f"place:{cell}", f"persona:{state.tables[group].persona}")
        case TaskSet(_, _, cell, _, need):
            return (f"place:{cell}", f"need:{need}")
        case Planned(measure=measure) if measure:
            return (f"measure:{measure}",)
        case _:
            return ()


def seconds(state: State, control: Control) -> Takes:
    """Return how long people take in this phase."""
    return _SECONDS.get(state.phase, USUAL)


def plans(scenario: Scenario) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Return the short evening, and the long one that has a task."""
    return (45, {}), (90, {})


TRIAL: Final = Trial(sights=sights, seen=seen, seconds=seconds, plans=plans)
