"""A diagram as one SVG that stands on its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import Final

from engine.core import Say
from engine.core.diagram import END, START, Diagram, Edge, Node
from engine.graph import legend
from engine.graph.layers import Layers, layers, narrow
from engine.graph.places import HEAD, LINE, PAD, WIDTH, Box, Page, places

Coverage = Mapping[str, float]
"""The share of games that saw something, by what a playtest counts it as."""

_STYLE: Final = """
.back { fill: #fbfaf7; } text { font: 14px "Atkinson Hyperlegible", system-ui, sans-serif;
  fill: #1d2330; } .title { font-size: 20px; font-weight: 700; } .column { fill: #4d5565; }
.quiet { fill: #4d5565; font-size: 13px; } .box { fill: #fff; stroke: #4d5565; stroke-width: 1.5; }
.gate .box { fill: #1f6f78; stroke: #1f6f78; } .gate text { fill: #fff; }
.minor .box { fill: #f1eee6; stroke-dasharray: none; stroke: #857a66; }
.narrow .box, .box.narrow { stroke: #b3541e; stroke-width: 3.5; } .narrow .sign { fill: #9a4312; }
.way { fill: none; stroke: #566073; stroke-width: 1.75; } .either { stroke-dasharray: 7 5; }
.circle { stroke: #a3271b; stroke-dasharray: 3 4; } .tip { fill: #566073; }
.carried { font-size: 13px; paint-order: stroke; stroke: #fbfaf7; stroke-width: 5px; }
.track { fill: #e3ded2; } .seen { fill: #1f6f78; } .unseen .box, .box.unseen { stroke: #b3541e;
  stroke-dasharray: 5 4; }
"""
_SIGN: Final = 16
_BAR: Final = 5
_CARRIED: Final = 18
"""Letters of what goes along an edge that fit between two columns, on each of two lines."""
_LEAST_WIDTH: Final = 640
"""Room for the sentences of the legend."""


@dataclass(frozen=True)
class _Drawing:
    diagram: Diagram
    say: Say
    seen: Coverage
    layers: Layers
    page: Page
    narrow: frozenset[str]


def svg(diagram: Diagram, say: Say, seen: Coverage | None = None) -> str:
    """Return the picture of ``diagram``; ``seen`` adds how often each node was seen."""
    ordered = layers(diagram)
    words = {node.id: (say.of(node.name), _note(node, say, seen or {})) for node in diagram.nodes}
    must = narrow(diagram, START, END) if diagram.narrow else frozenset[str]()
    drawing = _Drawing(diagram, say, seen or {}, ordered, places(ordered, words), must)
    marks = list(_marks(drawing))
    below = legend.height(marks)
    width, height = max(drawing.page.width, _LEAST_WIDTH), drawing.page.height + below
    title = escape(say.of(diagram.title))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
            f'width="{width:g}" height="{height:g}" role="img" aria-labelledby="t d" '
            f'xml:lang="{escape(say.lang)}">',
            f'<title id="t">{title}</title><desc id="d">{escape(told(diagram, say))}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="back" width="{width:g}" height="{height:g}"/>',
            f'<text class="title" x="32" y="40">{title}</text>',
            *legend.legend(marks, say),
            f'<g transform="translate(0 {below})">',
            *_columns(drawing),
            *(_way(drawing, edge, way) for edge, way in ordered.ways.items()),
            *(_node(drawing, node) for node in diagram.nodes),
            *(_carried(drawing, edge, way) for edge, way in ordered.ways.items() if edge.name),
            "</g>",
            "</svg>\n",
        ]
    )


def _marks(drawing: _Drawing) -> Iterator[str]:
    """Yield what the legend has to explain of this picture, and nothing else."""
    diagram, back = drawing.diagram, drawing.layers.back
    done = {node.id for node in diagram.nodes if node.kind == "main"}
    if diagram.column and any(len(done.intersection(one)) > 1 for one in drawing.layers.columns):
        yield "together"
    if any(edge.either for edge in diagram.edges):
        yield from ("needed", "either")
    if back:
        yield "circle"
    if drawing.narrow:
        yield "narrow"
    looked = [drawing.seen.get(node.sight, 0) for node in diagram.nodes if node.sight]
    if drawing.seen and looked:
        yield "seen"
        if not all(looked):
            yield "unseen"


def told(diagram: Diagram, say: Say) -> str:
    """Return ``diagram`` in sentences, for who cannot see it."""
    names = {node.id: say.of(node.name) for node in diagram.nodes}
    steps = (
        say("graph.step", start=names[edge.start], end=names[edge.end])
        for edge in diagram.edges
        if edge.start in names and edge.end in names
    )
    return " ".join(steps)


def _note(node: Node, say: Say, seen: Coverage) -> str:
    note = say.of(node.note)
    if node.sight and seen:
        share = say("graph.seen", share=f"{100 * seen.get(node.sight, 0):.0f}%")
        return f"{note} {share}".strip()
    return note


def _columns(drawing: _Drawing) -> Iterator[str]:
    """Name every column, or number those in which something is done."""
    for column, head in zip(drawing.layers.columns, drawing.diagram.heads, strict=False):
        yield _head(drawing, column, drawing.say.of(head))
    if not drawing.diagram.column:
        return
    done = {node.id for node in drawing.diagram.nodes if node.kind == "main"}
    number = 0
    for column in drawing.layers.columns:
        if here := done.intersection(column):
            number += 1
            told = drawing.say(drawing.diagram.column, number=number, count=len(here))
            yield _head(drawing, column, told)


def _head(drawing: _Drawing, column: tuple[str, ...], told: str) -> str:
    x = drawing.page.boxes[column[0]].x + WIDTH / 2
    at = f'x="{x:g}" y="{HEAD}" text-anchor="middle"'
    return f'<text class="column" {at}>{escape(told)}</text>'


def _points(drawing: _Drawing, way: tuple[str, ...]) -> list[tuple[float, float]]:
    boxes = [drawing.page.boxes[name] for name in way]
    points = [(boxes[0].x + WIDTH, boxes[0].y)]
    for box in boxes[1:-1]:
        points += [(box.x, box.y), (box.x + WIDTH, box.y)]
    return [*points, (boxes[-1].x, boxes[-1].y)]


def _way(drawing: _Drawing, edge: Edge, way: tuple[str, ...]) -> str:
    points = _points(drawing, way)
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x, y), (to_x, to_y) in pairwise(points):
        bend = max(30.0, abs(to_x - x) / 2)
        path += f" C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
    x, y = points[-1]
    kind = "circle" if edge in drawing.layers.back else "either" if edge.either else ""
    tip = f"{x:.1f},{y:.1f} {x - 10:.1f},{y - 5:.1f} {x - 10:.1f},{y + 5:.1f}"
    return f'<path class="way {kind}" d="{path}"/><polygon class="tip" points="{tip}"/>'


def _carried(drawing: _Drawing, edge: Edge, way: tuple[str, ...]) -> str:
    """Return the name of what goes along, near where it arrives."""
    points = _points(drawing, way)
    (x, y), (to_x, to_y) = points[-2], points[-1]
    said = drawing.say.of(edge.name)
    full = f"<title>{escape(said)}</title>"
    lines = wrap(said, _CARRIED, max_lines=2, placeholder=" …")
    texts = []
    for up, shown in enumerate(reversed(lines)):
        at = f'x="{(x + to_x) / 2:.1f}" y="{(y + to_y) / 2 - 6 - 15 * up:.1f}"'
        texts.append(
            f'<text class="carried" {at} text-anchor="middle">{full}{escape(shown)}</text>'
        )
    return "".join(texts)


def _node(drawing: _Drawing, node: Node) -> str:
    box = drawing.page.boxes[node.id]
    kinds = [node.kind]
    kinds += ["narrow"] if node.id in drawing.narrow else []
    kinds += ["unseen"] if drawing.seen and node.sight and not drawing.seen.get(node.sight) else []
    top = box.y - box.height / 2
    parts = [
        f'<rect class="box" x="{box.x:g}" y="{top:.1f}" width="{WIDTH}" '
        f'height="{box.height:g}" rx="10"/>',
        *_lines(box, top),
        *_bar(drawing, node, box, top),
    ]
    if node.id in drawing.narrow:
        sign = escape(drawing.say("graph.narrow"))
        at = f'x="{box.x + WIDTH / 2:g}" y="{top + box.height + _SIGN:.1f}"'
        parts.append(f'<text class="quiet sign" {at} text-anchor="middle">{sign}</text>')
    return f'<g class="{" ".join(kinds)}">{"".join(parts)}</g>'


def _lines(box: Box, top: float) -> Iterator[str]:
    for number, line in enumerate((*box.lines, *box.quiet)):
        kind = ' class="quiet"' if number >= len(box.lines) else ""
        y = top + PAD + LINE * (number + 0.75)
        at = f'x="{box.x + WIDTH / 2:g}" y="{y:.1f}"'
        yield f'<text{kind} {at} text-anchor="middle">{escape(line)}</text>'


def _bar(drawing: _Drawing, node: Node, box: Box, top: float) -> Iterator[str]:
    if not (drawing.seen and node.sight):
        return
    whole = WIDTH - 2 * PAD
    at = f'x="{box.x + PAD:g}" y="{top + box.height - _BAR - 3:.1f}" height="{_BAR}" rx="2"'
    yield f'<rect class="track" {at} width="{whole}"/>'
    yield f'<rect class="seen" {at} width="{whole * drawing.seen.get(node.sight, 0):.1f}"/>'
