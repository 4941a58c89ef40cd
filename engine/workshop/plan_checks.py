"""What there is to say of a plan before anybody plays it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from engine.core import AnyGame, Finding, label
from engine.core.setting import Allowed
from engine.workshop.plan import CAROUSEL, Plan, Station, stations_of

At = tuple[str | int, ...]

DEBRIEF: Final = "debrief"
OPEN_TOPICS: Final = "open_topics"
"""The option of games that opens what is sensitive."""
LONG: Final = 60
"""Minutes from which a plan needs a real debrief."""
LEAST_DEBRIEF: Final = 15
MOST_TABLES: Final = 2
"""Tables that can play one after another without the others losing interest."""


def plan_checks(
    activities: Mapping[str, AnyGame], games: Mapping[str, AnyGame]
) -> Callable[[Plan], Iterable[Finding]]:
    """Return what finds remarks in a plan of ``activities`` and ``games``."""

    def checks(plan: Plan) -> Iterator[Finding]:
        yield from _talked(plan, activities)
        yield from _waited(plan)
        yield from _written(plan, activities)
        yield from _set(plan, games)

    return checks


def plan_scenarios(plan: Plan) -> Iterator[tuple[At, str, str]]:
    """Yield the scenarios that ``plan`` names: where, of which game, by what name."""
    for at, station in _stations(plan):
        if name := getattr(station, "scenario", ""):
            yield (*at, "scenario"), _activity(station), name


def _stations(plan: Plan) -> Iterator[tuple[At, Station]]:
    """Yield all that is done in ``plan`` with its place, each station of a carousel apart."""
    for number, step in enumerate(plan.steps):
        stations = stations_of(step)
        for place, station in enumerate(stations):
            inside = () if stations == (step,) else ("stations", place)
            yield ("steps", number, *inside), station


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
        yield _finding("P501", at, "short_debrief", **facts)
    if plan.minutes >= LONG and talked < LEAST_DEBRIEF:
        facts = {"talked": talked, "minutes": plan.minutes, "wanted": LEAST_DEBRIEF}
        yield _finding("P502", at, "little_debrief", **facts)


def _finding(code: str, at: tuple[str | int, ...], key: str, **facts: object) -> Finding:
    message, remedy = label(f"plan_check.{key}", **facts), label(f"plan_remedy.{key}", **facts)
    return Finding(code, at, message, remedy=remedy)


def _waited(plan: Plan) -> Iterator[Finding]:
    """Where tables play one after another, all but one wait."""
    if plan.groups < 2:
        return
    for number, step in enumerate(plan.steps):
        if step.mode == "om_de_beurt" and _activity(step) != CAROUSEL:
            turn = step.minutes // plan.groups
            facts = {"minutes": step.minutes, "turn": turn, "waiting": step.minutes - turn}
            told = _finding(
                "P503", ("steps", number, "mode"), "waiting", groups=plan.groups, **facts
            )
            yield replace(told, severity="info") if plan.groups <= MOST_TABLES else told


def _written(plan: Plan, activities: Mapping[str, AnyGame]) -> Iterator[Finding]:
    """What an activity has to say of its own content."""
    for at, station in _stations(plan):
        game = activities.get(_activity(station))
        for finding in game.checks(getattr(station, "content", None)) if game else ():
            yield replace(finding, at=(*at, "content", *finding.at))


def _set(plan: Plan, games: Mapping[str, AnyGame]) -> Iterator[Finding]:
    """An option that the game does not know, or cannot read, would pass by in silence."""
    for at, station in _stations(plan):
        game = games.get(_activity(station))
        known = game.options if game else None
        for name, written in station.options.items() if known is not None else ():
            yield from _option(known or {}, name, written, (*at, "options", name))
        if station.options.get(OPEN_TOPICS) and not plan.help:
            yield _finding("P506", (*at, "options", OPEN_TOPICS), "no_help")


def _option(known: Mapping[str, Allowed], name: str, written: str, at: At) -> Iterator[Finding]:
    if name not in known:
        yield replace(_finding("P504", at, "no_option", name=name), known=tuple(known))
    elif not known[name].takes(written):
        facts = {"name": name, "found": written, "most": known[name].most}
        kind = "word" if known[name].words else "number"
        yield replace(_finding("P505", at, f"no_{kind}", **facts), known=known[name].words)
