"""Which three fields light up after a throw."""

from collections.abc import Iterable
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


def lights(state: State, value: int, luck: Luck) -> tuple[Lit, ...]:
    """Return three fields to choose from after a throw of ``value``.

    They are of different dimensions, unvisited and within ``value`` steps, in all three circles
    where possible; else the nearest. What the room was not offered yet comes first among equals,
    and before everything else once the end of the fifth round comes near.
    """
    wanted = NEEDS - state.offered
    late = state.turn >= min(LAST_OFFER, state.rounds) - 1
    on_top = _on_top(state, wanted if late else frozenset(), luck)
    scored = ((_score(state, three, value, wanted, late), three) for three in on_top)
    best = max(scored, key=lambda pair: pair[0])[1]
    return tuple(sorted(best, key=lambda lit: FIELDS.index(lit.field)))


def _on_top(state: State, wanted: frozenset[str], luck: Luck) -> Iterable[tuple[Lit, ...]]:
    """Return every three fields, with the card that would be turned over on each."""
    fields = (field for field in luck.shuffled(FIELDS) if field != state.here.at)
    closed = state.closed_topics
    lit = [Lit(field, state.deck.top(field, closed, wanted)) for field in fields]
    return combinations(lit, LIGHTS)


def _score(
    state: State, three: tuple[Lit, ...], value: int, wanted: frozenset[str], late: bool
) -> Score:
    met = len(_met(state, three) & wanted)
    here = state.here
    return (
        met if late else 0,
        len({PLACES[lit.field][0] for lit in three}),
        len({lit.card for lit in three}),
        -sum(lit.field in here.visited for lit in three),
        -sum(max(0, distance(here.at, lit.field) - value) for lit in three),
        len({PLACES[lit.field][1] for lit in three}),
        met,
    )


def _met(state: State, three: tuple[Lit, ...]) -> frozenset[str]:
    return frozenset().union(*(state.deck.faces[lit.card].meets for lit in three))
