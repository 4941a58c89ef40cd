"""What a neighbourhood is played with on paper: the map, fiches, measures, coins and plans."""

from collections.abc import Iterator
from typing import Final

from engine.core import Say
from engine.core.pieces import Blank, Board, Card, Piece, Sheet, Token
from engine.core.views import MapBoard, MapMark, MapShape
from games.tekentafel import content
from games.tekentafel.wording import dimension_name, line, together

_FICHES: Final = 12
"""Of each kind: enough for six tables."""
_COINS: Final = 10
_PLANS: Final = 3
"""Plans that a table writes down on one page."""


def paper(scenario: content.Scenario, say: Say) -> Iterator[Piece]:
    """Yield what to print of ``scenario``."""
    yield _how(say)
    yield Board(title=say.of(scenario.title), board=_map(scenario, say))
    yield _places(scenario, say)
    yield from (_persona(one, scenario, say) for one in scenario.personas)
    yield from (_measure(one, say) for one in scenario.measures)
    yield from _fiches(say)
    yield _plans(scenario, say)


def _how(say: Say) -> Sheet:
    points = tuple(say.of(line(f"paper.how.{n}")) for n in range(1, 8))
    return Sheet(title=say.of(line("paper.how.title")), icon="map", points=points)


def _map(scenario: content.Scenario, say: Say) -> MapBoard:
    land = scenario.map
    shapes = (
        MapShape(one.kind, one.spots, say.of(one.label), one.icon or "") for one in land.shapes
    )
    marks = (
        MapMark(one.id, one.cell, "place", say.of(one.title), one.icon) for one in scenario.places
    )
    return MapBoard(
        id="map", columns=land.columns, rows=land.rows, alt=say.of(land.alt),
        shapes=tuple(shapes), marks=tuple(marks),
    )  # fmt: skip


def _places(scenario: content.Scenario, say: Say) -> Sheet:
    ordered = sorted(scenario.places, key=lambda one: (one.cell[0], int(one.cell[1:])))
    points = tuple(f"{one.cell}: {say.of(one.title)}" for one in ordered)
    return Sheet(title=say.of(line("paper.places")), icon="map-pin", points=points)


def _persona(one: content.Persona, scenario: content.Scenario, say: Say) -> Card:
    needs = tuple(need.title for need in scenario.needs if need.id in one.needs)
    return Card(
        title=say.of(line("persona", name=one.name, age=one.age)),
        text=say.of(one.text),
        ask=say.of(line("wishes", name=one.name, needs=together(needs))),
        head=say.of(line("paper.resident")),
        icons=(one.picture,),
    )


def _measure(one: content.Measure, say: Say) -> Card:
    dimensions = tuple(dimension_name(name) for name in one.dimensions)
    price = line("paper.coin" if one.coins == 1 else "paper.coins", coins=one.coins)
    head = (line(f"kind.{one.kind}"), price)
    return Card(
        title=say.of(one.title),
        text=say.of(one.text),
        ask=say.of(line("paper.good_for", dimensions=together(dimensions))),
        head=" · ".join(say.of(part) for part in head),
        dimension=one.dimensions[0],
        icons=(one.picture,),
    )


def _fiches(say: Say) -> Iterator[Token]:
    """Yield fiches to lay on the map, and coins to pay with."""
    for name, icon, count in (
        ("good", "heart", _FICHES),
        ("missing", "alert-circle", _FICHES),
        ("coin", "cash", _COINS),
    ):
        yield from (Token(label=say.of(line(f"paper.{name}")), icon=icon) for _ in range(count))


def _plans(scenario: content.Scenario, say: Say) -> Sheet:
    asked = ("paper.plan", "form.decides", "form.asks", "form.hears")
    lines = (Blank(say.of(line(key)), 2 if key == "paper.plan" else 1) for key in asked)
    parties = together(tuple(one.title for one in scenario.parties))
    return Sheet(
        title=say.of(line("paper.plans")),
        icon="clipboard-list",
        text=(say.of(line("paper.parties", parties=parties)),),
        blanks=tuple(lines) * _PLANS,
    )
