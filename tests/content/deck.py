"""A small game's content, with every kind of field that a trainer may meet, and a deck of it."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from engine.content.fields import Called, Content, Id, Text
from engine.core import Finding, label

Topic = Literal["money", "work", "school", "care", "housing", "grief", "joy", "death", "travel"]


class Turn(Content):
    kind: Literal["turn"]
    label: Text
    arrow: Annotated[str, Field(pattern=r"^(body|mental) (up|down)$")]


class Wait(Content):
    kind: Literal["wait"]
    label: Text
    minutes: Annotated[int, Field(ge=1, le=9)]


class Card(Content):
    id: Id
    title: Text
    dimension: Literal["body", "mental", "meaning"]
    text: Text
    topics: tuple[Topic, ...] = ()
    lines: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    good: bool = False
    weight: int = 1
    note: Text | None = None
    choices: tuple[Annotated[Turn | Wait, Field(discriminator="kind")], ...] = ()

    @model_validator(mode="after")
    def _not_heavy(self) -> "Card":
        if self.weight > 99:
            at = {"at": ("weight",), "word": "weight", "found": self.weight}
            raise PydanticCustomError("mistakes.P219.says", "too heavy", at)
        return self


class Persona(Content):
    name: Called
    age: Annotated[int, Field(ge=4, le=110)]


class Deck(Content):
    game: Literal["deck"]
    title: Text
    persona: Persona
    cards: Annotated[tuple[Card, ...], Field(min_length=1, max_length=300)]


def finds(deck: Deck) -> Iterable[Finding]:
    """What this game has to say of a deck: a card titled Leeg is useless."""
    for index, card in enumerate(deck.cards):
        if card.title.source == "Leeg":
            message = label("mistakes.P219.says", word="title", found="Leeg")
            yield Finding("P601", ("cards", index, "title"), message)


DECK = """\
game: deck
title: Proef
persona:
  name: Noor
  age: 41
cards:
  - id: lift
    title: Lift stuk
    dimension: body
    text: De lift is stuk. {naam} wacht.
    topics: [housing]
    choices:
      - kind: turn
        label: Bellen
        arrow: mental up
      - kind: wait
        label: Wachten
        minutes: 5
  - id: brief
    title: Een brief
    dimension: mental
    text: Er ligt een brief.
"""


def deck_of(cards: int) -> str:
    """Return a deck with this many cards, each with two choices."""
    head, _, _ = DECK.partition("  - id: lift")
    return head + "".join(_card(number) for number in range(1, cards + 1))


def _card(number: int) -> str:
    return f"""\
  # kaart {number}
  - id: kaart-{number}
    title: "Titel {number} 🙂"
    dimension: meaning
    text: |
      Regel een van {number}.
      Regel twee.
    topics: [money, grief]
    lines:
      - eerste regel
      - 'tweede regel'
    good: false
    weight: {number}
    note: Let op
    choices:
      - kind: turn
        label: Links
        arrow: body up
      - {{kind: wait, label: Wacht, minutes: 3}}
"""
