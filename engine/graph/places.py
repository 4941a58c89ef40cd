"""Where everything stands on the page, in points."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Final

from engine.graph.layers import Layers

WIDTH: Final = 196
"""Of a node."""
LINE: Final = 18
PAD: Final = 12
LETTERS: Final = 22
"""Letters that fit on a line of a node."""
HEAD: Final = 76
"""Room above the columns for the title and their names."""
EDGE: Final = 32
"""Room around everything."""
_PASSING: Final = 14
_GAP: Final = 22
_BETWEEN: Final = 148
_ROUNDS: Final = 12


@dataclass(frozen=True)
class Box:
    """A node's place: the middle of its left side, its height, and the lines in it."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """All places, and how large the picture is."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def lines_of(words: str) -> tuple[str, ...]:
    """Return ``words`` on lines that fit in a node; what is endless ends in dots."""
    return tuple(wrap(words, LETTERS, max_lines=4, placeholder=" …"))


def places(layers: Layers, words: Mapping[str, tuple[str, str]]) -> Page:
    """Return where each node stands; ``words`` are its name and its note."""
    lines = {name: (lines_of(said), lines_of(note)) for name, (said, note) in words.items()}
    heights = {
        name: 2 * PAD + LINE * (len(lines[name][0]) + len(lines[name][1]))
        if name in lines
        else _PASSING
        for column in layers.columns
        for name in column
    }
    middles = _settled(layers, heights)
    top = min(y - heights[name] / 2 for name, y in middles.items())
    boxes = {
        name: Box(
            EDGE + number * (WIDTH + _BETWEEN),
            middles[name] - top + HEAD + EDGE,
            heights[name],
            *lines.get(name, ()),
        )
        for number, column in enumerate(layers.columns)
        for name in column
    }
    right = EDGE + (len(layers.columns) - 1) * (WIDTH + _BETWEEN) + WIDTH + EDGE
    bottom = max(box.y + box.height / 2 for box in boxes.values()) + EDGE
    return Page(boxes, right, bottom)


def _settled(layers: Layers, heights: Mapping[str, float]) -> dict[str, float]:
    """Return the middle of each name, near its neighbours and clear of the ones beside it."""
    beside: dict[str, list[str]] = defaultdict(list)
    for edge, way in layers.ways.items():
        for one, other in pairwise(way) if edge not in layers.back else ():
            beside[one].append(other)
            beside[other].append(one)
    middles: dict[str, float] = {}
    for column in layers.columns:
        middles |= _spread(column, dict.fromkeys(column, 0.0), heights)
    for turn in range(_ROUNDS):
        for column in layers.columns if turn % 2 == 0 else reversed(layers.columns):
            wanted = {
                name: sum(middles[one] for one in beside[name]) / len(beside[name])
                if beside[name]
                else middles[name]
                for name in column
            }
            middles |= _spread(column, wanted, heights)
    return middles


def _spread(
    column: tuple[str, ...], wanted: Mapping[str, float], heights: Mapping[str, float]
) -> dict[str, float]:
    """Return places near ``wanted`` in the same order, none over another."""
    placed: list[float] = []
    for place, name in enumerate(column):
        least = float("-inf")
        if place:
            above = column[place - 1]
            least = placed[-1] + (heights[above] + heights[name]) / 2 + _GAP
        placed.append(max(wanted[name], least))
    shift = sum(wanted[name] - y for name, y in zip(column, placed, strict=True)) / len(column)
    return {name: y + shift for name, y in zip(column, placed, strict=True)}
