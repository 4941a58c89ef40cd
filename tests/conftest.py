"""What every test may lean on: the words, and the plan of an evening."""

import os

import pytest
from hypothesis import settings

from engine.lexicon import Lexicon
from engine.workshop.state import Programme
from facilitator_web.house import read_lexicons
from tests.evenings import RULES, read_plan

# A busy machine is no failed rule: nothing is timed. Builders look where nobody looked before;
# a build server tries the same today as yesterday, so that red means: this change.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")

# What is installed on this machine is no part of a test.
os.environ["SPEELTAFEL_PACKS"] = os.devnull


@pytest.fixture(scope="session")
def lexicons() -> dict[str, Lexicon]:
    return read_lexicons(RULES)


@pytest.fixture(scope="session")
def say(lexicons: dict[str, Lexicon]) -> Lexicon:
    return lexicons["nl"]


@pytest.fixture(scope="session")
def plan_90() -> Programme:
    return read_plan("90")
