"""What comes after what in a scenario, ready to be drawn."""

from dataclasses import dataclass
from typing import Final

from engine.core.text import Words

START: Final = "start"
END: Final = "end"


@dataclass(frozen=True)
class Node:
    """Something people come to. ``note`` is a second, quieter line.

    ``sight`` is what a playtest counts it as; ``kind`` only styles it: ``gate`` for where all
    begins and ends, ``main`` for what is done, ``minor`` for what follows from it.
    """

    id: str
    name: Words
    note: Words = ""
    kind: str = "main"
    sight: str = ""


@dataclass(frozen=True)
class Edge:
    """From one node to the next. ``name`` is what is carried along.

    ``either``: it is one of several ways in; without it all of them are needed.
    """

    start: str
    end: str
    name: Words = ""
    either: bool = False


@dataclass(frozen=True)
class Diagram:
    """Nodes and edges. ``column`` is what a column is called, with ``number`` for its number.

    ``heads`` are the names of the columns instead, where each holds something of its own.
    ``narrow`` says whether it matters that everybody must pass one node.
    """

    title: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    column: str = ""
    narrow: bool = False
    heads: tuple[Words, ...] = ()
