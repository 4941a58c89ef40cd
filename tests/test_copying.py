"""A copy of the workshop on a stick: always whole, soon fresh, and never in the way of play."""

import datetime
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import gevent
import pytest

from engine.cli import run
from engine.cli.play import play as play_command
from engine.core import FACILITATOR
from engine.lexicon import Lexicon
from engine.store import Batch, Draft, OwnRow, Session, Unusable
from engine.store import copying as copying_module
from engine.store.copying import Copying, NotCopied, bring, copy_whole
from engine.store.files import find
from engine.store.sqlite import SqliteStore, create, open_reader, open_writer
from engine.wire import view_text
from engine.workshop.live import Live
from engine.workshop.messages import GoOn
from engine.workshop.opening import begin, gather, resume
from engine.workshop.pages import CopyState, Page
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from facilitator_web.copying import Copier
from tests.client import Client
from tests.evenings import RULES, bundled
from tests.faults.together import settles
from tests.serving import ROOT, Serving
from tests.terminal import Supervised

DAY = datetime.date(2026, 3, 20)
NOON = datetime.datetime(2026, 3, 20, 12, tzinfo=datetime.UTC)
NAME = "2026-03-20-123456.speeltafel"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def store(data: Path) -> Iterator[SqliteStore]:
    store = create(data, "123456", DAY)
    yield store
    store.close()


def keep(store: SqliteStore, number: int = 1, own: str = "") -> None:
    row = Draft("people", f"t:{number}", "kind", "{}", number)
    values = [OwnRow(f"own{number}", "seat:1", "nl", True, "private", own)] if own else []
    store.append(Batch(rows=[row], own=values, sessions=[Session(f"t{number}", "seat", (1,))]))


def same(one: SqliteStore, path: Path) -> bool:
    with closing(open_reader(path)) as other:
        return (one.rows(), one.own(), one.sessions(), one.secret()) == (
            other.rows(), other.own(), other.sessions(), other.secret(),
        )  # fmt: skip


# ---------------------------------------------------------------- the copy


def test_a_copy_is_one_file_with_all_that_was_kept(store: SqliteStore, stick: Path) -> None:
    keep(store, own='"zon"')
    copy_whole(store._path, stick)
    assert [path.name for path in stick.iterdir()] == [NAME]
    assert same(store, stick / NAME)
    with closing(open_writer(stick / NAME)) as gone_on:
        keep(gone_on, 2)


def test_it_is_made_again_only_when_something_was_kept(store: SqliteStore, stick: Path) -> None:
    with closing(Copying(store._path, stick)) as copying:
        assert copying.refresh()
        assert not copying.refresh()
        keep(store)
        assert copying.refresh()
        assert same(store, stick / NAME)


def test_what_was_erased_is_gone_from_the_copy_too(store: SqliteStore, stick: Path) -> None:
    keep(store, own='"kanarie-7f3a91"')
    with closing(Copying(store._path, stick)) as copying:
        copying.refresh()
        assert b"kanarie-7f3a91" in (stick / NAME).read_bytes()
        store.append(Batch(erase=["seat:1"]))
        copying.refresh()
    assert b"kanarie-7f3a91" not in (stick / NAME).read_bytes()


def test_a_stick_that_is_pulled_and_put_back_gets_a_copy_again(
    store: SqliteStore, stick: Path
) -> None:
    with closing(Copying(store._path, stick)) as copying:
        copying.refresh()
        (stick / NAME).unlink()
        stick.rmdir()
        keep(store)
        with pytest.raises(NotCopied) as trouble:
            copying.refresh()
        assert trouble.value.why == "missing"
        assert not stick.exists()
        stick.mkdir()
        copying.refresh()
    assert same(store, stick / NAME)


def test_on_a_full_stick_the_copy_before_stands(
    store: SqliteStore, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store)
    copy_whole(store._path, stick)
    before = (stick / NAME).read_bytes()

    class Full(sqlite3.Connection):
        def __init__(self, *given: object, **more: object) -> None:
            super().__init__(*given, **more)  # type: ignore[arg-type]  # handed on as it came
            self.execute("PRAGMA max_page_count = 3")

    keep(store, 2, own='"' + "x" * 100_000 + '"')
    connect = sqlite3.connect
    monkeypatch.setattr(
        copying_module.sqlite3,
        "connect",
        lambda path, **more: connect(path, **{"factory": Full, **more}),
    )
    with pytest.raises(NotCopied) as trouble:
        copy_whole(store._path, stick)
    assert trouble.value.why == "full"
    assert (stick / NAME).read_bytes() == before
    assert [path.name for path in stick.iterdir()] == [NAME]


_COPY_FOR_EVER = """
import sys
from pathlib import Path
from engine.store.copying import copy_whole
print("begun", flush=True)
while True:
    copy_whole(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_killed_at_any_moment_it_leaves_a_whole_copy(store: SqliteStore, stick: Path) -> None:
    keep(store, own='"' + "x" * 400_000 + '"')
    copy_whole(store._path, stick)
    dice, before = Random(3), 1
    for number in range(2, 8):
        command = [sys.executable, "-c", _COPY_FOR_EVER, str(store._path), str(stick)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, cwd=ROOT, stdout=pipe, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            keep(store, number)
            time.sleep(dice.random() * 0.05)
            process.kill()
        with closing(open_writer(stick / NAME)) as copy:
            copy.check()
            assert before <= len(copy.rows()) <= number
            before = len(copy.rows())
    copy_whole(store._path, stick)
    assert same(store, stick / NAME)
    assert not list(stick.glob("*.part*"))


# ---------------------------------------------------------------- while people play


@pytest.fixture
def live(store: SqliteStore, lexicons: dict[str, Lexicon]) -> Iterator[Live]:
    name, sources = gather(bundled("content") / "plans" / "30.yaml", RULES)
    begin(store, "123456", name, sources, RULES, opened=NOON, seed=1)
    live = Live(store, resume(store, RULES), lexicons)
    yield live
    live.close()


def test_trouble_is_said_once_and_play_goes_on(
    live: Live, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator_web.copying.PAUSE", 0.01)
    told: list[CopyState] = []
    stick = tmp_path / "not yet"
    copier = Copier(live, store._path, stick, told.append)
    try:
        gevent.sleep(0.2)
        live.tell("panel", FACILITATOR, "r1", addressed(WORKSHOP, GoOn(0)))
        assert live.state.step == 1
        assert told == ["missing"]
        assert live.say("nl")("workshop.copy_missing") in view_text(live.view(Page("panel", "nl")))
        stick.mkdir()
        while told[-1] != "fresh":
            gevent.sleep(0.01)
        assert told == ["missing", "fresh"]
        panel = view_text(live.view(Page("panel", "nl")))
        assert live.say("nl")("workshop.copy_missing") not in panel
        copier.try_once()
        assert same(store, stick / NAME)
    finally:
        copier.close()


def test_another_laptop_goes_on_with_all_that_was_answered(
    data: Path, stick: Path, tmp_path: Path
) -> None:
    first = Serving(data, "content/plans/30.yaml", copy=str(stick))
    try:
        panel = lead(first)
        phone = joined(first, panel)
        file = find(data, first.code)
        assert file
        with closing(open_reader(file.path)) as kept:
            assert settles(lambda: copied(stick) == kept.rows())
        before = shown(phone)
        panel.tap(addressed(WORKSHOP, GoOn(0)))
    finally:
        first.kill()
    other = tmp_path / "another laptop"
    bring(stick / file.path.name, other)
    again = {"resume": True, "restarted": True, "code": first.code, "copy": str(stick)}
    second = Serving(other, "content/plans/30.yaml", **again)
    try:
        there, leading = Client(second.port, second.code), lead(second)
        there.cookies = phone.cookies
        step = second_step(leading)
        if step == 0:  # the last press came too late for the copy
            assert shown(there) == before
        leading.tap(addressed(WORKSHOP, GoOn(step)))
    finally:
        second.stop()
    assert copied(stick) == copied(other), "who stops takes the last press along"


def joined(server: Serving, panel: Client) -> Client:
    panel.tap({"to": WORKSHOP, "kind": "let_phones", "how": "who_wants"})
    phone = Client(server.port, server.code)
    assert phone.join().status == 303
    return phone


def lead(server: Serving) -> Client:
    panel = Client(server.port, server.code, "panel")
    assert panel.enter(server.address["enter_url"]).status == 303
    return panel


def second_step(panel: Client) -> int:
    plan = next(one for one in panel.view()["widgets"] if one["id"] == "plan")
    return [one["state"] for one in plan["steps"]].index("now")


def shown(phone: Client) -> dict[str, object]:
    return {name: phone.view()[name] for name in ("title", "widgets", "controls", "you")}


def copied(stick: Path) -> list[object]:
    found = list(stick.glob("*.speeltafel"))
    if not found:
        return []
    with closing(open_reader(found[0])) as copy:
        return list(copy.rows())


# ---------------------------------------------------------------- from the stick to a laptop


def test_the_one_that_went_on_longest_stands(
    store: SqliteStore, stick: Path, tmp_path: Path
) -> None:
    keep(store)
    copy_whole(store._path, stick)
    other = tmp_path / "other"
    assert bring(stick / NAME, other) == other / NAME
    with closing(open_writer(other / NAME)) as there:
        keep(there, 2)
    bring(stick / NAME, other)
    assert len(copied(other)) == 2
    copy_whole(other / NAME, stick)
    store.close()
    bring(stick / NAME, store._path.parent)
    assert len(copied(store._path.parent)) == 2


def test_two_that_went_on_apart_are_not_mixed(
    store: SqliteStore, stick: Path, tmp_path: Path
) -> None:
    keep(store)
    copy_whole(store._path, stick)
    bring(stick / NAME, tmp_path / "other")
    with closing(open_writer(tmp_path / "other" / NAME)) as there:
        keep(there, 2)
    keep(store, 3)
    copy_whole(store._path, stick)
    with pytest.raises(Unusable) as refusal:
        bring(stick / NAME, tmp_path / "other")
    assert refusal.value.code == "apart"


@pytest.fixture
def supervised(monkeypatch: pytest.MonkeyPatch) -> Supervised:
    stand_in = Supervised()
    monkeypatch.setattr(sys.modules[play_command.callback.__module__], "supervise", stand_in)
    return stand_in


@pytest.mark.parametrize("named", ["", NAME])
def test_play_goes_on_from_a_copy_a_file_or_a_folder(
    live: Live, store: SqliteStore, supervised: Supervised, stick: Path, tmp_path: Path, named: str
) -> None:
    copy_whole(store._path, stick)
    here = tmp_path / "here"
    asked = ["play", "--from", str(stick / named), "--json", "--data", str(here)]
    assert run([*asked, "--copy", str(stick)]) == 0
    assert supervised.settings["code"] == "123456"
    assert supervised.settings["resume"] is True
    assert supervised.settings["copy"] == str(stick)
    assert same(store, here / NAME)


def test_a_copy_beside_itself_is_wrong_use(
    supervised: Supervised, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["play", "--json", "--data", str(data), "--copy", str(data)]) == 2
    assert str(data) in capsys.readouterr().err


def test_a_folder_without_workshops_is_wrong_use(
    supervised: Supervised, data: Path, stick: Path
) -> None:
    assert run(["play", "--json", "--data", str(data), "--from", str(stick)]) == 2
    assert not supervised.shows
