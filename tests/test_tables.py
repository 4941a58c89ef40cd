"""Two tables become one, and one becomes two, in the middle of an evening."""

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, GroupScreen, Participant, Rejected
from engine.lexicon import Lexicon
from engine.workshop.messages import Focus, GoOn
from engine.workshop.pages import Page
from engine.workshop.people_messages import AddGroup, AddSeat
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.table_messages import MergeGroups, SplitGroup
from engine.workshop.views import view
from tests.evenings import carousel, evening, only, read_plan, retold


@pytest.fixture
def played() -> Evening:
    return evening(read_plan("90"), phones=6)


def lead(played: Evening, to: str, command: object) -> None:
    played.tell(FACILITATOR, addressed(to, command))


def refused(played: Evening, command: object) -> str:
    with pytest.raises(Rejected) as refusal:
        lead(played, PEOPLE, command)
    return refusal.value.code


def of_people(played: Evening, id: str) -> object:
    return next(one for one in played.offers(FACILITATOR) if one.id == id)


def test_everyone_of_a_table_goes_on_at_the_other(played: Evening) -> None:
    before = played.state.people.at("g1")
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    assert played.state.people.groups == ("g2", "g3")
    assert set(before) < set(played.state.people.at("g2"))
    assert retold(played) == played.state


def test_a_table_that_joined_another_takes_no_part_in_the_next_step(played: Evening) -> None:
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    assert played.state.now[0].groups == ("g1", "g2", "g3")
    lead(played, WORKSHOP, GoOn(0))
    assert played.state.now[0].groups == ("g2", "g3")


def test_what_a_table_made_is_kept_when_it_joins_another() -> None:
    played = evening(only("tekentafel"), phones=3, seed=3)
    for number, _ in enumerate(played.play()):
        if number == 40:
            break
    running = played.state.now[0]
    made = running.state.tables["g1"]
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    assert played.state.running[running.id].state.tables["g1"] == made


def test_the_debrief_remembers_it_at_the_table_where_its_people_are() -> None:
    def at_the_debrief(merge: bool) -> set[str]:
        played = evening(read_plan("90"), phones=6)
        for _ in played.play():
            ready = played.offers(FACILITATOR)
            onward = next((one for one in ready if one.id == "go_on"), None)
            nexts = played.state.programme.parts[played.state.step + 1].activity
            if nexts == "debrief" and onward and onward.intent == "advance":
                break
        if merge:
            lead(played, PEOPLE, MergeGroups("g1", "g2"))
        lead(played, WORKSHOP, GoOn(played.state.step))
        return {one.group for one in played.state.now[0].state.moments}

    assert at_the_debrief(merge=False) == {"g1", "g2", "g3"}
    assert at_the_debrief(merge=True) == {"g2", "g3"}


def test_its_own_activity_is_played_no_more_but_read_on() -> None:
    played = evening(only("game_of_life", "eigen_tempo"), phones=3)
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    assert [one.groups for one in played.state.now] == [("g2",), ("g3",)]
    assert len(played.state.running) == 3
    for _ in played.play(leader=FACILITATOR):
        pass
    assert played.state.ended


def test_the_tablet_of_a_table_that_joined_another_shows_that_one(
    played: Evening, say: Lexicon
) -> None:
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    old, new = (
        view(played.state, Page("table", "nl", group=group), 0, played.room, say)
        for group in ("g1", "g2")
    )
    assert old == new


def test_the_screen_lets_go_of_a_table_that_is_gone(played: Evening) -> None:
    lead(played, WORKSHOP, Focus("g1"))
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    assert played.state.focus is None


def test_two_tables_that_do_not_fit_at_one_stay_two(played: Evening) -> None:
    for _ in range(5):
        lead(played, PEOPLE, AddSeat("g1"))
        lead(played, PEOPLE, AddSeat("g2"))
    assert refused(played, MergeGroups("g1", "g2")) == "full"
    assert refused(played, MergeGroups("g1", "g1")) == "no_such_group"
    assert refused(played, MergeGroups("g1", "g9")) == "no_such_group"


def test_a_table_is_split_once_however_often_it_is_asked(played: Evening) -> None:
    asked = SplitGroup("g1", 3)
    lead(played, PEOPLE, asked)
    assert [len(played.state.people.at(one)) for one in ("g1", "g4")] == [1, 1]
    assert refused(played, asked) == "moved_on"
    assert refused(played, SplitGroup("g1", 4)) == "too_few"
    assert retold(played) == played.state


def test_a_phone_of_the_new_table_takes_part_there() -> None:
    played = evening(only("game_of_life", "eigen_tempo"), phones=6)
    seat = played.state.people.at("g1")[1]
    lead(played, PEOPLE, SplitGroup("g1", 3))
    assert played.state.of_seat(seat).groups == ("g4",)
    assert [one.groups for one in played.state.now] == [("g1",), ("g2",), ("g3",), ("g4",)]
    assert played.offers(Participant(seat))


def test_the_number_of_a_table_that_is_gone_is_never_given_again(played: Evening) -> None:
    lead(played, PEOPLE, MergeGroups("g3", "g1"))
    lead(played, PEOPLE, AddGroup(2))
    assert played.state.people.groups == ("g1", "g2", "g4")


def test_in_a_carousel_the_others_keep_their_stations() -> None:
    played = evening(carousel("welcome", "check_in", "harvest"), groups=3)
    lead(played, PEOPLE, MergeGroups("g1", "g2"))
    rotate = next(one for one in played.offers(FACILITATOR) if one.id == "rotate")
    before = {group: played.state.of_group(group).station for group in ("g2", "g3")}
    played.press(FACILITATOR, rotate)
    after = {group: played.state.of_group(group).station for group in ("g2", "g3")}
    assert after == {group: (at + 1) % 3 for group, at in before.items()}


def test_the_panel_says_before_what_will_happen(played: Evening) -> None:
    for id in ("merge", "split"):
        assert len(of_people(played, id).confirm) >= 3


def test_only_who_leads_makes_one_table_of_two(played: Evening) -> None:
    for who in (Participant(1), GroupScreen("g1")):
        with pytest.raises(Rejected):
            played.tell(who, addressed(PEOPLE, MergeGroups("g1", "g2")))
