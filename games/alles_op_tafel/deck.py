"""The cards as they lie on the table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, get_args

from engine.core import Dimension, Luck, Option, Words
from engine.core.replacing import replace
from games.alles_op_tafel.content import Card, Conversation, Kind, RoleId, Scenario
from games.alles_op_tafel.wording import line

FREE: Final = "vertel-zelf"
"""The built-in card for when the deck has run dry: people tell what they like."""

SENSITIVE: Final = ("money", "sexuality", "safety", "violence", "death")
"""Topics that stay closed until the facilitator opens them."""

LIGHT, PERSONAL, DEEP = 1, 2, 3

FaceKind = Literal[Kind, "conversation"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True)
class Face:
    """A card as people see it, the trainer's or the built-in one.

    ``private`` is what only one role may read.
    """

    id: str
    title: Words
    text: Words
    kind: FaceKind
    picture: str
    dimension: Dimension | None = None
    depth: int = LIGHT
    options: tuple[Words, ...] = ()
    follow_up: Words | None = None
    topics: tuple[str, ...] = ()
    private: Mapping[RoleId, Words] = field(default_factory=dict)
    note: Words | None = None

    @cached_property
    def option(self) -> Option:
        """The card as something to choose."""
        return Option(self.id, self.title, self.picture)

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """Its topics that ask for care."""
        return frozenset(self.topics).intersection(SENSITIVE)


@dataclass(frozen=True)
class Limits:
    """What may be turned up: nothing deeper than ``depth``, nothing on ``closed`` topics."""

    depth: int
    closed: frozenset[str]

    def admit(self, face: Face) -> bool:
        """Return whether ``face`` may be turned up."""
        return face.depth <= self.depth and face.sensitive.isdisjoint(self.closed)


@dataclass(frozen=True)
class Deck:
    """All cards by id, the order in which they lie, and those that do not come back."""

    faces: Mapping[str, Face]
    order: tuple[str, ...]
    away: frozenset[str] = frozenset()
    """Played or laid aside."""

    def without(self, card: str) -> "Deck":
        """Return the deck after ``card`` was played; ``FREE`` never runs out."""
        return replace(self, away=self.away | {card} - {FREE})

    def under(self, *cards: str) -> "Deck":
        """Return the deck with ``cards`` at the bottom: they were seen and not taken."""
        rest = tuple(card for card in self.order if card not in cards)
        return replace(self, order=(*rest, *(card for card in cards if card != FREE)))

    def free(self, limits: Limits) -> tuple[str, ...]:
        """Return the cards that may still be played, ``FREE`` as the last."""
        return (*(face.id for face in self._free(limits)), FREE)

    def two(self, dimension: Dimension, limits: Limits) -> tuple[str, ...]:
        """Return the two cards to choose from after a throw, or one if there is no more.

        One is light and one goes deeper where there are both, and they are of two kinds where
        possible; see ``one`` for a dry deck.
        """
        here = [face for face in self._free(limits) if face.dimension == dimension]
        light = [face for face in here if face.depth == LIGHT]
        deeper = [face for face in here if face.depth > LIGHT]
        first = next(iter((*light, *deeper)), None) or self.one(dimension, limits)
        second = _other(first, deeper) or _other(first, light) or self.one(dimension, limits, first)
        return (first.id,) if second.id == first.id else (first.id, second.id)

    def one(self, dimension: Dimension, limits: Limits, beside: Face | None = None) -> Face:
        """Return the next card of ``dimension``, other than ``beside``.

        A dry dimension gives the same kind in another, then something to tell, then ``FREE``.
        """
        free = [face for face in self._free(limits) if beside is None or face.id != beside.id]
        kind = beside.kind if beside else self._a_kind_of(dimension)
        wanted: tuple[Callable[[Face], bool], ...] = (
            lambda face: face.dimension == dimension,
            lambda face: face.kind == kind,
            lambda face: face.kind == "tell",
        )
        found = (face for fits in wanted for face in free if fits(face))
        return next(found, self.faces[FREE])

    def _a_kind_of(self, dimension: Dimension) -> str:
        """Return the kind of a card of ``dimension``, if it has any."""
        kinds = [face.kind for face in self.faces.values() if face.dimension == dimension]
        return kinds[0] if kinds else ""

    def _free(self, limits: Limits) -> Iterator[Face]:
        faces = (self.faces[card] for card in self.order if card not in self.away)
        return (face for face in faces if limits.admit(face))


def _other(first: Face, faces: list[Face]) -> Face | None:
    """Return one of ``faces`` beside ``first``, of another kind if there is one."""
    rest = [face for face in faces if face.id != first.id]
    other = (face for face in rest if face.kind != first.kind)
    return next(other, rest[0] if rest else None)


def _card(card: Card) -> Face:
    return Face(
        id=card.id,
        title=card.title,
        text=card.text,
        kind=card.kind,
        picture=card.picture,
        dimension=card.dimension,
        depth=card.depth,
        options=card.options,
        follow_up=card.follow_up,
        topics=card.topics,
        note=card.note,
    )


def _conversation(card: Conversation) -> Face:
    return Face(
        id=card.id,
        title=card.title,
        text=card.text,
        kind="conversation",
        picture=card.picture,
        dimension=card.dimension,
        depth=card.depth,
        topics=card.topics,
        private={"client": card.client, "professional": card.professional},
        note=card.note,
    )


def _free_card(kind: FaceKind) -> Face:
    about = "free_talk" if kind == "conversation" else "free"
    title, text = line(f"{about}.title"), line(f"{about}.text")
    return Face(FREE, title, text, kind, "message-circle")


def lay(scenario: Scenario, roles: bool, luck: Luck) -> Deck:
    """Return the shuffled deck: the conversations if people play ``roles``, else the cards."""
    cards = [_conversation(one) for one in scenario.conversations if roles]
    cards += [_card(one) for one in scenario.cards if not roles]
    faces = {face.id: face for face in cards}
    order = luck.shuffled(tuple(faces))
    return Deck(faces | {FREE: _free_card("conversation" if roles else "tell")}, order)
