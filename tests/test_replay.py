"""Looking back: moment by moment, from the log alone, and nobody is in it."""

import json
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from engine import wire
from engine.bots import Evening
from engine.core import FACILITATOR, Participant, View
from engine.core.looks import group_name, seat_called
from engine.core.views import GroupTile
from engine.lexicon import Lexicon
from engine.workshop.messages import GoOn
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import Withdraw
from engine.workshop.replay import Shown, moments
from engine.workshop.rows import replay
from engine.workshop.state import PEOPLE, WORKSHOP, State
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import RULES, evening, only, own, read_plan, rows
from tests.serving import ROOT
from tests.test_resume import unfinished

CANARY = "kanarie-zegt-iets-geheims"


def past(played: Evening) -> list[Shown]:
    return list(moments(played.state.programme, rows(played.kept), own(played.kept)))


def played_out(name: str = "90", phones: int = 6, most: int = 400) -> Evening:
    played = evening(read_plan(name), phones=phones, seed=4)
    for number, _ in enumerate(played.play()):
        if number == most:
            break
    return played


def plain(shown: View) -> str:
    return wire.view_text(shown)


def test_each_moment_is_the_fold_of_a_prefix_of_the_log() -> None:
    played = evening(read_plan("90"), phones=0)
    for _ in played.play():
        pass
    kept = rows(played.kept)
    for one in past(played)[::7]:
        told = replay(State(played.state.programme), kept[: one.state.seq], own(played.kept))
        assert one.state == told
    assert past(played)[-1].state == played.state


def test_it_shows_what_the_screen_showed(say: Lexicon) -> None:
    """Without phones nobody has a name, and all that is left out is how to join."""
    played = evening(read_plan("90"), phones=0, seed=4)
    for _ in played.play():
        if played.state.step == 3:
            break
    shown = past(played)[-1].view(say)
    page = Page("screen", "nl", may_act=False)
    screen = view(played.state, page, played.state.clock, Room(), say)
    assert shown.title == screen.title
    assert shown.widgets == tuple(
        replace(one, seats=()) if isinstance(one, GroupTile) else one for one in screen.widgets
    )


def test_what_was_undone_is_seen_to_happen_and_to_be_undone() -> None:
    played = evening(only("welcome"))
    first = next(one for one in played.offers(FACILITATOR) if one.intent == "advance")
    played.press(FACILITATOR, first)
    undo = next(one for one in played.offers(FACILITATOR) if one.id.startswith("undo-"))
    played.press(FACILITATOR, undo)
    assert [one.state.now[0].state.phase for one in past(played)[-3:]] == [0, 1, 0]


@pytest.mark.parametrize("game", sorted(RULES.all))
def test_nobody_is_named_in_any_game(game: str, say: Lexicon) -> None:
    played = evening(only(game), phones=7, seed=2)
    for number, _ in enumerate(played.play()):
        if number == 60:
            break
    people = played.state.people
    names = {seat_called(seat, say) for seat in range(1, people.came + 1)}
    names -= {say.of(group_name(group)) for group in people.ever}
    for one in past(played):
        shown = one.view(say)
        assert not shown.controls
        assert not [name for name in names if name in plain(shown)]
        assert not any(w.seats for w in shown.widgets if isinstance(w, GroupTile))


def test_no_persons_answer_is_a_moment_and_no_text_of_theirs_is_shown(say: Lexicon) -> None:
    played = evening(only("check_out"), phones=3)
    before = len(past(played))
    control = next(one for one in played.offers(Participant(1)) if one.fields)
    told = {field.name: CANARY for field in control.fields if field.kind == "text"}
    played.tell(Participant(1), {**control.command, **told})
    assert len(past(played)) == before
    values = [one.value for batch in played.kept for one in batch.own]
    assert any(CANARY in value for value in values)
    played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(0))) if not played.state.last_step else None
    for one in past(played):
        assert CANARY not in plain(one.view(say))
        assert CANARY not in repr(one.state)


def test_what_was_withdrawn_or_erased_never_comes_back() -> None:
    played = played_out()
    given = [one for batch in played.kept for one in batch.own if one.of == "seat:1"]
    assert given
    played.tell(Participant(1), addressed(PEOPLE, Withdraw(1)))
    gone = {one.id for one in given}
    for one in past(played):
        for running in one.state.running.values():
            for entry in running.history:
                held = vars(entry.event).values()
                assert not [o for o in held if getattr(o, "id", "") in gone and o.known is not None]


def test_an_evening_that_ended_can_be_looked_back_at(say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=6, seed=4)
    for _ in played.play():
        pass
    assert played.state.ended
    found = past(played)
    assert len(found) > 50
    assert [one.minute for one in found] == sorted(one.minute for one in found)
    for one in found[::5]:
        plain(one.view(say))


def test_the_command_shows_a_kept_workshop_to_this_laptop_alone(tmp_path: Path) -> None:
    unfinished(tmp_path, "111111", day=1)
    command = [sys.executable, "-m", "engine.cli", "replay", "111111", "--json"]
    with subprocess.Popen(
        [*command, "--data", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        assert url.startswith("http://127.0.0.1:")
        with urlopen(url) as answer:
            page = answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert re.search(r'type="range"[^>]* max="1"', page)
    assert "<h1" in page
