"""The steps of a plan, as a picture."""

from collections.abc import Iterator

from engine.core import label
from engine.core.diagram import END, START, Diagram, Edge, Node
from engine.workshop.plan import Plan, Step, rounds_of, stations_of


def plan_diagram(plan: Plan) -> Diagram:
    """Return the steps of ``plan`` one after another; stations of a carousel stand together."""
    nodes: list[Node] = [Node(START, label("graph.minutes", minutes=plan.minutes), kind="gate")]
    edges: list[Edge] = []
    before: tuple[str, ...] = (START,)
    for step in plan.steps:
        here = tuple(_nodes(step))
        nodes += here
        edges += [Edge(one, node.id) for one in before for node in here]
        before = tuple(node.id for node in here)
    nodes.append(Node(END, label("graph.end"), kind="gate"))
    edges += [Edge(one, END) for one in before]
    return Diagram(plan.title, tuple(nodes), tuple(edges), "graph.step_number")


def _nodes(step: Step) -> Iterator[Node]:
    stations = stations_of(step)
    if stations == (step,):
        yield Node(step.id, step.title, label("graph.minutes", minutes=step.minutes))
        return
    for station in stations:
        note = label("graph.station", minutes=step.minutes, rounds=rounds_of(step))
        yield Node(f"{step.id}:{station.id}", station.title, note)
