"""Who wants what, and what answers it, as a picture."""

from engine.core.diagram import Diagram, Edge, Node
from games.tekentafel.content import Scenario
from games.tekentafel.wording import line


def diagram(scenario: Scenario) -> Diagram:
    """Return the residents with their needs, and the measures that answer those."""
    nodes = (
        *(
            Node(f"persona:{one.id}", one.name, sight=f"persona:{one.id}")
            for one in scenario.personas
        ),
        *(Node(f"need:{one.id}", one.title, sight=f"need:{one.id}") for one in scenario.needs),
        *(
            Node(
                f"measure:{one.id}",
                one.title,
                line("diagram.coins", coins=one.coins),
                kind="minor",
                sight=f"measure:{one.id}",
            )
            for one in scenario.measures
        ),
    )
    wants = (Edge(f"persona:{p.id}", f"need:{id}") for p in scenario.personas for id in p.needs)
    answers = (
        Edge(f"need:{id}", f"measure:{m.id}", either=True)
        for m in scenario.measures
        for id in m.needs
    )
    heads = (line("trial.personas"), line("trial.needs"), line("trial.measures"))
    return Diagram(scenario.title, nodes, (*wants, *answers), heads=heads)
