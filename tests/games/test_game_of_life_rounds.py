"""Results, dilemmas, people and options in Game of Life: each rule a sentence."""

import pytest

from engine.core import (
    FACILITATOR,
    ROOM,
    GroupCame,
    GroupScreen,
    OptionSet,
    SeatCame,
    SeatLeft,
    Setup,
)
from games.game_of_life.board import CENTRE
from games.game_of_life.events import (
    CardSkipped,
    Chosen,
    Decided,
    LaterCame,
    PhaseBegan,
    ResultGiven,
    RoundsSet,
    TalkBegan,
    TurnBegan,
)
from games.game_of_life.messages import (
    AddRound,
    Advance,
    Decide,
    Disagree,
    Result,
    Same,
    SkipCard,
    Throw,
)
from tests.games.life import card, choice, compared, every_field, on_card, scenario, story

# ----------------------------------------------------------------- results


def test_first_one_dimension_then_at_most_two_more():
    told = on_card(story(), "body-home")
    told.when(FACILITATOR, Result(1, "g1", 0, "mental down", ("daily down", "body up")))
    told.then(ResultGiven(1, "g1", "arrows", ("mental down", "daily down", "body up")))


@pytest.mark.parametrize(
    ("first", "more", "code"),
    [
        (None, None, "unfit"),
        ("money up", None, "unfit"),
        ("mental up", ("mental down",), "twice"),
        ("body up", ("mental up", "daily up", "quality up"), "unfit"),
    ],
)
def test_a_result_that_does_not_fit_is_refused(first, more, code):
    told = on_card(story(), "body-home")
    told.when(FACILITATOR, Result(1, "g1", 0, first, more)).then_refused(code)


def test_it_stays_the_same_and_we_do_not_agree_are_full_answers():
    told = on_card(story(phones=2), "body-home")
    told.when(1, Same(1, "g1", 0)).then(ResultGiven(1, "g1", "same"))
    told.when(2, Disagree(1, "g2", 0)).then(ResultGiven(1, "g2", "disagree"))


def test_an_arrow_is_one_step_and_a_web_stays_within_its_edges():
    told = on_card(story(content=scenario(value=10)), "body-home")
    told.given(ResultGiven(1, "g1", "arrows", ("mental up", "daily down")))
    web = told.state.web("g1")
    assert (web["mental"], web["daily"], web["body"]) == (10, 9, 10)


def test_an_open_result_blocks_nothing():
    told = on_card(story(), "body-home").go_on().go_on()
    assert (told.state.phase, told.state.turn) == ("throw", 2)


def test_a_result_can_be_corrected_until_the_next_throw():
    told = compared(on_card(story(), "body-home")).given(ResultGiven(1, "g1", "same"))
    told.given(TurnBegan(2, "g2"))
    correction = Result(1, "g1", 1, "body up")
    assert told.offered(FACILITATOR, "result-g1").intent == "change"
    told.when(FACILITATOR, correction).then(ResultGiven(1, "g1", "arrows", ("body up",)))
    told.when(ROOM, Throw(2)).then_it_happens()
    told.when(FACILITATOR, Result(1, "g1", 2, "body up")).then_refused("moved_on")


def test_the_second_of_two_phones_that_answer_for_a_table_comes_too_late():
    told = on_card(story(groups=1, phones=2), "body-home")
    told.when(1, Same(1, "g1", 0)).then_it_happens()
    told.when(2, Disagree(1, "g1", 0)).then_refused("moved_on")


def test_every_table_answers_for_its_own_persona():
    told = on_card(story(groups=3), "body-home")
    assert {"result-g1", "result-g2", "result-g3"} <= set(told.ids(ROOM))
    assert "result-g2" not in told.ids(GroupScreen("g1"))


def test_what_was_given_stands_in_the_form():
    told = on_card(story(), "body-home")
    told.given(ResultGiven(1, "g1", "arrows", ("mental down", "body up")))
    first, more = told.offered(FACILITATOR, "result-g1").fields
    assert (first.value, more.value) == ("mental down", ["body up"])


# ----------------------------------------------------------------- dilemmas


def test_a_table_decides_before_it_says_what_changes():
    told = on_card(story(), "mental-home")
    told.when(FACILITATOR, Same(1, "g1", 0)).then_refused("choose_first")
    assert "result-g1" not in told.ids(FACILITATOR)
    told.when(FACILITATOR, Decide(1, "g1", 0, 1)).then(Decided(1, "g1", 1))
    assert "result-g1" in told.ids(FACILITATOR)


def test_a_choice_that_is_not_on_the_card_does_not_fit():
    told = on_card(story(), "mental-home")
    told.when(FACILITATOR, Decide(1, "g1", 0, 2)).then_refused("unfit")


def test_what_came_of_a_choice_opens_the_next_round_of_that_table_with_one_arrow():
    told = compared(on_card(story(), "mental-home").given(Decided(1, "g1", 1)))
    told.given(TurnBegan(2, "g2")).when(ROOM, Throw(2))
    assert told.decided()[0] == LaterCame("g1", 1, "mental-home", 1)
    assert told.then_it_happens().state.web("g1")["daily"] == 4
    assert told.state.web("g2")["daily"] == 5


def test_it_comes_back_once():
    told = compared(on_card(story(), "mental-home").given(Decided(1, "g1", 1)))
    told.given(TurnBegan(2, "g2")).when(ROOM, Throw(2)).then_it_happens()
    told.given(TurnBegan(3, "g1")).when(ROOM, Throw(3))
    assert [event.kind for event in told.decided()] == ["thrown"]


def test_taking_turns_it_waits_for_that_tables_own_turn():
    told = story(mode="om_de_beurt")
    compared(on_card(told, "mental-home").given(Decided(1, "g1", 0)))
    told.given(TurnBegan(2, "g2")).when(ROOM, Throw(2))
    assert [event.kind for event in told.then_it_happens().happened[-1:]] == ["thrown"]
    told.given(TurnBegan(3, "g1")).when(ROOM, Throw(3))
    assert told.decided()[0] == LaterCame("g1", 1, "mental-home", 0)


def own_pace():
    cards = every_field()
    extra = card("extra", "body", "home", "question")
    brings = [choice("een", adds=["extra"], removes=["daily-home"]), choice("twee")]
    dilemma = card("keuze", "mental", "home", "dilemma", choices=brings)
    return scenario([*cards, extra, dilemma])


def test_at_their_own_pace_a_choice_adds_and_removes_cards():
    told = story(groups=1, content=own_pace(), mode="eigen_tempo")
    assert "extra" not in told.state.deck.free(frozenset())
    compared(on_card(told, "keuze").given(Decided(1, "g1", 0))).given(TurnBegan(2, "g1"))
    told.when(ROOM, Throw(2)).then_it_happens()
    free = told.state.deck.free(frozenset())
    assert ("extra" in free, "daily-home" in free) == (True, False)


def test_together_a_choice_leaves_the_deck_alone():
    told = story(groups=2, content=own_pace())
    compared(on_card(told, "keuze").given(Decided(1, "g1", 0))).given(TurnBegan(2, "g2"))
    told.when(ROOM, Throw(2)).then_it_happens()
    assert "daily-home" in told.state.deck.free(frozenset())


# ----------------------------------------------------------------- taking turns


def test_taking_turns_only_the_playing_table_answers_and_moves_its_own_pawn():
    told = on_card(story(mode="om_de_beurt"), "body-people")
    assert told.state.answering == ("g1",)
    assert told.state.place("g1").at == "body-people"
    assert told.state.place("g2").at == CENTRE
    told.when(GroupScreen("g2"), Same(1, "g2", 0)).then_refused("moved_on")


# ----------------------------------------------------------------- people come and go


def test_if_the_throwing_table_empties_the_turn_passes_on():
    told = story(phones=2).given(TurnBegan(1, "g1"), SeatLeft(1))
    told.when(2, Throw(1)).then_it_happens()
    assert told.state.thrower == "g2"


def test_taking_turns_the_next_table_throws_again():
    told = story(phones=2, mode="om_de_beurt").given(TurnBegan(1, "g1"))
    told.when(1, Throw(1)).then_it_happens().given(SeatLeft(1))
    assert (told.state.phase, told.state.thrower) == ("throw", "g2")


def test_a_table_without_seats_is_not_passed_over():
    told = compared(on_card(story(groups=2), "body-home"))
    told.when(FACILITATOR, Advance(1, "compare")).then(TurnBegan(2, "g2"))


def test_a_table_that_comes_while_a_card_is_open_joins_the_next_round():
    told = on_card(story(groups=1), "body-home").given(GroupCame("g2"))
    assert told.state.answering == ("g1",)
    told.given(TurnBegan(2, "g2"))
    assert told.state.answering == ("g1", "g2")


def test_a_seat_brings_its_group_along():
    told = story(groups=0).given(SeatCame(3, "g4"))
    assert list(told.state.tables) == ["g4"]
    assert told.state.thrower == "g4"


# ----------------------------------------------------------------- how long, and what is set


@pytest.mark.parametrize(("minutes", "rounds"), [(0, 3), (15, 3), (25, 5), (45, 9), (90, 9)])
def test_there_is_a_round_for_every_five_minutes_from_three_to_nine(minutes, rounds):
    assert story(minutes=minutes).state.rounds == rounds


def test_after_the_last_round_comes_the_end():
    told = compared(on_card(story(options={"rounds": "1"}), "body-home"))
    told.when(FACILITATOR, Advance(1, "compare")).then(PhaseBegan("end"))


def test_a_round_can_be_added():
    told = story(minutes=15)
    told.when(FACILITATOR, AddRound(3)).then(RoundsSet(4))
    told.when(FACILITATOR, AddRound(3)).then_refused("moved_on")
    told.when(ROOM, AddRound(4)).then_refused("not_yours")


def test_there_is_a_most_of_rounds():
    told = story(options={"rounds": "999"})
    told.when(FACILITATOR, AddRound(20)).then_refused("unfit")


@pytest.mark.parametrize(
    ("name", "value"), [("rounds", "many"), ("rounds", "²"), ("life", "other"), ("colour", "red")]
)
def test_an_option_that_cannot_be_read_changes_nothing(name, value):
    told = story()
    before = told.state
    assert told.given(OptionSet(name, value)).state == before


def test_thinking_and_talking_times_can_be_set():
    told = story().given(OptionSet("think", "30"), OptionSet("talk", "60"))
    assert (told.state.options.think, told.state.options.talk) == (30, 60)


def test_talking_begins_when_the_card_was_read():
    told = story().given(TurnBegan(1, "g1"), Chosen(1, "body-home", "body-home"))
    told.clock = 5000
    told.when(FACILITATOR, Advance(1, "read")).then(TalkBegan(1, 5000))


def test_a_card_can_be_skipped_and_then_the_same_table_throws_again():
    told = on_card(story(), "meaning-home").given(ResultGiven(1, "g1", "arrows", ("body up",)))
    assert told.state.tables["g1"].bag == ("meaning-home",)
    told.when(FACILITATOR, SkipCard(1)).then(CardSkipped(1))
    table = told.state.tables["g1"]
    assert (table.bag, dict(table.results), told.state.face) == ((), {}, None)
    assert (told.state.phase, told.state.thrower, told.state.turn) == ("throw", "g1", 1)
    assert "meaning-home" not in told.state.deck.free(frozenset())


def test_a_setup_with_options_is_read():
    told = story(options={"life": "own", "open_topics": "money, sport"})
    assert told.state.options.open_topics == {"money"}
    assert told.setup == Setup(options={"life": "own", "open_topics": "money, sport"})
