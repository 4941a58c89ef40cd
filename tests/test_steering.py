"""Steering beyond the next step: one table, the screen, a few words, any step, an option."""

from dataclasses import replace
from typing import Any

import pytest

from engine.bots import Evening
from engine.core import (
    FACILITATOR,
    ROOM,
    Field,
    GroupScreen,
    OptionSet,
    Participant,
    Person,
    Rejected,
    View,
)
from engine.core.setting import whole
from engine.core.views import GroupTile, Text, Timer
from engine.lexicon import Lexicon
from engine.workshop.messages import End, SetOption, SetTimer
from engine.workshop.pages import Page
from engine.workshop.rotating import addressed
from engine.workshop.state import WORKSHOP, Part
from engine.workshop.steering_messages import (
    LONGEST,
    Announce,
    GiveTime,
    GoTo,
    HoldGroup,
    Show,
    Unsay,
)
from engine.workshop.stops import ASK
from engine.workshop.views import view
from tests.evenings import evening, only, read_plan, retold

SCREEN, PANEL = Page("screen", "nl"), Page("panel", "nl")


def lead(played: Evening, command: Any, who: Person = FACILITATOR) -> None:
    played.tell(who, addressed(WORKSHOP, command))


def shown(played: Evening, page: Page, say: Lexicon) -> View:
    return view(played.state, page, played.clock, played.room, say)


def words(played: Evening, page: Page, say: Lexicon) -> str:
    widgets = shown(played, page, say).widgets
    return "\n".join(one.text for one in widgets if isinstance(one, Text))


def refused(played: Evening, command: Any, who: Person = FACILITATOR) -> str:
    with pytest.raises(Rejected) as found:
        lead(played, command, who)
    return found.value.code


@pytest.fixture
def played() -> Evening:
    return evening(only("check_out"), groups=2, phones=2)


# ---------------------------------------------------------------------- one table


def test_a_table_that_stands_still_takes_no_answers_and_the_others_do(
    played: Evening, say: Lexicon
) -> None:
    mine, theirs = (played.state.people.at(group)[0] for group in ("g1", "g2"))
    answer = next(one for one in played.offers(Participant(mine)) if one.intent == "answer")
    lead(played, HoldGroup("g1", True))
    with pytest.raises(Rejected, match="paused"):
        played.press(Participant(mine), answer)
    page = shown(played, Page("phone", "nl", seat=mine), say)
    assert page.state == "paused"
    assert {one.intent for one in page.controls} == {"settings"}
    assert say("workshop.held") in words(played, Page("table", "nl", group="g1"), say)
    assert [one for one in played.offers(Participant(theirs)) if one.intent == "answer"]
    assert shown(played, Page("phone", "nl", seat=theirs), say).state == "open"


def test_a_table_goes_on_where_it_stood_still(played: Evening) -> None:
    before = played.offers(GroupScreen("g1"))
    lead(played, HoldGroup("g1", True))
    assert [one.id for one in played.offers(GroupScreen("g1"))] == [ASK]
    lead(played, HoldGroup("g1", False))
    assert played.offers(GroupScreen("g1")) == before
    assert retold(played) == played.state


def test_more_time_for_one_table_stands_on_its_own_page_and_tile(
    played: Evening, say: Lexicon
) -> None:
    lead(played, GiveTime(0, "g2", 0, 1))
    lead(played, GiveTime(0, "g2", 1, 1))
    clocks = {
        group: [one.total for one in page.widgets if isinstance(one, Timer)]
        for group in ("g1", "g2")
        for page in [shown(played, Page("table", "nl", group=group), say)]
    }
    timing = played.state.timing
    assert timing is not None
    assert clocks == {"g1": [], "g2": [timing.total + 2 * 60_000]}
    tiles = [one for one in shown(played, PANEL, say).widgets if isinstance(one, GroupTile)]
    assert say("workshop.extra_tile", minutes=2) in tiles[1].lines


def test_the_second_of_two_facilitators_gives_no_minute_twice(played: Evening) -> None:
    lead(played, GiveTime(0, "g1", 0, 1))
    assert refused(played, GiveTime(0, "g1", 0, 1)) == "moved_on"
    assert refused(played, GiveTime(0, "g9", 0, 1)) == "no_such_group"
    lead(played, GiveTime(0, "g1", 1, -1))
    assert refused(played, GiveTime(0, "g1", 0, -1)) == "unfit"


def test_a_clock_is_never_made_shorter_than_a_minute(played: Evening) -> None:
    for _ in range(60):
        lead(played, SetTimer(0, "shorten"))
    assert played.state.timing is not None
    assert played.state.timing.total == 60_000
    assert "timer-shorten" not in [one.id for one in played.offers(FACILITATOR)]


# ---------------------------------------------------------------------- the screen


def test_an_empty_screen_shows_nothing_but_the_way_back(played: Evening, say: Lexicon) -> None:
    lead(played, Show("blank"))
    empty = shown(played, SCREEN, say)
    assert empty.widgets == ()
    assert [(one.id, one.intent) for one in empty.controls] == [("screen-play", "advance")]
    assert [one.id for one in played.offers(ROOM)] == ["screen-play"]
    assert shown(played, Page("table", "nl", group="g1"), say).widgets
    lead(played, Show("play"), ROOM)
    assert shown(played, SCREEN, say).widgets


def test_all_tables_side_by_side_are_shown_of_one_game_together(say: Lexicon) -> None:
    played = evening(only("game_of_life"), groups=3)
    lead(played, Show("tables"))
    tiles = [one for one in shown(played, SCREEN, say).widgets if isinstance(one, GroupTile)]
    assert [one.group for one in tiles] == ["g1", "g2", "g3"]
    assert all(not one.stuck and one.since is None for one in tiles)


def test_in_the_next_step_the_screen_shows_what_is_played() -> None:
    played = evening(read_plan("90"), groups=2)
    lead(played, Show("blank"))
    lead(played, GoTo(0, 2))
    assert (played.state.step, played.state.shows) == (2, "play")


# ---------------------------------------------------------------------- a few words


def test_an_announcement_is_on_every_page_until_it_is_taken_away(
    played: Evening, say: Lexicon
) -> None:
    seat = played.state.people.at("g1")[0]
    pages = [SCREEN, PANEL, Page("table", "nl", group="g2"), Page("phone", "nl", seat=seat)]
    lead(played, Announce("  Nog vijf minuten.  "))
    assert all("Nog vijf minuten." in words(played, page, say) for page in pages)
    away = next(one for one in played.offers(FACILITATOR) if one.id == "unsay-all")
    played.press(FACILITATOR, away)
    assert not any("Nog vijf minuten." in words(played, page, say) for page in pages)
    with pytest.raises(Rejected, match="moved_on"):
        played.press(FACILITATOR, away)


def test_a_nudge_reaches_one_table_and_not_the_screen(played: Evening, say: Lexicon) -> None:
    lead(played, Announce("Ik kom zo bij jullie.", "g2"))
    there = [SCREEN, *(Page("table", "nl", group=group) for group in ("g1", "g2")), PANEL]
    heard = ["Ik kom zo" in words(played, page, say) for page in there]
    assert heard == [False, False, True, True]


def test_what_was_announced_stands_beside_the_log_and_is_gone_at_the_end(
    played: Evening, say: Lexicon
) -> None:
    lead(played, Announce("De taart is bij Anouk."))
    assert "Anouk" not in "".join(row.data for batch in played.kept for row in batch.rows)
    assert retold(played) == played.state
    assert words(played, SCREEN, say).startswith("De taart is bij Anouk.")
    lead(played, End(0))
    assert not played.state.announced
    assert retold(played) == played.state


def test_an_announcement_is_neither_empty_nor_a_speech(played: Evening) -> None:
    assert refused(played, Announce("   ")) == "unfit"
    assert refused(played, Announce("a" * (LONGEST + 1))) == "too_long"
    assert refused(played, Announce("Hallo", "g9")) == "no_such_group"
    assert refused(played, Unsay("nothing", "g1")) == "moved_on"


@pytest.mark.parametrize(
    "command",
    [Show("blank"), HoldGroup("g1", True), GiveTime(0, "g1", 0, 1), Announce("Hoi"), GoTo(0, 0)],
)
def test_nobody_steers_from_a_phone_or_a_table(played: Evening, command: Any) -> None:
    assert refused(played, command, Participant(1)) == "not_yours"
    assert refused(played, command, GroupScreen("g1")) == "not_yours"


# ---------------------------------------------------------------------- any step


def test_one_can_stop_early_and_still_look_back_at_what_was_played() -> None:
    played = evening(read_plan("120"), groups=2)
    kinds = [part.activity for part in played.state.programme.parts]
    debrief, game = kinds.index("debrief"), kinds.index("game_of_life")
    lead(played, GoTo(0, 1))
    early = next(one for one in played.offers(FACILITATOR) if one.id == "debrief_now")
    assert early.confirm
    played.press(FACILITATOR, early)
    assert played.state.step == debrief
    nothing = played.state.now[0].state.moments
    lead(played, GoTo(debrief, game))
    for number, _ in enumerate(played.play()):
        if number == 40:
            break
    lead(played, GoTo(game, debrief))
    assert len(played.state.now[0].state.moments) > len(nothing)
    assert retold(played) == played.state


def test_a_debrief_that_was_begun_stands_as_it_stood() -> None:
    played = evening(read_plan("90"), groups=2)
    kinds = [part.activity for part in played.state.programme.parts]
    debrief = kinds.index("debrief")
    lead(played, GoTo(0, debrief))
    onward = next(one for one in played.offers(FACILITATOR) if one.intent == "advance")
    played.press(FACILITATOR, onward)
    stood = played.state.now[0].state
    lead(played, GoTo(debrief, 2))
    lead(played, GoTo(2, debrief))
    assert played.state.now[0].state == stood


def test_a_jump_that_comes_too_late_or_leads_nowhere_is_refused() -> None:
    played = evening(read_plan("90"), groups=2)
    assert refused(played, GoTo(1, 2)) == "moved_on"
    assert refused(played, GoTo(0, 0)) == "not_now"
    assert refused(played, GoTo(0, 99)) == "not_now"


# ---------------------------------------------------------------------- options


def test_an_option_is_set_from_the_panel_and_the_form_holds_what_is_set() -> None:
    played = evening(only("game_of_life"), groups=2)
    id = played.state.now[0].id
    lead(played, SetOption(id, "rounds", 8))
    lead(played, SetOption(id, "talk", "180"))
    options = played.state.now[0].state.options
    assert (options.rounds, options.talk) == (8, 180)
    found = {one.id: one.fields[0].value for one in played.offers(FACILITATOR) if one.fields}
    assert found[f"option-{id}-rounds"] == 8
    assert found[f"option-{id}-talk"] == 180


def test_only_what_a_game_declares_can_be_set() -> None:
    played = evening(only("game_of_life"), groups=2)
    id = played.state.now[0].id
    assert refused(played, SetOption(id, "life", "own")) == "not_now"
    assert refused(played, SetOption(id, "rounds", 21)) == "unfit"
    assert refused(played, SetOption(id, "talk", 7)) == "unfit"
    assert refused(played, SetOption(id, "rounds", "8")) == "unfit"
    assert refused(played, SetOption(id, "rounds", None)) == "unfit"
    assert refused(played, SetOption("99", "rounds", 5)) == "moved_on"
    other = evening(only("closing"), groups=2)
    assert not [one for one in other.offers(FACILITATOR) if one.id.startswith("option-")]


def test_a_sensitive_topic_is_opened_and_closed_again_in_a_game_about_own_life() -> None:
    played = evening(only("game_of_life", life="own"), groups=2)
    id = played.state.now[0].id
    form = next(one for one in played.offers(FACILITATOR) if one.id == f"option-{id}-open_topics")
    topics = [option.value for option in form.fields[0].options]
    lead(played, SetOption(id, "open_topics", (str(topics[0]),)))
    assert topics[0] not in played.state.now[0].state.closed_topics
    lead(played, SetOption(id, "open_topics", None))
    assert topics[0] in played.state.now[0].state.closed_topics


def test_any_game_gets_a_control_for_each_option_that_it_declares(say: Lexicon) -> None:
    def declared(state: Any) -> tuple[Field, ...]:
        return (whole("cups", "Hoeveel koppen?", 2, 1, 4),)

    programme = only("closing")
    part = programme.parts[0]
    assert isinstance(part, Part)
    other = replace(part, game=replace(part.game, settings=declared))
    played = evening(replace(programme, parts=(other,)), groups=1)
    id = played.state.now[0].id
    found = next(one for one in played.offers(FACILITATOR) if one.id == f"option-{id}-cups")
    assert found.fields[0].value == 2
    lead(played, SetOption(id, "cups", 4))
    heard = [entry.event for entry in played.state.now[0].history]
    assert OptionSet("cups", "4") in heard
    assert say.of(found.label) == "Hoeveel koppen?"
