"""The cards as they lie on the board."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from engine.core import Dimension, Luck, Option, Words
from engine.core.replacing import replace
from games.game_of_life.board import FIELDS, field_of
from games.game_of_life.content import Card, Choice, Circle, Kind, Scenario
from games.game_of_life.wording import line

TELL: Final = "tell"
"""The built-in card for when the deck has run dry: the table says what happens here."""

SENSITIVE: Final = ("money", "sexuality", "safety", "violence", "death")
"""Topics that stay closed in an own-life game until the facilitator opens them."""

NEEDS: Final = frozenset({"dilemma", "help", "good", "rules"})
"""What a room must have been offered by round 5."""


@dataclass(frozen=True)
class Face:
    """A card as people see it, the trainer's or the built-in one."""

    id: str
    title: Words
    text: Words
    ask: Words
    kernel: Words
    kind: Kind
    picture: str
    dimension: Dimension | None = None
    circle: Circle | None = None
    good: bool = False
    choices: tuple[Choice, ...] = ()
    topics: tuple[str, ...] = ()
    note: Words | None = None

    @cached_property
    def field(self) -> str:
        """The field it belongs to; empty for the built-in card."""
        return field_of(self.dimension, self.circle) if self.dimension and self.circle else ""

    @cached_property
    def option(self) -> Option:
        """The card as something to choose."""
        return Option(self.id, self.title, self.picture)

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """Its topics that ask for care."""
        return frozenset(self.topics).intersection(SENSITIVE)

    @cached_property
    def meets(self) -> frozenset[str]:
        """The needs of a room that this card meets."""
        said = {self.kind, "good" if self.good else "", self.circle or ""}
        return NEEDS.intersection(said)


def _face(card: Card) -> Face:
    return Face(
        id=card.id,
        title=card.title,
        text=card.text,
        ask=card.ask or line(f"ask.{card.kind}"),
        kernel=card.kernel or card.title,
        kind=card.kind,
        picture=card.picture,
        dimension=card.dimension,
        circle=card.circle,
        good=card.good,
        choices=card.choices,
        topics=card.topics,
        note=card.note,
    )


def _tell() -> Face:
    title, text, ask = line("tell.title"), line("tell.text"), line("tell.ask")
    return Face(TELL, title, text, ask, title, "question", "message-circle")


@dataclass(frozen=True)
class Deck:
    """All cards by id, the order in which they lie on each field, and what is off the board."""

    faces: Mapping[str, Face]
    piles: Mapping[str, tuple[str, ...]]
    waiting: frozenset[str] = frozenset()
    """Cards that only a choice brings in, and none did yet."""
    away: frozenset[str] = frozenset()
    """Played, skipped, or taken out: they do not come back."""

    def without(self, *cards: str) -> "Deck":
        """Return the deck with ``cards`` off the board; ``TELL`` never runs out."""
        return replace(self, away=self.away.union(cards) - {TELL})

    def changed(self, choice: Choice) -> "Deck":
        """Return the deck after the cards that ``choice`` adds and removes."""
        waiting = self.waiting.difference(choice.adds)
        return replace(self, waiting=waiting, away=self.away.union(choice.removes))

    def top(self, field: str, closed: frozenset[str], wanted: frozenset[str]) -> str:
        """Return the card to turn over on ``field``.

        Cards on ``closed`` topics stay down; one that meets a need in ``wanted`` comes first. A
        dry field gives the same kind in another dimension, then a question, then ``TELL``.
        """
        pile = [face for face in self._on(field) if self._free(face, closed)]
        if pile:
            return next((face.id for face in pile if face.meets & wanted), pile[0].id)
        return self._elsewhere(field, closed)

    def free(self, closed: frozenset[str]) -> tuple[str, ...]:
        """Return the cards that may still be played, ``TELL`` among them."""
        off, faces = self.away | self.waiting, self.faces.items()
        return tuple(
            id for id, face in faces if id not in off and face.sensitive.isdisjoint(closed)
        )

    def _elsewhere(self, field: str, closed: frozenset[str]) -> str:
        kinds = (*[face.kind for face in self._on(field)][-1:], "question")
        free = [self.faces[card] for card in self.free(closed) if card != TELL]
        for kind in kinds:
            for face in free:
                if face.kind == kind:
                    return face.id
        return TELL

    def _on(self, field: str) -> Iterator[Face]:
        return (self.faces[card] for card in self.piles[field])

    def _free(self, face: Face, closed: frozenset[str]) -> bool:
        off = face.id in self.away or face.id in self.waiting
        return not off and face.sensitive.isdisjoint(closed)


def lay(scenario: Scenario, luck: Luck) -> Deck:
    """Return the deck shuffled over the board; what a choice brings in waits beside it."""
    faces = {card.id: _face(card) for card in scenario.cards}
    order = luck.shuffled(tuple(faces))
    piles = {f: tuple(card for card in order if faces[card].field == f) for f in FIELDS}
    added = {card for face in faces.values() for choice in face.choices for card in choice.adds}
    shuffled = {card: faces[card] for card in order}
    return Deck(shuffled | {TELL: _tell()}, piles, frozenset(added & set(faces)))
