"""The shared screen in a real window: one key of a clicker runs the whole evening."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.content.packs import bundled
from tests.client import Client
from tests.serving import LONG, Serving

pytestmark = pytest.mark.window

MOST = 200
"""Presses: more than an evening of two rounds takes."""


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as xvfb:
        os.close(write)
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
        xvfb.terminate()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    whole = (bundled("content") / "plans" / "90.yaml").read_text("utf-8")
    plan = tmp_path / "kort.yaml"
    plan.write_text(whole.replace("rounds: 6", "rounds: 3"), "utf-8")
    with Serving(tmp_path / "data", plan) as serving:
        yield serving


def press(display: str, key: str) -> None:
    """Press ``key``; without a window manager the window under the pointer hears it."""
    shown_at = {**os.environ, "DISPLAY": display}
    subprocess.run(["xdotool", "key", key], env=shown_at, check=True, timeout=LONG)


def test_one_key_runs_the_evening_from_the_lobby_to_the_closing(
    display: str, serving: Serving
) -> None:
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
            time.sleep(0.45)  # a clicker that is pressed twice within 0.4 s pressed once
        screen.terminate()
    assert titles[0] == "Welkom"
    assert titles[-1] == "Tot ziens"
    assert titles.count("Gooien") == 3
    assert {"Hoe zit je erbij?", "Lezen", "Praten", "Zelfde kaart, ander leven", "Napraten"} <= set(
        titles
    )
