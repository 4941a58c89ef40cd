"""Which ways a dilemma leaves, and what comes of each, as a picture."""

from collections.abc import Iterator
from typing import Final

from engine.core.diagram import Diagram, Edge, Node
from games.game_of_life.content import Card, Scenario
from games.game_of_life.wording import ARROWS, dimension_name, line

_HEADS: Final = ("checks.kind.dilemma", "trial.choices", "trial.laters", "diagram.adds")


def diagram(scenario: Scenario) -> Diagram:
    """Return the dilemmas of ``scenario`` with their choices, and the cards a choice brings."""
    asked = [card for card in scenario.cards if card.choices]
    brought = {id for card in asked for choice in card.choices for id in choice.adds}
    others = [card for card in scenario.cards if card.id in brought and not card.choices]
    nodes = [node for card in asked for node in _nodes(card)]
    nodes += [Node(one.id, one.title, sight=f"card:{one.id}") for one in others]
    edges = tuple(edge for card in asked for edge in _edges(card))
    heads = tuple(line(key) for key in _HEADS)
    return Diagram(scenario.title, tuple(nodes), edges, heads=heads)


def _nodes(card: Card) -> Iterator[Node]:
    where = line(
        "trial.field",
        dimension=dimension_name(card.dimension),
        circle=line(f"circle.{card.circle}"),
    )
    yield Node(card.id, card.title, where, sight=f"card:{card.id}")
    for number, choice in enumerate(card.choices):
        own = f"{card.id}:{number}"
        dimension, step = ARROWS[choice.arrow]
        moved = line("diagram.up" if step > 0 else "diagram.down", what=dimension_name(dimension))
        yield Node(own, choice.label, kind="minor", sight=f"choice:{own}")
        yield Node(f"{own}:later", choice.later, moved, kind="minor", sight=f"later:{own}")


def _edges(card: Card) -> Iterator[Edge]:
    for number, choice in enumerate(card.choices):
        own = f"{card.id}:{number}"
        yield Edge(card.id, own, either=True)
        yield Edge(own, f"{own}:later")
        for added in choice.adds:
            yield Edge(f"{own}:later", added, line("diagram.adds"))
