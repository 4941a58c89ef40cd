"""Every language says the same things, with the same blanks."""

import re
from pathlib import Path

import pytest

from engine.content.packs import bundled
from engine.lexicon import LANGUAGES, read_words
from tests.evenings import RULES

FOLDERS = [bundled("content") / "words", *(g.words for g in RULES.all.values() if g.words)]
_BLANK = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_languages_have_the_same_keys_and_blanks(folder: Path) -> None:
    source, *others = (
        {key: set(_BLANK.findall(said)) for key, said in read_words(folder, lang).items()}
        for lang in LANGUAGES
    )
    assert source
    assert all(other == source for other in others)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_no_sentence_is_empty_or_half_translated(folder: Path) -> None:
    said = [sentence for lang in LANGUAGES for sentence in read_words(folder, lang).values()]
    assert all(sentence.strip() and "TODO" not in sentence for sentence in said)
