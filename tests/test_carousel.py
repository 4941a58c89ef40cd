"""Tables go round over stations: each round another game, one clock, one press for all."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from engine.bots import Evening
from engine.content.diagnostics import Mistakes
from engine.content.load import parse
from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Person, Rejected
from engine.core.looks import group_name
from engine.core.views import GroupTile, Progress, Text, Timer, View
from engine.lexicon import Lexicon
from engine.workshop.messages import Focus, GoBack, GoOn, Rotate
from engine.workshop.opening import gather, programme
from engine.workshop.pages import Page
from engine.workshop.people_messages import AddGroup, DropSeat, MoveSeat
from engine.workshop.plan import Plan, plan_model
from engine.workshop.state import PEOPLE, WORKSHOP, Carousel, Programme
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import RULES, carousel, evening, parts, read_plan, retold

FOUR = ("game_of_life", "check_in", "debrief", "check_out")


def with_a_closing(played: Programme) -> Programme:
    return replace(played, parts=(*played.parts, parts()["closing"]))


@pytest.fixture
def played() -> Evening:
    return evening(with_a_closing(carousel(*FOUR)), groups=4, phones=4)


def ask(played: Evening, to: str, command: object, who: Person = FACILITATOR) -> None:
    played.tell(who, addressed(to, command))


def rotate(played: Evening, to: int) -> None:
    ask(played, WORKSHOP, Rotate(played.state.step, played.state.round, to))


def refused(played: Evening, command: object, who: Person = FACILITATOR) -> str:
    with pytest.raises(Rejected) as refusal:
        ask(played, WORKSHOP, command, who)
    return refusal.value.code


def seen(played: Evening, say: Lexicon, kind: str = "screen", **more: object) -> View:
    page = Page(kind, "nl", **more)  # type: ignore[arg-type]
    return view(played.state, page, played.clock, played.room, say)


def where(played: Evening) -> dict[str, str]:
    return {group: one.game.id for one in played.state.now for group in one.groups}


def places(played: Evening) -> list[int]:
    found = {group: one.station for one in played.state.now for group in one.groups}
    return [found[group] for group in played.state.people.groups]


def test_each_table_begins_at_a_station_of_its_own(played: Evening) -> None:
    assert where(played) == dict(zip(("g1", "g2", "g3", "g4"), FOUR, strict=True))


@pytest.mark.parametrize("round", range(4))
def test_in_every_round_table_i_is_at_station_i_plus_round(played: Evening, round: int) -> None:
    for to in range(1, round + 1):
        rotate(played, to)
    assert places(played) == [(table + round) % 4 for table in range(4)]


def test_every_table_meets_every_station_once_and_begins_it_anew(played: Evening) -> None:
    for to in (1, 2, 3):
        rotate(played, to)
    met = {(group, one.station) for one in played.state.running.values() for group in one.groups}
    assert len(met) == 16
    assert len(played.state.running) == 16


def test_nothing_rotates_by_itself_and_only_who_leads_presses(played: Evening) -> None:
    played.clock = 10**8
    assert played.state.round == 0
    assert refused(played, Rotate(0, 0, 1), Participant(1)) == "not_yours"
    assert refused(played, Rotate(0, 0, 1), GroupScreen("g1")) == "not_yours"
    ask(played, WORKSHOP, Rotate(0, 0, 1), ROOM)
    assert played.state.round == 1


def test_the_second_of_two_who_rotate_is_told_that_it_moved_on(played: Evening) -> None:
    rotate(played, 1)
    assert refused(played, Rotate(0, 0, 1)) == "moved_on"
    assert played.state.round == 1


def test_there_is_no_round_before_the_first_or_after_the_last_and_none_is_skipped(
    played: Evening,
) -> None:
    assert refused(played, Rotate(0, 0, -1)) == "not_now"
    assert refused(played, Rotate(0, 0, 2)) == "not_now"
    for to in (1, 2, 3):
        rotate(played, to)
    assert refused(played, Rotate(0, 3, 4)) == "not_now"


def test_what_was_meant_for_the_round_before_is_refused(played: Evening) -> None:
    old = next(c for c in played.offers(ROOM) if c.command["to"].isdigit())
    rotate(played, 1)
    with pytest.raises(Rejected) as refusal:
        played.press(ROOM, old)
    assert refusal.value.code == "moved_on"


def test_a_round_back_finds_every_station_as_it_stood(played: Evening) -> None:
    for _, _ in zip(range(12), played.play(), strict=False):
        pass
    stood = played.state.now
    rotate(played, played.state.round + 1)
    assert {one.id for one in stood}.isdisjoint(one.id for one in played.state.now)
    rotate(played, played.state.round - 1)
    assert played.state.now == stood


def test_a_step_back_finds_the_carousel_in_the_round_it_was_left(played: Evening) -> None:
    rotate(played, 1)
    rotate(played, 2)
    stood = played.state.now
    ask(played, WORKSHOP, GoOn(0))
    ask(played, WORKSHOP, GoBack(1))
    assert (played.state.round, played.state.now) == (2, stood)
    assert retold(played) == played.state


def test_every_round_has_a_clock_of_its_own_with_its_part_of_the_minutes(played: Evening) -> None:
    assert played.state.timers[0, 0].total == 10 * 60_000
    played.clock = 120_000
    rotate(played, 1)
    first, second = played.state.timers[0, 0], played.state.timers[0, 1]
    assert (first.since, second.used) == (None, 0)
    assert first.used >= 120_000
    assert second.since is not None
    rotate(played, 0)
    assert played.state.timers[0, 0].used == first.used


def test_with_more_tables_than_stations_some_play_together() -> None:
    played = evening(carousel("game_of_life", "check_in"), groups=5)
    assert [one.groups for one in played.state.now] == [("g1", "g3", "g5"), ("g2", "g4")]


def test_at_their_own_pace_tables_at_one_station_play_apart() -> None:
    played = evening(carousel("game_of_life", "check_in", mode="eigen_tempo"), groups=3)
    assert [one.groups for one in played.state.now] == [("g1",), ("g3",), ("g2",)]


def test_with_fewer_tables_than_stations_the_panel_names_the_empty_ones(say: Lexicon) -> None:
    played = evening(carousel(*FOUR), groups=2)
    empty = [one.text for one in seen(played, say, "panel").widgets if "empty-" in one.id]
    assert [text.partition(":")[0] for text in empty] == [
        say.of(parts()[game].step.title) for game in FOUR[2:]
    ]


def test_a_table_that_comes_late_takes_the_place_its_number_gives(played: Evening) -> None:
    rotate(played, 1)
    ask(played, PEOPLE, AddGroup(4))
    assert places(played) == [1, 2, 3, 0, 1]
    assert where(played)["g5"] == "check_in"
    joined = played.state.of_group("g5")
    assert joined is not None
    assert joined.groups == ("g1", "g5")
    assert retold(played) == played.state


def test_a_table_that_comes_late_opens_a_station_where_nobody_is() -> None:
    played = evening(carousel(*FOUR), groups=2)
    ask(played, PEOPLE, AddGroup(2))
    assert where(played)["g3"] == "debrief"
    assert retold(played) == played.state


def test_who_leaves_or_moves_is_gone_from_the_station_too(played: Evening) -> None:
    ask(played, PEOPLE, DropSeat(2))
    ask(played, PEOPLE, MoveSeat(3, "g2"))
    check_in = played.state.of_group("g2")
    assert check_in is not None
    assert set(check_in.state.seating.seats) == {3}
    assert played.state.of_seat(3) is check_in
    rotate(played, 1)
    debrief = played.state.of_seat(3)
    assert debrief is not None
    assert debrief.game.id == "debrief"


def test_the_screen_shows_where_every_table_is_one_clock_and_the_rounds(
    played: Evening, say: Lexicon
) -> None:
    shown = seen(played, say)
    tiles = [one for one in shown.widgets if isinstance(one, GroupTile)]
    assert [one.group for one in tiles] == ["g1", "g2", "g3", "g4"]
    assert [one.status for one in tiles] == [say.of(parts()[game].step.title) for game in FOUR]
    assert sum(isinstance(one, Timer) for one in shown.widgets) == 1
    steps = next(one.steps for one in shown.widgets if isinstance(one, Progress))
    assert [one.state for one in steps] == ["now", "next", "next", "next"]


def test_the_screen_can_look_at_one_station_and_rotating_shows_all_again(
    played: Evening, say: Lexicon
) -> None:
    ask(played, WORKSHOP, Focus("g2"))
    assert seen(played, say).title == say("check_in.title")
    rotate(played, 1)
    assert sum(isinstance(one, GroupTile) for one in seen(played, say).widgets) == 4


def test_a_table_page_and_a_phone_say_at_which_station_they_are(
    played: Evening, say: Lexicon
) -> None:
    named = say("workshop.you_are_at", station=parts()["check_in"].step.title)
    for more in ({"kind": "table", "group": "g2"}, {"kind": "phone", "seat": 2}):
        first = seen(played, say, **more).widgets[0]  # type: ignore[arg-type]
        assert isinstance(first, Text)
        assert first.text == named


def test_the_panel_says_who_is_where_and_names_every_control_after_its_place(
    played: Evening, say: Lexicon
) -> None:
    shown = seen(played, say, "panel")
    stations = [one.text for one in shown.widgets if one.id.endswith(":station")]
    assert len(stations) == 4
    boards = {widget.id for widget in shown.widgets}
    assert {one.board for one in shown.controls if one.board} <= boards


def test_rotating_is_what_comes_next_only_when_no_station_has_a_next_of_its_own(
    played: Evening, say: Lexicon
) -> None:
    first = next(c for c in played.offers(FACILITATOR) if c.id == "rotate")
    assert first.intent == "steer"
    busy = [say.of(line) for line in first.confirm]
    names = (say.of(group_name(group)) for group in ("g1", "g3"))
    assert busy == [say("workshop.still_busy", place=name) for name in names]
    for who, control in played.play():
        if control.id == "rotate":
            assert who == ROOM
            assert control.intent == "advance"
            assert control.confirm == ()
            return
    raise AssertionError("nobody rotated")


def test_going_on_comes_naturally_only_after_the_last_round(played: Evening) -> None:
    rounds = [control.id for _, control in played.play() if control.id in ("rotate", "go_on")]
    assert rounds == ["rotate", "rotate", "rotate", "go_on"]
    assert played.state.ended


def test_an_undo_at_one_station_leaves_the_others_alone(played: Evening) -> None:
    for _, _ in zip(range(20), played.play(), strict=False):
        pass
    before = {one.id: one.state for one in played.state.now}
    undo = next(c for c in played.offers(FACILITATOR) if c.id.startswith("undo-"))
    played.press(FACILITATOR, undo)
    after = {one.id: one.state for one in played.state.now}
    changed = {id for id in before if before[id] != after[id]}
    assert changed == {undo.command["activity"]}
    assert retold(played) == played.state


def test_the_debrief_after_a_carousel_knows_what_happened_at_every_station() -> None:
    plan = carousel("game_of_life", "check_in")
    both = replace(plan, parts=(*plan.parts, parts()["debrief"]))
    played = evening(both, groups=2, seed=3)
    for _ in played.play():
        if played.state.step == 1:
            break
    groups = {one.group for one in played.state.now[0].setup.summaries[0].highlights}
    told = {one.group for s in played.state.now[0].setup.summaries for one in s.highlights}
    assert groups < told == {"g1", "g2"}


PLAN = """\
id: rond
title: Rond
about: Rond
groups: 2
steps:
  - id: rond
    activity: carousel
    title: Rond
    minutes: 40
    ROUNDS
    stations:
      - id: leven
        title: Leven
        activity: game_of_life
        scenario: rondkomen
        options: {rounds: 3}
        note: Leg de stenen klaar.
      - id: uit
        title: Terugkijken
        activity: check_out
        content: {question: Wat neem je mee?}
"""


def read(tmp_path: Path, rounds: str = "say: Loop rustig.") -> Programme:
    path = tmp_path / "rond.yaml"
    path.write_text(PLAN.replace("ROUNDS", rounds), "utf-8")
    name, sources = gather(path, RULES)
    return programme(name, sources, RULES)


def test_a_plan_lists_the_stations_and_they_share_its_minutes(tmp_path: Path) -> None:
    part = read(tmp_path).parts[0]
    assert isinstance(part, Carousel)
    assert [one.game.id for one in part.stations] == ["game_of_life", "check_out"]
    assert [one.step.minutes for one in part.stations] == [20, 20]
    assert part.stations[0].step.note is not None
    assert part.stations[0].content.id == "rondkomen"


def test_there_are_never_more_rounds_than_stations(tmp_path: Path) -> None:
    assert read(tmp_path, "rounds: 6").parts[0].rounds == 2


@pytest.mark.parametrize("wrong", ["rounds: 1", "rounds: 99", "stationen: 3"])
def test_a_carousel_with_a_mistake_is_refused_with_its_place(tmp_path: Path, wrong: str) -> None:
    source = PLAN.replace("ROUNDS", wrong).encode()
    with pytest.raises(Mistakes) as mistakes:
        parse({"rond.yaml": source}, "rond.yaml", plan_model(RULES.games, RULES.activities))
    assert mistakes.value.diagnostics[0].line == 10


def test_no_station_is_a_carousel_itself(tmp_path: Path) -> None:
    source = PLAN.replace("ROUNDS", "say: Rond.").replace("check_out", "carousel").encode()
    with pytest.raises(Mistakes):
        parse({"rond.yaml": source}, "rond.yaml", plan_model(RULES.games, RULES.activities))


def test_plans_without_a_carousel_are_as_they_were() -> None:
    plan: Plan = read_plan("90").plan
    assert all(not hasattr(step, "stations") for step in plan.steps)
    assert all(part.rounds == 1 for part in read_plan("90").parts)


def test_two_evenings_of_the_same_seed_are_the_same() -> None:
    logs = []
    for _ in range(2):
        played = evening(carousel("game_of_life", "check_in"), groups=3, phones=2, seed=9)
        played.dice = Random(4)
        for _ in played.play():
            pass
        logs.append([d.kind for batch in played.kept for d in batch.rows])
    assert logs[0] == logs[1]
