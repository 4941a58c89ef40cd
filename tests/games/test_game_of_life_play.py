"""Whole games of Game of Life, by people who press what they are shown."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import wire
from engine.content.load import read
from engine.content.packs import bundled
from engine.core import GONE, GroupCame, OptionSet, Own, SeatCame, SeatLeft
from games.game_of_life import GAME
from games.game_of_life.content import Scenario
from tests.games.life import SAYS, scenario, story
from tests.story import Story

RONDKOMEN = read(bundled("content") / "packs" / "rondkomen" / "rondkomen.yaml", Scenario)
MODES = ("samen", "eigen_tempo", "om_de_beurt")

some = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
chances = st.integers(0, 2**20)


def game(mode="samen", life="persona", groups=3, phones=4, luck=0, content=RONDKOMEN):
    options = {"life": life, "rounds": "4"}
    return story(groups, phones, content, mode=mode, options=options, luck=luck)


def someone_comes_or_goes(told: Story, chance: Random) -> None:
    seat, group = chance.randint(1, 9), f"g{chance.randint(1, 5)}"
    told.given(
        chance.choice(
            [
                GroupCame(group),
                SeatCame(seat, group, chance.random() < 0.7),
                SeatLeft(seat),
                OptionSet("rounds", str(chance.randint(1, 6))),
                OptionSet("life", chance.choice(["own", "persona"])),
                OptionSet("think", "5"),
            ]
        )
    )


def everything_is_shown(told: Story) -> None:
    for say in SAYS:
        for group in (None, *told.groups):
            GAME.screen(told.state, group, told.clock, say)
        for seat in (*told.phones, 99):
            GAME.phone(told.state, seat, told.clock, say)
        GAME.panel(told.state, told.clock, say)


def unruly(told: Story, luck: int, presses: int = 60) -> None:
    """Press anything at all, in any order, while people come and go."""
    chance = Random(luck)
    for _ in range(presses):
        if chance.random() < 0.15:
            someone_comes_or_goes(told, chance)
        presses_now = told.presses()
        if not presses_now:
            return
        who, control = chance.choice(presses_now)
        example = chance.randrange(len(control.examples)) if control.fields else 0
        told.press(who, control, example, luck=chance.randrange(1000))
        told.clock += chance.randrange(60_000)


@pytest.mark.parametrize("phones", [0, 1, 14])
@pytest.mark.parametrize("groups", [1, 3, 6])
@pytest.mark.parametrize("life", ["persona", "own"])
@pytest.mark.parametrize("mode", MODES)
def test_whoever_answers_or_else_goes_on_comes_to_the_end(mode, life, groups, phones):
    told = game(mode, life, groups, phones, luck=groups + phones).play_on(groups * phones)
    assert told.state.phase == "done"
    assert told.state.turn == 4


def test_thirty_tables_come_to_the_end_without_any_phone():
    assert game(groups=30, phones=0).play_on().state.phase == "done"


@pytest.mark.parametrize("mode", MODES)
def test_one_key_runs_a_whole_game(mode):
    told = game(mode, phones=0)
    for press in range(100):
        if told.state.phase == "done":
            return
        told.go_on(luck=press)
    pytest.fail("the evening never ends")


@some
@given(chances, st.sampled_from(MODES), st.sampled_from(["persona", "own"]))
def test_everything_offered_is_accepted_and_can_be_shown_whoever_comes_or_goes(luck, mode, life):
    told = game(mode, life, luck=luck)
    for step in range(6):
        unruly(told, luck + step, presses=12)
        everything_is_shown(told)


@some
@given(chances, st.sampled_from(MODES))
def test_from_any_point_a_game_comes_to_its_end(luck, mode):
    told = game(mode, luck=luck)
    unruly(told, luck)
    assert told.play_on(luck).state.phase == "done"


@some
@given(chances, st.sampled_from(["persona", "own"]))
def test_every_control_has_its_own_id_and_goes_on_only_where_it_should(luck, life):
    told = game(life=life, luck=luck)
    unruly(told, luck)
    for who in told.pages():
        ids = told.ids(who)
        assert len(set(ids)) == len(ids)
    onward = [c for seat in told.phones for c in told.offers(seat) if c.intent == "advance"]
    assert not onward


@some
@given(chances, st.sampled_from(MODES), st.sampled_from(["persona", "own"]))
def test_the_log_gives_the_same_game_again(luck, mode, life):
    told = game(mode, life, luck=luck)
    unruly(told, luck)
    assert told.replayed() == told.state
    summary = GAME.summary(told.state)
    assert summary == GAME.summary(told.replayed())


def never(name: str) -> None:
    """What is found of a value that was erased."""


def through_the_log(event, kept):
    """The event as it is read back, its personal value ``kept`` or erased."""
    _, data, values = wire.dump_event(event, lambda: "id")
    stored = {value.id: replace(value, value=wire.text(value.value)) for value in values}
    return wire.load_event(event.kind, data, GAME.events, stored.get if kept else never)


@some
@given(chances, st.sampled_from(["persona", "own"]))
def test_values_that_were_erased_break_nothing(luck, life):
    told = game(life=life, luck=luck)
    unruly(told, luck, presses=90)
    chance, again = Random(luck), game(life=life, luck=luck, groups=0, phones=0)
    for event in told.happened:
        if type(event) in GAME.events:
            event = through_the_log(event, kept=chance.random() < 0.5)
        again.given(event)
    everything_is_shown(again)
    GAME.summary(again.state)
    again.clock = told.clock
    unruly(again, luck, presses=20)


def test_a_value_that_was_erased_counts_as_given():
    told = game(groups=1, phones=0).play_on()
    said = [event for event in told.happened if event.kind == "said"][-1]
    assert said.about == "end"
    gone = type(said)(said.group, said.about, Own(GONE, 0))
    assert GAME.summary(told.given(gone).state).reflections == ()


@some
@given(chances, st.sampled_from(["samen", "om_de_beurt"]), st.integers(3, 9), st.booleans())
def test_by_the_fifth_round_a_room_was_offered_all_it_needs(luck, mode, rounds, bundled_deck):
    content = RONDKOMEN if bundled_deck else scenario()
    options = {"rounds": str(rounds)}
    told = story(2, 0, content, mode=mode, options=options, luck=luck)
    offered = set()
    for _ in range(200):
        if told.state.turn > 5 or told.state.phase == "end":
            break
        told.go_on(luck=luck)
        offered |= {
            need for lit in told.state.lit for need in told.state.deck.faces[lit.card].meets
        }
    assert offered == {"dilemma", "help", "good", "rules"}
