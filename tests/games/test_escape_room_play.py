"""Whole rooms: what can be solved, what is shown, what is left behind, how long it takes."""

from dataclasses import dataclass
from statistics import mean, quantiles
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.load import read
from engine.content.packs import bundled
from engine.core import FACILITATOR, ROOM, GroupScreen, Label
from games.escape_room.content import Room
from games.escape_room.events import ClockShown, HintGiven, Opened, Tried, TurnedTo, WentOn
from games.escape_room.graph import graph_of
from games.escape_room.summary import summary
from tests.games.escape import (
    GAME,
    SAYS,
    every_kind,
    last,
    lock,
    opened,
    right,
    room,
    story,
    widgets,
    wrong,
)
from tests.games.escape_teams import Team, team

PACK = bundled("content") / "packs" / "samen-open"
ROOMS = {name: read(PACK / f"{name}.yaml", Room) for name in ("huiskamer", "halte")}
ROUTES = [("huiskamer", "full"), ("huiskamer", "short"), ("halte", "full")]


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """A room whose locks need any of the locks before them, in any way."""
    count = draw(st.integers(1, 7))
    locks: list[dict[str, Any]] = []
    for number in range(count):
        before = [f"slot-{n}" for n in range(number)]
        some = st.lists(st.sampled_from(before), unique=True, max_size=3) if before else st.just([])
        needs = {"all": draw(some), "any": draw(some)}
        route = draw(st.sampled_from(["always", "full"]))
        locks.append(lock(f"slot-{number}", needs=needs, route=route))
    return room([*locks, last(needs={"all": [locks[-1]["id"]]})], short=20)


@settings(max_examples=40, deadline=None)
@given(rooms(), st.booleans(), st.randoms(use_true_random=False))
def test_what_comes_free_in_waves_can_be_solved_in_any_order(
    content: Room, short: bool, dice: Any
) -> None:
    graph = graph_of(content, short)
    assert [one.id for wave in graph.waves() for one in wave].count("slot") == 1
    told = story(content, options={"route": "short" if short else "full"})
    while told.state.phase == "play":
        opened(told, dice.choice(told.state.now).id)
    assert {event.how for event in told.state.order} == {"answer"}


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("route", ["full", "short"])
def test_the_rooms_that_ship_can_be_solved_by_answers_alone(name: str, route: str) -> None:
    told = story(ROOMS[name], groups=3, phones=6, options={"route": route})
    while told.state.phase == "play":
        opened(told, told.state.now[-1].id)
    locks = {"huiskamer": {"full": 7, "short": 5}, "halte": {"full": 5, "short": 5}}
    assert len(told.state.order) == locks[name][route]


# ------------------------------------------------------------------ what is shown


def test_a_lock_tells_how_it_stands_and_which_is_at_hand() -> None:
    told = opened(story(phones=1).given(HintGiven("twee", 1)), "een")
    row = widgets(told, 1)["locks"].locks
    assert [(one.id, one.state, one.now) for one in row] == [
        ("een", "open", False), ("twee", "closed", True), ("slot", "waiting", False),
    ]  # fmt: skip
    assert row[1].hints == 1


def test_after_a_wrong_try_a_screen_shows_how_long_to_talk_and_changes_by_itself() -> None:
    told = story()
    told.when(ROOM, wrong(told)).then_it_happens()
    shown = widgets(told)
    assert "talk-first" in shown
    assert shown["wait"].total == 5000
    assert GAME.screen(told.state, None, 0, SAYS[0]).until == 5000
    assert "wait" not in widgets(told, None, 5000)


def test_the_clock_is_hidden_until_it_is_wanted() -> None:
    told = story(minutes=30)
    assert "clock" not in widgets(told)
    assert widgets(told.given(ClockShown(True)))["clock"].total == 30 * 60_000


def test_when_the_time_is_over_only_the_panel_says_so() -> None:
    told = story(minutes=30)
    late = 31 * 60_000
    assert widgets(told, FACILITATOR, late)["waiting"] != widgets(told, FACILITATOR)["waiting"]
    assert widgets(told, None, late) == widgets(told)


def test_the_panel_shows_of_each_lock_its_answer_who_is_there_and_what_it_waits_for() -> None:
    told = story(groups=2).given(HintGiven("een", 1), Tried("een", False, 0))
    shown = widgets(told, FACILITATOR, 60_000)
    een, slot = shown["lock-een"].text, shown["lock-slot"].text
    for part in ("geheimeen", "rode uil, blauwe haas", "Niet goed: 1. Hints: 1."):
        assert part in een
    for part in ("Keus 0, Keus 1", "Slot een, Slot twee"):
        assert part in slot


def test_what_is_read_aloud_for_listening_stands_on_the_panel_alone() -> None:
    told = opened(story(room(every_kind())), "pairs", "picture", "pattern")
    told.given(TurnedTo("", "listen"), WentOn("", 3))
    assert "gesprokentekst" in widgets(told, FACILITATOR)["lock-listen"].text
    assert "gesprokentekst" not in str(widgets(told))
    assert "kind='listen'" in str(widgets(told))


def test_the_end_is_good_however_the_last_lock_opened() -> None:
    for how in ("answer", "together", "key"):
        told = story().given(Opened("slot", how, 0))  # type: ignore[arg-type]  # one of three
        assert "Alles zit open." in widgets(told)["ending"].text


def test_a_table_page_shows_its_table_and_the_room_all_tables() -> None:
    told = story(groups=3, begun=False)
    assert [one for one in widgets(told) if one.startswith("tile")] == [
        "tile-g1", "tile-g2", "tile-g3",
    ]  # fmt: skip
    assert [one for one in widgets(told, "g2") if one.startswith("tile")] == ["tile-g2"]


# ------------------------------------------------------------------ what is left behind


def moments(told: Any, group: str = "g1") -> list[str]:
    found = [one.text for one in summary(told.state).highlights if one.group == group]
    return [text.key.rpartition(".")[2] for text in found if isinstance(text, Label)]


def test_the_debrief_hears_where_help_was_asked_and_which_lock_took_most_tries() -> None:
    told = story(groups=2).given(HintGiven("een", 1), HintGiven("twee", 1, sent=True))
    for _ in range(2):
        told.clock = told.state.stand("een").until
        told.when(ROOM, wrong(told)).then_it_happens()
    told.clock = told.state.stand("een").until
    opened(told, "een", "twee", "slot")
    assert moments(told) == ["helped", "hard", "turned", "heard", "system"]
    assert "Slot een" in SAYS[0].of(summary(told.state).highlights[0].text)


def test_every_table_hears_another_moment_first() -> None:
    told = opened(story(groups=3), "een", "twee", "slot")
    first = [moments(told, group)[0] for group in told.groups]
    assert len(set(first)) == 3


def test_a_team_that_asked_nothing_hears_a_question_about_that_too() -> None:
    assert "no_help" in moments(opened(story(), "een", "twee", "slot"))


def test_the_story_tells_every_lock_in_its_order_and_no_seat() -> None:
    told = opened(story(groups=3, phones=6), "twee", "een", "slot", who=GroupScreen("g1"))
    chapter = summary(told.state).story[0]
    lines = [SAYS[0].of(one) for one in chapter.lines]
    assert [text for text in lines if "ging open" in text] == [
        "‘Slot twee’ ging open. Het is open.",
        "‘Slot een’ ging open. Het is open.",
        "‘Slot slot’ ging open. Het is open.",
    ]
    assert lines[-1] == "Alles zit open."


def test_what_others_must_solve_is_told_of_the_locks_that_were_played() -> None:
    told = story(room([lock("een", signal="Schrijf korter."), lock("twee", signal="x"), last()]))
    opened(told, "een")
    assert [SAYS[0].of(one) for one in summary(told.state).signals] == ["Schrijf korter."]


# ------------------------------------------------------------------ how long it takes


@dataclass(frozen=True)
class Measured:
    """What came of many teams."""

    in_time: float
    seen: float
    p10: float
    p50: float
    p90: float
    hints: float
    per_second: float


def measured(content: Room, teams: int, **how: Any) -> Measured:
    began = perf_counter()
    done: list[Team] = [team(content, seed, **how).play() for seed in range(teams)]
    took = perf_counter() - began
    cuts = quantiles([one.minutes for one in done], n=10)
    return Measured(
        mean(one.in_time for one in done),
        mean(one.seen for one in done),
        cuts[0],
        cuts[4],
        cuts[8],
        mean(one.asked for one in done),
        sum(one.commands for one in done) / took,
    )


@pytest.mark.parametrize(("name", "route"), ROUTES)
def test_most_teams_that_ask_for_hints_are_out_in_time(name: str, route: str) -> None:
    found = measured(ROOMS[name], 30, hints=True, route=route)
    assert found.in_time > 0.8
    assert found.p50 > 0.4 * (ROOMS[name].minutes if route == "full" else 25)


def test_hints_make_a_room_shorter_and_nobody_is_ever_left_inside() -> None:
    alone, helped = (measured(ROOMS["halte"], 30, hints=hints) for hints in (False, True))
    assert helped.p90 <= alone.p90
    assert helped.in_time >= alone.in_time
    for seed in range(30):
        assert team(ROOMS["halte"], seed, hints=False).play().told.state.phase == "end"


def test_a_played_room_is_the_fold_of_what_happened() -> None:
    played = team(ROOMS["huiskamer"], 5, hints=True).play()
    assert played.told.replayed() == played.told.state


def test_trying_a_lock_and_hearing_what_came_of_it_takes_a_thousandth_of_a_second() -> None:
    told = story(ROOMS["huiskamer"], groups=6, phones=30)
    began = perf_counter()
    for _ in range(200):
        told.offers(1)
        told.game.decide(told.state, right(told.state, "brief"), told.when(1, None).moment)
    assert (perf_counter() - began) / 200 < 0.005


@pytest.mark.soak
@pytest.mark.parametrize(("name", "route"), ROUTES)
def test_a_thousand_teams(name: str, route: str, capsys: pytest.CaptureFixture[str]) -> None:
    for hands in (1, 2):
        for hints in (False, True):
            found = measured(ROOMS[name], 1000, hints=hints, hands=hands, route=route)
            with capsys.disabled():
                print(f"\n{name} {route} hands={hands} hints={hints}: {found}")
            assert found.seen > 0.5
            assert found.in_time > (0.8 if hints and hands == 2 else 0.1)
