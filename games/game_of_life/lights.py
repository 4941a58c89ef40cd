"""Which three fields light up after a throw."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from engine.core import DIMENSIONS, Luck
from games.game_of_life.board import CIRCLES, FIELDS, PLACES, distance
from games.game_of_life.deck import NEEDS
from games.game_of_life.events import Lit
from games.game_of_life.state import State

LIGHTS = 3
LAST_OFFER = 5
"""By this round a room has been offered every need."""


_DIMENSIONS: Final = {name: 1 << place for place, name in enumerate(DIMENSIONS)}
_CIRCLES: Final = {name: 1 << 6 + place for place, name in enumerate(CIRCLES)}
_NEEDS: Final = {name: 1 << 9 + place for place, name in enumerate(sorted(NEEDS))}
_CARDS: Final = 13
"""Bits that can be laid together; from the last on there is one for every card."""

_BOARD: Final = (1 << _CARDS) - 1
_EVERY_NEED: Final = sum(_NEEDS.values())
_FARTHER: Final = 1 << 5
_VISITED: Final = 1 << 11
"""What a step too far, and a field that was visited, take off a score."""
_VARIED: Final = LIGHTS << 15 | LIGHTS << 13
"""What three dimensions and three cards are worth."""


@dataclass(frozen=True)
class Candidate:
    """A field that could light up.

    Eight hundred threes are weighed after every throw, so a field is looked at only once. Its
    dimension, its circle, its card and the needs it meets are ``marks``, bits that can be laid
    together; what counts ``against`` it is a number.
    """

    lit: Lit
    marks: int
    against: int


Three = tuple[Candidate, ...]


def lights(state: State, value: int, luck: Luck) -> tuple[Lit, ...]:
    """Return three fields to choose from after a throw of ``value``.

    They are of different dimensions, unvisited and within ``value`` steps, in all three circles
    where possible; else the nearest. What the room was not offered yet comes first among equals,
    and before everything else once the end of the fifth round comes near.
    """
    wanted = NEEDS - state.offered
    late = bool(wanted) and state.turn >= min(LAST_OFFER, state.rounds) - 1
    best = _best(_candidates(state, value, wanted, late, luck), late)
    return tuple(sorted((one.lit for one in best), key=lambda lit: FIELDS.index(lit.field)))


def _best(fields: list[Candidate], late: bool) -> Three:
    """Return the three that score highest, the first of equals.

    Where three varied ones have nothing against them, no other three can be better: then all
    the others need not be weighed. Late in the game what is needed may lie anywhere.
    """
    if late:
        return max(combinations(fields, LIGHTS), key=_score_late)
    near = combinations([one for one in fields if not one.against], LIGHTS)
    best = max(near, key=_score, default=None)
    if best and _score(best) >= _VARIED:
        return best
    return max(combinations(fields, LIGHTS), key=_score)


def _candidates(
    state: State, value: int, wanted: frozenset[str], late: bool, luck: Luck
) -> list[Candidate]:
    """Return every field in chance order, with the card that would be turned over on it."""
    here, closed = state.here, state.closed_topics
    first = wanted if late else frozenset()
    found, cards = [], dict[str, int]()
    for field in luck.shuffled(FIELDS):
        if field != here.at:
            card = state.deck.top(field, closed, first)
            own = 1 << _CARDS + cards.setdefault(card, len(cards))
            marks = own | _marks(field, state.deck.faces[card].meets & wanted)
            too_far = max(0, distance(here.at, field) - value)
            against = too_far * _FARTHER + (field in here.visited) * _VISITED
            found.append(Candidate(Lit(field, card), marks, against))
    return found


@cache
def _marks(field: str, meets: frozenset[str]) -> int:
    dimension, circle = PLACES[field]
    return _DIMENSIONS[dimension] | _CIRCLES[circle] | sum(_NEEDS[need] for need in meets)


def _score(three: Three) -> int:
    """Return what makes one three better than another as one number, what counts most first."""
    one, two, last = three
    marks = one.marks | two.marks | last.marks
    cards = (marks >> _CARDS).bit_count()
    return _variety(marks & _BOARD) + (cards << 13) - one.against - two.against - last.against


@cache
def _variety(marks: int) -> int:
    """Return what different dimensions are worth, then different circles, then needs.

    Between the first two is room for the cards and for what counts against a three.
    """
    dimensions, circles, needs = (
        (marks & sum(some.values())).bit_count() for some in (_DIMENSIONS, _CIRCLES, _NEEDS)
    )
    return dimensions << 15 | circles << 3 | needs


def _score_late(three: Three) -> int:
    """What the room was not offered yet counts before everything else."""
    one, two, last = three
    met = (one.marks | two.marks | last.marks) & _EVERY_NEED
    return met.bit_count() << 20 | _score(three)
