"""What can be wrong with a scenario though every field of it is right."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final, Literal

from engine.core import DIMENSIONS, Finding
from engine.core.grid import cell_place
from games.tekentafel.content import Measure, Scenario
from games.tekentafel.options import Options
from games.tekentafel.readings import SHOWN
from games.tekentafel.wording import dimension_name, line

At = tuple[str | int, ...]
Facts = dict[str, Any]

ENOUGH: Final = {"measures": 24, "agreements": 6, "personas": 6}
"""What a neighbourhood has that lasts a long evening."""
RATIO: Final = 1.5
"""The dimension with most measures against the one with fewest."""
COINS: Final = Options().coins


def checks(scenario: Scenario) -> Iterable[Finding]:
    """Return what static analysis finds, part by part."""
    yield from _map(scenario)
    yield from _places(scenario)
    yield from _names(scenario)
    yield from _needs(scenario)
    yield from _dominated(scenario)
    yield from _personas(scenario)
    yield from _parties(scenario)
    yield from _counts(scenario)
    yield from _balance(scenario)


def _finding(
    code: str,
    at: At,
    key: str,
    severity: Literal["error", "warning", "info"] = "warning",
    known: Iterable[str] = (),
    **facts: Any,
) -> Finding:
    remedy = None if known else line(f"remedies.{key}", **facts)
    return Finding(code, at, line(f"checks.{key}", **facts), severity, tuple(known), remedy)


def _map(scenario: Scenario) -> Iterator[Finding]:
    land = scenario.map
    if land.alt is None:
        yield _finding("P801", ("map",), "no_alt")
    for number, shape in enumerate(land.shapes):
        outside = [(x, y) for x, y in shape.spots if x > land.columns or y > land.rows]
        if outside:
            point = f"{outside[0][0]:g},{outside[0][1]:g}"
            facts: Facts = {"point": point, "columns": land.columns, "rows": land.rows}
            yield _finding("P802", ("map", "shapes", number, "points"), "outside", **facts)
        if shape.kind not in ("road", "path", "rail", "tram", "tree") and len(shape.spots) < 3:
            yield _finding("P803", ("map", "shapes", number, "points"), "no_area", "error")


def _places(scenario: Scenario) -> Iterator[Finding]:
    land, seen = scenario.map, set[str]()
    for number, place in enumerate(scenario.places):
        at = ("places", number, "cell")
        if cell_place(place.cell, land.columns, land.rows) is None:
            last = f"{chr(ord('A') + land.columns - 1)}{land.rows}"
            yield _finding("P804", at, "off_grid", "error", cell=place.cell, last=last)
        if place.cell in seen:
            yield _finding("P805", at, "same_cell", "error", cell=place.cell)
        seen.add(place.cell)


def _names(scenario: Scenario) -> Iterator[Finding]:
    """Needs that are named and are not there."""
    known = [need.id for need in scenario.needs]
    named = {
        "personas": [one.needs for one in scenario.personas],
        "measures": [one.needs for one in scenario.measures],
    }
    for name, parts in named.items():
        for number, needs in enumerate(parts):
            for place, need in enumerate(needs):
                if need not in known:
                    at = (name, number, "needs", place)
                    yield _finding("P806", at, "unknown_need", "error", known, id=need)


def _needs(scenario: Scenario) -> Iterator[Finding]:
    for number, measure in enumerate(scenario.measures):
        if not measure.needs:
            title = measure.title
            yield _finding("P807", ("measures", number), "fits_nothing", measure=title)
    for number, need in enumerate(scenario.needs):
        costs = [one.coins for one in scenario.measures if need.id in one.needs]
        if not costs or min(costs) > COINS:
            facts: Facts = {"need": need.title, "coins": COINS}
            yield _finding("P808", ("needs", number), "unanswered", **facts)


def _dominated(scenario: Scenario) -> Iterator[Finding]:
    """A measure that costs more and does no more than another is never a real choice."""
    for number, one in enumerate(scenario.measures):
        for other in scenario.measures:
            if other.kind == one.kind and other.coins < one.coins and _does_no_more(one, other):
                facts: Facts = {"measure": one.title, "other": other.title, "coins": other.coins}
                yield _finding("P816", ("measures", number, "coins"), "dominated", **facts)
                break


def _does_no_more(one: Measure, other: Measure) -> bool:
    return {*one.dimensions} <= {*other.dimensions} and {*one.needs} <= {*other.needs}


def _personas(scenario: Scenario) -> Iterator[Finding]:
    known = {need.id for need in scenario.needs}
    for number, persona in enumerate(scenario.personas):
        if not known.issuperset(persona.needs):
            continue  # told where the need is named
        least = cheapest(scenario.measures, frozenset(persona.needs))
        if least is None or least > COINS:
            facts: Facts = {"name": persona.name, "coins": COINS}
            yield _finding("P809", ("personas", number, "needs"), "unreachable", **facts)


def cheapest(measures: Iterable[Measure], needs: frozenset[str]) -> int | None:
    """Return the fewest coins for which ``measures`` answer all of ``needs``, None if none do."""
    useful = [one for one in measures if needs.intersection(one.needs)]
    costs = [
        sum(one.coins for one in chosen)
        for count in range(1, len(needs) + 1)
        for chosen in combinations(useful, count)
        if needs <= {need for one in chosen for need in one.needs}
    ]
    return min(costs, default=None)


def _parties(scenario: Scenario) -> Iterator[Finding]:
    if all(party.resident for party in scenario.parties):
        yield _finding("P810", ("parties",), "residents_alone", "error")


def _counts(scenario: Scenario) -> Iterator[Finding]:
    found = {
        "measures": len(scenario.measures),
        "agreements": sum(one.kind == "agreement" for one in scenario.measures),
        "personas": len(scenario.personas),
    }
    if found["measures"] < SHOWN:
        facts: Facts = {"found": found["measures"], "wanted": SHOWN}
        yield _finding("P811", ("measures",), "too_few", **facts)
    for name, wanted in ENOUGH.items():
        if found[name] < wanted:
            where = "personas" if name == "personas" else "measures"
            facts = {
                "kind": line(f"checks.kind.{name}"),
                "found": found[name],
                "wanted": wanted,
            }
            yield _finding("P812", (where,), "few", "info", **facts)


def _balance(scenario: Scenario) -> Iterator[Finding]:
    counts = Counter(one for measure in scenario.measures for one in measure.dimensions)
    most = max(DIMENSIONS, key=lambda dimension: counts[dimension])
    fewest = min(DIMENSIONS, key=lambda dimension: counts[dimension])
    if counts[most] > RATIO * counts[fewest]:
        names: Facts = {"most": dimension_name(most), "fewest": dimension_name(fewest)}
        names |= {"high": counts[most], "low": counts[fewest]}
        yield _finding("P813", ("measures",), "unbalanced", **names)
