"""The one writer: together, once, or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import gevent
import pytest

from engine.core import FACILITATOR, Participant, Rejected
from engine.feed import Feed
from engine.lexicon import Lexicon
from engine.store import Batch, Held, NotSaved, Session
from engine.store.sqlite import SqliteStore, create, open_writer
from engine.wire import Malformed
from engine.workshop.live import Ended, Live
from engine.workshop.messages import End, GoOn, Hold, Resume
from engine.workshop.opening import begin, gather, resume
from engine.workshop.pages import Page
from engine.workshop.people_messages import Leave
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from tests.evenings import RULES, bundled

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


class Flaky:
    """A store whose disk can be full."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.full = False
        self.commits = 0

    def append_all(self, batches: list[Batch]) -> Any:
        if self.full:
            raise NotSaved
        self.commits += 1
        return self._store.append_all(batches)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def store(tmp_path: Path) -> Flaky:
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    store = create(tmp_path, "123456", NOON.date())
    begin(store, "123456", name, sources, RULES, opened=NOON, seed=1)
    return Flaky(store)


@pytest.fixture
def live(store: Flaky, lexicons: dict[str, Lexicon]) -> Iterator[Live]:
    live = Live(store, resume(store, RULES), lexicons)
    yield live
    live.close()


def go_on(live: Live, rid: str = "r1", at: int = 0, actor: str = "panel") -> None:
    live.tell(actor, FACILITATOR, rid, addressed(WORKSHOP, GoOn(at)))


def told(live: Live) -> tuple[Any, ...]:
    state = live.state
    played = [
        (one.id, one.groups, one.state.picked if one.step == 1 else one.state.phase, one.history)
        for one in state.running.values()
    ]
    return (state.seq, state.step, state.people, state.accepted, state.timers, played)


def kept(store: Flaky) -> int:
    return len(list(store.rows()))


def test_a_command_is_kept_when_it_is_answered(live: Live, store: Flaky) -> None:
    before = kept(store)
    go_on(live)
    assert live.state.step == 1
    assert kept(store) > before
    assert live.state.seq == kept(store)


def test_the_same_rid_is_carried_out_once_and_answered_twice(live: Live, store: Flaky) -> None:
    go_on(live)
    before = kept(store)
    go_on(live)
    assert kept(store) == before
    assert live.state.step == 1


def test_the_same_rid_with_another_body_is_malformed(live: Live) -> None:
    go_on(live)
    with pytest.raises(Malformed):
        live.tell("panel", FACILITATOR, "r1", addressed(WORKSHOP, GoOn(1)))


def test_a_refusal_is_repeated_as_well(live: Live) -> None:
    for _ in range(2):
        with pytest.raises(Rejected):
            go_on(live, at=3)


def test_two_actors_may_use_the_same_rid(live: Live) -> None:
    go_on(live, "r1", 0, "panel")
    go_on(live, "r1", 1, "screen")
    assert live.state.step == 2


def test_of_two_who_press_next_at_once_one_goes_on_and_one_is_told(live: Live) -> None:
    def press(rid: str) -> str:
        try:
            go_on(live, rid)
        except Rejected as refusal:
            return refusal.code
        return "on"

    both = [gevent.spawn(press, rid) for rid in ("a", "b")]
    assert sorted(one.get() for one in both) == ["moved_on", "on"]
    assert live.state.step == 1


def test_many_at_once_share_a_few_commits(live: Live, store: Flaky) -> None:
    joining = [gevent.spawn(live.join, f"token{n:03}" * 8, "nl", True, None) for n in range(30)]
    seats = [one.get() for one in joining]
    assert sorted(seats) == list(range(1, 31))
    assert store.commits < 30


def test_a_cookie_that_joins_twice_keeps_its_seat(live: Live) -> None:
    twice = [gevent.spawn(live.join, "a" * 64, "nl", True, None) for _ in range(2)]
    assert {one.get() for one in twice} == {1}
    assert live.join("a" * 64, "nl", True, None) == 1
    assert len(live.state.people.seats) == 1


def test_what_could_not_be_saved_never_happened_and_may_be_sent_again(
    live: Live, store: Flaky
) -> None:
    store.full = True
    before = live.state
    for _ in range(2):
        with pytest.raises(NotSaved):
            go_on(live)
    assert live.state == before
    store.full = False
    go_on(live)
    assert live.state.step == 1


def test_a_broken_rule_costs_one_command_and_nothing_else(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.workshop import live as module

    real = module.decide

    def breaks(state: Any, to: str, command: Any, moment: Any) -> Any:
        if isinstance(command, Hold):
            raise ZeroDivisionError
        return real(state, to, command, moment)

    monkeypatch.setattr(module, "decide", breaks)
    held = gevent.spawn(live.tell, "p", FACILITATOR, "x", addressed(WORKSHOP, Hold("rest")))
    on = gevent.spawn(go_on, live, "y")
    on.get()
    with pytest.raises(ZeroDivisionError):
        held.get()
    assert live.state.step == 1


@pytest.mark.parametrize(
    "command",
    [
        {},
        {"to": 3, "kind": "go_on"},
        {"to": "workshop"},
        {"to": "workshop", "kind": "no_such"},
        {"to": "workshop", "kind": "go_on"},
        {"to": "workshop", "kind": "go_on", "at": "one"},
        {"to": "workshop", "kind": "go_on", "at": 0, "more": 1},
        {"to": "workshop", "kind": ["go_on"]},
    ],
)
def test_what_is_no_command_is_malformed(live: Live, command: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        live.tell("panel", FACILITATOR, "r", command)


def test_a_command_to_an_activity_that_never_was_has_moved_on(live: Live) -> None:
    with pytest.raises(Rejected) as refusal:
        live.tell("seat:1", Participant(1), "r", {"to": "999", "kind": "pick"})
    assert refusal.value.code == "moved_on"


def test_rest_stops_the_clock_and_is_not_logged(live: Live, store: Flaky) -> None:
    before = kept(store)
    live.tell("panel", FACILITATOR, "1", addressed(WORKSHOP, Hold("rest")))
    first = live.clock
    gevent.sleep(0.05)
    assert live.clock == first
    assert live.view(Page("screen", "nl")).state == "paused"
    live.tell("panel", FACILITATOR, "2", addressed(WORKSHOP, Resume()))
    gevent.sleep(0.05)
    assert live.clock > first
    assert kept(store) == before


def test_why_it_stands_still_is_kept_for_a_server_that_dies(live: Live, store: Flaky) -> None:
    for number, how in enumerate(("paused", "rest")):
        live.tell("panel", FACILITATOR, f"h{number}", addressed(WORKSHOP, Hold(how)))
        assert store.hold() == how
    live.tell("panel", FACILITATOR, "on", addressed(WORKSHOP, Resume()))
    assert store.hold() == ""


def test_a_pause_is_given_even_when_it_cannot_be_kept(
    live: Live, store: Flaky, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(how: Held) -> None:
        raise NotSaved

    monkeypatch.setattr(store, "keep_hold", refuse)
    live.tell("panel", FACILITATOR, "1", addressed(WORKSHOP, Hold("paused")))
    assert live.view(Page("screen", "nl")).state == "paused"
    assert store.hold() == ""


def test_after_the_end_nothing_can_be_done(live: Live) -> None:
    for at in range(5):
        go_on(live, f"r{at}", at)
    live.tell("panel", FACILITATOR, "end", addressed(WORKSHOP, End(5)))
    assert live.ended
    with pytest.raises(Ended):
        go_on(live, "late", 5)


def test_a_workshop_that_stopped_is_gone_on_with_as_it_stood(
    store: Flaky, lexicons: dict[str, Lexicon], tmp_path: Path
) -> None:
    live = Live(store, resume(store, RULES), lexicons)
    seat = live.join("b" * 64, "en", True, "g2")
    live.sign_in(Session("c" * 64, "panel"))
    go_on(live)
    picture = next(c for c in live.view(Page("phone", "nl", seat=seat)).controls)
    live.tell(f"seat:{seat}", Participant(seat), "pic", picture.command)
    before = told(live)
    live.close()

    again = open_writer(next(tmp_path.glob("*.speeltafel")))
    resumed = Live(again, resume(again, RULES), lexicons, hold="paused")
    assert told(resumed) == before
    assert resumed.session("b" * 64) == Session("b" * 64, "seat", (seat,), lang="en")
    assert resumed.session("c" * 64) == Session("c" * 64, "panel")
    assert resumed.view(Page("phone", "nl", seat=seat)).state == "paused"
    resumed.tell(f"seat:{seat}", Participant(seat), "pic", picture.command)
    assert told(resumed) == before
    resumed.close()


def test_a_watch_gets_the_present_view_then_only_what_is_new(live: Live) -> None:
    feed = Feed(live)
    with feed.watch(Page("screen", "nl")) as watch:
        first = watch.next(1)
        assert first is not None
        assert watch.next(0.05) is None
        go_on(live)
        second = watch.next(2)
        assert second is not None
        assert second.version != first.version
        assert watch.next(0.05) is None
    feed.close()


def test_a_slow_reader_gets_the_latest_view_and_no_backlog(live: Live) -> None:
    feed = Feed(live)
    with feed.watch(Page("screen", "nl")) as watch:
        watch.next(1)
        for at in range(3):
            go_on(live, f"r{at}", at)
            gevent.sleep(0.03)
        shown = watch.next(2)
        assert shown is not None
        assert shown.version == live.view(Page("screen", "nl")).version
        assert watch.next(0.05) is None
    feed.close()


def test_a_tap_at_one_table_leaves_the_phones_of_another_alone(live: Live) -> None:
    here, there = live.join("a" * 64, "nl", True, "g1"), live.join("b" * 64, "nl", True, "g2")
    go_on(live)
    feed = Feed(live)
    with (
        feed.watch(Page("phone", "nl", seat=here)) as mine,
        feed.watch(Page("phone", "nl", seat=there)) as other,
    ):
        shown = mine.next(1)
        assert shown is not None
        assert other.next(1)
        live.tell(f"seat:{here}", Participant(here), "1", shown.controls[0].command)
        assert mine.next(2)
        assert other.next(0.1) is None
    feed.close()


def test_a_door_that_was_shut_may_be_open_the_next_time(live: Live) -> None:
    with pytest.raises(Rejected):
        live.join("d" * 64, "nl", True, "g9")
    assert live.join("d" * 64, "nl", True, "g1") == 1


def test_a_wish_that_cannot_be_written_down_spoils_no_other(live: Live) -> None:
    taps = [gevent.spawn(live.join, f"{n:064}", "nl", True, None) for n in range(5)]
    odd = gevent.spawn(go_on, live, "\ud800")
    assert sorted(one.get() for one in taps) == [1, 2, 3, 4, 5]
    with pytest.raises(UnicodeError):
        odd.get()
    assert live.state.step == 0


def test_a_cookie_that_joins_again_still_holds_the_seat_it_left(live: Live) -> None:
    first = live.join("e" * 64, "nl", True, "g1")
    live.tell("seat:1", Participant(first), "away", addressed(PEOPLE, Leave(first)))
    second = live.join("e" * 64, "nl", True, "g2")
    session = live.session("e" * 64)
    assert session is not None
    assert session.seats == (second, first)
    assert live.join("e" * 64, "nl", True, None) == second
