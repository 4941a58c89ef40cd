"""The workshop's own rules: given what happened, when someone asks, then this happens."""

from dataclasses import replace

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Person, Rejected
from engine.core.looks import group_name
from engine.core.views import JoinInvite, Note
from engine.lexicon import Lexicon
from engine.workshop.messages import End, Focus, GoBack, GoOn, LetPhones, SetTimer, Undo
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import (
    AddGroup,
    AddSeat,
    DropLast,
    DropSeat,
    Leave,
    MoveSeat,
    SwapSeats,
    Withdraw,
)
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import evening, only, read_plan, retold


@pytest.fixture
def played() -> Evening:
    return evening(read_plan("90"), phones=6)


def ask(played: Evening, who: Person, to: str, command: object) -> None:
    played.tell(who, addressed(to, command))


def refused(played: Evening, who: Person, to: str, command: object) -> str:
    with pytest.raises(Rejected) as refusal:
        ask(played, who, to, command)
    return refusal.value.code


def test_the_first_step_has_begun_when_the_doors_open(played: Evening) -> None:
    assert played.state.step == 0
    assert [one.game.id for one in played.state.now] == ["welcome"]


def test_newcomers_go_to_the_emptiest_table(played: Evening) -> None:
    assert [len(played.state.people.at(group)) for group in ("g1", "g2", "g3")] == [2, 2, 2]


def test_only_those_who_lead_go_on(played: Evening) -> None:
    assert refused(played, Participant(1), WORKSHOP, GoOn(0)) == "not_yours"
    assert refused(played, GroupScreen("g1"), WORKSHOP, GoOn(0)) == "not_yours"
    ask(played, ROOM, WORKSHOP, GoOn(0))
    assert played.state.step == 1


def test_the_second_of_two_who_press_next_is_told_that_it_moved_on(played: Evening) -> None:
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    assert refused(played, ROOM, WORKSHOP, GoOn(0)) == "moved_on"
    assert played.state.step == 1


def test_a_step_back_reopens_what_was_played_as_it_stood(played: Evening) -> None:
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    welcome = played.state.at_step(0)[0]
    ask(played, FACILITATOR, WORKSHOP, GoBack(1))
    assert played.state.now == (welcome,)
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    assert len(played.state.running) == 2


def test_there_is_nothing_before_the_first_step_or_after_the_last(played: Evening) -> None:
    assert refused(played, FACILITATOR, WORKSHOP, GoBack(0)) == "not_now"
    for step in range(5):
        ask(played, FACILITATOR, WORKSHOP, GoOn(step))
    assert refused(played, FACILITATOR, WORKSHOP, GoOn(5)) == "not_now"


def test_the_clock_of_a_step_runs_only_while_it_is_played(played: Evening) -> None:
    played.clock = 60_000
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    first, second = played.state.timers[0, 0], played.state.timers[1, 0]
    assert first.since is None
    assert first.used_at(10**9) == first.used >= 60_000
    assert second.since is not None


def test_a_stopped_clock_keeps_what_was_used_and_can_get_a_minute_more(played: Evening) -> None:
    played.clock = 30_000
    ask(played, FACILITATOR, WORKSHOP, SetTimer(0, "stop"))
    used = played.state.timers[0, 0].used
    played.clock = 90_000
    ask(played, FACILITATOR, WORKSHOP, SetTimer(0, "extend"))
    timing = played.state.timers[0, 0]
    assert timing.used_at(played.clock) == used
    assert timing.total == 11 * 60_000


def test_someone_who_moves_is_at_the_other_table_in_the_activity_too(played: Evening) -> None:
    ask(played, FACILITATOR, PEOPLE, MoveSeat(1, "g2"))
    assert played.state.people.group_of(1) == "g2"
    assert played.state.now[0].state.seating.group_of(1) == "g2"


def test_two_who_swap_change_tables_and_keep_their_seats(played: Evening) -> None:
    ask(played, FACILITATOR, PEOPLE, SwapSeats(1, 2))
    assert (played.state.people.group_of(1), played.state.people.group_of(2)) == ("g2", "g1")


def test_people_without_a_phone_are_counted_in_and_out(played: Evening) -> None:
    ask(played, ROOM, PEOPLE, AddSeat("g3"))
    assert len(played.state.people.at("g3")) == 3
    assert refused(played, FACILITATOR, PEOPLE, DropLast("g3", 2)) == "moved_on"
    ask(played, FACILITATOR, PEOPLE, DropLast("g3", 3))
    assert len(played.state.people.at("g3")) == 2
    assert refused(played, FACILITATOR, PEOPLE, DropLast("g3", 2)) == "no_such_seat"


def test_a_table_that_is_full_takes_nobody_more(played: Evening) -> None:
    for _ in range(10):
        ask(played, FACILITATOR, PEOPLE, AddSeat("g1"))
    assert refused(played, FACILITATOR, PEOPLE, AddSeat("g1")) == "full"
    assert refused(played, FACILITATOR, PEOPLE, AddSeat("g9")) == "no_such_group"


def test_only_oneself_leaves_or_withdraws_from_a_phone(played: Evening) -> None:
    assert refused(played, Participant(1), PEOPLE, Leave(2)) == "not_yours"
    assert refused(played, Participant(1), PEOPLE, Withdraw(2)) == "not_yours"
    ask(played, Participant(2), PEOPLE, Leave(2))
    assert 2 not in played.state.people.seats


def test_a_table_that_comes_late_plays_along(played: Evening) -> None:
    ask(played, FACILITATOR, PEOPLE, AddGroup(3))
    assert "g4" in played.state.now[0].state.seating.groups
    assert refused(played, FACILITATOR, PEOPLE, AddGroup(3)) == "moved_on"


def test_a_table_that_comes_late_gets_its_own_game_where_each_plays_alone() -> None:
    played = evening(only("game_of_life", "eigen_tempo"))
    ask(played, FACILITATOR, PEOPLE, AddGroup(3))
    assert [one.groups for one in played.state.now] == [("g1",), ("g2",), ("g3",), ("g4",)]
    assert retold(played) == played.state


def test_a_command_for_what_is_over_is_told_that_it_moved_on(played: Evening) -> None:
    onward = next(c for c in played.offers(FACILITATOR) if c.id.endswith(":onward"))
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    with pytest.raises(Rejected) as refusal:
        played.tell(FACILITATOR, onward.command)
    assert refusal.value.code == "moved_on"


def test_an_undo_goes_back_and_a_newer_move_is_not_swept_away(played: Evening) -> None:
    played.press(FACILITATOR, next(c for c in played.offers(FACILITATOR) if "onward" in c.id))
    undo = next(c for c in played.offers(FACILITATOR) if c.id.startswith("undo-"))
    played.press(Participant(1), next(c for c in played.offers(Participant(1))))
    with pytest.raises(Rejected) as refusal:
        played.tell(FACILITATOR, undo.command)
    assert refusal.value.code == "moved_on"
    fresh = next(c for c in played.offers(FACILITATOR) if c.id.startswith("undo-"))
    played.tell(FACILITATOR, fresh.command)
    assert played.state.now[0].state.agreed == frozenset()
    assert played.state.now[0].state.phase == 1


def test_people_who_came_since_stay_when_a_move_is_undone(played: Evening) -> None:
    played.press(FACILITATOR, next(c for c in played.offers(FACILITATOR) if "onward" in c.id))
    seat = played.join()
    undo = next(c for c in played.offers(FACILITATOR) if c.id.startswith("undo-"))
    played.tell(FACILITATOR, undo.command)
    assert seat in played.state.now[0].state.seating.seats


def test_nothing_can_be_undone_where_nothing_happened(played: Evening) -> None:
    running = played.state.now[0]
    command = Undo(running.id, 0, running.history.last())
    assert refused(played, FACILITATOR, WORKSHOP, command) == "nothing_to_undo"


def test_one_table_can_be_brought_to_the_front_and_back(played: Evening, say: Lexicon) -> None:
    ask(played, FACILITATOR, WORKSHOP, Focus("g2"))
    shown = view(played.state, Page("screen", "nl"), 0, Room(), say)
    tiles = [widget.id for widget in shown.widgets if widget.id.startswith("tile-")]
    assert tiles == ["tile-g2"]
    assert refused(played, FACILITATOR, WORKSHOP, Focus("g7")) == "no_such_group"


def test_without_an_address_or_phones_there_is_no_invitation(played: Evening, say: Lexicon) -> None:
    def invites(room: Room) -> int:
        shown = view(played.state, Page("screen", "nl"), 0, room, say)
        return sum(type(widget).__name__ == "JoinInvite" for widget in shown.widgets)

    assert invites(Room()) == 0
    assert invites(Room(join_url="http://10.0.0.2:8080/123456")) == 1


def test_ending_erases_all_that_is_personal_and_nothing_can_follow(
    played: Evening, say: Lexicon
) -> None:
    for step in range(5):
        ask(played, FACILITATOR, WORKSHOP, GoOn(step))
    ask(played, FACILITATOR, WORKSHOP, End(5))
    assert played.kept[-1].wipe
    assert played.state.ended
    assert all(own.known is None for own in played.state.people.keep.values())
    assert played.offers(FACILITATOR) == ()
    assert view(played.state, Page("phone", "nl", seat=1), 0, Room(), say).state == "ended"


def test_withdrawing_erases_from_every_activity_for_good(played: Evening) -> None:
    ask(played, FACILITATOR, WORKSHOP, GoOn(0))
    picture = next(c for c in played.offers(Participant(1)) if c.intent == "answer")
    played.press(Participant(1), picture)
    assert played.state.now[0].state.picked[1].known
    ask(played, Participant(1), PEOPLE, Withdraw(1))
    assert played.state.now[0].state.picked[1].known is None
    assert played.kept[-1].erase == ["seat:1", "group:figures"]
    assert retold(played) == played.state


def test_every_table_at_its_own_pace_is_a_tile_on_the_shared_screen(say: Lexicon) -> None:
    played = evening(only("game_of_life", "eigen_tempo"))
    shown = view(played.state, Page("screen", "nl"), 0, Room(), say)
    kinds = [type(widget).__name__ for widget in shown.widgets]
    assert kinds == ["Timer", "GroupTile", "GroupTile", "GroupTile"]


def going(played: Evening, upto: int) -> None:
    for at in range(played.state.step, upto):
        ask(played, FACILITATOR, WORKSHOP, GoOn(at))


def kept_by_plan(storage: str) -> Evening:
    whole = read_plan("90")
    plan = whole.plan.model_copy(update={"storage": storage})
    return evening(replace(whole, plan=plan))


def test_what_people_let_be_kept_outlives_an_evening_that_is_kept() -> None:
    played = kept_by_plan("sessie")
    yes, no = played.join(keep=True), played.join(keep=False)
    going(played, 4)
    for seat in (yes, no):
        form = next(c for c in played.offers(Participant(seat)) if c.intent == "answer")
        played.tell(Participant(seat), {**form.command, "keep": "bellen", "step": "", "whom": ""})
    going(played, 5)
    ask(played, FACILITATOR, WORKSHOP, End(5))
    assert retold(played) == played.state
    gave = played.state.at_step(4)[0].state.gave
    assert gave[yes].keep.known == "bellen"
    assert gave[no].keep.known is None


def test_one_can_still_withdraw_after_the_end_of_an_evening_that_is_kept() -> None:
    played = kept_by_plan("sessie")
    seat = played.join(keep=True)
    going(played, 5)
    ask(played, FACILITATOR, WORKSHOP, End(5))
    assert [one.id for one in played.offers(Participant(seat))] == ["withdraw"]
    played.press(Participant(seat), played.offers(Participant(seat))[0])
    assert played.kept[-1].erase == [f"seat:{seat}", "group:figures"]


def test_who_left_can_still_withdraw(played: Evening) -> None:
    ask(played, Participant(2), PEOPLE, Leave(2))
    assert [one.id for one in played.offers(Participant(2))] == ["withdraw"]
    played.press(Participant(2), played.offers(Participant(2))[0])
    assert played.kept[-1].erase == ["seat:2", "group:figures"]


def test_a_sentence_from_a_phone_is_its_owners_and_goes_when_they_withdraw(
    played: Evening,
) -> None:
    going(played, 3)
    write = next(c for c in played.offers(Participant(1)) if ":tell-" in c.id)
    played.tell(Participant(1), {**write.command, "text": "het geheim van tafel een"})
    again = next(c for c in played.offers(Participant(1)) if ":tell-" in c.id)
    assert (again.intent, again.fields[0].value) == ("change", "het geheim van tafel een")
    neighbour = next(c for c in played.offers(Participant(4)) if ":tell-" in c.id)
    assert neighbour.fields[0].value is None
    ask(played, Participant(1), PEOPLE, Withdraw(1))
    told = list(played.state.now[0].state.told.values())
    assert [own.known for own in told] == [None]


def test_a_table_that_came_since_gets_its_own_game_when_a_step_is_reopened() -> None:
    part = only("game_of_life", "eigen_tempo").parts[0]
    played = evening(replace(read_plan("90"), parts=(part, read_plan("90").parts[3])))
    going(played, 1)
    ask(played, FACILITATOR, PEOPLE, AddGroup(3))
    ask(played, FACILITATOR, WORKSHOP, GoBack(1))
    assert [one.groups for one in played.state.now] == [("g1",), ("g2",), ("g3",), ("g4",)]
    assert retold(played) == played.state


def test_the_panel_does_not_undo_what_a_person_gave(played: Evening) -> None:
    going(played, 1)
    played.press(Participant(1), played.offers(Participant(1))[0])
    assert not [one for one in played.offers(FACILITATOR) if one.intent == "undo"]


def test_an_undo_tells_how_many_answers_lapse_with_it(played: Evening, say: Lexicon) -> None:
    going(played, 1)
    ready = played.state.now[0].id
    played.tell(FACILITATOR, {"to": ready, "kind": "ready", "group": "g1"})
    for seat in (1, 2):
        played.press(Participant(seat), played.offers(Participant(seat))[0])
    undo = next(one for one in played.offers(FACILITATOR) if one.intent == "undo")
    assert "Antwoorden die ook verdwijnen: 2." in [say.of(line) for line in undo.confirm]


def test_who_left_makes_room_for_someone_else(played: Evening) -> None:
    for _ in range(300):
        seat = played.join(group="g1")
        ask(played, FACILITATOR, PEOPLE, DropSeat(seat))
    assert len(played.state.people.seats) == 6
    assert played.join(group="g1") == 307


def test_phones_are_let_in_as_the_facilitator_says(played: Evening) -> None:
    def knock(group: str | None = None) -> str:
        try:
            played.join(group=group)
        except Rejected as refusal:
            return refusal.code
        return "in"

    ask(played, FACILITATOR, WORKSHOP, LetPhones("none"))
    assert knock() == "no_phones"
    ask(played, FACILITATOR, WORKSHOP, LetPhones("one_per_table"))
    assert knock("g1") == "one_phone"
    ask(played, FACILITATOR, PEOPLE, AddGroup(3))
    assert knock("g4") == "in"
    ask(played, FACILITATOR, WORKSHOP, LetPhones("who_wants"))
    assert knock("g1") == "in"


def test_the_invitation_is_on_screen_and_panel_all_evening_while_phones_are_welcome(
    played: Evening, say: Lexicon
) -> None:
    room = Room(join_url="http://10.0.0.2:8080/123456")
    going(played, 3)

    def invited(page: Page) -> bool:
        shown = view(played.state, page, 0, room, say)
        return any(isinstance(widget, JoinInvite) for widget in shown.widgets)

    pages = [Page("screen", "nl"), Page("panel", "nl")]
    assert all(invited(page) for page in pages)
    assert not invited(Page("phone", "nl", seat=1))
    ask(played, FACILITATOR, WORKSHOP, LetPhones("none"))
    assert not any(invited(page) for page in pages)


def test_in_rest_the_panel_can_skip_pause_and_close(say: Lexicon) -> None:
    played = evening(read_plan("90"))
    going(played, 2)
    for wanted in ("advance", "throw", "choose-", "advance"):
        played.press(ROOM, next(c for c in played.offers(ROOM) if f":{wanted}" in c.id))
    shown = view(played.state, Page("panel", "nl"), 0, Room(hold="rest"), say)
    ids = {one.id.rpartition(":")[2] for one in shown.controls}
    assert {"resume", "pause", "go_on", "go_back", "skip-card"} <= ids
    calm = next(one for one in shown.widgets if one.id == "calm")
    assert isinstance(calm, Note)
    assert len(calm.text.splitlines()) == 4


def test_beside_each_other_every_control_on_the_panel_names_its_table(say: Lexicon) -> None:
    played = evening(only("game_of_life", "eigen_tempo"))
    shown = view(played.state, Page("panel", "nl"), 0, Room(), say)
    mine = [one for one in shown.controls if one.command["to"].isdigit()]
    assert mine
    for one in mine:
        group = played.state.running[one.command["to"]].groups[0]
        assert say.of(group_name(group)) in str(one.label)
        assert one.board == f"tile-{group}"
    boards = {widget.id for widget in shown.widgets}
    assert {one.board for one in shown.controls if one.board} <= boards


def test_one_key_has_something_to_press_while_tables_play_alone() -> None:
    played = evening(only("game_of_life", "eigen_tempo"))
    assert [c for c in played.offers(ROOM) if c.intent == "advance"]
    for _ in played.play():
        pass
    assert played.state.ended
