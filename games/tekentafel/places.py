"""Where things lie: what a cell is called, and which places are the fullest."""

from collections import Counter

from engine.core import Words
from engine.core.grid import cell_place
from games.tekentafel.content import Place
from games.tekentafel.state import State
from games.tekentafel.wording import line

FULLEST = 3
"""From how many places a task is chosen."""


def near(state: State, cell: str) -> Place | None:
    """Return the named place in ``cell`` or right beside it; an own map has no names."""
    return None if state.picture else state.known.places.get(cell)


def spot(state: State, cell: str) -> str:
    """Return the cell that stands for ``cell``: of the named place that it lies at, or itself."""
    place = near(state, cell)
    return place.cell if place else cell


def place_name(state: State, cell: str) -> Words:
    """Return what the place at ``cell`` is called, as it follows "bij"."""
    place = near(state, cell)
    return place.title if place else line("cell", cell=cell)


def place_icon(state: State, cell: str) -> str:
    """Return the pictogram of the place at ``cell``."""
    place = near(state, cell)
    return place.icon if place else "map-pin"


def fullest(state: State) -> tuple[str, ...]:
    """Return the cells of the fullest places: most tokens, then most pointed at, then as read.

    Where little was laid, the scenario's own places fill up: tables may have played on paper.
    """
    tokens, pointed = Counter[str](), Counter[str]()
    for table in state.tables.values():
        for mark in table.marks.values():
            (tokens if mark.feeling else pointed).update([spot(state, mark.cell)])
    cells = {*_own_places(state), *tokens, *pointed}
    ranked = sorted(cells, key=lambda c: (-tokens[c], -pointed[c], *_reading(state, c)))
    return tuple(ranked[:FULLEST])


def _own_places(state: State) -> tuple[str, ...]:
    return () if state.picture else tuple(place.cell for place in state.scenario.places)


def _reading(state: State, cell: str) -> tuple[int, int]:
    column, row = cell_place(cell, state.scenario.map.columns, state.scenario.map.rows) or (99, 99)
    return row, column
