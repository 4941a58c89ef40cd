"""Which three fields light up after a throw."""

from dataclasses import dataclass
from itertools import combinations

from engine.core import Luck
from games.game_of_life.board import FIELDS, PLACES, distance
from games.game_of_life.deck import NEEDS
from games.game_of_life.events import Lit
from games.game_of_life.state import State

LIGHTS = 3
LAST_OFFER = 5
"""By this round a room has been offered every need."""

Score = tuple[int, ...]


@dataclass(frozen=True)
class Candidate:
    """A field that could light up, and what counts for or against it.

    Eight hundred threes are weighed after every throw, so a field is looked at only once.
    """

    lit: Lit
    dimension: str
    circle: str
    visited: bool
    too_far: int
    meets: frozenset[str]


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
    best = max(threes, key=lambda three: _score(three, late))
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
            found.append(Candidate(Lit(field, card), *PLACES[field], seen, far, meets))
    return found


def _score(three: Three, late: bool) -> Score:
    met = len(frozenset().union(*(one.meets for one in three)))
    return (
        met if late else 0,
        len({one.dimension for one in three}),
        len({one.lit.card for one in three}),
        -sum(one.visited for one in three),
        -sum(one.too_far for one in three),
        len({one.circle for one in three}),
        met,
    )
