"""Telling, looking and the task: what lies on the map, and who may lay it."""

import pytest

from engine.core import FACILITATOR, ROOM, GroupCame, GroupScreen, Own, Participant, SeatLeft
from games.tekentafel.events import (
    Laid,
    Lifted,
    MapSet,
    Moved,
    PersonaTaken,
    PhaseBegan,
    Pointed,
    TaskDropped,
    TaskSet,
    ToldAloud,
)
from games.tekentafel.messages import (
    Advance,
    DrawnMap,
    DropTask,
    Lay,
    Lift,
    Move,
    Point,
    SetMap,
    SetTask,
    TakePersona,
    Told,
)
from games.tekentafel.places import fullest, place_name
from games.tekentafel.readings import waited_for
from tests.games.drawing import at, scenario, small, story, widgets

PICTURE = "ab" * 32
TABLE = GroupScreen("g1")


def laid(number: int, cell: str, group: str = "g1", feeling: str = "good") -> Laid:
    return Laid(group, number, feeling, cell)  # type: ignore[arg-type]


def test_a_full_game_has_five_steps_and_a_short_one_leaves_the_task_out() -> None:
    for minutes, steps in ((75, 5), (45, 4), (0, 5)):
        told, phases = story(minutes=minutes), []
        while told.state.phase != "done":
            phases.append(told.state.phase)
            told.go_on()
        assert len(phases) == steps
        assert ("task" in phases) == (steps == 5)


def test_a_plan_may_ask_for_the_short_game_however_long_it_takes() -> None:
    assert story(minutes=90, options={"steps": "short"}).state.steps == (
        "tell", "look", "design", "choose",
    )  # fmt: skip


def test_only_the_facilitator_and_the_shared_screen_lead_the_room_on() -> None:
    told = story(phones=2)
    told.when(1, Advance("tell", "g1")).then_refused("not_yours")
    told.when(TABLE, Advance("tell", "g1")).then_refused("not_yours")
    told.when(ROOM, Advance("tell", "g1")).then(PhaseBegan("look"))


def test_the_second_of_two_who_go_on_is_too_late() -> None:
    told = story().go_on()
    told.when(FACILITATOR, Advance("tell", "g1")).then_refused("moved_on")


# ---------------------------------------------------------------- telling


def test_each_table_looks_through_other_eyes_as_long_as_there_are_residents() -> None:
    told = story(groups=3)
    assert {table.persona for table in told.state.tables.values()} == {"p0-x", "p1-x", "p2-x"}
    told.given(GroupCame("g4"))
    assert told.state.persona("g4") is not None


def test_a_resident_that_another_table_has_cannot_be_taken() -> None:
    told = story()
    told.when(1, TakePersona("g1", "p0-x", "p1-x"))
    told.when(FACILITATOR, TakePersona("g1", "p0-x", "p1-x")).then_refused("persona_taken")
    told.when(FACILITATOR, TakePersona("g1", "p0-x", "p2-x")).then(PersonaTaken("g1", "p2-x"))


def test_without_personas_nobody_is_asked_to_look_through_other_eyes() -> None:
    told = story(options={"personas": "no"})
    assert told.state.persona("g1") is None
    assert not [name for name in told.ids(FACILITATOR) if name.startswith("persona")]


def test_a_place_may_be_pointed_at_without_a_word() -> None:
    told = story(phones=1)
    told.when(1, Point("g1", "c 4")).then(Pointed("g1", 1, "C4", Own("", "g1", "shown")))
    assert "g1" not in waited_for(told.state)


def test_why_is_seen_at_once_if_typed_on_a_screen_and_waits_if_typed_on_a_phone() -> None:
    told = story(phones=1)
    told.when(1, Point("g1", "B2", "Hier is het stil")).then_it_happens()
    told.when(ROOM, Point("g1", "E2", "Hier is muziek")).then_it_happens()
    queued, shown = (mark.why for mark in told.state.tables["g1"].pointed)
    assert (queued.state, shown.state) == ("queued", "shown")
    lines = " ".join(widgets(told)["tile-g1"].lines)
    assert "muziek" in lines
    assert "stil" not in lines


def test_telling_aloud_is_enough() -> None:
    told = story()
    told.when(ROOM, Told("g1")).then(ToldAloud("g1"))
    assert waited_for(told.state) == ("g2",)
    told.when(ROOM, Told("g1")).then_refused("moved_on")


def test_a_table_points_at_six_places_at_most() -> None:
    told = story().given(*(Pointed("g1", n, "B2", Own("", "g1")) for n in range(1, 7)))
    told.when(ROOM, Point("g1", "B2")).then_refused("all_pointed")
    assert "point-g1" not in told.ids(ROOM)


# ---------------------------------------------------------------- looking


@pytest.mark.parametrize("written", ["C4", "c4", " c 4 ", "C４"])
def test_a_cell_may_be_written_by_hand(written: str) -> None:
    at(story(), "look").when(ROOM, Lay("g1", "good", written)).then(laid(1, "C4"))


@pytest.mark.parametrize("written", ["", "Z9", "G1", "A5", "44", "C0", None])
def test_a_cell_that_is_not_on_the_map_is_refused_with_the_last_one_that_is(
    written: str | None,
) -> None:
    told = at(story(), "look").when(ROOM, Lay("g1", "good", written)).then_refused("no_cell")
    assert told.state.tables["g1"].marks == {}


def test_a_table_lays_two_tokens_of_each_feeling() -> None:
    told = at(story(), "look").given(laid(1, "A1"), laid(2, "A2"))
    told.when(ROOM, Lay("g1", "good", "A3")).then_refused("all_laid_good")
    told.when(ROOM, Lay("g1", "missing", "A3")).then(laid(3, "A3", feeling="missing"))
    told.when(ROOM, Lay("g2", "good", "A3")).then(laid(1, "A3", "g2"))


def test_how_many_tokens_can_be_set() -> None:
    told = at(story(options={"tokens": "3"}), "look").given(laid(1, "A1"), laid(2, "A2"))
    told.when(ROOM, Lay("g1", "good", "A3")).then_it_happens()


def test_a_token_is_moved_or_taken_away_by_its_own_table_before_the_step_closes() -> None:
    told = at(story(phones=2), "look").given(laid(1, "A1"), laid(2, "A2"))
    told.when(1, Move("g1", "1 A1", "B2")).then(Moved("g1", 1, "B2"))
    told.when(1, Lift("g1", "2 A2")).then(Lifted("g1", 2))
    told.when(2, Lift("g1", "1 B2")).then_refused("not_yours")
    at(told, "task").when(1, Move("g1", "1 B2", "C4")).then_refused("mark_moved")


def test_two_phones_that_move_the_same_token_do_not_undo_each_other() -> None:
    told = at(story(groups=1, phones=2), "look").given(laid(1, "A1"))
    told.when(1, Move("g1", "1 A1", "B2")).then_it_happens()
    told.when(2, Move("g1", "1 A1", "C4")).then_refused("mark_moved")
    assert told.state.tables["g1"].marks[1].cell == "B2"


def test_a_number_is_never_used_for_another_mark() -> None:
    told = at(story(), "look").given(laid(1, "A1"), Lifted("g1", 1))
    told.when(ROOM, Lay("g1", "good", "A1")).then(laid(2, "A1"))


def test_the_map_shows_how_many_lie_where_and_not_who_laid_them() -> None:
    told = at(story(), "look").given(laid(1, "B2"), laid(1, "B2", "g2"))
    (mark,) = widgets(told)["map"].marks
    assert (mark.kind, mark.cell, mark.count, mark.group) == ("good", "B2", 2, "")


def test_every_page_sees_the_same_map() -> None:
    told = at(story(phones=2), "look").given(laid(1, "B2"), laid(1, "E2", "g2"))
    maps = [widgets(told, page)["map"] for page in (None, "g1", "g2", 1, 2, FACILITATOR)]
    assert all(one == maps[0] for one in maps)


def test_the_panel_says_which_table_still_has_tokens_to_lay() -> None:
    told = at(story(), "look").given(*(laid(n, "A1") for n in (1, 2)))
    told.given(*(laid(n, "A1", feeling="missing") for n in (3, 4)))
    shown = widgets(told, FACILITATOR)
    assert shown["tile-g1"].done
    assert shown["tile-g2"].status == "0 van 4 fiches"
    assert "hare" not in shown["waiting"].text
    assert "blauwe haas" in shown["waiting"].text


# ---------------------------------------------------------------- the fullest places


def test_what_lies_right_beside_a_place_belongs_to_it() -> None:
    told = at(story(), "task").given(laid(1, "A1"), laid(2, "C3"), laid(1, "E3", "g2"))
    assert fullest(told.state)[:2] == ("B2", "E2")


def test_places_that_people_pointed_at_go_before_places_they_did_not() -> None:
    told = story().given(Pointed("g1", 1, "F4", Own("", "g1")))
    assert fullest(told.state)[0] == "F4"


def test_where_nothing_was_laid_there_are_still_three_places_to_choose_from() -> None:
    assert fullest(at(story(), "task").state) == ("B2", "E2", "B4")


def test_a_cell_without_a_name_is_called_by_its_letter_and_number() -> None:
    told = story(content=scenario(map={**small()["map"], "columns": 20}))
    assert place_name(told.state, "T1").facts == {"cell": "T1"}  # type: ignore[union-attr]


# ---------------------------------------------------------------- the task


def test_a_task_says_where_who_and_what() -> None:
    told = at(story(), "task")
    told.when(ROOM, SetTask("g1", 1, "B2", "ouderen", "zitten"))
    told.then(TaskSet("g1", 1, "B2", "ouderen", "zitten"))
    assert widgets(told)["tile-g1"].lines == ("Bij het bankje willen ouderen rustig zitten.",)


def test_a_task_is_at_one_of_the_fullest_places() -> None:
    told = at(story(), "task")
    told.when(ROOM, SetTask("g1", 1, "F4", "ouderen", "zitten")).then_refused("not_full")
    assert widgets(told)["map"].lit == ("B2", "E2", "B4")


def test_two_phones_that_make_a_first_task_at_once_make_one() -> None:
    told = at(story(groups=1, phones=2), "task")
    told.when(1, SetTask("g1", 1, "B2", "ouderen", "zitten")).then_it_happens()
    told.when(2, SetTask("g1", 1, "E2", "kinderen", "spelen")).then_refused("moved_on")


def test_a_table_has_three_tasks_at_most_and_can_let_one_go() -> None:
    told = at(story(), "task")
    told.given(*(TaskSet("g1", n, "B2", "ouderen", "zitten") for n in (1, 2, 3)))
    assert "task-g1" not in told.ids(ROOM)
    told.when(ROOM, DropTask("g1", "2")).then(TaskDropped("g1", 2))
    told.when(ROOM, SetTask("g1", 2, "B2", "kinderen", "spelen")).then_it_happens()
    told.when(ROOM, DropTask("g1", "7")).then_refused("moved_on")


# ---------------------------------------------------------------- the map


def test_the_facilitator_lays_an_own_map_and_says_what_is_on_it() -> None:
    told = story()
    told.when(FACILITATOR, SetMap("", PICTURE, "Onze straat")).then(MapSet(PICTURE, "Onze straat"))
    board = widgets(told)["map"]
    assert (board.picture, board.alt, board.shapes) == (PICTURE, "Onze straat", ())


@pytest.mark.parametrize(
    ("picture", "alt", "code"),
    [(None, "Straat", "no_picture"), ("../../etc", "Straat", "no_picture"),
     (PICTURE, " ", "no_alt"), (PICTURE, None, "no_alt")],
)  # fmt: skip
def test_an_own_map_needs_a_picture_and_a_sentence(
    picture: str | None, alt: str | None, code: str
) -> None:
    story().when(FACILITATOR, SetMap("", picture, alt)).then_refused(code)


def test_nobody_else_changes_the_map_and_not_after_the_tokens_were_laid() -> None:
    told = story(phones=1)
    for who in (Participant(1), ROOM, TABLE):
        told.when(who, SetMap("", PICTURE, "Straat")).then_refused("not_yours")
    at(told, "task").when(FACILITATOR, SetMap("", PICTURE, "Straat")).then_refused("moved_on")


def test_the_drawn_map_can_come_back() -> None:
    told = story().given(MapSet(PICTURE, "Straat"))
    told.when(FACILITATOR, DrawnMap(PICTURE)).then(MapSet("", ""))
    assert widgets(told)["map"].shapes


def test_on_an_own_map_places_have_no_names_of_another_neighbourhood() -> None:
    told = at(story().given(MapSet(PICTURE, "Straat")), "task")
    assert fullest(told.state) == ()
    told.when(ROOM, SetTask("g1", 1, "D3", "ouderen", "zitten")).then_it_happens()
    assert widgets(told)["tile-g1"].lines == ("Bij vak D3 willen ouderen rustig zitten.",)


# ---------------------------------------------------------------- taking turns


def test_where_tables_take_turns_only_one_is_at_it() -> None:
    told = at(story(phones=2, mode="om_de_beurt"), "look", "g1")
    told.when(2, Lay("g2", "good", "A1")).then_refused("not_your_turn")
    told.when(FACILITATOR, Advance("look", "g1")).then(PhaseBegan("look", "g2"))
    told.when(2, Lay("g2", "good", "A1")).then_it_happens()
    told.when(FACILITATOR, Advance("look", "g2")).then(PhaseBegan("task", "g1"))


def test_the_turn_passes_on_when_everybody_leaves_the_table_that_has_it() -> None:
    told = at(story(phones=2, mode="om_de_beurt"), "look", "g1").given(SeatLeft(1))
    assert told.state.at == "g2"


def test_all_tables_choose_together_also_where_they_take_turns() -> None:
    told = at(story(mode="om_de_beurt"), "choose", "g1")
    assert told.state.acting == ("g1", "g2")


def test_a_table_that_comes_late_takes_part_in_this_step() -> None:
    told = at(story(), "look").given(GroupCame("g3"))
    told.when(ROOM, Lay("g3", "good", "A1")).then_it_happens()


def test_an_emptied_table_is_not_waited_for_and_what_it_laid_stays() -> None:
    told = at(story(phones=2), "look").given(laid(1, "A1"), SeatLeft(1))
    assert waited_for(told.state) == ("g2",)
    assert widgets(told)["map"].marks
