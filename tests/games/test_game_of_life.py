"""Board, personas, throwing and choosing in Game of Life: each rule a sentence."""

import pytest

from engine.core import (
    DIMENSIONS,
    FACILITATOR,
    ROOM,
    GroupScreen,
    Luck,
    Visitor,
)
from games.game_of_life.board import CENTRE, FIELDS, PLACES, distance, neighbours, paths
from games.game_of_life.deck import TELL
from games.game_of_life.events import (
    Chosen,
    Lit,
    PersonaTaken,
    PhaseBegan,
    Thrown,
    TurnBegan,
)
from games.game_of_life.lights import lights
from games.game_of_life.messages import (
    Advance,
    Choose,
    TakePersona,
    Throw,
    ThrowTyped,
    TurnUp,
)
from tests.games.life import compared, every_field, on_card, story

# ----------------------------------------------------------------- the board


def test_the_board_has_a_centre_and_eighteen_fields():
    assert len(FIELDS) == 18
    assert set(paths(CENTRE)) == {CENTRE, *FIELDS}


def test_threads_run_along_the_arm_and_along_the_circle():
    assert set(neighbours("body-people")) == {
        "body-home", "body-rules", "mental-people", "daily-people",
    }  # fmt: skip
    assert len(neighbours(CENTRE)) == len(DIMENSIONS)


def test_a_pawn_walks_the_shortest_way():
    assert paths("body-home")["quality-home"] == ("body-home", CENTRE, "quality-home")
    assert distance("body-rules", "mental-people") == 2


# ----------------------------------------------------------------- personas


def test_every_table_gets_a_persona_of_its_own():
    tables = story(groups=4).state.tables
    assert len({table.persona for table in tables.values()}) == 4


def test_with_more_tables_than_personas_some_play_for_the_same_one():
    assert len(story(groups=9).state.tables) == 9


def test_a_table_may_take_another_persona_that_is_free():
    told = story(groups=2)
    told.when(GroupScreen("g1"), TakePersona("g1", "persona-1", "persona-3"))
    told.then(PersonaTaken("g1", "persona-3"))


def test_a_persona_of_another_table_cannot_be_taken():
    told = story(groups=2)
    told.when(FACILITATOR, TakePersona("g1", "persona-1", "persona-2"))
    told.then_refused("persona_taken")


def test_a_persona_that_does_not_exist_does_not_fit():
    told = story(groups=2)
    told.when(FACILITATOR, TakePersona("g1", "persona-1", "nobody")).then_refused("unfit")


def test_a_table_does_not_choose_for_another():
    told = story(groups=2, phones=2)
    told.when(2, TakePersona("g1", "persona-1", "persona-3")).then_refused("not_yours")
    told.when(GroupScreen("g2"), TakePersona("g1", "persona-1", "persona-3"))
    told.then_refused("not_yours")


def test_the_second_of_two_who_change_the_same_persona_comes_too_late():
    told = story(groups=1).given(PersonaTaken("g1", "persona-3"))
    told.when(FACILITATOR, TakePersona("g1", "persona-1", "persona-4")).then_refused("moved_on")


# ----------------------------------------------------------------- who goes on


def test_a_phone_never_moves_the_room_on():
    told = story(groups=1, phones=1)
    told.when(1, Advance(0, "persona")).then_refused("not_yours")


def test_a_table_page_moves_on_only_if_it_is_the_only_table():
    story(groups=1).when(GroupScreen("g1"), Advance(0, "persona")).then(TurnBegan(1, "g1"))
    told = story(groups=2)
    told.when(GroupScreen("g1"), Advance(0, "persona")).then_refused("not_yours")


def test_the_second_of_two_who_go_on_comes_too_late():
    told = story().given(TurnBegan(1, "g1"))
    told.when(FACILITATOR, Advance(0, "persona")).then_refused("moved_on")


def test_throwing_is_the_way_on_while_the_die_lies_there():
    told = story().given(TurnBegan(1, "g1"))
    told.when(FACILITATOR, Advance(1, "throw")).then_refused("not_now")


def test_a_game_that_is_over_does_not_go_on():
    told = story().given(PhaseBegan("done"))
    told.when(FACILITATOR, Advance(0, "done")).then_refused("not_now")
    assert not [c for c in told.offers(FACILITATOR) if c.intent == "advance"]


# ----------------------------------------------------------------- throw and choose


def test_the_throwing_table_throws():
    told = story(phones=2).given(TurnBegan(1, "g1"))
    told.when(1, Throw(1)).then_it_happens()
    assert told.state.phase == "choose"


@pytest.mark.parametrize("who", [2, GroupScreen("g2"), Visitor()])
def test_others_do_not_throw_for_it(who):
    told = story(phones=2).given(TurnBegan(1, "g1"))
    told.when(who, Throw(1)).then_refused("not_yours")


def test_a_throw_counts_once():
    told = story().given(TurnBegan(1, "g1")).when(ROOM, Throw(1)).then_it_happens()
    told.when(ROOM, Throw(1)).then_refused("moved_on")


def test_a_real_die_counts():
    told = story().given(TurnBegan(1, "g1")).when(FACILITATOR, ThrowTyped(1, 4))
    thrown = told.decided()[0]
    assert (thrown.value, len(thrown.lit)) == (4, 3)


def test_at_their_own_pace_the_table_page_types_in_its_real_die_and_paper_card():
    told = story(groups=1, phones=1, mode="eigen_tempo").given(TurnBegan(1, "g1"))
    assert {"throw-typed", "turn-up"} <= set(told.ids(GroupScreen("g1")))
    assert not {"throw-typed", "turn-up"} & set(told.ids(1))


@pytest.mark.parametrize("value", [0, 7, None])
def test_a_die_has_six_sides(value):
    told = story().given(TurnBegan(1, "g1"))
    told.when(FACILITATOR, ThrowTyped(1, value)).then_refused("unfit")


def test_the_table_that_throws_rotates():
    told = compared(on_card(story(groups=3), "body-home"))
    told.when(FACILITATOR, Advance(1, "compare")).then(TurnBegan(2, "g2"))


def test_the_table_chooses_one_of_the_fields_that_light_up():
    lit = (Lit("body-home", "body-home"), Lit("daily-people", "daily-people"))
    told = story().given(TurnBegan(1, "g1"), Thrown(1, 2, lit))
    told.when(GroupScreen("g1"), Choose(1, "mental-home")).then_refused("moved_on")
    told.when(GroupScreen("g1"), Choose(1, "daily-people"))
    told.then(Chosen(1, "daily-people", "daily-people"))
    assert told.state.here.path == (CENTRE, "daily-home", "daily-people")


def test_chance_chooses_if_the_facilitator_just_goes_on():
    lit = (Lit("body-home", "body-home"), Lit("daily-people", "daily-people"))
    told = story().given(TurnBegan(1, "g1"), Thrown(1, 2, lit))
    [chosen] = told.when(FACILITATOR, Advance(1, "choose")).decided()
    assert chosen.field in {"body-home", "daily-people"}


def test_a_paper_card_counts():
    told = story().given(TurnBegan(1, "g1"))
    told.when(ROOM, TurnUp(1, "daily-rules")).then(Chosen(1, "daily-rules", "daily-rules"))


def test_a_paper_card_that_was_played_does_not_fit():
    told = compared(on_card(story(), "body-home")).given(TurnBegan(2, "g2"))
    told.when(ROOM, TurnUp(2, "body-home")).then_refused("unfit")
    told.when(1, TurnUp(2, "daily-home")).then_refused("not_yours")


# ----------------------------------------------------------------- which fields light up


@pytest.mark.parametrize("luck", range(20))
def test_three_unvisited_fields_of_different_dimensions_light_up(luck):
    told = on_card(story(), "mental-people").given(TurnBegan(2, "g2"))
    lit = lights(told.state, 3, Luck(luck, "", 0))
    assert len({PLACES[spot.field][0] for spot in lit}) == 3
    assert "mental-people" not in {spot.field for spot in lit}
    assert all(distance("mental-people", spot.field) <= 3 for spot in lit)


def test_they_lie_in_all_three_circles_where_possible():
    lit = lights(story().given(TurnBegan(1, "g1")).state, 3, Luck(1, "", 0))
    assert {PLACES[spot.field][1] for spot in lit} == {"home", "people", "rules"}


def test_a_low_throw_lights_what_is_near():
    lit = lights(story().given(TurnBegan(1, "g1")).state, 1, Luck(1, "", 0))
    assert {PLACES[spot.field][1] for spot in lit} == {"home"}


def test_if_too_few_are_left_the_nearest_light_up():
    told = story()
    for turn, field in enumerate(field for field in FIELDS if field.endswith("home")):
        told = on_card(told, field, turn + 1)
    lit = lights(told.given(TurnBegan(7, "g1")).state, 1, Luck(1, "", 0))
    assert not {spot.field for spot in lit} & told.state.here.visited
    assert len(lit) == 3


# ----------------------------------------------------------------- a deck that runs dry


def played(told, *names):
    for turn, name in enumerate(names, 1):
        told = on_card(told, name, turn)
    return told.state.deck


def test_a_dry_field_gives_the_same_kind_in_another_dimension():
    deck = played(story(), "body-home")
    assert deck.faces[deck.top("body-home", frozenset(), frozenset())].kind == "event"


def test_then_a_question():
    events = [c["id"] for c in every_field() if c["kind"] == "event"]
    deck = played(story(), *events)
    assert deck.faces[deck.top("body-home", frozenset(), frozenset())].kind == "question"


def test_then_the_table_tells_it_itself():
    gone = [c["id"] for c in every_field() if c["kind"] in ("event", "question")]
    assert played(story(), *gone).top("body-home", frozenset(), frozenset()) == TELL


def test_the_built_in_card_never_runs_dry():
    told = story().given(TurnBegan(1, "g1"), Chosen(1, "body-home", TELL))
    assert TELL in told.state.deck.free(frozenset())
