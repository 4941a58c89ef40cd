"""What every test may lean on: the words, and the plan of an evening."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from engine.lexicon import Lexicon
from engine.workshop.state import Programme
from facilitator_web.house import read_lexicons
from tests.chromium import chromium as open_chromium
from tests.evenings import RULES, read_plan

# A busy machine is no failed rule: nothing is timed. Builders look where nobody looked before;
# a build server tries the same today as yesterday, so that red means: this change.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")

# What is installed on this machine is no part of a test.
os.environ["SPEELTAFEL_PACKS"] = os.devnull


LONG = ("whole", "web", "preview", "screen", "faults", "content", "games")
"""Folders whose files take longest, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that two workers are ready at about the same time."""

    def place(item: pytest.Item) -> int:
        folder = item.path.parent.name
        return LONG.index(folder) if folder in LONG else len(LONG)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave the six thousand tests alone, and come less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return one browser per file: while one is open, nothing else can run a loop of its own."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def lexicons() -> dict[str, Lexicon]:
    return read_lexicons(RULES)


@pytest.fixture(scope="session")
def say(lexicons: dict[str, Lexicon]) -> Lexicon:
    return lexicons["nl"]


@pytest.fixture(scope="session")
def plan_90() -> Programme:
    return read_plan("90")
