"""Help, words, another table, one's own life, and the end of Game of Life."""

import pytest

from engine.core import (
    FACILITATOR,
    ROOM,
    GroupScreen,
    OptionSet,
    Own,
    Participant,
    SeatCame,
)
from games.game_of_life.events import (
    Decided,
    GroupAgreed,
    GroupReady,
    HelpUsed,
    Imagined,
    LifeChosen,
    OwnResultGiven,
    OwnWebDrawn,
    PhaseBegan,
    ResultGiven,
    Said,
    TopicOpened,
    TurnBegan,
)
from games.game_of_life.messages import (
    Advance,
    Agree,
    Aloud,
    Imagine,
    OpenTopic,
    OwnResult,
    OwnWeb,
    PassResult,
    PassWeb,
    Ready,
    Same,
    SetLife,
    Tell,
    Use,
)
from games.game_of_life.readings import neighbour, pictures, reporting
from tests.games.life import at_end, compared, every_field, on_card, scenario, story

# ----------------------------------------------------------------- help


def with_help(phones=0):
    """Both tables hold a help; table 1 has a down arrow in round 2."""
    told = compared(on_card(story(phones=phones), "meaning-home"))
    on_card(told, "body-home", turn=2)
    return compared(told.given(ResultGiven(2, "g1", "arrows", ("mental down", "body up"))))


def test_a_help_card_goes_into_the_bag_of_every_table():
    told = on_card(story(), "meaning-home")
    assert [table.bag for table in told.state.tables.values()] == [("meaning-home",)] * 2


def test_a_help_crosses_out_one_down_arrow_if_the_table_says_who_made_that_possible():
    told = with_help()
    told.when(GroupScreen("g1"), Use("g1", "meaning-home", "2 mental", "Een buur"))
    who = Own("Een buur", "g1", "queued")
    told.then(HelpUsed("g1", "meaning-home", 2, "mental", who))
    assert told.state.web("g1")["mental"] == 5
    assert told.state.tables["g1"].bag == ()


def test_a_help_is_used_once():
    told = with_help()
    told.when(FACILITATOR, Use("g1", "meaning-home", "2 mental")).then_it_happens()
    told.when(FACILITATOR, Use("g1", "meaning-home", "2 mental")).then_refused("moved_on")


def test_an_up_arrow_is_not_crossed_out():
    told = with_help()
    told.when(FACILITATOR, Use("g1", "meaning-home", "2 body")).then_refused("unfit")


def test_what_is_typed_on_a_phone_waits_for_the_facilitator():
    told = with_help(phones=1)
    told.when(1, Use("g1", "meaning-home", "2 mental", " Mijn zus "))
    assert told.decided()[0].who == Own("Mijn zus", 1, "queued")


def test_said_aloud_is_enough():
    told = with_help()
    told.when(FACILITATOR, Use("g1", "meaning-home", "2 mental"))
    assert told.decided()[0].who.value == ""


def test_without_a_down_arrow_no_help_is_offered():
    told = with_help()
    assert "use-g1-meaning-home" in told.ids(ROOM)
    assert "use-g2-meaning-home" not in told.ids(ROOM)


# ----------------------------------------------------------------- another table


def test_neighbouring_tables_meet_two_by_two_and_an_odd_one_joins():
    told = story(groups=5)
    assert [neighbour(told.state, f"g{n}") for n in range(1, 6)] == ["g2", "g1", "g4", "g3", "g4"]


def test_a_meeting_asks_for_one_advice():
    told = on_card(story(), "participation-home")
    told.when(GroupScreen("g2"), Tell("g2", "advice-1", 0, "Bel samen."))
    told.then(Said("g2", "advice-1", Own("Bel samen.", "g2", "queued")))


def test_a_table_alone_meets_nobody():
    told = on_card(story(groups=1), "participation-home")
    told.when(FACILITATOR, Aloud("g1", "advice-1", 0)).then_refused("moved_on")


def test_another_card_asks_for_no_advice():
    told = on_card(story(), "body-home")
    told.when(FACILITATOR, Tell("g1", "advice-1", 0, "Bel.")).then_refused("moved_on")


def test_above_four_tables_two_report_by_rotation():
    told = on_card(story(groups=5), "body-home")
    assert reporting(told.state) == ("g1", "g2")
    assert reporting(on_card(told, "body-people", turn=2).state) == ("g3", "g4")
    assert reporting(on_card(told, "body-rules", turn=3).state) == ("g5", "g1")


def test_up_to_four_tables_all_report():
    assert len(reporting(on_card(story(groups=4), "body-home").state)) == 4


# ----------------------------------------------------------------- the end


def test_the_end_looks_back_on_the_three_cards_that_moved_most():
    told = story(groups=1)
    for turn, name in enumerate(("body-home", "daily-people", "body-people", "daily-rules"), 1):
        on_card(told, name, turn)
        arrows = ("mental down",) if turn == 1 else ("mental down", "body up")
        told.given(ResultGiven(turn, "g1", "arrows", arrows))
    assert pictures(told.state, "g1") == (2, 3, 4)


def test_a_small_thing_that_helps_is_written_or_said_aloud():
    told = at_end(on_card(story(phones=2), "body-home"))
    told.when(GroupScreen("g1"), Tell("g1", "end", 0, "Een praatje"))
    told.then(Said("g1", "end", Own("Een praatje", "g1", "queued")))
    told.when(2, Aloud("g2", "end", 0)).then(Said("g2", "end", Own("", 2, "queued")))


def test_an_answer_can_be_changed_but_not_from_an_old_page():
    told = at_end(story()).given(Said("g1", "end", Own("Eerst", "g1", "shown")))
    told.when(FACILITATOR, Tell("g1", "end", 0, "Anders")).then_refused("moved_on")
    told.when(FACILITATOR, Tell("g1", "end", 1, "Anders")).then_it_happens()


@pytest.mark.parametrize(
    ("text", "code"), [("", "unfit"), (None, "unfit"), ("a" * 281, "too_long")]
)
def test_a_text_has_a_length(text, code):
    told = at_end(story())
    told.when(FACILITATOR, Tell("g1", "end", 0, text)).then_refused(code)


def decided():
    told = on_card(story(), "mental-home").given(Decided(1, "g1", 0))
    return told.given(ResultGiven(1, "g1", "arrows", ("mental down",)))


def test_after_the_end_tables_with_a_dilemma_ask_what_if():
    told = at_end(decided())
    told.when(FACILITATOR, Advance(1, "end")).then(PhaseBegan("what_if"))


def test_without_dilemmas_the_end_is_the_end():
    told = at_end(on_card(story(), "body-home"))
    told.when(FACILITATOR, Advance(1, "end")).then(PhaseBegan("done"))


def test_a_table_decides_one_of_its_own_dilemmas_again():
    told = decided().given(PhaseBegan("what_if"))
    told.when(GroupScreen("g1"), Imagine("g1", 0, "1 1", "mental up", None))
    told.then(Imagined("g1", 1, 1, ("mental up",)))
    assert told.state.web("g1")["mental"] == 4
    assert told.state.web("g1", 1, ("mental up",))["mental"] == 6


def test_what_it_chose_then_is_no_other_way():
    told = decided().given(PhaseBegan("what_if"))
    told.when(FACILITATOR, Imagine("g1", 0, "1 0", "mental up")).then_refused("unfit")
    assert "what-if-g2" not in told.ids(FACILITATOR)


# ----------------------------------------------------------------- one's own life


def own_life(groups=2, phones=2, **setup):
    return story(groups, phones, options={"life": "own", **setup})


def agreed(told):
    return told.given(*(GroupAgreed(group) for group in told.groups))


def test_own_life_needs_the_agreement_of_every_table():
    told = own_life()
    assert told.state.phase == "agree"
    told.when(1, Agree("g1")).then(GroupAgreed("g1"))
    told.when(FACILITATOR, Advance(0, "agree")).then(LifeChosen("persona"))
    assert (told.state.phase, told.state.own_life) == ("persona", False)


def test_with_everyones_agreement_it_begins():
    told = agreed(own_life())
    told.when(FACILITATOR, Advance(0, "agree")).then(TurnBegan(1, "g1"))


def test_the_facilitator_may_change_whose_life_it_is_before_the_first_round():
    told = story()
    told.when(FACILITATOR, SetLife("own")).then(LifeChosen("own"))
    told.given(OptionSet("life", "persona"), TurnBegan(1, "g1"))
    told.when(FACILITATOR, SetLife("own")).then_refused("moved_on")
    assert told.given(OptionSet("life", "own")).state.own_life is False


def money():
    cards = [{**c, "topics": ["money"]} if c["id"] == "body-home" else c for c in every_field()]
    return scenario(cards)


def test_sensitive_cards_stay_down_in_an_own_life_game_until_opened():
    told = story(content=money(), options={"life": "own"})
    closed = told.state.closed_topics
    assert "body-home" not in told.state.deck.free(closed)
    assert told.state.deck.top("body-home", closed, frozenset()) != "body-home"
    told.when(FACILITATOR, OpenTopic("money")).then(TopicOpened("money"))
    assert "body-home" in told.state.deck.free(told.state.closed_topics)
    told.when(FACILITATOR, OpenTopic("money")).then_refused("moved_on")


def test_with_a_persona_every_topic_is_open():
    assert not story(content=money()).state.closed_topics


def test_a_seat_draws_its_own_web_for_its_own_eyes():
    told = agreed(own_life())
    told.when(1, OwnWeb(1, 1, 2, 3, 4, 5, 6)).then(
        OwnWebDrawn(1, Own((1, 2, 3, 4, 5, 6), 1, "private"))
    )


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5, None), (1, 2, 3, 4, 5, 11)])
def test_a_web_is_six_values_from_0_to_10(values):
    told = agreed(own_life())
    told.when(1, OwnWeb(1, *values)).then_refused("unfit")


@pytest.mark.parametrize("who", [Participant(2), FACILITATOR, ROOM, GroupScreen("g1")])
def test_nobody_else_speaks_for_a_seat(who):
    told = on_card(agreed(own_life()), "body-home")
    told.when(who, OwnResult(1, 1, "body up")).then_refused("not_yours")
    told.when(who, OwnWeb(1, 1, 1, 1, 1, 1, 1)).then_refused("not_yours")


def test_passing_looks_like_answering():
    told = on_card(agreed(own_life()), "body-home")
    told.when(1, OwnResult(1, 1, "body up")).then(OwnResultGiven(1, 1, Own(("body up",), 1)))
    told.when(2, PassResult(1, 2)).then(OwnResultGiven(1, 2, Own(None, 2)))
    told.when(2, PassWeb(2)).then(OwnWebDrawn(2, Own(None, 2)))


def test_a_table_without_phones_says_ready():
    told = on_card(agreed(own_life(phones=0)), "body-home")
    told.when(ROOM, Ready(1, "g1")).then(GroupReady(1, "g1"))
    told.when(ROOM, Ready(1, "g1")).then_refused("moved_on")


def test_in_an_own_life_game_no_table_gives_a_result():
    told = on_card(agreed(own_life()), "body-home")
    told.when(FACILITATOR, Same(1, "g1", 0)).then_refused("moved_on")
    assert not any(name.startswith("result") for name in told.ids(FACILITATOR))


def test_no_shared_screen_and_no_panel_offers_a_personal_question():
    told = on_card(agreed(own_life()), "body-home")
    for page in (ROOM, FACILITATOR, GroupScreen("g1")):
        assert not any(name.startswith("own") for name in told.ids(page))


def test_a_persona_game_asks_nothing_of_ones_own_life():
    told = on_card(story(phones=1), "body-home")
    told.when(1, OwnResult(1, 1, "body up")).then_refused("moved_on")
    told.when(1, PassWeb(1)).then_refused("moved_on")


def test_a_late_comer_with_a_phone_can_still_draw_its_web():
    told = on_card(agreed(own_life()), "body-home").given(SeatCame(9, "g1", True))
    assert told.offered(9, "own-web").intent == "answer"
