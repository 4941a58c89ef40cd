"""The sentences in which mistakes are told, in both languages."""

from pathlib import Path

import pytest

from engine.core import Say
from engine.lexicon import LANGUAGES, Lexicon

WORDS = Path(__file__).parents[2] / "content" / "words"


@pytest.fixture(params=LANGUAGES, scope="session")
def say(request: pytest.FixtureRequest) -> Say:
    return Lexicon.read(request.param, WORDS, {})


@pytest.fixture(scope="session")
def dutch() -> Say:
    return Lexicon.read("nl", WORDS, {})
