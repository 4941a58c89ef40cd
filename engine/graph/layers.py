"""Which column each node stands in, and its place in it: the same picture every time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from engine.core.diagram import Diagram, Edge

_SWEEPS: Final = 8
Columns = list[list[str]]


@dataclass(frozen=True)
class Layers:
    """Columns of names from left to right. An edge runs through ``ways``, its ends included.

    Where an edge passes a column without stopping, a name of its own keeps its place there.
    ``back`` are edges that close a circle.
    """

    columns: tuple[tuple[str, ...], ...]
    ways: Mapping[Edge, tuple[str, ...]]
    back: frozenset[Edge]


def layers(diagram: Diagram) -> Layers:
    """Return the columns of ``diagram``, ordered so that few edges cross."""
    names = [node.id for node in diagram.nodes]
    edges = [edge for edge in diagram.edges if edge.start in names and edge.end in names]
    back = _closing(names, edges)
    onward = [edge for edge in edges if edge not in back]
    ranks = _ranks(names, onward)
    columns: Columns = [[] for _ in range(max(ranks.values(), default=0) + 1)]
    for name in names:
        columns[ranks[name]].append(name)
    ways = {edge: _way(edge, ranks, columns) for edge in onward}
    _untangle(columns, ways.values())
    ways |= {edge: (edge.start, edge.end) for edge in back}
    return Layers(tuple(map(tuple, columns)), ways, back)


def _closing(names: Sequence[str], edges: Sequence[Edge]) -> frozenset[Edge]:
    """Return the edges that lead back to where a walk came from."""
    out: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        out[edge.start].append(edge)
    done: set[str] = set()
    back: set[Edge] = set()

    def walk(name: str, behind: frozenset[str]) -> None:
        for edge in out[name]:
            if edge.end in behind:
                back.add(edge)
            elif edge.end not in done:
                walk(edge.end, behind | {edge.end})
        done.add(name)

    for name in names:
        if name not in done:
            walk(name, frozenset({name}))
    return frozenset(back)


def _ranks(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the column of each name: one further than the furthest that leads to it."""
    ranks = dict.fromkeys(names, 0)
    for _ in names:
        for edge in edges:
            ranks[edge.end] = max(ranks[edge.end], ranks[edge.start] + 1)
    return ranks


def _way(edge: Edge, ranks: Mapping[str, int], columns: Columns) -> tuple[str, ...]:
    passed = []
    for rank in range(ranks[edge.start] + 1, ranks[edge.end]):
        name = f"{edge.start}>{edge.end}@{rank}"
        columns[rank].append(name)
        passed.append(name)
    return (edge.start, *passed, edge.end)


def _untangle(columns: Columns, ways: Iterable[tuple[str, ...]]) -> None:
    """Put each name near the middle of its neighbours, forth and back a few times."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        for one, other in pairwise(way):
            after[one].append(other)
            before[other].append(one)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        beside = before if forth else after
        order = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for number in order:
            _sort(columns[number], columns[number - 1 if forth else number + 1], beside)


def _sort(column: list[str], fixed: list[str], beside: Mapping[str, list[str]]) -> None:
    places = {name: place for place, name in enumerate(fixed)}
    own = {name: place for place, name in enumerate(column)}

    def middle(name: str) -> tuple[float, int]:
        found = [places[one] for one in beside.get(name, ()) if one in places]
        return (sum(found) / len(found) if found else own[name], own[name])

    column.sort(key=middle)


def narrow(diagram: Diagram, start: str, end: str) -> frozenset[str]:
    """Return the nodes that everybody must pass on the way from ``start`` to ``end``."""
    names = [node.id for node in diagram.nodes if node.id not in (start, end)]
    return frozenset(name for name in names if not _reached(diagram, start, end, name))


def _reached(diagram: Diagram, start: str, end: str, without: str) -> bool:
    seen, waiting = {start, without}, [start]
    while waiting:
        here = waiting.pop()
        for edge in diagram.edges:
            if edge.start == here and edge.end not in seen:
                seen.add(edge.end)
                waiting.append(edge.end)
    return end in seen
