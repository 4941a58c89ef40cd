"""The real command with its real server, as a facilitator starts it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest

ROOT = Path(__file__).parents[1]
LONG = 60.0
"""Seconds after which something that should have happened never will, on any machine."""


class Played:
    """``speeltafel play --json`` in a process of its own."""

    def __init__(self, data: Path, *options: str) -> None:
        command = ["play", "--json", "--host", "127.0.0.1", "--data", str(data), *options]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "engine.cli", *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        self.ready: dict[str, Any] = json.loads(line) if line else {}

    def stop(self) -> int:
        self.process.terminate()
        self.process.communicate(timeout=LONG)
        return self.process.returncode


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Played]]:
    running: list[Played] = []

    def begin(*options: str) -> Played:
        running.append(Played(tmp_path / "workshops", *options))
        return running[-1]

    yield begin
    for one in running:
        if one.process.poll() is None:
            one.stop()


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def server_of(played: Played) -> int | None:
    children = psutil.Process(played.process.pid).children()
    alive = (child for child in children if child.status() != psutil.STATUS_ZOMBIE)
    return next((child.pid for child in alive), None)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def test_a_killed_server_is_back_at_the_same_address_without_anyone_doing_something(
    play: Callable[..., Played],
) -> None:
    played = play("--no-screen")
    first, url = played.ready["pids"]["server"], played.ready["screen_url"]
    assert answers(url)
    os.kill(first, signal.SIGKILL)
    until(lambda: server_of(played) not in {None, first} and answers(url))
    assert played.stop() == 0


def test_resume_opens_the_same_workshop_after_the_plug_was_pulled(
    play: Callable[..., Played],
) -> None:
    played = play("--no-screen")
    played.process.kill()
    played.process.communicate(timeout=LONG)
    until(lambda: not psutil.pid_exists(played.ready["pids"]["server"]))
    again = play("--no-screen", "--resume")
    assert again.ready["code"] == played.ready["code"]
    assert again.ready["enter_url"] != played.ready["enter_url"]
    assert again.stop() == 0


def test_a_data_folder_that_cannot_be_used_ends_in_one_sentence_and_code_3(
    tmp_path: Path,
) -> None:
    (tmp_path / "workshops").write_text("a file, no folder")
    played = Played(tmp_path / "workshops", "--no-screen")
    told = played.process.communicate(timeout=LONG)[1]
    assert played.process.returncode == 3
    assert played.ready == {}
    assert "Traceback" not in told
    assert told.strip()
