"""What there is to say of a plan before anybody plays it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from engine.core import AnyGame, Finding, label
from engine.workshop.plan import CAROUSEL, Plan, Station, stations_of

DEBRIEF: Final = "debrief"
LONG: Final = 60
"""Minutes from which a plan needs a real debrief."""
LEAST_DEBRIEF: Final = 15
MOST_TABLES: Final = 2
"""Tables that can play one after another without the others losing interest."""


def plan_checks(activities: Mapping[str, AnyGame]) -> Callable[[Plan], Iterable[Finding]]:
    """Return what finds remarks in a plan; what is none of ``activities`` is a game."""

    def checks(plan: Plan) -> Iterator[Finding]:
        yield from _talked(plan, activities)
        yield from _waited(plan)
        yield from _written(plan, activities)

    return checks


def plan_scenarios(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield the scenarios that ``plan`` names: where, of which game, by what name."""
    for number, step in enumerate(plan.steps):
        stations = stations_of(step)
        for place, station in enumerate(stations):
            inside = () if stations == (step,) else ("stations", place)
            if name := getattr(station, "scenario", ""):
                yield ("steps", number, *inside, "scenario"), _activity(station), name


def _activity(station: Station) -> str:
    return str(getattr(station, "activity", ""))


def _talked(plan: Plan, activities: Mapping[str, AnyGame]) -> Iterator[Finding]:
    """A game is played for the talk about it."""
    games = [n for n, step in enumerate(plan.steps) if _activity(step) not in activities]
    debriefs = [n for n, step in enumerate(plan.steps) if _activity(step) == DEBRIEF]
    played = sum(plan.steps[number].minutes for number in games)
    talked = sum(plan.steps[number].minutes for number in debriefs)
    if not games:
        return
    at = ("steps", (debriefs or games)[0], "minutes")
    if 2 * talked < played:
        facts = {"talked": talked, "played": played, "wanted": -(-played // 2)}
        yield Finding("P501", at, label("plan_check.short_debrief", **facts))
    if plan.minutes >= LONG and talked < LEAST_DEBRIEF:
        facts = {"talked": talked, "minutes": plan.minutes, "wanted": LEAST_DEBRIEF}
        yield Finding("P502", at, label("plan_check.little_debrief", **facts))


def _waited(plan: Plan) -> Iterator[Finding]:
    """Where tables play one after another, all but one wait."""
    if plan.groups < 2:
        return
    for number, step in enumerate(plan.steps):
        if step.mode == "om_de_beurt" and _activity(step) != CAROUSEL:
            turn = step.minutes // plan.groups
            facts = {"minutes": step.minutes, "turn": turn, "waiting": step.minutes - turn}
            message = label("plan_check.waiting", groups=plan.groups, **facts)
            few = plan.groups <= MOST_TABLES
            yield Finding("P503", ("steps", number, "mode"), message, "info" if few else "warning")


def _written(plan: Plan, activities: Mapping[str, AnyGame]) -> Iterator[Finding]:
    """What an activity has to say of its own content."""
    for number, step in enumerate(plan.steps):
        stations = stations_of(step)
        for place, station in enumerate(stations):
            inside = () if stations == (step,) else ("stations", place)
            game = activities.get(_activity(station))
            for finding in game.checks(getattr(station, "content", None)) if game else ():
                at = ("steps", number, *inside, "content", *finding.at)
                yield replace(finding, at=at)
