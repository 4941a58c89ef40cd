"""The rules of a room: trying, waiting, hints, keys, and what opens what."""

import pytest

from engine.core import FACILITATOR, ROOM, GroupScreen, OptionSet, Participant
from games.escape_room.events import (
    ClockShown,
    HintGiven,
    Opened,
    PlayBegan,
    RoleHidden,
    RoleShown,
    TimeSet,
    Tried,
    TurnedTo,
    WentOn,
)
from games.escape_room.messages import (
    AddTime,
    AskHint,
    Begin,
    ChooseRoute,
    GoOn,
    HideRole,
    OpenRest,
    OpenTogether,
    SendHint,
    ShowClock,
    ShowRole,
    Try,
    TurnTo,
    UseKey,
)
from tests.games.escape import every_kind, last, lock, opened, right, room, story, wrong

KINDS = [one["id"] for one in every_kind()]


def test_the_first_locks_can_be_tried_once_the_story_was_told() -> None:
    told = story(begun=False)
    assert told.state.now == ()
    told.when(ROOM, Begin()).then(PlayBegan(0))
    assert [one.id for one in told.state.now] == ["een", "twee"]


def test_a_phone_does_not_begin() -> None:
    story(phones=1, begun=False).when(1, Begin()).then_refused("not_yours")


def test_a_right_answer_opens_and_is_kept_without_what_was_said() -> None:
    told = story(phones=1)
    told.when(1, Try("een", 0, given="geheimeen"))
    told.then(Tried("een", True, 0), Opened("een", "answer", 0))


def test_a_wrong_answer_is_kept_without_what_was_said() -> None:
    told = story(groups=3, phones=3)
    told.when(2, Try("een", 0, given="iets van mijzelf")).then(Tried("een", False, 0, "g2"))


@pytest.mark.parametrize("id", KINDS)
def test_every_kind_of_lock_opens_with_its_answer_and_not_with_its_examples(id: str) -> None:
    told = story(room(every_kind()))
    for before in KINDS[: KINDS.index(id)]:
        opened(told, before)
    told.given(TurnedTo("", id), WentOn("", len(told.state.order)))
    for number in range(len(told.offered(ROOM, f"try-{id}").examples)):
        told.press(ROOM, told.offered(ROOM, f"try-{id}"), number)
        told.clock += 60_000
    assert told.state.stand(id).opened is None
    opened(told, id)
    assert told.state.stand(id).opened == "answer"


def test_a_word_can_be_found_with_a_picture_instead() -> None:
    told = story(room(every_kind()))
    told.when(FACILITATOR, right(told.state, "woord", pictures=True)).then_refused("lock_waits")
    for id in KINDS[:9]:
        opened(told, id)
    told.when(ROOM, right(told.state, "woord", pictures=True)).then_it_happens()
    assert told.state.stand("woord").opened == "answer"


def test_a_lock_waits_until_what_it_needs_was_found() -> None:
    told = story(room([lock("een", gives={"items": ["ding"]}),
                       lock("twee", needs={"all": ["ding"]}), last()],
                      things=[{"id": "ding", "title": "Ding", "picture": "key"}]))  # fmt: skip
    told.when(ROOM, right(told.state, "twee")).then_refused("lock_waits")
    opened(told, "een", "twee")


def test_any_of_several_things_is_enough() -> None:
    content = room(
        [lock("een"), lock("twee"), lock("drie", needs={"any": ["een", "twee"]}), last()]
    )
    assert "drie" not in [one.id for one in story(content).state.now]
    assert "drie" in [one.id for one in opened(story(content), "twee").state.now]


def test_a_lock_that_another_opens_up_is_not_ready_before_it() -> None:
    content = room([lock("een", gives={"opens": ["twee"]}), lock("twee"), last()])
    told = story(content)
    assert "twee" not in [one.id for one in told.state.now]
    assert "twee" in [one.id for one in opened(told, "een").state.now]


@pytest.mark.parametrize(("wrongs", "seconds"), [(1, 5), (2, 10), (3, 20), (6, 20)])
def test_after_a_wrong_try_a_group_talks_first(wrongs: int, seconds: int) -> None:
    told = story()
    for _ in range(wrongs):
        told.clock = told.state.stand("een").until
        told.when(ROOM, wrong(told)).then_it_happens()
    until = told.clock + seconds * 1000
    told.clock = until - 1
    told.when(ROOM, right(told.state, "een")).then_refused("talk_first")
    assert "try-een" not in told.ids(ROOM)
    told.clock = until
    assert "try-een" in told.ids(ROOM)
    opened(told, "een")


def test_while_a_group_talks_about_one_lock_another_can_be_tried() -> None:
    told = story()
    told.when(ROOM, wrong(told)).then_it_happens()
    opened(told, "twee")


def test_of_two_who_try_at_once_the_second_hears_that_somebody_just_tried() -> None:
    told = story(groups=2, phones=2)
    both = wrong(told)
    told.when(1, both).then_it_happens()
    told.clock += 60_000
    told.when(2, both).then_refused("just_tried")


def test_of_two_who_have_it_right_at_once_the_second_hears_that_it_is_open() -> None:
    told = story(groups=2, phones=2)
    both = right(told.state, "een")
    told.when(1, both).then_it_happens()
    told.when(2, both).then_refused("already_open")


def test_of_two_who_ask_for_a_hint_at_once_one_hint_is_given() -> None:
    told = story(phones=2)
    told.when(1, AskHint("een", 0)).then(HintGiven("een", 1))
    told.when(2, AskHint("een", 0)).then_refused("moved_on")


@pytest.mark.parametrize("given", [None, "o9", ("o1",), {"o1": "p1"}, ("o1", "o1", "o2", "o3")])
def test_what_does_not_fit_the_form_is_no_try(given: object) -> None:
    told = story(room([lock("een", "order"), last()]))
    told.when(ROOM, Try("een", 0, given=given)).then_refused("unfit")  # type: ignore[arg-type]  # malformed on purpose


def test_a_very_long_answer_is_no_try() -> None:
    story().when(ROOM, Try("een", 0, given="a" * 41)).then_refused("too_long")


def test_hints_come_one_by_one_and_then_the_group_opens_the_lock_together() -> None:
    told = story()
    together = OpenTogether("een")
    for step in (1, 2, 3):
        told.when(ROOM, together).then_refused("hints_first")
        told.when(ROOM, AskHint("een", step - 1)).then(HintGiven("een", step))
    told.when(ROOM, AskHint("een", 3)).then_refused("moved_on")
    told.when(ROOM, together).then(Opened("een", "together", 0))


def test_one_key_goes_from_the_first_lock_to_the_end() -> None:
    told = story(begun=False)
    presses = 0
    while told.state.phase != "end":
        onward = [one for one in told.offers(ROOM) if one.intent == "advance"]
        assert len(onward) == 1
        told.press(ROOM, onward[0])
        presses += 1
    assert presses == 1 + 3 * 4 + 2  # begin; three hints and opening per lock; two stories between


def test_a_phone_asks_for_hints_and_cannot_open_without_an_answer() -> None:
    told = story(phones=1).given(*(HintGiven("een", step) for step in (1, 2, 3)))
    told.when(1, OpenTogether("een")).then_refused("not_yours")
    assert [one.intent for one in told.offers(1)] == ["try", "change"]


def test_the_facilitator_sends_a_hint_and_those_before_it() -> None:
    told = story()
    told.when(FACILITATOR, SendHint("een", 0, 2))
    told.then(HintGiven("een", 1, sent=True), HintGiven("een", 2, sent=True))
    assert told.state.stand("een").asked == 0


def test_the_master_key_opens_a_lock_without_an_answer() -> None:
    told = story()
    told.when(FACILITATOR, UseKey("een")).then(Opened("een", "key", 0))


@pytest.mark.parametrize(
    "command",
    [UseKey("een"), SendHint("een", 0, 1), OpenRest(0), ShowClock("show"), AddTime(40)],
)
@pytest.mark.parametrize("who", [ROOM, GroupScreen("g1"), Participant(1)])
def test_only_the_facilitator_steers(who: object, command: object) -> None:
    story(phones=1).when(who, command).then_refused("not_yours")  # type: ignore[arg-type]  # any person


def test_everything_can_be_opened_and_the_story_ends_well() -> None:
    told = opened(story(), "twee")
    told.when(FACILITATOR, OpenRest(0)).then_refused("moved_on")
    told.when(FACILITATOR, OpenRest(1)).then(Opened("een", "key", 0), Opened("slot", "key", 0))
    assert told.state.phase == "end"


def test_nothing_happens_because_the_time_is_over() -> None:
    told = story()
    told.clock = 10 * 60 * 60_000
    opened(told, "een", "twee", "slot")
    assert told.state.phase == "end"


def test_time_is_given_and_the_clock_shown_or_hidden() -> None:
    told = story(minutes=40)
    told.when(FACILITATOR, AddTime(40)).then(TimeSet(45))
    told.when(FACILITATOR, AddTime(40)).then_refused("moved_on")
    told.when(FACILITATOR, ShowClock("show")).then(ClockShown(True))
    told.when(FACILITATOR, ShowClock("show")).then_refused("moved_on")


def short_room() -> object:
    locks = [
        lock("een"),
        lock("twee", gives={"items": ["ding"]}, route="full"),
        lock("drie", needs={"all": ["ding", "een"]}),
        last(needs={"all": ["twee", "drie"]}),
    ]
    return room(locks, short=25, things=[{"id": "ding", "title": "Ding", "picture": "key"}])


def test_the_short_route_has_what_it_skips_from_the_start() -> None:
    told = story(short_room(), begun=False)  # type: ignore[arg-type]  # a room
    told.when(FACILITATOR, ChooseRoute("short")).then_it_happens()
    told.when(ROOM, Begin()).then_it_happens()
    opened(told, "een", "drie", "slot")
    assert told.state.phase == "end"


def test_the_route_is_an_option_of_the_plan_and_stands_once_play_began() -> None:
    told = story(short_room(), options={"route": "short"})  # type: ignore[arg-type]  # a room
    assert len(told.state.graph.locks) == 3
    told.given(OptionSet("route", "full"))
    assert len(told.state.graph.locks) == 3
    told.when(FACILITATOR, ChooseRoute("full")).then_refused("moved_on")


def test_a_room_without_a_short_route_has_none() -> None:
    story(begun=False).when(FACILITATOR, ChooseRoute("short")).then_refused("unfit")


def test_every_place_looks_at_a_lock_of_its_own_choice() -> None:
    told = story(groups=2, phones=2)
    told.when(GroupScreen("g2"), TurnTo("g2", "een", "twee")).then(TurnedTo("g2", "twee"))
    assert [told.state.at(place).id for place in ("", "g1", "g2")] == ["een", "een", "twee"]
    told.when(1, TurnTo("g2", "twee", "een")).then_refused("not_yours")
    told.when(2, TurnTo("g2", "een", "twee")).then_refused("moved_on")
    opened(told, "twee")
    assert told.state.at("g2").id == "een"


def test_a_screen_tells_of_an_opened_lock_before_it_goes_on() -> None:
    told = opened(story(phones=1), "een")
    assert told.ids(ROOM) == ["go-on"]
    assert "try-twee" in told.ids(1)
    told.when(1, GoOn("", 1)).then_refused("not_yours")
    told.go_on(ROOM)
    assert "try-twee" in told.ids(ROOM)


def test_the_facilitator_goes_on_with_the_screen_before_any_hint() -> None:
    told = opened(story(), "een")
    onward = [one.id for one in told.offers(FACILITATOR) if one.intent == "advance"]
    assert onward == ["go-on"]
    told.go_on(FACILITATOR)
    assert told.ids(ROOM)[0] == "try-twee"
    told.when(ROOM, ShowRole("", "bewoner")).then_it_happens()
    told.go_on(FACILITATOR)
    assert told.state.shown == {}


def test_one_role_at_a_time_looks_at_the_screen() -> None:
    told = story(groups=3)
    told.when(ROOM, ShowRole("", "bewoner")).then(RoleShown("", "bewoner"))
    assert told.ids(ROOM) == ["hide-role"]
    told.when(ROOM, ShowRole("", "mantelzorger")).then_refused("moved_on")
    told.when(ROOM, HideRole("", "bewoner")).then(RoleHidden(""))


def test_a_table_shows_its_own_roles_and_a_phone_shows_none_to_a_screen() -> None:
    told = story(groups=3, phones=3)
    mine = told.state.roles_at("g1")
    assert "bewoner" in mine
    told.when(GroupScreen("g2"), ShowRole("g2", "bewoner")).then_refused("unfit")
    told.when(GroupScreen("g1"), ShowRole("g2", "bewoner")).then_refused("not_yours")
    told.when(1, ShowRole("g1", "bewoner")).then_refused("not_yours")
    told.when(GroupScreen("g1"), ShowRole("g1", "bewoner")).then(RoleShown("g1", "bewoner"))


def test_where_tables_take_turns_only_one_plays_and_the_turn_goes_with_each_lock() -> None:
    told = story(groups=2, phones=2, mode="om_de_beurt")
    told.when(2, wrong(told)).then_refused("not_yours")
    assert told.ids(2) == []
    told.when(1, right(told.state, "een")).then_it_happens()
    told.when(2, right(told.state, "twee")).then_it_happens()


def test_an_option_that_cannot_be_read_changes_nothing() -> None:
    told = story(begun=False)
    before = told.state.options
    assert (
        told.given(OptionSet("clock", "misschien"), OptionSet("kleur", "geel")).state.options
        == before
    )
