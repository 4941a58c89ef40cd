"""The screen as the supervisor starts it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from engine import wire
from engine.screen.__main__ import NO_DISPLAY, _wish
from tests.screen.fake_server import serving
from tests.screen.samples import lobby

SEEN = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "XDG_RUNTIME_DIR"}


@contextmanager
def started(url: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    env = {name: value for name, value in os.environ.items() if name not in SEEN}
    command = [sys.executable, "-m", "engine.screen", url, "--size", "640x360"]
    with subprocess.Popen(
        command, env=env | more, text=True, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_without_a_display_it_says_so_and_exits_4() -> None:
    with started("http://127.0.0.1:1/1/screen") as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == NO_DISPLAY == 4
    assert "no display" in said


def test_it_traces_its_first_frame_and_ends_with_the_pipe_of_the_supervisor() -> None:
    env = {"SDL_VIDEODRIVER": "dummy", "SPEELTAFEL_TRACE": "1", "SPEELTAFEL_PIPE": "1"}
    with serving(lobby()) as fake, started(fake.url, **env) as process:
        assert process.stderr is not None
        word, milliseconds = process.stderr.readline().split()
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=60) == 0
    assert word == "first_frame"
    assert int(milliseconds) > 0


def test_the_command_line_takes_a_language_and_a_size() -> None:
    wish = _wish(["http://x/1/screen?key=k", "--lang", "en", "--size", "1024x768", "--windowed"])
    assert (wish.url, wish.lang, wish.size) == ("http://x/1/screen?key=k", "en", (1024, 768))
    assert wish.fullscreen is False


def test_a_size_that_is_none_is_refused() -> None:
    with pytest.raises(SystemExit):
        _wish(["http://x", "--size", "large"])


def test_a_view_can_be_made_into_a_picture(tmp_path: Path) -> None:
    source, target = tmp_path / "view.json", tmp_path / "out.png"
    source.write_text(wire.view_text(lobby()), "utf-8")
    command = [sys.executable, "-m", "engine.screen.picture", str(source), str(target), "640x360"]
    subprocess.run(command, check=True, timeout=60)
    assert pygame.image.load(target).get_size() == (640, 360)
