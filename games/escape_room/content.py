"""What a trainer may write: a room of locks, the things in it, and roles that each know a part."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from engine.content.fields import Content, Id, Refers, Text
from engine.core import Dimension

Topic = Literal[
    "money", "work", "school", "care", "housing", "neighbours", "loneliness", "grief",
    "sexuality", "safety", "violence", "death", "travel", "language", "digital", "joy",
]  # fmt: skip
Icon = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
"""The name of a pictogram."""
Minutes = Annotated[int, Field(ge=1, le=60)]
RoleId = Annotated[Id, Refers("roles")]
ThingId = Annotated[Id, Refers("things")]
LockId = Annotated[Id, Refers("locks")]
NeedId = Annotated[Id, Refers("things", "locks")]
OptionId = Annotated[Id, Refers("options")]
PartnerId = Annotated[Id, Refers("partners")]


class Role(Content):
    """A voice at the table. Roles that stand beside each other go together when people are few."""

    id: Id
    title: Text
    """One word that can follow *de*: huisarts, buur, gemeente."""
    text: Text
    """Who this is, in one sentence."""
    picture: Icon


class Thing(Content):
    """Something that is found behind a lock."""

    id: Id
    title: Text
    picture: Icon
    text: Text | None = None
    """What can be read on it, by everyone."""


class Needs(Content):
    """What must be there before a lock can be tried: things that were found, or open locks."""

    all: tuple[NeedId, ...] = ()
    any: tuple[NeedId, ...] = ()


class Gives(Content):
    """What an open lock gives: things to carry, things to read, and locks it makes ready."""

    items: tuple[ThingId, ...] = ()
    clues: tuple[ThingId, ...] = ()
    opens: tuple[LockId, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """All that is found."""
        return (*self.items, *self.clues)


class Tell(Content):
    """What one role knows about a lock. The pictures alone are enough to play with."""

    role: RoleId
    text: Text
    """Twenty words at most."""
    pictures: Annotated[tuple[Icon, ...], Field(min_length=1, max_length=4)]


class Choice(Content):
    """Something to choose."""

    id: Id
    label: Text
    picture: Icon | None = None


Choices = Annotated[tuple[Choice, ...], Field(min_length=3, max_length=12)]


class LockBase(Content):
    """What every lock has. The obstacle is a system, never what a resident does."""

    id: Id
    title: Text
    """Four words at most: it is read on the lock."""
    dimension: Dimension
    picture: Icon
    text: Text
    """What stands in the way."""
    ask: Text
    """What has to be found."""
    needs: Needs = Needs()
    gives: Gives = Gives()
    tells: tuple[Tell, ...] = ()
    hints: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    """Three steps, from gentle to how it is done; never the answer itself."""
    minutes: tuple[Minutes, Minutes, Minutes]
    """The least, the likely and the most minutes that it takes."""
    opened: Text
    """How the story goes on when it opens."""
    signal: Text | None = None
    """What somebody else must solve in real life: landlord, municipality, GP."""
    note: Text | None = None
    """For the facilitator's eyes."""
    prepare: Text | None = None
    """What the facilitator lays ready beforehand; may tell the answer."""
    route: Literal["always", "full"] = "always"
    """``full``: left out on the short route; what it gives is there from the start."""


class OrderLock(LockBase):
    """Put pictures in the right order."""

    kind: Literal["order"]
    options: Choices
    answer: tuple[OptionId, ...]


class PairsLock(LockBase):
    """Find the partner of each."""

    kind: Literal["pairs"]
    options: Choices
    partners: Choices
    answer: Mapping[OptionId, PartnerId]


class OneLock(LockBase):
    """Choose the one that does not belong, or the one that does."""

    kind: Literal["odd", "picture"]
    options: Choices
    answer: OptionId


class ManyLock(LockBase):
    """Set switches, or lay together one picture of every role."""

    kind: Literal["pattern", "together"]
    options: Choices
    answer: tuple[OptionId, ...]


class CodeLock(LockBase):
    """Find a number or a word: in the room, from pieces, by listening, or hidden somewhere."""

    kind: Literal["number", "combine", "listen", "search"]
    answer: Text
    accept: tuple[Text, ...] = ()
    spoken: Text | None = None
    """What the facilitator reads aloud, for ``listen``."""


class Picture(Content):
    """A picture without words: its name would give a word away."""

    id: Id
    picture: Icon


class Pictures(Content):
    """The same question in pictures, for who would rather not spell."""

    options: Annotated[tuple[Picture, ...], Field(min_length=3, max_length=12)]
    answer: OptionId


class WordLock(LockBase):
    """Find a word, or the picture of it."""

    kind: Literal["word"]
    answer: Text
    accept: tuple[Text, ...] = ()
    pictures: Pictures | None = None


class WhoWhereWhen(Content):
    """The three that belong together."""

    who: Annotated[Id, Refers("who")]
    where: Annotated[Id, Refers("where")]
    when: Annotated[Id, Refers("when")]


class WhoLock(LockBase):
    """Find out who, where and when; every choice has a picture."""

    kind: Literal["who_where_when"]
    who: Choices
    where: Choices
    when: Choices
    answer: WhoWhereWhen


TypedLock = CodeLock | WordLock
"""Locks whose answer is typed."""
Lock = OrderLock | PairsLock | OneLock | ManyLock | CodeLock | WordLock | WhoLock


class Room(Content):
    """A story with locks in it. The last lock in the list ends it."""

    id: Id
    game: Literal["escape_room"]
    title: Text
    about: Text
    """Two sentences for the trainer who chooses a room."""
    origin: str = "own work"
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    tested: Text | None = None
    """Whether residents have played it: shown in the lobby and the panel."""
    topics: tuple[Topic, ...] = ()
    picture: Icon
    minutes: int = Field(ge=5, le=120)
    """How long the locks take together."""
    short: int | None = Field(None, ge=5, le=120)
    """How long the short route takes, if there is one."""
    story: Text
    """Where we are and what we want. Read aloud at the start."""
    ending: Text
    """How it ends: well, however the last lock opened."""
    roles: Annotated[tuple[Role, ...], Field(min_length=3, max_length=6)]
    things: tuple[Thing, ...] = ()
    locks: Annotated[
        tuple[Annotated[Lock, Field(discriminator="kind")], ...],
        Field(min_length=2, max_length=12),
    ]
