"""The real command with its real server, as a facilitator starts it."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
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


LINK = r"(http://127\.0\.0\.1:\d+/enter/[\w-]+)"


class AtATerminal:
    """``speeltafel`` alone, typed at a terminal by somebody without any settings."""

    def __init__(self, home: Path, columns: int = 80) -> None:
        import termios  # Windows has none

        self._terminal, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        known = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
        homes = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "engine.cli", "--no-screen", "--host", "127.0.0.1"],
            cwd=home,
            env={**known, **homes, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        self._seen = ""

    def see(self, pattern: str) -> str:
        """Read on until ``pattern`` is there, and return its group."""
        while not (found := re.search(pattern, self._seen)):
            assert select.select([self._terminal], [], [], LONG)[0], self._seen
            self._seen += os.read(self._terminal, 4096).decode()
        self._seen = self._seen[found.end() :]
        return found[1]

    def press(self, key: str) -> None:
        os.write(self._terminal, key.encode())

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONG)

    def __enter__(self) -> "AtATerminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end()
        os.close(self._terminal)


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def lets_in(link: str) -> bool:
    """Return whether ``link`` leads a facilitator to the panel; it works once."""
    place = urlsplit(link)
    with closing(HTTPConnection(place.netloc, timeout=LONG)) as browser:
        browser.request("GET", place.path)
        return browser.getresponse().status == 303


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("columns", [80, 30])
def test_speeltafel_alone_at_a_terminal_keeps_its_workshop_where_this_system_does(
    tmp_path: Path, columns: int
) -> None:
    with AtATerminal(tmp_path, columns) as terminal:
        code = terminal.see(r"Code\s+(\d{3} \d{3})").replace(" ", "")
        terminal.see("(Ctrl)")
        assert terminal.end() == 0
    (kept,) = tmp_path.rglob("*.speeltafel")
    assert kept.parent == tmp_path / "data" / "speeltafel"
    assert code in kept.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_enter_at_the_terminal_gives_a_fresh_link_as_often_as_it_is_pressed(
    tmp_path: Path,
) -> None:
    with AtATerminal(tmp_path) as terminal:
        links = [terminal.see(LINK + r"\s")]
        terminal.see("(Ctrl)")
        for _ in range(2):
            terminal.press("\n")
            links.append(terminal.see(f"Nieuwe link voor het paneel: {LINK}\\s"))
        assert len(set(links)) == 3
        assert all(lets_in(link) for link in links)
        assert not lets_in(links[0])
        assert terminal.end() == 0


def test_a_server_that_is_back_gives_a_fresh_link_that_works(play: Callable[..., Played]) -> None:
    played = play("--no-screen")
    os.kill(played.ready["pids"]["server"], signal.SIGKILL)
    assert played.process.stderr
    link = re.search(LINK, "".join(played.process.stderr.readline() for _ in range(2)))
    assert link
    assert link[1] != played.ready["enter_url"]
    assert lets_in(link[1])
    assert played.stop() == 0


def test_what_a_running_workshop_yielded_can_be_exported_beside_it(
    play: Callable[..., Played], tmp_path: Path
) -> None:
    played = play("--no-screen")
    options = [played.ready["code"], "json", "-o", "-", "--data", str(tmp_path / "workshops")]
    command = [sys.executable, "-m", "engine.cli", "export", *options]
    exported = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=LONG, check=True)
    assert json.loads(exported.stdout)
    assert played.stop() == 0


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
