"""Every code: told once, at the right character, in two languages, with a remedy."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.content.check import check
from engine.content.diagnostics import Code, Diagnostic
from engine.core import Say
from tests.content.deck import Deck, finds
from tests.content.examples import ELSEWHERE, EXAMPLES, Example

GAMES: Any = {
    "deck": SimpleNamespace(id="deck", content=Deck, checks=finds, words=None, mistakes=None)
}
JARGON = re.compile(r"\b(str|dict|loc|Extra inputs|tuple|NoneType|Input should|pydantic)\b")


def found(example: Example, folder: Path) -> tuple[Diagnostic, ...]:
    for name, text in example.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return check([folder], GAMES).diagnostics


def _name(example: Example) -> str:
    return f"{example.code}-{EXAMPLES.index(example)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_a_mistake_is_told_where_it_is_made(example: Example, tmp_path: Path) -> None:
    name = next(iter(example.files))
    told = [one for one in found(example, tmp_path) if one.file == str(tmp_path / name)]
    places = [(one.code, one.line, one.column) for one in told]
    expected = (example.code, *example.at)
    assert expected in places
    if example.code not in ("P408", "P404", "P403", "P901"):
        assert places == [expected]


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_a_mistake_is_told_in_plain_words(example: Example, tmp_path: Path, say: Say) -> None:
    for one in found(example, tmp_path):
        told = one.json(say)
        assert told["message"]
        assert told["remedy"] or one.remedy is None
        assert not JARGON.search(told["message"] + told["remedy"])
        assert not re.search(r"\{(?!naam|name|x|y|src|kind|nl)\w+\}", told["message"])
        assert f"{one.file}:{one.line}:{one.column}: " in one.text(say)


def test_every_code_has_an_example() -> None:
    assert {one.code for one in EXAMPLES} >= {str(code) for code in Code} - ELSEWHERE


def test_every_code_has_its_words(say: Say) -> None:
    for code in Code:
        assert say(f"mistakes.{code}.says")
        assert say(f"mistakes.{code}.remedy")
