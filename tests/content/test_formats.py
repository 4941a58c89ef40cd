"""A report for other programs says the same, in the form and the units that they count in."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.cli import run
from tests.content.deck import DECK

Output = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "mijn avond.yaml"
    head = "id: avond\ntitle: Avond\nabout: Een avond.\nsteps:\n"
    path.write_text(f"{head}  - {{title: 🙂, activity: welcom, minutes: 3, id: een}}\n", "utf-8")
    return path


def log(path: Path, capsys: Output) -> dict[str, Any]:
    assert run(["check", str(path), "--format", "sarif"]) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_github_gets_a_line_for_each_mistake(plan: Path, capsys: Output) -> None:
    assert run(["check", str(plan), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    place = f"file={str(plan).replace(':', '%3A')},line=5,col=26,endColumn=32"
    assert lines[0].startswith(f"::error {place},title=P210::")
    assert "welcome" in lines[0]


def test_github_never_gets_a_line_end_inside_a_message(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.yaml").write_text("game: 'x%0A::error::\n\n  y'\n", "utf-8")
    run(["check", str(tmp_path), "--format", "github"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "%250A" in out


def test_sarif_has_all_that_the_standard_asks(plan: Path, capsys: Output) -> None:
    found = log(plan, capsys)
    (one_run,) = found["runs"]
    rules = one_run["tool"]["driver"]["rules"]
    assert (found["version"], one_run["columnKind"]) == ("2.1.0", "utf16CodeUnits")
    assert one_run["tool"]["driver"]["name"]
    assert one_run["results"]
    for result in one_run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] < region["endColumn"]


def test_sarif_counts_columns_as_editors_do(plan: Path, capsys: Output) -> None:
    """One sign outside the first plane is two units there, and one character elsewhere."""
    (result,) = log(plan, capsys)["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["region"] == {"startLine": 5, "startColumn": 27, "endColumn": 33}
    assert where["artifactLocation"]["uri"].endswith("mijn%20avond.yaml")
    run(["check", str(plan), "--json"])
    (same,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (same["column"], same["end_column"]) == (26, 32)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_is_right_is_an_empty_report(form: str, capsys: Output) -> None:
    assert run(["check", "content/plans/30.yaml", "--format", form]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["runs"][0]["results"] if form == "sarif" else found["diagnostics"]) == []


def test_the_old_word_for_json_stays(capsys: Output) -> None:
    run(["check", "content/plans/30.yaml", "--json"])
    old = capsys.readouterr().out
    run(["check", "content/plans/30.yaml", "--format", "json"])
    assert capsys.readouterr().out == old


def test_a_file_of_another_kind_is_told_in_each_form(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")  # a game that is not there
    for form in ("text", "json", "github", "sarif"):
        assert run(["check", str(tmp_path), "--format", form]) == 1
        assert "P303" in capsys.readouterr().out
