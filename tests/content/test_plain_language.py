"""Is it plain? What a check says of any text that people read, whatever the game."""

from pathlib import Path

import pytest

from engine.cli import run
from engine.content.check import check
from engine.content.diagnostics import Diagnostic
from engine.content.packs import bundled
from engine.content.readability import readability, syllables
from tests.content.deck import DECK
from tests.content.pages import DECK_GAMES, GAMES, PLAN

CARD = "    text: Er ligt een brief.\n"


def told(folder: Path, text: str, instead: str = CARD) -> list[Diagnostic]:
    (folder / "deck.yaml").write_text(DECK.replace(instead, f"    text: {text}\n"), "utf-8")
    return list(check([folder], DECK_GAMES).diagnostics)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Een twee drie vier vijf zes zeven en dan nog wel zeven korte woorden erbij.", ""),
        ("Een twee drie vier vijf zes zeven en dan nog wel zeven korte woorden erbij ja.", "P430"),
        ("Zij doet het op Eigen Kracht.", "P431"),
        ("Een bewoner is niet kwetsbaar.", "P431"),
        ("Er is een interventie.", "P432"),
        ("Er ligt een krant op tafel.", ""),
        ("Mail naar noor@voorbeeld.nl vandaag.", "P433"),
        ("Bel 020-1234567 of kom langs.", "P433"),
        ("Bel +31 6 12 34 56 78.", "P433"),
        ("In 1953 waren er 1234567890 druppels.", ""),
        ("De lift is stuk. {naam} wacht.", "P434"),
        ("De lift is heel. {naam} loopt.", ""),
    ],
)  # fmt: skip
def test_one_text_gives_one_remark_on_its_own_line(text: str, code: str, tmp_path: Path) -> None:
    found = told(tmp_path, text)
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.line == 22 and one.severity == "warning" and one.remedy for one in found)


def test_a_text_says_which_other_one_it_is_like(tmp_path: Path) -> None:
    [found] = told(tmp_path, "De lift is stuk. {naam} wacht.")
    assert found.message.facts["line"] == 10


def test_what_must_be_found_out_may_be_as_long_as_it_likes() -> None:
    report = check([bundled("content") / "packs" / "samen-open"], GAMES, PLAN)
    assert not report.diagnostics


def test_all_that_comes_with_the_software_reads_easily() -> None:
    read = check([bundled("content")], GAMES, PLAN).readability
    counted = {name: one for name, one in read.items() if one.score is not None}
    assert len(counted) == 17
    assert {name: one.score for name, one in counted.items() if one.band != "easy"} == {}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", {"tafel": 2, "gezondheid": 3, "leeuw": 1, "zeeën": 2, "theater": 3, "mooie": 2}),
        ("en", {"table": 2, "make": 1, "people": 2, "appointment": 3, "the": 1, "agree": 2}),
    ],
)
def test_syllables_are_counted_as_people_clap_them(lang: str, words: dict[str, int]) -> None:
    assert {word: syllables(word, lang) for word in words} == words


def test_the_formula_is_that_of_douma() -> None:
    # Ten sentences of ten words of two syllables: 206.84 - 0.77 x 200 - 0.93 x 10 = 43.54.
    read = readability([" ".join(["tafel"] * 10) + "."] * 10, "nl")
    assert (read.words, read.sentences, read.syllables) == (100, 10, 200)
    assert (read.score, read.band) == (44, "difficult")


def test_little_text_is_not_judged() -> None:
    assert readability(["Bewegingsstimuleringsactiviteiten?"], "nl").band is None


def test_a_trainer_reads_how_easily_the_own_file_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bundled("content") / "packs" / "samen-open" / "halte.yaml"
    assert run(["check", str(path)]) == 0
    assert "makkelijk te lezen" in capsys.readouterr().out
    assert run(["check", str(path.parents[1])]) == 0
    assert "te lezen" not in capsys.readouterr().out  # of all that is there nobody asked it
