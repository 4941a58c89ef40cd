"""Every number has a page, and what the page shows is what the check tells."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.cli import run
from engine.content.diagnostics import Code
from engine.content.pages import Claimed, page, registry
from engine.lexicon import LANGUAGES
from tests.content.pages import GAMES, Example, pages, told

# What is told of a file that is shared is tried out in test_unpacking and test_packs.
PAGES = [one for one in pages() if not one[2].elsewhere]
IDS = [code for code, _, _ in PAGES]
ROOT = Path(__file__).parents[2]
CHECKS = [*ROOT.glob("games/*/check*.py"), *ROOT.glob("engine/*/plan_checks.py")]
MOST_WORDS = 15


@cache
def good(folder: Path, owner: str, example: Example) -> list[str]:
    return told(folder, owner, example, wrong=False)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("right")
    good.cache_clear()


@pytest.mark.parametrize(("code", "owner", "example"), PAGES, ids=IDS)
def test_the_wrong_example_gives_that_code_and_the_right_one_none(
    code: str, owner: str, example: Example, tmp_path: Path, once: Path
) -> None:
    wrong = told(tmp_path, owner, example, wrong=True)
    assert set(wrong) == {code, *example.besides}
    if not example.also and example.times == 1:
        assert wrong.count(code) == 1  # one mistake is one message
    if example.whole or example.path or example.instead:
        assert told(tmp_path / "right", owner, example, wrong=False) == []
    else:  # the piece stands as it is in the good file, which is looked at once
        right = Example(wrong="…", right="\n", file=example.file)
        assert good(once / f"{owner}-{Path(example.file).stem}", owner, right) == []


def test_every_code_that_is_told_has_a_page() -> None:
    told = {code for path in CHECKS for code in re.findall(r'"(P\d{3})"', path.read_text("utf-8"))}
    assert len(told) > 60
    assert {*map(str, Code), *told} <= set(registry(GAMES))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_plain_in_every_language(lang: str) -> None:
    for code, folder in registry(GAMES).items():
        words = page(code, folder, lang).explanation
        for sentence in re.split(r"(?<=[.!?])\s+", f"{words.what} {words.why}"):
            assert len(sentence.split()) <= MOST_WORDS, (code, sentence)


def test_two_games_cannot_tell_the_same_number(tmp_path: Path) -> None:
    game = GAMES["escape_room"]
    assert game.mistakes
    copied = shutil.copytree(game.mistakes, tmp_path / "mistakes")
    with pytest.raises(Claimed, match="P701"):
        registry({**GAMES, "twin": replace(game, id="twin", mistakes=copied)})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_read_at_the_terminal(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "p203", "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert told.startswith("P203: ")
    assert "    titel: Proef\n" in told


def test_a_page_is_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "P703", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"code", "what", "why", "wrong", "right"}


def test_a_number_that_does_not_exist_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "P777"]) == 2
    assert "P777" in capsys.readouterr().err
