"""--watch: what is wrong is told at once, and anew after each save, until Ctrl+C."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cli import checking, run
from engine.content.packs import bundled

Output = pytest.CaptureFixture[str]
GOOD = (bundled("content") / "plans" / "30.yaml").read_text("utf-8")


def saves(path: Path, *texts: str | None) -> Iterator[None]:
    """Save ``path`` with each of these between two looks; None saves nothing; then Ctrl+C."""
    for text in texts:
        if text is not None:
            path.write_text(text, "utf-8")
        yield
    raise KeyboardInterrupt


def watched(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, path: Path, *texts: str | None
) -> list[str]:
    """Return what was told each time, while ``path`` was saved like this."""
    moments = saves(path, *texts)
    monkeypatch.setattr(checking.time, "sleep", lambda _: next(moments))
    assert run(["check", "--watch", str(path)]) == 0
    return capsys.readouterr().out.split("Fouten: ")[:-1]


def test_it_is_told_at_once_and_after_each_save(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path
) -> None:
    path = tmp_path / "30.yaml"
    path.write_text(GOOD, "utf-8")
    wrong = GOOD.replace("minutes: 13", "minutes: dertien")
    told = watched(monkeypatch, capsys, path, None, wrong, None, None, GOOD)
    assert ["P204" in one for one in told] == [False, True, False]


def test_a_file_that_comes_beside_it_counts_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path
) -> None:
    path, other = tmp_path / "30.yaml", tmp_path / "60.yaml"
    path.write_text(GOOD, "utf-8")
    moments = saves(other, GOOD, None)
    monkeypatch.setattr(checking.time, "sleep", lambda _: next(moments))
    assert run(["check", "--watch", str(tmp_path)]) == 0
    assert "Bestanden nagekeken: 2" in capsys.readouterr().out


def test_watching_needs_something_to_watch(capsys: Output) -> None:
    assert run(["check", "--watch"]) == 2
    assert capsys.readouterr().err
