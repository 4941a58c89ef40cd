"""The command: where to look, what it refuses, and that it leaves nothing behind."""

import json
import socket
from pathlib import Path

import pytest

from engine.cli import run
from facilitator_web.preview.serving import Served
from tests.preview.writing import PACKS, lexicons

PATH = str(PACKS / "wilgenwerf" / "wilgenwerf.yaml")
SAY = lexicons()["nl"]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the command end as soon as it serves, and keep what it makes in a folder of its own."""
    monkeypatch.setattr(Served, "until_stopped", lambda served: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_program_gets_one_line_with_the_address(
    capsys: pytest.CaptureFixture[str], soon: Path
) -> None:
    assert run(["preview", PATH, "--json", "--no-browser"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["url"].startswith("http://127.0.0.1:")
    assert list(soon.iterdir()) == []


def test_what_is_no_scenario_and_no_plan_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = tmp_path / "brief.yaml"
    letter.write_text("title: Een brief\n", "utf-8")
    assert run(["preview", str(letter)]) == 2
    assert SAY("cli.no_preview", path=letter) in capsys.readouterr().err


def test_an_id_that_is_not_there_is_refused_with_what_looks_like_it(
    capsys: pytest.CaptureFixture[str], soon: Path
) -> None:
    assert run(["preview", PATH, "--at", "huiskamr"]) == 2
    said = capsys.readouterr().err
    assert "“huiskamr”" in said
    assert "Bedoel je" in said
    assert list(soon.iterdir()) == []


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["preview", PATH, "--port", str(port)]) == 3
    assert SAY("cli.preview_port", port=port) in capsys.readouterr().err


def test_a_file_with_mistakes_can_be_previewed_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    half = tmp_path / "half.yaml"
    half.write_text("game: tekentafel\n", "utf-8")
    assert run(["preview", str(half), "--json", "--no-browser"]) == 0
    assert "url" in json.loads(capsys.readouterr().out)
