"""What a file says of its own check, and how strictly it is looked at."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.cli import run
from engine.content.asides import Expectations
from engine.content.check import check
from engine.content.load import examine, parse
from engine.content.packs import bundled
from engine.content.profiles import Profile
from engine.content.report import Report
from engine.core import Say
from tests.content.deck import DECK, Deck, finds
from tests.content.pages import GAMES

DECK_GAME: Any = SimpleNamespace(id="deck", content=Deck, checks=finds, words=None, mistakes=None)
WEAK = DECK.replace("title: Lift stuk", "title: Leeg")
SILENT = "check:\n  silence:\n    - {code: P203, reason: het is zo bedoeld}\n"


def looked_at(folder: Path, text: str, profile: Profile = Profile.WORKSHOP) -> Report:
    (folder / "deck.yaml").write_text(text, "utf-8")
    return check([folder], {"deck": DECK_GAME}, profile=profile)


def codes(report: Report) -> list[tuple[str, str]]:
    return [(str(one.code), one.severity) for one in report.diagnostics]


def test_a_game_never_sees_what_is_said_to_the_tools() -> None:
    text = DECK + "check: {silence: [{code: P410, reason: later}]}\nexpect: {seen: 0.5}\n"
    assert parse({"deck.yaml": text.encode()}, "deck.yaml", Deck).title.source == "Proef"
    asides = examine({"deck.yaml": text.encode()}, "deck.yaml", Deck).asides
    assert asides.expect == Expectations(seen=0.5)
    assert [one.code for one in asides.silences] == ["P410"]


def test_a_remark_is_silent_once_its_writer_gives_a_reason(tmp_path: Path) -> None:
    text = DECK + "# TODO: nog een kaart\n"
    assert codes(looked_at(tmp_path, text)) == [("P410", "info")]
    silent = "check:\n  silence:\n    - {code: P410, reason: volgende maand}\n"
    assert codes(looked_at(tmp_path, text + silent)) == []


def test_a_silence_without_a_reason_is_none(tmp_path: Path) -> None:
    text = DECK + "check:\n  silence:\n    - {code: P410}\n"
    assert codes(looked_at(tmp_path, text)) == [("P201", "error")]


def test_a_silence_is_not_called_idle_while_not_everything_was_looked_at(tmp_path: Path) -> None:
    text = DECK.replace("age: 41", "age: vijf") + SILENT.replace("P203", "P410")
    assert codes(looked_at(tmp_path, text)) == [("P204", "error")]


@pytest.mark.parametrize(
    ("profile", "told", "exit_code"),
    [
        (Profile.CONCEPT, [("P601", "info")], 0),
        (Profile.WORKSHOP, [("P601", "warning"), ("P410", "info")], 0),
        (Profile.PUBLICATION, [("P601", "error"), ("P410", "error")], 1),
    ],
)
def test_a_profile_says_what_is_a_warning_and_what_an_error(
    profile: Profile, told: list[tuple[str, str]], exit_code: int, tmp_path: Path
) -> None:
    report = looked_at(tmp_path, WEAK + "# TODO: een titel\n", profile)
    assert (codes(report), report.exit_code) == (told, exit_code)


def test_what_is_nearly_a_name_is_recognised(tmp_path: Path, dutch: Say) -> None:
    room = (bundled("content") / "packs" / "samen-open" / "halte.yaml").read_text("utf-8")
    (tmp_path / "kamer.yaml").write_text(room.replace("all: [besluit]", "all: [besluitt]"), "utf-8")
    (one,) = [one for one in check([tmp_path], GAMES).diagnostics if one.severity == "error"]
    assert one.code == "P701"
    assert dutch.of(one.remedy).startswith("Bedoel je ‘besluit’? ")


def test_the_profiles_and_forms_are_asked_at_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kamer.yaml"
    file.write_text("game: escape_room # TODO\n", "utf-8")
    assert run(["check", str(file), "--profile", "publicatie", "--format", "json"]) == 1
    told = capsys.readouterr().out
    assert '"P410"' in told
    assert '"P201"' in told
    assert run(["check", str(file), "--profile", "streng"]) == 2
