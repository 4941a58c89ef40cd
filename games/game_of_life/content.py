"""What a trainer may write: personas and the cards on the board."""

from typing import Annotated, Literal

from pydantic import Field

from engine.content.fields import Age, Called, Content, Id, Refers, Text
from engine.core import Dimension

Kind = Literal["event", "dilemma", "help", "question", "meeting"]
Circle = Literal["home", "people", "rules"]
Topic = Literal[
    "money", "work", "school", "care", "housing", "neighbours", "loneliness", "grief",
    "sexuality", "safety", "violence", "death", "travel", "language", "digital", "joy",
]  # fmt: skip
Value = Annotated[int, Field(ge=0, le=10)]


class Choice(Content):
    """One way out of a dilemma."""

    label: Text
    """What the table does, in a few words."""
    later: Text
    """What came of it: it opens that table's next round. 15 words at most."""
    arrow: Annotated[
        str, Field(pattern=r"^(body|mental|meaning|quality|participation|daily) (up|down)$")
    ]
    """The one dimension that moves later, and its direction: ``mental up``."""
    adds: tuple[Annotated[Id, Refers("cards")], ...] = ()
    """At their own pace: cards that come into the deck."""
    removes: tuple[Annotated[Id, Refers("cards")], ...] = ()
    """At their own pace: cards that leave the deck."""


class Card(Content):
    """One card on the board."""

    id: Id
    title: Text
    """Three words at most: it is read on the field."""
    kind: Kind
    dimension: Dimension
    circle: Circle
    topics: tuple[Topic, ...] = ()
    good: bool = False
    """Only for an event: something nice."""
    text: Text
    """What happens. ``{naam}`` is the name of the table's persona."""
    ask: Text | None = None
    """What the table talks about; without it the question of its kind."""
    kernel: Text | None = None
    """The card in eight words, to keep in view while talking; else its title."""
    picture: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    """The name of a pictogram."""
    choices: Annotated[tuple[Choice, ...], Field(max_length=4)] = ()
    note: Text | None = None
    """For the facilitator's eyes."""


class Web(Content):
    """Six values from 0 to 10. A conversation tool, never a measurement."""

    body: Value
    mental: Value
    meaning: Value
    quality: Value
    participation: Value
    daily: Value


class Persona(Content):
    """Someone a table plays for."""

    id: Id
    name: Called
    age: Age
    text: Text
    """A few short lines."""
    gives: Text
    """What others get from this person."""
    picture: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    web: Web


class Scenario(Content):
    """A theme: its personas and its deck."""

    id: Id
    game: Literal["game_of_life"]
    title: Text
    about: Text
    """Two sentences for the trainer who chooses a scenario."""
    origin: str = "own work"
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    tested: Text | None = None
    """Whether residents have read it: shown in the lobby and the panel."""
    topics: tuple[Topic, ...] = ()
    """The scenario's own topics: open in persona mode."""
    personas: Annotated[tuple[Persona, ...], Field(min_length=1, max_length=12)]
    cards: Annotated[tuple[Card, ...], Field(min_length=18, max_length=400)]
