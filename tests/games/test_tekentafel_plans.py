"""Designing and choosing: coins, measures, owners, stickers, and what leaves the room."""

from typing import Any

import pytest

from engine.core import FACILITATOR, GONE, ROOM, GroupScreen, Own, Participant, SeatCame, SeatLeft
from games.tekentafel import GAME
from games.tekentafel.events import (
    Count,
    Counted,
    Laid,
    Owned,
    PhaseBegan,
    PlanDropped,
    Planned,
    Tallied,
    TaskSet,
    Voted,
)
from games.tekentafel.messages import Advance, DropPlan, Idea, Plan, SetOwners, Tally, Vote
from games.tekentafel.readings import SHOWN, briefs, coins_left, fitting, stickers, waited_for
from tests.games.drawing import SAYS, at, story, widgets

TASK = TaskSet("g1", 1, "B2", "ouderen", "zitten")
TABLE = GroupScreen("g1")


def planned(number: int = 1, measure: str = "m3-x", **changed: Any) -> Planned:
    known: dict[str, Any] = {
        "group": "g1", "number": number, "cell": "B2", "who": "ouderen", "need": "zitten",
        "measure": measure, "coins": 4, "dimensions": ("quality",), "idea": Own("", "g1", "shown"),
    }  # fmt: skip
    return Planned(**{**known, **changed})


def designing(groups: int = 2, phones: int = 0, **setup: Any) -> Any:
    return at(story(groups, phones, **setup).given(TASK), "design")


def choosing(phones: int = 0, groups: int = 2) -> Any:
    told = designing(groups, phones).given(planned(), planned(2, "m1-x", coins=2))
    return at(told, "choose")


# ---------------------------------------------------------------- designing


def test_a_measure_costs_its_coins() -> None:
    told = designing()
    told.when(ROOM, Plan("g1", "g1-1", "c 3", "m3-x"))
    told.then(planned(cell="C3", coins=4, dimensions=("quality",)))
    assert coins_left(told.state, "g1") == 6
    assert coins_left(told.state, "g2") == 10


def test_nobody_spends_more_coins_than_the_table_has() -> None:
    told = designing().given(planned(), planned(2, "m7-x"))
    told.when(ROOM, Plan("g1", "g1-1", "B2", "m11-x")).then_refused("no_coins")
    told.when(ROOM, Idea("g1", "g1-1", "B2", "Iets", 3, ("body",))).then_refused("no_coins")
    told.when(ROOM, Plan("g1", "g1-1", "B2", "m1-x")).then_it_happens()
    assert coins_left(told.state, "g1") == 0


def test_a_measure_is_chosen_once_and_can_be_taken_back_with_its_coins() -> None:
    told = designing().given(planned())
    told.when(ROOM, Plan("g1", "g1-1", "C3", "m3-x")).then_refused("already")
    told.when(ROOM, DropPlan("g1", "1")).then(PlanDropped("g1", 1))
    assert coins_left(told.state, "g1") == 10
    told.when(ROOM, Plan("g1", "g1-1", "C3", "m3-x")).then(planned(2, cell="C3"))


def test_eight_measures_are_shown_and_the_others_are_behind_more() -> None:
    told = designing()
    shown, more = told.offered(ROOM, "plan-g1"), told.offered(ROOM, "more-g1")
    options = [option.value for option in shown.fields[0].options]
    assert len(options) == SHOWN
    assert len(more.fields[0].options) == 12 - SHOWN
    known = told.state.known.measures
    answering = [name for name in known if "zitten" in known[name].needs]
    assert set(options[: len(answering)]) == set(answering)
    assert more.intent == "change"


def test_what_no_longer_can_be_paid_is_not_offered() -> None:
    told = designing().given(planned(), planned(2, "m7-x"))
    assert {one.coins for one in fitting(told.state, "g1")} <= {1, 2}


def test_a_plan_is_for_the_tasks_of_the_table_else_of_the_room_else_for_its_persona() -> None:
    told = designing()
    assert [one.key for one in briefs(told.state, "g1")] == ["g1-1"]
    assert [one.key for one in briefs(told.state, "g2")] == ["g1-1"]
    short = at(story(minutes=45), "design")
    assert [(one.who, one.need) for one in briefs(short.state, "g2")] == [
        ("p1-x", "zitten"), ("p1-x", "hulp"),
    ]  # fmt: skip
    nobody = at(story(options={"personas": "no"}), "design")
    assert [one.need for one in briefs(nobody.state, "g1")] == [""]


def test_an_own_idea_has_coins_and_one_or_two_dimensions() -> None:
    told = designing()
    for dimensions in (None, (), ("body", "body"), ("body", "daily", "mental")):
        told.when(ROOM, Idea("g1", "g1-1", "B2", "Kippen", 1, dimensions)).then_refused("unfit")
    told.when(ROOM, Idea("g1", "g1-1", "B2", " ", 1, ("body",))).then_refused("unfit")
    told.when(ROOM, Idea("g1", "g1-1", "B2", "Kippen", 1, ("daily", "body"))).then_it_happens()
    assert told.state.tables["g1"].plans[1].dimensions == ("body", "daily")
    assert widgets(told)["tile-g1"].lines == ("Kippen, bij het bankje",)


def test_an_own_idea_from_a_phone_waits_for_the_facilitator() -> None:
    told = designing(phones=1)
    told.when(1, Idea("g1", "g1-1", "B2", "Kippen", 1, ("body",))).then_it_happens()
    assert widgets(told)["tile-g1"].lines == ("Een eigen idee, bij het bankje",)


def test_an_own_idea_that_was_erased_leaves_its_plan() -> None:
    told = designing().given(planned(measure="", idea=Own(GONE, 0)))
    assert widgets(told)["tile-g1"].lines == ("Een eigen idee, bij het bankje",)


def test_a_task_stands_on_the_map_until_something_is_planned_for_it() -> None:
    told = designing()
    assert [mark.kind for mark in widgets(told)["map"].marks] == ["task"]
    told.given(planned())
    assert [mark.kind for mark in widgets(told)["map"].marks] == ["plan"]


# ---------------------------------------------------------------- owners


def test_a_plan_names_who_decides_who_asks_and_when_people_hear() -> None:
    told = designing().given(planned())
    told.when(ROOM, SetOwners("g1", "1", "gemeente", "bewoners", "maand"))
    told.then(Owned("g1", 1, "gemeente", "bewoners", "maand"))
    done = widgets(at(told, "done"))["tile-g1"]
    assert "Beslist: de gemeente. Vraagt: bewoners. Horen: binnen een maand." in done.lines


@pytest.mark.parametrize("asks", ["bewoners", "buren"])
def test_a_resident_is_never_the_only_owner(asks: str) -> None:
    told = designing().given(planned())
    told.when(ROOM, SetOwners("g1", "1", "bewoners", asks, "maand")).then_refused("resident_alone")
    told.when(ROOM, SetOwners("g1", "1", "bewoners", "gemeente", "maand")).then_it_happens()


def test_every_example_of_owners_has_one_who_is_no_resident() -> None:
    told = designing().given(planned(), planned(2, "m1-x"))
    form = told.offered(ROOM, "owners-g1")
    for example in range(len(form.examples)):
        told.press(ROOM, told.offered(ROOM, "owners-g1"), 0 if example else example)
    assert told.state.tables["g1"].unowned == ()


def test_a_table_is_waited_for_until_its_plans_have_owners() -> None:
    told = choosing(phones=2)
    assert "g1" in waited_for(told.state)
    told.given(*(Owned("g1", n, "gemeente", "bewoners", "maand") for n in (1, 2)))
    assert "g1" not in waited_for(told.state)


# ---------------------------------------------------------------- choosing


def test_a_phone_sticks_three_stickers_at_most_on_different_plans() -> None:
    told = choosing(phones=1)
    for plans in ((), ("g1-1", "g1-1"), ("g1-1",) * 4):
        told.when(1, Vote(1, "residents", plans)).then_refused("unfit")
    told.when(1, Vote(1, "residents", ("g1-9",))).then_refused("moved_on")
    told.when(1, Vote(1, None, ("g1-1",))).then_refused("unfit")
    told.when(1, Vote(1, "residents", ("g1-1", "g1-2"))).then_it_happens()


def test_residents_and_professionals_are_counted_apart() -> None:
    told = choosing(phones=2)
    told.when(1, Vote(1, "residents", ("g1-1",))).then_it_happens()
    told.when(2, Vote(2, "professionals", ("g1-1", "g1-2"))).then_it_happens()
    assert stickers(told.state, "g1", 1) == Count("g1", 1, 1, 1)
    assert stickers(told.state, "g1", 2) == Count("g1", 2, 0, 1)


def test_who_votes_again_has_changed_their_mind() -> None:
    told = choosing(phones=1)
    told.when(1, Vote(1, "residents", ("g1-1",))).then_it_happens()
    told.when(1, Vote(1, "professionals", ("g1-2",))).then_it_happens()
    assert stickers(told.state, "g1", 1) == Count("g1", 1, 0, 0)
    assert stickers(told.state, "g1", 2) == Count("g1", 2, 0, 1)


def test_nobody_votes_for_another_seat() -> None:
    told = choosing(phones=2)
    for who in (Participant(2), ROOM, FACILITATOR):
        told.when(who, Vote(1, "residents", ("g1-1",))).then_refused("not_yours")


def test_a_vote_goes_with_the_person_to_another_table() -> None:
    told = choosing(phones=2).given(Voted(1, Own(("residents", "g1-1"), 1)))
    told.given(SeatLeft(1), SeatCame(1, "g2", True))
    assert stickers(told.state, "g1", 1).residents == 1


def test_no_page_shows_who_stuck_what() -> None:
    told = choosing(phones=2).given(Voted(1, Own(("residents", "g1-1"), 1)))
    for page in (None, "g1", FACILITATOR):
        lines = [line for w in widgets(told, page).values() for line in getattr(w, "lines", ())]
        assert [line for line in lines if "bewoners 1" in line]
        assert not [line for line in lines if "seat" in line or "stoel" in line]
    other = next(control for control in told.offers(2) if control.id == "vote")
    assert [field.value for field in other.fields] == [None, None]


def test_stickers_of_paper_are_typed_by_a_table_page_or_the_facilitator_and_not_by_a_phone() -> (
    None
):
    told = choosing(phones=1)
    told.when(1, Tally("g1", "1", 5, 2)).then_refused("not_yours")
    told.when(TABLE, Tally("g1", "1", 5, 2)).then(Tallied("g1", 1, 5, 2))
    told.when(FACILITATOR, Tally("g1", "1", 6, 2)).then(Tallied("g1", 1, 6, 2))
    told.when(1, Vote(1, "residents", ("g1-1",))).then_it_happens()
    assert stickers(told.state, "g1", 1) == Count("g1", 1, 7, 2)


@pytest.mark.parametrize("number", [-1, 481, None])
def test_a_tally_is_a_number_of_people_that_fit_in_a_room(number: int | None) -> None:
    choosing().when(ROOM, Tally("g1", "1", number, 0)).then_refused("unfit")


def test_where_everybody_has_a_phone_nobody_is_asked_for_paper_stickers() -> None:
    told = choosing(phones=2)
    assert told.offered(ROOM, "tally-g1").intent == "change"
    told.given(SeatCame(9, "g1", False))
    assert told.offered(ROOM, "tally-g1").intent == "answer"


def test_when_choosing_ends_the_stickers_are_counted_and_stay() -> None:
    told = choosing(phones=1).given(Voted(1, Own(("residents", "g1-1"), 1)))
    counts = (Count("g1", 1, 1, 0), Count("g1", 2, 0, 0))
    told.when(ROOM, Advance("choose", "g1")).then(Counted(counts), PhaseBegan("done"))
    told.given(Voted(1, Own(GONE, 0)))
    assert stickers(told.state, "g1", 1) == Count("g1", 1, 1, 0)


def test_an_erased_vote_no_longer_counts_while_people_choose() -> None:
    told = choosing(phones=1).given(Voted(1, Own(GONE, 0)))
    assert stickers(told.state, "g1", 1) == Count("g1", 1, 0, 0)


def test_without_a_plan_there_is_nothing_to_vote_for() -> None:
    told = at(story(phones=1), "choose")
    assert told.ids(1) == []


# ---------------------------------------------------------------- afterwards


def afterwards() -> Any:
    told = choosing().given(
        Laid("g1", 1, "good", "B2"),
        Laid("g2", 1, "missing", "B3"),
        planned(3, "", cell="E2", idea=Own("Kippen", "g1", "shown"), coins=1),
        Owned("g1", 1, "gemeente", "bewoners", "maand"),
        Owned("g1", 2, "bewoners", "gemeente", "maand"),
        Tallied("g1", 1, 4, 2),
    )
    return told.go_on()


def test_the_summary_holds_the_map_and_the_table_of_plans() -> None:
    say = SAYS[0]
    board, plans = GAME.summary(afterwards().state).tables
    assert [[say.of(cell) for cell in row] for row in board.rows] == [
        ["B2", "het bankje", "1", "", "", "Maatregel 3, Maatregel 1"],
        ["E2", "het plein", "", "", "", "Een eigen idee"],
        ["B3", "het bankje", "", "1", "", ""],
    ]
    first, _, idea = plans.rows
    assert [say.of(cell) for cell in first] == [
        "rode uil", "B2", "het bankje", "ouderen", "rustig zitten", "maatregel", "Maatregel 3", "4",
        "Kwaliteit van leven", "4", "2", "de gemeente", "bewoners", "binnen een maand",
    ]  # fmt: skip
    assert idea[6] == Own("Kippen", "g1", "shown")
    assert all(len(row) == len(table.columns) for table in (board, plans) for row in table.rows)


def test_a_signal_is_a_plan_that_somebody_outside_decides_on() -> None:
    say = SAYS[0]
    signals = [say.of(one) for one in GAME.summary(afterwards().state).signals]
    assert len(signals) == 1
    assert signals[0].startswith("Maatregel 3, bij het bankje. Beslist: de gemeente.")


def test_the_debrief_gets_what_really_happened_to_each_table() -> None:
    kinds = {(one.group, one.kind) for one in GAME.summary(afterwards().state).highlights}
    assert kinds == {
        ("g1", "cooperation"), ("g1", "idea"), ("g1", ""), ("g1", "disagreement"),
        ("g2", "disagreement"),
    }  # fmt: skip


def test_a_story_tells_the_tables_way_from_tokens_to_plans() -> None:
    say = SAYS[0]
    story_of = GAME.summary(afterwards().state).story[0]
    told = " ".join(say.of(line) for line in story_of.lines if not isinstance(line, Own))
    assert "Bij het bankje willen ouderen rustig zitten." in told
    assert "Maatregel 1, bij het bankje" in told


def test_topics_are_what_people_wanted() -> None:
    say = SAYS[0]
    assert [say.of(one) for one in GAME.summary(afterwards().state).topics] == ["rustig zitten"]


def test_the_moments_of_a_table_are_of_different_kinds_first() -> None:
    told = choosing().given(
        Tallied("g1", 1, 4, 2), Tallied("g1", 2, 4, 2), planned(3, "m0-x", coins=1)
    )
    kinds = [one.kind for one in GAME.summary(told.state).highlights if one.group == "g1"]
    assert kinds == ["", "cooperation", "choice", "cooperation"]
