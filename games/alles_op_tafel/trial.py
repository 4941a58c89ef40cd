"""What there is to see in a deck, and how long people take over it."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.core import DIMENSIONS, Control, Words
from engine.core.trial import USUAL, Sight, Takes, Trial
from games.alles_op_tafel.content import Card, Conversation, Scenario
from games.alles_op_tafel.deck import PERSONAL, SENSITIVE
from games.alles_op_tafel.events import Event, Swapped, Taken, Thrown
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import dimension_name, line

_SECONDS: Final[Mapping[str, Takes]] = {
    "start": (60, 100, 150),
    "throw": (5, 10, 20),
    "choose": (15, 30, 45),
    "read": (20, 35, 50),
    "talk": (60, 120, 240),
    "tray": (20, 40, 60),
    "worked": (40, 60, 90),
    "compliment": (60, 90, 120),
    "end": (90, 120, 180),
}
"""By phase: a guess at a real room."""


def sights(scenario: Scenario) -> tuple[Sight, ...]:
    """Return the cards, the conversations, and the dimensions that can be thrown."""
    thrown = (
        Sight(f"thrown:{one}", line("trial.thrown"), dimension_name(one)) for one in DIMENSIONS
    )
    cards = (_sight(card, "trial.cards") for card in scenario.cards)
    talks = (_sight(talk, "trial.conversations") for talk in scenario.conversations)
    return (*cards, *talks, *thrown)


def _sight(card: Card | Conversation, kind: str) -> Sight:
    return Sight(f"card:{card.id}", line(kind), card.title, card.dimension, _why(card))


def _why(card: Card | Conversation) -> Words | None:
    """Say what keeps a card down until the facilitator opens it."""
    if card.depth > PERSONAL:
        return line("trial.deep")
    return line("trial.sensitive") if set(card.topics).intersection(SENSITIVE) else None


def seen(state: State, event: Event) -> Iterable[str]:
    """Return what ``event`` shows."""
    match event:
        case Taken(_, card) | Swapped(_, card):
            return (f"card:{card}",)
        case Thrown(_, dimension):
            return (f"thrown:{dimension}",)
        case _:
            return ()


def seconds(state: State, control: Control) -> Takes:
    """Return how long people take in this phase."""
    return _SECONDS.get(state.phase, USUAL)


def plans(scenario: Scenario) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Return short and long games; now and then the facilitator opens what is closed."""
    wide = {"open_topics": ",".join(SENSITIVE)}
    deep = {"depth": "3"}
    return (15, {}), (25, {}), (45, {}), (25, deep), (25, wide), (45, {**wide, **deep})


TRIAL: Final = Trial(sights=sights, seen=seen, seconds=seconds, plans=plans)
