"""What a trainer may write: cards to talk about, or conversations with a role for each."""

from typing import Annotated, Literal

from pydantic import Field

from engine.content.fields import Content, Id, Text
from engine.core import Dimension

Kind = Literal["tell", "choose", "do", "statement", "compliment", "blank"]
Depth = Annotated[int, Field(ge=1, le=3)]
"""1 is light, 2 personal, 3 deep: that stays closed until the facilitator opens it."""
RoleId = Literal["client", "professional", "observer"]
Topic = Literal[
    "money", "work", "school", "care", "housing", "neighbours", "loneliness", "grief",
    "sexuality", "safety", "violence", "death", "travel", "language", "digital", "joy",
]  # fmt: skip
Picture = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
"""The name of a pictogram."""


class Card(Content):
    """One card to talk about."""

    id: Id
    title: Text
    """Four words at most: it is what people remember the card by."""
    kind: Kind
    dimension: Dimension
    depth: Depth = 1
    topics: tuple[Topic, ...] = ()
    text: Text
    """What is read aloud: a question, an assignment or a statement."""
    options: Annotated[tuple[Text, ...], Field(max_length=4)] = ()
    """Only for ``choose``: what there is to choose from."""
    follow_up: Text | None = None
    """What may be asked next."""
    picture: Picture
    note: Text | None = None
    """For the facilitator's eyes."""


class Role(Content):
    """A role in a conversation, and what it is asked to do: another assignment each round."""

    id: RoleId
    title: Text
    assignments: Annotated[tuple[Text, ...], Field(min_length=1, max_length=12)]
    picture: Picture


class Conversation(Content):
    """One conversation to play. Everyone hears ``text``; the rest is for one role's eyes."""

    id: Id
    title: Text
    dimension: Dimension
    depth: Depth = 1
    topics: tuple[Topic, ...] = ()
    text: Text
    client: Text
    """What only the client knows."""
    professional: Text
    """What only the professional knows."""
    picture: Picture
    note: Text | None = None
    """For the facilitator's eyes."""


class Scenario(Content):
    """A deck: cards, or conversations with their three roles, or both."""

    id: Id
    game: Literal["alles_op_tafel"]
    title: Text
    about: Text
    """Two sentences for the trainer who chooses a scenario."""
    origin: str = "own work"
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    tested: Text | None = None
    """Whether residents have read it: shown in the panel."""
    cards: Annotated[tuple[Card, ...], Field(max_length=400)] = ()
    roles: Annotated[tuple[Role, ...], Field(max_length=3)] = ()
    conversations: Annotated[tuple[Conversation, ...], Field(max_length=200)] = ()
