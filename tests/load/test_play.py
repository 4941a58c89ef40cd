"""The small cut of the simulated play: the same measures, over every scenario that ships."""

from typing import Any

import pytest

from engine.core import AnyGame
from tests.load.bench_play import commands_a_second, lengths, played, seen, shares, shipped
from tests.load.plays import pieces, texts

SHIPPED = list(shipped())
RUNS = 40
every_scenario = pytest.mark.parametrize(
    ("game", "content"),
    [(game, content) for game, _, content in SHIPPED],
    ids=[f"{game.id}-{name}" for game, name, _ in SHIPPED],
)


@every_scenario
def test_a_table_plays_every_scenario_to_its_end(game: AnyGame, content: Any) -> None:
    found, plays = played(game, content, RUNS)
    assert all(one.presses > 0 for one in plays)
    assert commands_a_second(plays) > 0
    assert lengths(plays).count("/") == 3
    assert found
    assert sum(shares(found, plays).values()) in (0, pytest.approx(100))


@every_scenario
def test_every_table_sees_a_part_of_the_content_and_all_tables_no_less(
    game: AnyGame, content: Any
) -> None:
    """How much depends on who chooses: a room has all its locks, a deck a few of its cards."""
    found, plays = played(game, content, RUNS)
    assert all(one.played for one in plays)
    for count, one, every in seen(found, plays).values():
        assert count > 0
        assert 0 < one <= every + 1e-9 <= 100 + 1e-9


def test_the_same_seed_plays_the_same_game() -> None:
    game, _, content = SHIPPED[0]
    first, again = (played(game, content, 3)[1] for _ in range(2))
    assert [(p.presses, p.shown, p.played) for p in first] == [
        (p.presses, p.shown, p.played) for p in again
    ]


def test_lives_meet_every_card_and_no_dimension_twice_as_often_as_another() -> None:
    for game, name, content in SHIPPED:
        if game.id == "game_of_life":
            found, plays = played(game, content, 100)
            met = shares(found, plays).values()
            assert max(met) < 2 * min(met), name
            assert seen(found, plays)["cards"][2] == 100, name


def test_pieces_and_texts_are_found_however_deep() -> None:
    sorts = {piece.sort for piece in pieces(SHIPPED[0][2])}
    assert sorts
    assert list(texts({"a": ("b", ["c", frozenset({"d"})]), "e": 1})) == ["a", "b", "c", "d", "e"]
