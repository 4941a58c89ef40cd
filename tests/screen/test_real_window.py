"""The shared screen in a real window: one key of a clicker runs the whole evening."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.content.packs import bundled
from tests.client import Client
from tests.serving import LONG, Serving

pytestmark = pytest.mark.window

MOST = 400
"""Presses: more than any of these evenings takes."""
HELD = 0.45
"""Seconds between two presses: a clicker that is pressed twice within 0.4 s pressed once."""


@dataclass(frozen=True)
class Evening:
    """A shipped plan, its longest part cut short, and headings that one key must come by."""

    plan: str
    short: tuple[str, str]
    titles: frozenset[str]
    rounds: tuple[str, int]
    """A heading, and how often it comes back in what is left."""

    def write(self, folder: Path) -> Path:
        """Write the plan, shortened, into ``folder``."""
        whole = (bundled("content") / "plans" / f"{self.plan}.yaml").read_text("utf-8")
        assert self.short[0] in whole
        folder.joinpath("kort.yaml").write_text(whole.replace(*self.short), "utf-8")
        return folder / "kort.yaml"


EVENINGS = (
    Evening(
        "90", ("rounds: 6", "rounds: 3"),
        frozenset({"Hoe zit je erbij?", "Lezen", "Praten", "Zelfde kaart, ander leven"}),
        ("Gooien", 3),
    ),
    Evening(
        "alles-op-tafel", ("    minutes: 24\n", "    minutes: 18\n"),
        frozenset({"Kies een kaart", "Lezen", "Praten", "Een compliment", "Klaar met spelen"}),
        ("Gooien", 2),
    ),
    Evening(
        "tekentafel", ("steps: full", "steps: short"),
        frozenset({"Vertellen", "Kijken", "Ontwerpen", "Kiezen", "Dit is het plan"}),
        ("De opgave", 0),
    ),
    Evening(
        "escape-room", ("route: full", "route: short"),
        frozenset({"De brief", "‘De brief’ is open!", "De huiskamerdeur"}),
        ("De bordjes", 0),
    ),
)  # fmt: skip


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
        xvfb.terminate()


def press(display: str, key: str) -> None:
    """Press ``key``; without a window manager the window under the pointer hears it."""
    shown_at = {**os.environ, "DISPLAY": display}
    subprocess.run(["xdotool", "key", key], env=shown_at, check=True, timeout=LONG)


@pytest.mark.parametrize(
    "evening",
    [EVENINGS[0], *(pytest.param(one, marks=pytest.mark.soak) for one in EVENINGS[1:])],
    ids=lambda evening: evening.plan,
)
def test_one_key_runs_the_evening_from_the_lobby_to_the_closing(
    evening: Evening, display: str, tmp_path: Path
) -> None:
    with Serving(tmp_path / "data", evening.write(tmp_path)) as serving:
        titles = by_one_key(serving, display)
    assert titles[0] == "Welkom"
    assert titles[-1] == "Tot ziens"
    name, rounds = evening.rounds
    assert titles.count(name) == rounds
    assert {*evening.titles, "Napraten"} <= set(titles)


def by_one_key(serving: Serving, display: str) -> list[str]:
    """Press PageDown until the evening is over; return the headings, one after another."""
    settings = {**os.environ, "DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    settings.pop("SDL_VIDEODRIVER", None)
    command = [sys.executable, "-m", "engine.screen", serving.address["screen_url"], "--windowed"]
    looking = Client(serving.port, serving.code, "screen")
    titles: list[str] = []
    with subprocess.Popen([*command, "--size", "1280x720"], env=settings) as screen:
        for _ in range(MOST):
            shown = json.loads(looking.insist("GET", f"/{serving.code}/screen/view").body)
            if not titles or titles[-1] != shown["title"]:
                titles.append(shown["title"])
            if shown["title"] == "Tot ziens":
                break
            press(display, "Next")
            time.sleep(HELD)
        screen.terminate()
    return titles
