"""A diagram in Mermaid, for a wiki or a document that draws it itself."""

from collections.abc import Iterator

from engine.core import Say
from engine.core.diagram import END, START, Diagram, Node
from engine.graph.layers import narrow
from engine.graph.svg import Coverage


def mermaid(diagram: Diagram, say: Say, seen: Coverage | None = None) -> str:
    """Return ``diagram`` as a Mermaid flowchart, from left to right."""
    return "\n".join(_lines(diagram, say, seen or {})) + "\n"


def _lines(diagram: Diagram, say: Say, seen: Coverage) -> Iterator[str]:
    ids = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    must = narrow(diagram, START, END) if diagram.narrow else frozenset[str]()
    yield "flowchart LR"
    for node in diagram.nodes:
        yield f"  {ids[node.id]}{_shape(node, _quoted(_said(node, say, seen)))}"
    for edge in diagram.edges:
        if edge.start in ids and edge.end in ids:
            line = "-.->" if edge.either else "-->"
            name = f"|{_quoted(say.of(edge.name))}|" if edge.name else ""
            yield f"  {ids[edge.start]} {line}{name} {ids[edge.end]}"
    if must:
        yield "  classDef narrow stroke:#b3541e,stroke-width:4px"
        passed = (ids[node.id] for node in diagram.nodes if node.id in must)
        yield f"  class {','.join(passed)} narrow"


def _said(node: Node, say: Say, seen: Coverage) -> str:
    said = say.of(node.name)
    if note := say.of(node.note):
        said = f"{said}: {note}"
    if seen and node.sight:
        said += f" ({100 * seen.get(node.sight, 0):.0f}%)"
    return said


def _shape(node: Node, said: str) -> str:
    return f"([{said}])" if node.kind == "gate" else f"[{said}]"


def _quoted(said: str) -> str:
    """Return ``said`` between quotes; what Mermaid or HTML would obey becomes a number."""
    safe = "".join(c if c.isalnum() or c in " .,:;!?()%-’‘'…/" else f"#{ord(c)};" for c in said)
    return f'"{safe}"'
