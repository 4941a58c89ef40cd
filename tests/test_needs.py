"""Who needs the facilitator: how each table stands, since when, and why it may be stuck."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, GroupScreen, Standing
from engine.core.views import GroupTile
from engine.lexicon import Lexicon
from engine.workshop.calm import Calm
from engine.workshop.pages import Page, Room
from engine.workshop.rotating import addressed
from engine.workshop.state import Part, State
from engine.workshop.views import view
from facilitator_web.desk import arranged
from games.escape_room.messages import SendHint
from tests.evenings import RULES, carousel, evening, only, retold

MINUTE = 60_000


def tiles(played: Evening, say: Lexicon, here: Sequence[tuple[int, Any]] = ()) -> list[GroupTile]:
    room = replace(played.room, here=tuple(here))
    shown = view(played.state, Page("panel", "nl"), played.clock, room, say)
    return [one for one in shown.widgets if isinstance(one, GroupTile)]


@pytest.fixture
def escape() -> Evening:
    played = evening(only("escape_room", "samen", route="full"), groups=3)
    begin = next(one for one in played.offers(FACILITATOR) if one.id.endswith(":begin"))
    played.press(FACILITATOR, begin)
    return played


def miss(played: Evening, group: str, times: int) -> str:
    """Let ``group`` try its lock wrongly, and return the lock."""
    lock: str = played.state.now[0].state.at(group).id
    for _ in range(times):
        played.clock += MINUTE
        asked = next(one for one in played.offers(GroupScreen(group)) if one.intent == "try")
        played.press(GroupScreen(group), asked)
        assert played.state.now[0].state.at(group).id == lock
    return lock


# ---------------------------------------------------------------------- why


def test_three_wrong_tries_in_a_row_may_be_stuck_until_a_hint_comes(
    escape: Evening, say: Lexicon
) -> None:
    miss(escape, "g2", 2)
    assert [one.stuck for one in tiles(escape, say)] == [(), (), ()]
    lock = miss(escape, "g2", 1)
    assert [bool(one.stuck) for one in tiles(escape, say)] == [False, True, False]
    assert "3" in tiles(escape, say)[1].stuck[0]
    running = escape.state.now[0]
    escape.tell(FACILITATOR, addressed(running.id, SendHint(lock, 0, 1)))
    assert [one.stuck for one in tiles(escape, say)] == [(), (), ()]


def test_a_table_that_is_silent_is_talking_and_not_stuck(escape: Evening, say: Lexicon) -> None:
    miss(escape, "g1", 2)
    escape.clock += 40 * MINUTE
    assert [one.stuck for one in tiles(escape, say)] == [(), (), ()]


def test_nobody_there_is_told_and_a_phone_that_sleeps_is_somebody(say: Lexicon) -> None:
    played = evening(only("check_out"), groups=2, phones=4)
    at = {group: played.state.people.at(group) for group in ("g1", "g2")}
    asleep = [(seat, "asleep") for seat in at["g1"]]
    gone = [(seat, "gone") for seat in at["g2"]]
    first, second = tiles(played, say, [*asleep, *gone])
    assert first.stuck == ()
    assert second.stuck == (say("workshop.stuck_absent"),)
    one_back = [(at["g2"][0], "here"), *gone[1:]]
    assert [one.stuck for one in tiles(played, say, [*asleep, *one_back])] == [(), ()]


def test_without_phones_nobody_is_missed(say: Lexicon) -> None:
    played = evening(only("game_of_life"), groups=2)
    assert [one.stuck for one in tiles(played, say)] == [(), ()]


def test_one_open_result_is_fine_and_two_are_asked_after(say: Lexicon) -> None:
    played = evening(only("game_of_life"), groups=2)
    left = []
    while played.state.now[0].state.turn < 4:
        left.append(tiles(played, say)[0].stuck)
        running = played.state.now[0]
        nexts = [one for one in played.offers(FACILITATOR) if one.intent == "advance"]
        played.press(FACILITATOR, nexts[0])
        assert running.id == played.state.now[0].id
    assert left[0] == ()
    assert tiles(played, say)[0].stuck == (say("workshop.stuck_open", count=3),)
    at_two = next(one for one in left if one)
    assert at_two == (say("workshop.stuck_open", count=2),)


def test_whoever_is_stuck_stands_first_and_equals_keep_their_order(
    escape: Evening, say: Lexicon
) -> None:
    miss(escape, "g3", 3)
    desk = arranged(view(escape.state, Page("panel", "nl"), escape.clock, escape.room, say))
    assert [table.tile.group for table in desk.tables] == ["g3", "g1", "g2"]
    assert desk.stuck == 1


def test_in_a_carousel_tables_keep_their_order_from_round_to_round(say: Lexicon) -> None:
    played = evening(carousel("game_of_life", "alles_op_tafel"), groups=4)
    for _ in range(2):
        assert [one.group for one in tiles(played, say)] == ["g1", "g2", "g3", "g4"]
        rotate = [one for one in played.offers(FACILITATOR) if one.id == "rotate"]
        for one in rotate:
            played.press(FACILITATOR, one)


# ---------------------------------------------------------------------- where, and since when


def test_minutes_count_from_when_a_table_came_where_it_is(escape: Evening, say: Lexicon) -> None:
    began = escape.state.clock
    escape.clock += 7 * MINUTE
    assert {one.since for one in tiles(escape, say)} == {began}
    key = next(one for one in escape.offers(FACILITATOR) if ":key-" in one.id)
    escape.press(FACILITATOR, key)
    opened = escape.state.clock
    assert {(one.at, one.since) for one in tiles(escape, say)} == {(2, opened)}
    undo = next(one for one in escape.offers(FACILITATOR) if one.id.startswith("undo-"))
    escape.press(FACILITATOR, undo)
    assert {(one.at, one.since) for one in tiles(escape, say)} == {(1, escape.state.clock)}
    assert retold(escape) == escape.state


def test_a_step_that_is_entered_again_counts_anew(plan_90, say: Lexicon) -> None:
    played = evening(plan_90, groups=2)
    press(played, "go_on")
    played.clock += 9 * MINUTE
    press(played, "go_back")
    assert {one.since for one in tiles(played, say)} == {played.state.clock}


def press(played: Evening, id: str) -> None:
    played.press(FACILITATOR, next(one for one in played.offers(FACILITATOR) if one.id == id))


@pytest.mark.parametrize("mode", ["samen", "eigen_tempo"])
@pytest.mark.parametrize("game", sorted(RULES.all))
def test_a_standing_counts_within_its_bounds_all_evening(game: str, mode: Any) -> None:
    played = evening(only(game, mode), phones=3, seed=2)
    for standing in standings(played):
        assert 0 <= standing.at <= standing.of or standing.of == 0
        assert standing.wrong >= 0 <= standing.open


def standings(played: Evening) -> Iterator[Any]:
    for number, _ in enumerate(played.play(most=40)):
        for running in played.state.now if number % 8 == 0 else ():
            for group in (*running.groups, "g30"):
                yield running.game.standing(running.state, group)


def test_any_game_can_say_how_a_table_stands(say: Lexicon) -> None:
    def stands(state: Any, group: str) -> Standing:
        return Standing(2, 5, wrong=4) if group == "g2" else Standing(1, 5)

    programme = only("closing")
    part = programme.parts[0]
    assert isinstance(part, Part)
    other = replace(part, game=replace(part.game, standing=stands))
    played = evening(replace(programme, parts=(other,)), groups=2)
    first, second = tiles(played, say)
    assert ((first.at, first.of), (second.at, second.of)) == ((1, 5), (2, 5))
    assert (first.stuck, second.stuck) == ((), (say("workshop.stuck_wrong", count=4),))


def test_a_game_that_cannot_tell_how_a_table_stands_keeps_nobody_waiting(say: Lexicon) -> None:
    def fails(state: State, group: str) -> Any:
        raise ValueError(group)

    programme = only("game_of_life")
    part = programme.parts[0]
    assert isinstance(part, Part)
    broken = replace(part, game=replace(part.game, standing=fails))
    played = evening(replace(programme, parts=(broken,)), groups=2)
    played.press(FACILITATOR, played.offers(FACILITATOR)[0])
    assert [one.of for one in tiles(played, say)] == [0, 0]


# ---------------------------------------------------------------------- who sees it


def test_no_screen_and_no_phone_says_who_is_stuck_or_missing(escape: Evening, say: Lexicon) -> None:
    seat = escape.join()
    miss(escape, "g1", 3)
    room = Room(here=((seat, "gone"),))
    pages = [Page("screen", "nl"), Page("table", "nl", group="g1"), Page("phone", "nl", seat=seat)]
    for page in pages:
        shown = Calm().draw(
            escape.state, lambda state, page=page: view(state, page, escape.clock, room, say)
        )
        for one in shown.widgets:
            if isinstance(one, GroupTile):
                assert (one.stuck, one.since, one.held) == ((), None, False)
                assert all(not mark.here for mark in one.seats)


def test_the_screen_of_a_carousel_says_how_far_each_table_is(say: Lexicon) -> None:
    played = evening(carousel("escape_room", "tekentafel"), groups=2)
    shown = view(played.state, Page("screen", "nl"), played.clock, played.room, say)
    found = {one.group: one.of for one in shown.widgets if isinstance(one, GroupTile)}
    assert found["g2"] > 1
