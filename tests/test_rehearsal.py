"""A rehearsal: others play along, every page says so, and nothing of it stays."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import gevent
import pytest

from engine.cli import run
from engine.cli.play import play as play_command
from engine.core import FACILITATOR, Participant, Rejected
from engine.core.views import Text
from engine.lexicon import Lexicon
from engine.rehearsal import AT_A_TABLE, SENTENCES, THINKING, Rehearsal
from engine.store import PASSING
from engine.store.sqlite import create
from engine.workshop.live import Live
from engine.workshop.messages import GoOn
from engine.workshop.opening import begin, gather, resume
from engine.workshop.pages import Page
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.texts import reviewed
from engine.workshop.voice_messages import Rehearse
from tests.evenings import RULES, bundled
from tests.serving import Serving
from tests.terminal import Supervised

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
QUICK = 0.002
LONG = 30.0


@pytest.fixture
def live(tmp_path: Path, lexicons: dict[str, Lexicon]) -> Iterator[Live]:
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    store = create(tmp_path, "123456", NOON.date())
    begin(store, "123456", name, sources, RULES, opened=NOON, seed=1)
    live = Live(store, resume(store, RULES), lexicons, rehearsal=True)
    yield live
    live.close()


@pytest.fixture
def rehearsal(live: Live) -> Iterator[Rehearsal]:
    rehearsal = Rehearsal(live, 1, pace=QUICK)
    rehearsal.begin()
    until(lambda: len(rehearsal.seats) == AT_A_TABLE * 3)
    yield rehearsal
    rehearsal.end()


def until(happened: object) -> None:
    """Let the others go on until ``happened()``."""
    assert callable(happened)
    with gevent.Timeout(LONG):
        while not happened():
            gevent.sleep(0.01)


def steer(live: Live, command: object) -> None:
    live.tell("panel", FACILITATOR, f"s{live.state.seq}{command}", addressed(WORKSHOP, command))


def go_to(live: Live, activity: str) -> None:
    while live.state.part.activity != activity:
        steer(live, GoOn(live.state.step))


def test_people_fill_the_tables_and_answer_while_the_facilitator_leads(
    live: Live, rehearsal: Rehearsal
) -> None:
    assert {len(live.state.people.at(group)) for group in live.state.people.groups} == {AT_A_TABLE}
    go_to(live, "check_in")
    until(lambda: len(live.state.now[0].state.picked) == AT_A_TABLE * 3)
    assert live.state.part.activity == "check_in"


def test_what_they_write_waits_for_the_facilitator(
    live: Live, rehearsal: Rehearsal, say: Lexicon
) -> None:
    go_to(live, "check_out")
    until(lambda: list(reviewed(live.state)))
    ready = {say(f"rehearsal.sentence_{n}") for n in range(1, SENTENCES + 1)}
    assert {own.known for _, own in reviewed(live.state)} <= ready


def test_nobody_else_s_phone_is_played(live: Live, rehearsal: Rehearsal) -> None:
    mine = live.join("a real cookie", "nl", True, None)
    assert Participant(mine) not in rehearsal.players
    assert len(rehearsal.players) == AT_A_TABLE * 3


def test_they_are_still_when_the_facilitator_says_so(live: Live, rehearsal: Rehearsal) -> None:
    steer(live, Rehearse(False))
    go_to(live, "check_in")
    gevent.sleep(0.3)
    assert live.state.now[0].state.picked == {}
    steer(live, Rehearse(True))
    until(lambda: live.state.now[0].state.picked)


def test_every_page_says_that_it_is_a_rehearsal_also_when_it_is_over(
    live: Live, say: Lexicon
) -> None:
    seat = live.join("a phone", "nl", True, "g1")
    pages = [
        Page("panel", "nl"), Page("screen", "nl"), Page("screen", "nl", may_act=False),
        Page("table", "nl", group="g1"), Page("phone", "nl", seat=seat),
    ]  # fmt: skip
    control = next(c for c in live.view(pages[0]).controls if c.id == "rehearse-end")
    assert all(_mark(live, page) == say("rehearsal.mark") for page in pages)
    live.tell("panel", FACILITATOR, "end", dict(control.command))
    assert live.ended
    assert all(_mark(live, page) == say("rehearsal.mark") for page in pages)


def _mark(live: Live, page: Page) -> str:
    texts = [one for one in live.view(page).widgets if isinstance(one, Text)]
    return next((one.text for one in texts if one.id == "rehearsal"), "")


def test_a_workshop_that_is_none_has_nothing_of_it(
    tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    name, sources = gather(bundled("content") / "plans" / "30.yaml", RULES)
    store = create(tmp_path, "654321", NOON.date())
    begin(store, "654321", name, sources, RULES, opened=NOON)
    live = Live(store, resume(store, RULES), lexicons)
    shown = live.view(Page("panel", "nl"))
    assert not [one for one in shown.controls if "rehearse" in one.id]
    steer(live, Rehearse(True))
    assert live.room.rehearsal == ""
    live.close()


def test_a_phone_may_not_set_the_others_to_work(live: Live) -> None:
    with pytest.raises(Rejected):
        live.tell("p", Participant(1), "r", addressed(WORKSHOP, Rehearse(False)))


def test_people_take_their_time() -> None:
    assert THINKING[0] >= 3
    assert THINKING[1] <= 30


# ------------------------------------------------------------------ the command


def test_a_rehearsal_has_a_folder_of_its_own_that_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in = Supervised()
    monkeypatch.setattr(sys.modules[play_command.callback.__module__], "supervise", stand_in)
    kept = tmp_path / "kept"
    assert run(["play", "--rehearse", "--data", str(kept), "--json"]) == 0
    settings = stand_in.settings
    folder = Path(settings["data"])
    assert settings["rehearse"] is True
    assert folder.name.startswith(PASSING)
    assert not folder.exists()
    assert not kept.exists()
    assert run(["play", "--rehearse", "--resume"]) == 2


def test_a_server_of_a_rehearsal_leaves_nothing_behind_when_it_is_let_go(tmp_path: Path) -> None:
    folder = tmp_path / f"{PASSING}x"
    folder.mkdir()
    serving = Serving(folder, rehearse=True)
    assert list(folder.glob("*.speeltafel"))
    serving.stop()
    assert not folder.exists()
