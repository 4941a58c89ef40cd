"""Where things lie: what a cell is called, and which places are the fullest."""

from collections import Counter

from engine.core import Words
from engine.core.grid import cell_place
from games.tekentafel.content import Place
from games.tekentafel.state import State
from games.tekentafel.table import Mark
from games.tekentafel.wording import line

FULLEST = 3
"""From how many places a task is chosen."""


def near(state: State, cell: str) -> Place | None:
    """Return the named place in ``cell`` or right beside it; an own map has no names."""
    if state.picture:
        return None
    exact = state.known.places.get(cell)
    beside = (place for place in state.scenario.places if _distance(state, cell, place.cell) == 1)
    return exact or next(beside, None)


def _distance(state: State, one: str, other: str) -> int:
    size = state.scenario.map.columns, state.scenario.map.rows
    (left, top), (right, bottom) = (
        cell_place(one, *size) or (-9, -9),
        cell_place(other, *size) or (99, 99),
    )
    return max(abs(left - right), abs(top - bottom))


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
    marks = [mark for table in state.tables.values() for mark in table.marks.values()]
    full = Counter(dict.fromkeys(_own_places(state), 0))
    full.update(spot(state, mark.cell) for mark in marks)
    ranked = sorted(full, key=lambda cell: (*_fullness(state, cell, marks), *_reading(state, cell)))
    return tuple(ranked[:FULLEST])


def _own_places(state: State) -> tuple[str, ...]:
    return () if state.picture else tuple(place.cell for place in state.scenario.places)


def _fullness(state: State, cell: str, marks: list[Mark]) -> tuple[int, int]:
    here = [mark for mark in marks if spot(state, mark.cell) == cell]
    tokens = sum(mark.feeling is not None for mark in here)
    return -tokens, tokens - len(here)


def _reading(state: State, cell: str) -> tuple[int, int]:
    column, row = cell_place(cell, state.scenario.map.columns, state.scenario.map.rows) or (99, 99)
    return row, column
