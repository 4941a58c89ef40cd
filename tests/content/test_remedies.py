"""Every mistake is told with what to do: a line to copy, or one thing to change."""

import re
from pathlib import Path

import pytest

from engine.core import AnyGame
from engine.lexicon import LANGUAGES, Lexicon
from tests.content.pages import GAMES, Example, found, pages

WORDS = Path(__file__).parents[2] / "content" / "words"
PAGES = [one for one in pages() if not one[2].elsewhere]
JARGON = re.compile(r"\b(str|dict|int|bool|None|tuple|null|regex|schema|pydantic|YAML|parse\w*)\b")
FOLDERS = {id: game.words for id, game in GAMES.items() if game.words}
SAY = {lang: Lexicon.read(lang, WORDS, FOLDERS) for lang in LANGUAGES}


@pytest.mark.parametrize(("code", "owner", "example"), PAGES, ids=[code for code, *_ in PAGES])
def test_each_mistake_says_how_to_mend_it(
    code: str, owner: str, example: Example, tmp_path: Path
) -> None:
    one = next(one for one in found(tmp_path, owner, example, wrong=True) if one.code == code)
    for say in SAY.values():
        message, remedy = say.of(one.message), say.of(one.remedy)
        assert remedy, f"{code} has no remedy"
        assert not JARGON.search(f"{message} {remedy}")
        assert not re.search(r"\{(?!na+m|wat|iets|x|y|nl|src|title|kind|rounds|name)\w+\}", remedy)


@pytest.mark.parametrize("game", GAMES.values(), ids=list(GAMES))
def test_every_finding_of_a_game_has_words_for_its_remedy(game: AnyGame) -> None:
    for say in SAY.values():
        own = [key for key in say.words if key.startswith(f"{game.id}.checks.")]
        told = {key.split(".")[2] for key in own if key.count(".") == 2}
        remedies = {
            key.split(".")[2] for key in say.words if key.startswith(f"{game.id}.remedies.")
        }
        assert told == remedies
