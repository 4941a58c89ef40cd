"""Which workshop ``play --resume`` goes on with."""

import datetime
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from engine import registry
from engine.cli import run
from engine.cli.play import play as play_command
from engine.store.files import workshop_path
from engine.workshop.opening import begin, gather
from tests.evenings import RULES, bundled
from tests.terminal import Supervised, workshop

Output = pytest.CaptureFixture[str]


def unfinished(folder: Path, code: str, *, day: int) -> Path:
    """Begin a real workshop and leave it there; return where it is kept."""
    store = workshop(folder, code, day=day)
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    noon = datetime.datetime(2026, 3, day, 12, tzinfo=datetime.UTC)
    begin(store, code, name, sources, RULES, opened=noon)
    store.close()
    return workshop_path(folder, code, noon.date())


@pytest.fixture
def supervised(monkeypatch: pytest.MonkeyPatch) -> Supervised:
    stand_in = Supervised()
    monkeypatch.setattr(sys.modules[play_command.callback.__module__], "supervise", stand_in)
    return stand_in


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.yaml"
    file.write_text("steps: []\n")
    return str(file)


def test_resume_takes_the_newest_workshop_that_has_not_ended(
    supervised: Supervised, plan: str, tmp_path: Path
) -> None:
    unfinished(tmp_path, "111111", day=1)
    unfinished(tmp_path, "222222", day=2)
    workshop(tmp_path, "333333", day=3, ended=True).close()
    assert run(["play", plan, "--resume", "--json", "--data", str(tmp_path)]) == 0
    assert supervised.settings["resume"] is True
    assert supervised.settings["code"] == "222222"


def rewrite(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute(statement)


def foreign(folder: Path) -> None:
    (folder / "2026-03-09-999999.speeltafel").write_text("no workshop at all")


def newer(folder: Path) -> None:
    rewrite(unfinished(folder, "999999", day=9), "PRAGMA user_version = 99")


def damaged(folder: Path) -> None:
    rewrite(unfinished(folder, "999999", day=9), "UPDATE log SET clock = 5 WHERE seq = 1")


def never_begun(folder: Path) -> None:
    workshop(folder, "999999", day=9).close()


@pytest.mark.parametrize("spoil", [foreign, newer, damaged, never_begun])
def test_resume_skips_a_file_it_cannot_use_with_one_line_and_takes_the_next(
    spoil: Callable[[Path], None],
    supervised: Supervised,
    plan: str,
    tmp_path: Path,
    capsys: Output,
) -> None:
    unfinished(tmp_path, "111111", day=1)
    spoil(tmp_path)
    assert run(["play", plan, "--resume", "--json", "--data", str(tmp_path)]) == 0
    assert supervised.settings["code"] == "111111"
    warning, _ = capsys.readouterr().err.splitlines()
    assert "2026-03-09-999999.speeltafel" in warning


def test_resume_skips_a_workshop_with_a_game_that_is_not_here(
    supervised: Supervised,
    plan: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
) -> None:
    unfinished(tmp_path, "111111", day=1)
    monkeypatch.setattr(registry, "games", lambda modules=(): {})
    assert run(["play", plan, "--resume", "--json", "--data", str(tmp_path)]) == 2
    assert "2026-03-01-111111.speeltafel" in capsys.readouterr().err.splitlines()[0]


def test_resume_without_an_unfinished_workshop_is_wrong_use(
    supervised: Supervised, plan: str, tmp_path: Path
) -> None:
    workshop(tmp_path, "333333", ended=True).close()
    assert run(["play", plan, "--resume", "--json", "--data", str(tmp_path)]) == 2
    assert supervised.shows == []
