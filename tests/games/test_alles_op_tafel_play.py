"""Whole games with the bundled decks, by hands that press what they are shown."""

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.load import read
from engine.content.packs import bundled
from engine.core import FACILITATOR, ROOM, GroupCame, GroupScreen, OptionSet, SeatCame, SeatLeft
from engine.playtest.figures import Tally
from engine.playtest.play import Playtest
from games.alles_op_tafel import GAME
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.deck import FREE
from tests.games.table import story

DECKS = ("alles-op-tafel", "hulp-vragen")
MODES = ("samen", "eigen_tempo", "om_de_beurt")


@cache
def bundled_deck(name):
    return read(bundled("content") / "packs" / "alles-op-tafel" / f"{name}.yaml", Scenario)


def game(name, mode="samen", phones=0, **setup):
    groups = 1 if mode == "eigen_tempo" else 3
    return story(groups, phones, bundled_deck(name), mode=mode, **setup)


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("phones", [0, 1, 7])
def test_hands_that_press_anything_come_to_the_end(name, mode, phones):
    told = game(name, mode, phones, minutes=25, luck=3).play_on(luck=7)
    assert told.state.phase == "done"
    assert len(told.state.taken) == 3
    assert told.replayed() == told.state


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("mode", MODES)
def test_one_key_plays_the_whole_game_without_phones(name, mode):
    told = game(name, mode, minutes=25)
    who = GroupScreen("g1") if mode == "eigen_tempo" else ROOM
    presses = 0
    while told.state.phase != "done":
        told.go_on(who)
        presses += 1
    assert presses == 1 + 3 * 5 + 2  # begin; five for each card; compliments and looking back


@pytest.mark.parametrize("name", DECKS)
def test_a_game_longer_than_its_deck_goes_on(name):
    told = game(name, options={"rounds": "20"}, minutes=25).play_on()
    assert told.state.phase == "done"
    assert len(told.state.taken) == 20


def test_with_all_closed_but_light_cards_nobody_runs_into_a_wall():
    told = game("alles-op-tafel", options={"rounds": "20", "depth": "1"}).play_on()
    depths = {told.state.deck.faces[card].depth for card in told.state.taken.values()}
    assert depths == {1}


def test_no_card_is_played_twice():
    told = game("alles-op-tafel", phones=7, options={"rounds": "20"}).play_on(luck=5)
    cards = [card for card in told.state.taken.values() if card != FREE]
    assert len(cards) == len(set(cards))


def happening(dice):
    """Return something that can come from outside at any moment."""
    group, seat = f"g{dice.randint(1, 4)}", dice.randint(1, 9)
    options = {"rounds": "4", "depth": "3", "talk": "10", "open_topics": "death", "variant": "x"}
    name = dice.choice(list(options))
    return dice.choice(
        [
            GroupCame(group),
            SeatCame(seat, group, dice.random() < 0.5),
            SeatLeft(seat),
            OptionSet(name, options[name]),
        ]
    )


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), name=st.sampled_from(DECKS), mode=st.sampled_from(MODES))
def test_people_may_come_and_go_at_any_moment(seed, name, mode):
    dice = Random(seed)
    told = game(name, mode, phones=3)
    for _ in range(60):
        presses = told.presses()
        if dice.random() < 0.3 or not presses:
            told.given(happening(dice))
        else:
            told.press(*dice.choice(presses), luck=dice.randrange(1000))
        told.offers(FACILITATOR)
    assert told.replayed() == told.state
    GAME.summary(told.state)


def played(name, runs):
    test = Playtest(GAME, bundled_deck(name), players=("random",))
    tally = Tally(test.trial.sights(test.content))
    for run in test.runs(runs):
        tally.add(run)
    return tally.figures(name, test.seed, 0)


def seen_share(found):
    cards = [one for one in found.seen if one.sight.id.startswith("card:")]
    return sum(one.games > 0 for one in cards) / len(cards)


def test_bots_of_many_groups_see_nearly_every_card_and_every_dimension_alike():
    found = played("alles-op-tafel", 150)
    assert seen_share(found) >= 0.9, found.never
    assert found.ratio <= 1.5
    assert 15 <= found.minutes(0.5) <= 30


@pytest.mark.soak
@pytest.mark.parametrize("name", DECKS)
def test_a_thousand_groups_of_bots_see_nearly_every_card(name):
    found = played(name, 1000)
    assert seen_share(found) >= 0.9, found.never
    assert found.ratio <= 1.25
    assert found.ended == 1
