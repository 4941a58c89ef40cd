"""The workshop's own rules: given what happened, when someone asks, then this happens."""

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Person, Rejected
from engine.lexicon import Lexicon
from engine.workshop.messages import (
    AddGroup,
    AddSeat,
    DropLast,
    End,
    Focus,
    GoBack,
    GoOn,
    Leave,
    MoveSeat,
    SetTimer,
    SwapSeats,
    Undo,
    Withdraw,
)
from engine.workshop.offers import addressed
from engine.workshop.pages import Page, Room
from engine.workshop.state import PEOPLE, WORKSHOP
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
    first, second = played.state.timers[0], played.state.timers[1]
    assert first.since is None
    assert first.used_at(10**9) == first.used >= 60_000
    assert second.since is not None


def test_a_stopped_clock_keeps_what_was_used_and_can_get_a_minute_more(played: Evening) -> None:
    played.clock = 30_000
    ask(played, FACILITATOR, WORKSHOP, SetTimer(0, "stop"))
    used = played.state.timers[0].used
    played.clock = 90_000
    ask(played, FACILITATOR, WORKSHOP, SetTimer(0, "extend"))
    timing = played.state.timers[0]
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
    assert played.kept[-1].erase == ["seat:1"]
    assert retold(played) == played.state


def test_every_table_at_its_own_pace_is_a_tile_on_the_shared_screen(say: Lexicon) -> None:
    played = evening(only("game_of_life", "eigen_tempo"))
    shown = view(played.state, Page("screen", "nl"), 0, Room(), say)
    kinds = [type(widget).__name__ for widget in shown.widgets]
    assert kinds == ["Timer", "GroupTile", "GroupTile", "GroupTile"]
