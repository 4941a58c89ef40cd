"""What there is to see in a scenario, and how long people take over it."""

from collections.abc import Iterable, Mapping
from typing import Final

from engine.core import Control, Words
from engine.core.trial import USUAL, Sight, Takes, Trial
from games.game_of_life.board import PLACES, field_of
from games.game_of_life.content import Card, Scenario
from games.game_of_life.events import Chosen, Decided, Event, LaterCame, TurnBegan
from games.game_of_life.state import State
from games.game_of_life.wording import dimension_name, line

_SECONDS: Final[Mapping[str, Takes]] = {
    "persona": (15, 40, 90),
    "throw": (5, 15, 30),
    "choose": (10, 30, 60),
    "talk": (20, 45, 90),
    "compare": (10, 20, 60),
}
"""By phase. A round of three tables takes about five minutes so."""


def sights(scenario: Scenario) -> tuple[Sight, ...]:
    """Return the personas, fields, cards, choices and what comes of them."""
    return (
        *(
            Sight(f"persona:{one.id}", line("trial.personas"), one.name)
            for one in scenario.personas
        ),
        *_fields(scenario),
        *_cards(scenario),
        *(sight for card in scenario.cards for sight in _choices(card)),
    )


def _fields(scenario: Scenario) -> Iterable[Sight]:
    covered = {field_of(card.dimension, card.circle) for card in scenario.cards}
    for field, (dimension, circle) in PLACES.items():
        facts = {"dimension": dimension_name(dimension), "circle": line(f"circle.{circle}")}
        why = None if field in covered else line("trial.bare")
        yield Sight(f"field:{field}", line("trial.fields"), line("trial.field", **facts), None, why)


def _cards(scenario: Scenario) -> Iterable[Sight]:
    added = {card for one in scenario.cards for choice in one.choices for card in choice.adds}
    for card in scenario.cards:
        why = line("trial.added") if card.id in added else None
        yield Sight(f"card:{card.id}", line("trial.cards"), card.title, card.dimension, why)


def _choices(card: Card) -> Iterable[Sight]:
    for number, choice in enumerate(card.choices):
        name: Words = line("trial.choice", card=card.title, choice=choice.label)
        yield Sight(f"choice:{card.id}:{number}", line("trial.choices"), name)
    for number, choice in enumerate(card.choices):
        name = line("trial.choice", card=card.title, choice=choice.later)
        yield Sight(f"later:{card.id}:{number}", line("trial.laters"), name)


def seen(state: State, event: Event) -> Iterable[str]:
    """Return what ``event`` shows."""
    match event:
        case TurnBegan():
            return tuple(f"persona:{table.persona}" for table in state.tables.values())
        case Chosen(_, field, card):
            return (f"field:{field}", f"card:{card}")
        case Decided(turn, _, choice):
            return (f"choice:{state.route[turn].card}:{choice}",)
        case LaterCame(_, _, card, choice):
            return (f"later:{card}:{choice}",)
        case _:
            return ()


def seconds(state: State, control: Control) -> Takes:
    """Return how long people take in this phase; talking takes what the facilitator set."""
    if control.intent == "advance" and state.phase == "talk":
        talk = state.options.think + state.options.talk
        return talk // 2, talk, talk * 3 // 2
    return _SECONDS.get(state.phase, USUAL)


TRIAL: Final = Trial(sights=sights, seen=seen, seconds=seconds)
