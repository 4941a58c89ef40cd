"""Which three fields light up after a throw."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from engine.core import DIMENSIONS, Luck
from games.game_of_life.board import CIRCLES, FIELDS, PLACES, distance
from games.game_of_life.deck import NEEDS
from games.game_of_life.events import Lit
from games.game_of_life.state import State

LIGHTS = 3
_FARTHEST: Final = 63
"""More steps than three fields together can be too far away."""
LAST_OFFER = 5
"""By this round a room has been offered every need."""


_BITS: Final = {
    field: (1 << DIMENSIONS.index(dimension), 1 << CIRCLES.index(circle))
    for field, (dimension, circle) in PLACES.items()
}
_NEED_BITS: Final = {need: 1 << place for place, need in enumerate(sorted(NEEDS))}


def _bits(needs: Iterable[str]) -> int:
    return sum(_NEED_BITS[need] for need in needs)


@dataclass(frozen=True)
class Candidate:
    """A field that could light up, and what counts for or against it.

    Eight hundred threes are weighed after every throw, so a field is looked at only once, and
    ``dimension``, ``circle`` and the needs it ``meets`` are bits that can be laid together.
    """

    lit: Lit
    dimension: int
    circle: int
    visited: bool
    too_far: int
    meets: int


Three = tuple[Candidate, ...]


def lights(state: State, value: int, luck: Luck) -> tuple[Lit, ...]:
    """Return three fields to choose from after a throw of ``value``.

    They are of different dimensions, unvisited and within ``value`` steps, in all three circles
    where possible; else the nearest. What the room was not offered yet comes first among equals,
    and before everything else once the end of the fifth round comes near.
    """
    wanted = NEEDS - state.offered
    late = state.turn >= min(LAST_OFFER, state.rounds) - 1
    threes = combinations(_candidates(state, value, wanted, late, luck), LIGHTS)
    best = max(threes, key=_score_late if late else _score)
    return tuple(sorted((one.lit for one in best), key=lambda lit: FIELDS.index(lit.field)))


def _candidates(
    state: State, value: int, wanted: frozenset[str], late: bool, luck: Luck
) -> list[Candidate]:
    """Return every field in chance order, with the card that would be turned over on it."""
    here, closed = state.here, state.closed_topics
    first = wanted if late else frozenset()
    found = []
    for field in luck.shuffled(FIELDS):
        if field != here.at:
            card = state.deck.top(field, closed, first)
            meets = state.deck.faces[card].meets & wanted
            far = max(0, distance(here.at, field) - value)
            seen = field in here.visited
            found.append(Candidate(Lit(field, card), *_BITS[field], seen, far, _bits(meets)))
    return found


def _score(three: Three) -> int:
    """Return what makes one three better than another as one number, what counts most first.

    Each part has a place of its own in it, wide enough never to reach into the next.
    """
    one, two, last = three
    score = (one.dimension | two.dimension | last.dimension).bit_count()
    first, second, third = one.lit.card, two.lit.card, last.lit.card
    score = score << 2 | (first != second) + (first != third) + (second != third)
    score = score << 2 | 3 - one.visited - two.visited - last.visited
    score = score << 6 | _FARTHEST - one.too_far - two.too_far - last.too_far
    score = score << 2 | (one.circle | two.circle | last.circle).bit_count()
    return score << 3 | _met(three)


def _met(three: Three) -> int:
    one, two, last = three
    return (one.meets | two.meets | last.meets).bit_count()


def _score_late(three: Three) -> int:
    """What the room was not offered yet counts before everything else."""
    return _met(three) << 20 | _score(three)
