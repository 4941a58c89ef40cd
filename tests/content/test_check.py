"""The check of a trainer's files: all of them, never silent about one it skipped."""

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest

from engine.content.check import Kind, check
from engine.content.diagnostics import Mistakes
from engine.content.fields import Content
from engine.content.load import read
from engine.content.packs import Pack, bundled, scenario, scenarios
from engine.core import Finding, Say, label
from tests.content.deck import DECK, Deck, finds
from tests.content.examples import PACK, WHOLE

GAMES: Any = {
    "deck": SimpleNamespace(id="deck", content=Deck, checks=finds, words=None, mistakes=None)
}


class Step(Content):
    activity: Literal["deck"]
    scenario: str


class Plan(Content):
    steps: tuple[Step, ...]


def plan_finds(plan: Plan) -> Iterable[Finding]:
    for index, step in enumerate(plan.steps):
        if step.scenario != "deck":
            yield Finding("P305", ("steps", index, "scenario"), label("check.fine"), "error")


PLAN = Kind(Plan, plan_finds)


def pack_in(folder: Path, **changed: str) -> Path:
    """Write a good pack, and what is changed in it, and return its folder."""
    files = {"pack.yaml": PACK, "deck.yaml": DECK, "i18n/en.yaml": WHOLE, **changed}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_good_pack_is_fine(tmp_path: Path, dutch: Say) -> None:
    report = check([pack_in(tmp_path)], GAMES)
    assert (report.exit_code, report.files, report.diagnostics) == (0, 3, ())
    assert report.text(dutch).startswith("Alles klopt.")


def test_one_mistake_makes_it_1(tmp_path: Path) -> None:
    report = check([pack_in(tmp_path, **{"deck.yaml": "titel: x\n"})], GAMES)
    assert report.exit_code == 1


def test_a_warning_counts_only_when_strict(tmp_path: Path) -> None:
    pack_in(tmp_path, **{"deck.yaml": DECK.replace("Lift stuk", "Leeg")})
    relaxed, strict = check([tmp_path], GAMES), check([tmp_path], GAMES, strict=True)
    assert {one.severity for one in relaxed.diagnostics} == {"warning"}
    assert (relaxed.exit_code, strict.exit_code) == (0, 1)


@pytest.mark.parametrize("name", ["weg", "leeg"])
def test_nothing_to_look_at_is_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "leeg").mkdir()
    assert check([tmp_path / name], GAMES).exit_code == 2


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    (one,) = check([tmp_path / "weg.yaml"], GAMES).diagnostics
    assert one.code == "P120"


@pytest.mark.parametrize("name", ["los.yaml", "deck.yml", "words/nl.txt"])
def test_no_file_that_is_named_is_passed_over(tmp_path: Path, name: str) -> None:
    pack_in(tmp_path, **{name: "title: x\n"})
    assert check([tmp_path / name], GAMES).exit_code == 1


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    pack_in(tmp_path, **{"een.yaml": "game: deck\ntitle: 's\n", "twee.yaml": "game: deck\n"})
    told = check([tmp_path], GAMES).diagnostics
    assert {Path(one.file).name for one in told} >= {"een.yaml", "twee.yaml"}


def test_a_broken_translation_is_told_once_for_all_its_sources(tmp_path: Path) -> None:
    pack_in(tmp_path, **{"i18n/en.yaml": "a: 's\n", "twee.yaml": DECK})
    told = [(one.code, one.file) for one in check([tmp_path], GAMES).diagnostics]
    assert told == [("P105", str(tmp_path / "i18n" / "en.yaml"))]


def test_a_plan_is_known_by_its_steps(tmp_path: Path) -> None:
    plan = "steps:\n  - {activity: deck, scenario: deck}\n  - {activity: deck, scenario: dek}\n"
    (tmp_path / "avond.yaml").write_text(plan)
    told = check([tmp_path], GAMES, PLAN).diagnostics
    assert [(one.code, one.line, one.column) for one in told] == [("P305", 3, 32)]


def test_a_plan_that_nobody_can_check_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "avond.yaml").write_text("steps: []\n")
    assert [one.code for one in check([tmp_path], GAMES).diagnostics] == ["P304"]


def test_files_are_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack_in(tmp_path / "buurt", **{"deck.yaml": "game: deck\n"})
    monkeypatch.chdir(tmp_path)
    told = check([Path("buurt")], GAMES).diagnostics
    assert "buurt/deck.yaml" in {one.file for one in told}


def test_a_mistake_is_shown_with_its_line_and_a_caret(tmp_path: Path, dutch: Say) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.replace("age: 41", "age: vijf"), "utf-8")
    place = tmp_path / "deck.yaml"
    assert check([tmp_path], GAMES).text(dutch).splitlines() == [
        f"{place}:5:8: fout P204: 'age' moet een getal zijn, maar hier staat \"vijf\".",
        "  |",
        "5 |   age: vijf",
        "  |        ^^^^",
        "  = Zo kan het:  age: 5",
        "Uitleg bij een nummer:  speeltafel explain P204",
        "Fouten: 1. Let op: 0. Bestanden nagekeken: 1.",
    ]


def test_a_program_gets_the_same(tmp_path: Path, say: Say) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.replace("age: 41", "age: vijf"), "utf-8")
    told = check([tmp_path], GAMES).json(say)
    (one,) = told["diagnostics"]
    assert (told["exit_code"], told["errors"], told["files"]) == (1, 1, 1)
    assert (one["code"], one["line"], one["column"], one["end_column"]) == ("P204", 5, 8, 12)


def test_after_twenty_mistakes_the_rest_is_counted(tmp_path: Path, dutch: Say) -> None:
    cards = "".join(f"  - {{id: k-{n}}}\n" for n in range(25))
    (tmp_path / "deck.yaml").write_text(DECK.partition("cards:")[0] + "cards:\n" + cards)
    assert "Er zijn er nog 5." in check([tmp_path], GAMES).text(dutch)


def test_few_choices_are_all_named_and_many_by_the_nearest(tmp_path: Path, dutch: Say) -> None:
    text = DECK.replace("housing", "hauzing").replace("dimension: body", "dimension: lijf")
    (tmp_path / "deck.yaml").write_text(text)
    told = [dutch.of(one.message) for one in check([tmp_path], GAMES).diagnostics]
    assert "Dit kan wel: body, mental, meaning." in told[0]
    assert told[1].count(",") == 2
    assert "housing" in told[1]


def test_a_scenario_is_found_by_the_name_of_its_file(tmp_path: Path) -> None:
    pack_in(tmp_path, **{"ander.yaml": DECK.replace("game: deck", "game: dek")})
    assert scenario("deck", "deck", tmp_path) == tmp_path / "deck.yaml"
    assert list(scenarios("deck", tmp_path)) == ["deck"]


def test_a_scenario_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, dutch: Say
) -> None:
    with pytest.raises(Mistakes, match="P305") as told:
        scenario("dek", "deck", pack_in(tmp_path))
    assert "Zo kan het:  scenario: deck" in told.value.text(dutch)


def test_a_pack_is_read_with_its_title_in_other_languages(tmp_path: Path) -> None:
    pack = read(pack_in(tmp_path) / "pack.yaml", Pack)
    assert pack.title.others == {"en": "Trial"}


def test_what_comes_with_the_software_is_there() -> None:
    assert (bundled("content") / "words" / "nl.yaml").is_file()
