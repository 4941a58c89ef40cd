"""One's own mat, and what one keeps: for the owner's eyes."""

import pytest

from engine.core import FACILITATOR, ROOM, Gone, GroupScreen, Own
from engine.core.views import Text
from games.alles_op_tafel import GAME
from games.alles_op_tafel.events import Kept, Swapped, TrayChosen
from games.alles_op_tafel.messages import Keep, PutAway
from games.alles_op_tafel.wording import NOWHERE, TRAYS
from tests.games.table import in_phase, on_card, seen, story, widgets


def talking(phones=3):
    return on_card(story(phones=phones), "body-tell")


def chosen(tray, seat=1, turn=1, card="body-tell"):
    return TrayChosen(turn, card, seat, Own(tray, seat))


@pytest.mark.parametrize("tray", TRAYS)
def test_a_card_can_be_put_in_each_of_three_places(tray):
    talking().when(1, PutAway(1, 1, tray)).then(chosen(tray))


def test_passing_is_kept_just_like_an_answer():
    talking().when(1, PutAway(1, 1, NOWHERE)).then(chosen(None))


def test_a_card_can_be_put_somewhere_else_and_taken_off_again():
    told = in_phase(talking().given(chosen("goes_well")), "tray")
    assert "tray-goes_well" not in told.ids(1)
    told.when(1, PutAway(1, 1, "to_talk")).then(chosen("to_talk"))
    told.when(1, PutAway(1, 1, NOWHERE)).then(chosen(None))
    assert not [one for one in told.offers(1) if one.intent == "pass"]


def test_nobody_puts_a_card_away_for_another():
    told = talking()
    for other in (2, ROOM, FACILITATOR, GroupScreen("g1")):
        told.when(other, PutAway(1, 1, "to_talk")).then_refused("not_yours")


def test_no_screen_and_no_panel_offers_a_place_on_a_mat():
    told = in_phase(talking(), "tray")
    for page in (ROOM, FACILITATOR, GroupScreen("g1")):
        assert not [name for name in told.ids(page) if name.startswith("tray-")]


def test_a_card_of_an_earlier_round_can_only_be_moved_at_the_end():
    told = talking().given(chosen("goes_well"))
    on_card(told, "daily-tell", turn=2)
    told.when(1, PutAway(1, 1, "to_talk")).then_refused("moved_on")
    in_phase(told, "end").when(1, PutAway(1, 1, "to_talk")).then(chosen("to_talk"))


def test_a_card_that_was_never_put_away_is_not_asked_for_at_the_end():
    told = in_phase(talking(), "end")
    assert "tray-move" not in told.ids(1)
    told.when(1, PutAway(1, 1, "to_talk")).then_refused("moved_on")


def test_a_swap_takes_the_card_off_the_mats_of_that_table_alone():
    told = talking().given(chosen("goes_well"), chosen("to_talk", seat=2))
    told.given(Swapped(1, "body-other", "g1"))
    assert 1 not in told.state.trays[1]
    assert 1 in told.state.trays[2]


def test_a_table_without_phones_says_that_it_is_ready():
    told = in_phase(on_card(story(), "body-tell"), "tray")
    assert {"ready-g1", "ready-g2"} <= set(told.ids(ROOM))
    told.press(ROOM, told.offered(ROOM, "ready-g1"))
    assert "ready-g1" not in told.ids(ROOM)


def test_a_tile_counts_phones_that_are_ready_and_never_what_they_gave():
    put, passed = (
        in_phase(talking(phones=4).given(chosen(tray)), "tray") for tray in ("to_talk", None)
    )
    for page in (None, "g1", 2, 3, FACILITATOR):
        assert seen(put, page) == seen(passed, page)


def test_my_own_mat_at_the_end_has_my_cards_and_nobody_elses():
    told = in_phase(talking(phones=3).given(chosen("to_talk")), "end")
    mine = [w.text for w in seen(told, 1).widgets if isinstance(w, Text)]
    assert any("Kaart body-tell" in text for text in mine)
    assert "own-mat" not in widgets(told, 3)


def test_an_erased_mat_is_an_empty_mat():
    gone = TrayChosen(1, "body-tell", 1, Own(Gone(), 1))
    told = in_phase(talking().given(gone), "end")
    assert "own-mat" not in widgets(told, 1)


def test_what_one_keeps_is_the_owners_until_the_facilitator_shows_it():
    told = in_phase(talking(), "end")
    told.when(1, Keep(1, "Het bankje", "Bellen")).then(
        Kept(1, Own("Het bankje", 1, "queued"), Own("Bellen", 1, "queued"))
    )
    kept = [one.value for one in GAME.summary(told.state).reflections]
    assert [own.state for own in kept] == ["queued", "queued"]
    for page in (None, "g1", 2, 3, FACILITATOR):
        assert "Het bankje" not in str(seen(told, page))
    assert "Het bankje" in str(seen(told, 1))


def test_what_one_keeps_can_be_changed_and_erased():
    told = in_phase(talking(), "end")
    told.when(1, Keep(1, "Het bankje", "")).then_it_happens()
    assert told.offered(1, "keep").intent == "change"
    told.press(1, told.offered(1, "keep-pass"))
    assert told.state.kept[1].keep.known == ""
    assert "keep-pass" not in told.ids(1)


def test_ready_beginnings_are_the_cards_on_ones_own_mat():
    told = in_phase(talking().given(chosen("goes_well")), "end")
    keep = told.offered(1, "keep").fields[0]
    assert [str(option.label) for option in keep.options] == ["Kaart body-tell"]


def test_the_summary_has_nothing_of_anyones_mat():
    for tray in ("goes_well", "to_talk", None):
        told = in_phase(talking().given(chosen(tray)), "done")
        assert GAME.summary(told.state) == GAME.summary(in_phase(talking(), "done").state)
