"""Who wants to stop for a moment tells the facilitator, and nobody and nothing else."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine import wire
from engine.core import FACILITATOR, ROOM, Control, GroupScreen, Participant, Rejected
from engine.core.views import Note
from engine.lexicon import Lexicon
from engine.store.sqlite import create, open_writer
from engine.workshop.live import Live
from engine.workshop.messages import End, GoOn, Hold
from engine.workshop.opening import begin, gather, resume
from engine.workshop.pages import Page
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.stops import ASK, MOST, WITHIN, Stops
from engine.workshop.voice_messages import AskStop, TickStop
from facilitator_web.arranging import arranged
from facilitator_web.desk import arranged as desked
from tests.evenings import RULES, bundled

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
CODE = "123456"


@pytest.fixture
def live(tmp_path: Path, lexicons: dict[str, Lexicon]) -> Iterator[Live]:
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    store = create(tmp_path, CODE, NOON.date())
    begin(store, CODE, name, sources, RULES, opened=NOON, seed=1)
    live = Live(store, resume(store, RULES), lexicons)
    for number in range(3):
        live.join(f"cookie {number}", "nl", True, "g1")
    yield live
    live.close()


def phone(seat: int) -> Page:
    return Page("phone", "nl", seat=seat)


def others(live: Live) -> list[Page]:
    """Return every page that may not know what seat 1 asked."""
    groups = [Page("table", "nl", group=group) for group in live.state.people.groups]
    mirrors = [Page("table", "nl", group="g1", may_act=False), Page("screen", "nl", may_act=False)]
    watching = Page("panel", "nl", may_act=False)
    return [phone(2), phone(3), Page("screen", "nl"), *groups, *mirrors, watching]


def wires(live: Live, pages: list[Page]) -> list[str]:
    found = []
    for page in pages:
        view = live.view(page)
        found.append(wire.text(view.widgets) + wire.text(view.controls) + view.version)
    return found


def asks(live: Live, page: Page) -> list[Control]:
    return [one for one in live.view(page).controls if one.id == ASK]


def ask(live: Live, seat: int = 1, rid: str = "s1") -> None:
    live.tell(f"seat:{seat}", Participant(seat), rid, addressed(PEOPLE, AskStop(seat=seat)))


def tick(live: Live, number: int = 1) -> None:
    live.tell("panel", FACILITATOR, f"t{number}", addressed(PEOPLE, TickStop(number)))


def signs(live: Live) -> list[str]:
    shown = desked(live.view(Page("panel", "nl")))
    return [spot.widget.text for spot in shown.stops if isinstance(spot.widget, Note)]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_phone_and_table_page_has_the_button_at_every_moment(live: Live) -> None:
    pages = [*(phone(seat) for seat in (1, 2, 3)), Page("table", "nl", group="g1")]
    for step in range(len(live.state.programme.parts)):
        for page in pages:
            assert len(arranged(live.view(page), None).stop) == 1
        if not live.state.last_step:
            live.tell("p", FACILITATOR, f"n{step}", addressed(WORKSHOP, GoOn(step)))
    for how in ("paused", "rest"):
        live.tell("p", FACILITATOR, how, addressed(WORKSHOP, Hold(how)))  # type: ignore[arg-type]
        assert all(asks(live, page) for page in pages)
    assert not asks(live, Page("screen", "nl"))
    assert not asks(live, Page("panel", "nl"))


def test_only_the_facilitator_learns_of_it(live: Live, say: Lexicon) -> None:
    before = wires(live, others(live))
    ask(live)
    assert wires(live, others(live)) == before
    assert len(signs(live)) == 1
    assert say("stop.told") in wire.text(live.view(phone(1)).widgets)
    assert not asks(live, phone(1))


def test_a_table_asks_without_saying_who(live: Live, say: Lexicon) -> None:
    watched = [page for page in others(live) if (page.group, page.may_act) != ("g1", True)]
    before = wires(live, watched)
    asked = addressed(PEOPLE, AskStop(group="g1"))
    live.tell("t", GroupScreen("g1"), "s1", asked)
    assert wires(live, watched) == before
    assert say("stop.told_table") in wire.text(live.view(Page("table", "nl", group="g1")).widgets)
    assert len(signs(live)) == 1


def test_nothing_of_it_is_in_the_database_its_journal_or_a_log(
    live: Live, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before, rows = files(tmp_path), live.state.seq
    ask(live, rid="very-telling-request")
    live.tell("t", GroupScreen("g1"), "s1", addressed(PEOPLE, AskStop(group="g1")))
    tick(live)
    assert files(tmp_path) == before
    assert live.state.seq == rows
    assert len(before) >= 2
    live.tell("p", FACILITATOR, "on", addressed(WORKSHOP, GoOn(0)))
    kept = b"".join(files(tmp_path).values())
    assert not [one for one in (b"ask_stop", b"tick_stop", b"very-telling") if one in kept]
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def test_a_sign_that_is_ticked_off_is_gone_and_another_may_be_given(live: Live) -> None:
    ask(live)
    tick(live)
    assert signs(live) == []
    assert asks(live, phone(1))
    ask(live, rid="s2")
    assert len(signs(live)) == 1


def test_at_the_end_all_signs_are_gone(live: Live) -> None:
    ask(live)
    for step in range(len(live.state.programme.parts) - 1):
        live.tell("p", FACILITATOR, f"n{step}", addressed(WORKSHOP, GoOn(step)))
    live.tell("p", FACILITATOR, "end", addressed(WORKSHOP, End(live.state.step)))
    assert live.room.stops == ()
    assert not asks(live, phone(1))


def test_a_restart_knows_of_no_sign(
    live: Live, tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    ask(live)
    live.close()
    path = next(tmp_path.glob("*.speeltafel"))
    with closing(open_writer(path)) as store:
        again = Live(store, resume(store, RULES), lexicons)
        assert signs(again) == []
        again.close()


def test_nobody_asks_for_another_and_only_the_facilitator_ticks_off(live: Live) -> None:
    asked, ticked = addressed(PEOPLE, AskStop(seat=1)), addressed(PEOPLE, TickStop(1))
    for who in (Participant(2), ROOM, GroupScreen("g1"), FACILITATOR):
        with pytest.raises(Rejected):
            live.tell(str(who), who, "s1", asked)
    ask(live)
    for who in (Participant(1), ROOM, GroupScreen("g1")):
        with pytest.raises(Rejected):
            live.tell(str(who), who, "t1", ticked)
    assert len(signs(live)) == 1


def test_very_many_signs_of_one_phone_are_refused_kindly_and_for_a_while() -> None:
    now = [0.0]
    stops = Stops(lambda: now[0])
    one, other = AskStop(seat=1), AskStop(group="g1")
    for number in range(1, MOST + 1):
        stops.must_be_calm(one)
        stops.ask(one)
        stops.ask(one)
        assert [sign.number for sign in stops.all()] == [number]
        stops.tick(number)
    with pytest.raises(Rejected, match="stop_known"):
        stops.must_be_calm(one)
    stops.must_be_calm(other)
    now[0] = WITHIN + 1
    stops.must_be_calm(one)
