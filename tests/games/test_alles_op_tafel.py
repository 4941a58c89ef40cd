"""Throwing, choosing one of two cards, and what may lie on the table."""

import pytest

from engine.core import FACILITATOR, ROOM, GroupCame, GroupScreen, Luck, OptionSet, SeatLeft
from games.alles_op_tafel import GAME
from games.alles_op_tafel.deck import FREE, SENSITIVE, Limits, lay
from games.alles_op_tafel.events import (
    CardSkipped,
    DepthSet,
    PhaseBegan,
    RoundsSet,
    Swapped,
    Taken,
    TalkBegan,
    TalkEnded,
    Thrown,
    TopicClosed,
    TopicOpened,
    TurnBegan,
)
from games.alles_op_tafel.messages import (
    AddRound,
    Advance,
    CloseTopic,
    Finish,
    OpenTopic,
    SetDepth,
    SkipCard,
    Swap,
    Take,
    Throw,
    ThrowTyped,
    TurnUp,
)
from tests.games.table import card, in_phase, on_card, scenario, story

EVERYTHING = Limits(3, frozenset())
OPEN = Limits(2, frozenset(SENSITIVE))


def deck(*cards):
    return lay(scenario(list(cards)), False, Luck(1, "deck", 0))


def thrown(told, *cards, turn=1, group="g1", dimension="body"):
    return told.given(TurnBegan(turn, group), Thrown(turn, dimension, cards))


def test_the_first_group_throws_first_and_the_next_group_the_next_card():
    told = story(groups=3).go_on()
    assert told.state.thrower == "g1"
    in_phase(told.go_on().go_on().go_on().go_on(), "tray").go_on()
    assert (told.state.turn, told.state.thrower) == (2, "g2")


def test_a_throw_shows_two_cards_of_one_dimension_and_of_two_kinds():
    told = story().given(TurnBegan(1, "g1"))
    told.when(FACILITATOR, ThrowTyped(1, "mental")).then_it_happens()
    faces = [told.state.deck.faces[name] for name in told.state.shown]
    assert [face.dimension for face in faces] == ["mental", "mental"]
    assert len({face.kind for face in faces}) == 2


def test_a_real_die_counts_as_a_throw():
    told = story().given(TurnBegan(1, "g1"))
    told.when(ROOM, ThrowTyped(1, "daily")).then_it_happens()
    assert told.state.dimension == "daily"
    told.when(ROOM, ThrowTyped(1, "daily")).then_refused("moved_on")


def test_the_table_that_throws_may_choose_and_another_may_not():
    told = thrown(story(phones=2), "body-tell", "body-other")
    told.when(2, Take(1, "body-other")).then_refused("not_yours")
    told.when(1, Take(1, "body-other")).then(Taken(1, "body-other"))


def test_only_a_card_that_was_turned_up_can_be_taken():
    told = thrown(story(), "body-tell", "body-other")
    told.when(ROOM, Take(1, "daily-tell")).then_refused("moved_on")


def test_one_key_chooses_by_luck():
    told = thrown(story(), "body-tell", "body-other")
    told.when(ROOM, Advance(1, "choose"))
    assert told.decided()[0].card in ("body-tell", "body-other")


def test_a_paper_card_can_be_played():
    told = story().given(TurnBegan(1, "g1"))
    told.when(ROOM, TurnUp(1, "daily-tell")).then(Taken(1, "daily-tell"))


def test_a_played_paper_card_cannot_be_played_again():
    told = on_card(story(), "daily-tell").given(TurnBegan(2, "g2"))
    told.when(ROOM, TurnUp(2, "daily-tell")).then_refused("unfit")


def test_reading_leads_to_talking_and_talking_to_putting_away():
    told = thrown(story(), "body-tell").given(Taken(1, "body-tell"))
    told.clock = 7_000
    told.when(ROOM, Advance(1, "read")).then(TalkBegan(1, 7_000))
    told.clock = 107_000
    told.when(ROOM, Advance(1, "talk")).then(TalkEnded(1, 107_000), PhaseBegan("tray"))
    assert told.state.talked == {1: 100_000}


def test_after_the_last_card_come_compliments_then_looking_back_then_the_end():
    told = in_phase(on_card(story(options={"rounds": "1"}), "body-tell"), "tray")
    for phase in ("compliment", "end", "done"):
        told.go_on()
        assert told.state.phase == phase
    assert not [one for one in told.offers(FACILITATOR) if one.intent == "advance"]


def test_a_phone_never_takes_the_room_further():
    told = story(phones=2)
    told.when(1, Advance(0, "start")).then_refused("not_yours")


def test_a_late_press_changes_nothing():
    told = on_card(story(), "body-tell")
    told.when(ROOM, Advance(1, "read")).then_refused("moved_on")
    told.when(ROOM, Throw(1)).then_refused("moved_on")


def test_a_swap_brings_the_card_that_was_not_taken():
    told = thrown(story(), "body-tell", "body-other").given(Taken(1, "body-tell"))
    told.when(ROOM, Swap(1, "", "body-tell")).then(Swapped(1, "body-other"))
    assert told.state.card_of("g2", 1) == "body-other"


def test_a_swapped_card_does_not_come_back():
    told = thrown(story(), "body-tell", "body-other").given(Taken(1, "body-tell"))
    told.when(ROOM, Swap(1, "", "body-tell")).then_it_happens()
    told.when(ROOM, Swap(1, "", "body-other")).then_it_happens()
    assert told.state.card_of("", 1) not in ("body-tell", "body-other")


def test_a_table_can_swap_for_itself_while_the_room_keeps_its_card():
    told = thrown(story(phones=2), "body-tell", "body-other").given(Taken(1, "body-tell"))
    told.when(2, Swap(1, "g2", "body-tell")).then(Swapped(1, "body-other", "g2"))
    assert [told.state.card_of(group, 1) for group in ("", "g1", "g2")] == [
        "body-tell",
        "body-tell",
        "body-other",
    ]


def test_a_table_cannot_swap_for_another_or_for_the_room():
    told = on_card(story(phones=2), "body-tell")
    told.when(2, Swap(1, "g1", "body-tell")).then_refused("not_yours")
    told.when(2, Swap(1, "", "body-tell")).then_refused("not_yours")


def test_two_swaps_at_once_swap_once():
    told = on_card(story(), "body-tell")
    told.when(ROOM, Swap(1, "", "body-tell")).then_it_happens()
    told.when(FACILITATOR, Swap(1, "", "body-tell")).then_refused("moved_on")


def test_a_skipped_card_is_thrown_for_again_by_the_same_table():
    told = on_card(story(), "body-tell")
    told.when(FACILITATOR, SkipCard(1)).then(CardSkipped(1))
    assert (told.state.phase, told.state.thrower, told.state.taken) == ("throw", "g1", {})
    assert "body-tell" in told.state.deck.away


def test_only_the_facilitator_skips_opens_and_finishes():
    told = on_card(story(), "body-tell")
    for command in (SkipCard(1), SetDepth(2, 3), OpenTopic("death"), Finish(1), AddRound(2)):
        told.when(ROOM, command).then_refused("not_yours")


def test_the_facilitator_can_add_a_card_or_stop_with_cards():
    told = on_card(story(options={"rounds": "1"}), "body-tell")
    told.when(FACILITATOR, AddRound(1)).then(RoundsSet(2))
    told.when(FACILITATOR, AddRound(1)).then_refused("moved_on")
    told.when(FACILITATOR, Finish(1)).then(PhaseBegan("compliment"))


# Depth and topics


def test_the_first_card_is_light_even_if_deep_cards_are_open():
    deep = [card("diep", depth=3), card("licht"), card("gewoon", depth=2, kind="do")]
    told = story(content=scenario(deep), options={"depth": "3"}).given(TurnBegan(1, "g1"))
    told.when(ROOM, ThrowTyped(1, "body")).then_it_happens()
    assert told.state.shown[0] == "licht"
    assert "diep" not in told.state.shown


def test_a_deep_card_stays_down_until_the_facilitator_opens_that_depth():
    deep = [card("diep", depth=3), card("licht"), card("lichter", kind="do")]
    told = story(content=scenario(deep)).given(TurnBegan(2, "g1"))
    assert "diep" not in told.state.deck.two("body", told.state.limits)
    told.when(FACILITATOR, SetDepth(2, 3)).then(DepthSet(3))
    assert told.state.deck.two("body", told.state.limits)[1] == "diep"


def test_a_light_card_lies_beside_a_deeper_one_as_long_as_there_are_both():
    laid = deck(card("diep", depth=3), card("half", depth=2, kind="do"), card("licht"))
    light, deeper = laid.two("body", EVERYTHING)
    assert light == "licht"
    assert deeper in ("diep", "half")
    assert set(laid.without("licht").two("body", EVERYTHING)) == {"diep", "half"}


def test_a_sensitive_card_stays_down_until_its_topic_is_opened_and_can_be_closed_again():
    cards = [card("afscheid", topics=["death"]), card("gewoon"), card("ook", kind="do")]
    told = story(content=scenario(cards)).given(TurnBegan(2, "g1"))
    assert "afscheid" not in told.state.deck.free(told.state.limits)
    told.when(FACILITATOR, OpenTopic("death")).then(TopicOpened("death"))
    assert "afscheid" in told.state.deck.free(told.state.limits)
    told.when(FACILITATOR, CloseTopic("death")).then(TopicClosed("death"))
    assert "afscheid" not in told.state.deck.free(told.state.limits)


def test_opening_what_is_open_and_closing_what_is_closed_is_too_late():
    told = story()
    told.when(FACILITATOR, OpenTopic("joy")).then_refused("moved_on")
    told.when(FACILITATOR, CloseTopic("death")).then_refused("moved_on")
    told.when(FACILITATOR, SetDepth(1, 3)).then_refused("moved_on")


def test_opening_deep_cards_asks_who_sits_here_together():
    assert story().offered(FACILITATOR, "depth-3").confirm
    assert not story().offered(FACILITATOR, "depth-1").confirm


# A deck that runs dry never holds people up


def test_a_dry_dimension_gives_the_same_kind_of_another():
    laid = deck(card("op", kind="do"), card("elders", "daily", "do"), card("zus", "daily"))
    assert laid.without("op").two("body", OPEN)[0] == "elders"


def test_without_the_same_kind_there_is_something_to_tell():
    laid = deck(card("op", kind="do"), card("zo", "daily", "blank"), card("zus", "daily"))
    assert laid.without("op").two("body", OPEN)[0] == "zus"


def test_without_any_card_people_tell_what_they_like():
    laid = deck(card("op"))
    assert laid.without("op").two("body", OPEN) == (FREE,)


def test_a_game_of_one_card_can_be_played_to_the_end():
    content = scenario([card("een")])
    told = story(content=content, options={"rounds": "4"}).play_on()
    assert told.state.phase == "done"
    assert list(told.state.taken.values()).count(FREE) >= 3


def test_a_game_without_any_card_can_be_played_to_the_end():
    assert story(content=scenario([])).play_on().state.phase == "done"


def test_a_card_that_was_seen_and_not_taken_goes_under_the_pile():
    told = thrown(story(), "body-tell", "body-other")
    assert told.state.deck.order[-2:] == ("body-tell", "body-other")


# Rounds, options, and who comes and goes


@pytest.mark.parametrize(("minutes", "cards"), [(5, 2), (25, 3), (45, 6), (120, 8)])
def test_a_step_has_as_many_cards_as_its_minutes_hold(minutes, cards):
    assert story(minutes=minutes).state.rounds == cards


def test_options_that_cannot_be_read_change_nothing():
    told = story()
    before = told.state.options
    for name, value in (("rounds", "veel"), ("depth", "²"), ("talk", ""), ("hallo", "1")):
        told.given(OptionSet(name, value))
    assert told.state.options == before


def test_the_turn_passes_on_when_everybody_left_the_table_that_throws():
    told = story(phones=2).given(TurnBegan(1, "g1"), SeatLeft(1))
    assert told.state.thrower == "g2"


def test_a_table_that_comes_while_a_card_is_open_joins_the_next():
    told = on_card(story(), "body-tell").given(GroupCame("g9"))
    assert "g9" not in told.state.answering
    told.given(TurnBegan(2, "g2"))
    assert "g9" in told.state.answering


def test_by_turns_only_the_table_that_throws_has_the_card():
    told = on_card(story(phones=2, mode="om_de_beurt"), "body-tell")
    assert told.state.answering == ("g1",)
    assert told.ids(2) == []


def test_at_its_own_pace_a_table_page_leads():
    told = story(groups=1, mode="eigen_tempo")
    assert "advance" in told.ids(GroupScreen("g1"))


def test_a_replay_tells_the_same_story():
    told = story(groups=3, phones=5).play_on(luck=4)
    assert told.replayed() == told.state
    assert GAME.summary(told.replayed()) == GAME.summary(told.state)
