"""The three fields that light up are the best there are, weighed in the plainest way."""

from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from engine.content.load import read
from engine.content.packs import scenario
from engine.core import GroupCame, Luck, Setup
from games.game_of_life import GAME
from games.game_of_life.board import FIELDS, PLACES, distance
from games.game_of_life.deck import NEEDS
from games.game_of_life.lights import lights
from games.game_of_life.state import ROOM_PAWN, Place, State

CONTENT = read(scenario("rondkomen", GAME.id), GAME.content)


def somewhere(dice: Random) -> State:
    """A game of nine rounds at some point: fields visited, cards played, needs offered."""
    begun = GAME.start(CONTENT, Setup(groups=("g1",), minutes=45, luck=dice.randrange(99)))
    here = dice.choice(FIELDS)
    visited = frozenset(dice.sample(FIELDS, dice.randint(0, 16))) | {here}
    away = dice.sample(list(begun.deck.faces), dice.choice((0, 10, 40)))
    return replace(
        GAME.evolve(begun, GroupCame("g1")),
        turn=dice.randint(1, 9),
        deck=begun.deck.without(*away),
        pawns={ROOM_PAWN: Place(here, (), visited)},
        offered=frozenset(dice.sample(sorted(NEEDS), dice.randint(0, 4))),
    )


def plainly(state: State, value: int, luck: Luck) -> set[str]:
    """The fields of the first best three, each thing that counts before the next."""
    wanted, late, here = NEEDS - state.offered, state.turn >= 4, state.here
    first = wanted if late else frozenset()
    order = [field for field in luck.shuffled(FIELDS) if field != here.at]
    top = {field: state.deck.top(field, state.closed_topics, first) for field in order}

    def worth(three: tuple[str, ...]) -> Any:
        met = {n for one in three for n in state.deck.faces[top[one]].meets & wanted}
        return (
            len(met) if late else 0,
            len({PLACES[one][0] for one in three}),
            len({top[one] for one in three}),
            -len(here.visited.intersection(three)),
            -sum(max(0, distance(here.at, one) - value) for one in three),
            len({PLACES[one][1] for one in three}),
            len(met),
        )

    return set(max(combinations(order, 3), key=worth))


@pytest.mark.parametrize("seed", range(40))
def test_no_other_three_are_better(seed: int) -> None:
    dice = Random(seed)
    state, value = somewhere(dice), dice.randint(1, 6)
    lit = lights(state, value, Luck(seed, "lights", 0))
    assert {one.field for one in lit} == plainly(state, value, Luck(seed, "lights", 0))
