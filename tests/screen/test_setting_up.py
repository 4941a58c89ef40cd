"""The screen is set up at the screen itself, by keys alone; what is chosen is seen and kept."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pygame
import pytest
from pygame import Surface
from pygame.event import Event

from engine.screen.client import Client, Seen
from engine.screen.settings import Settings, read_settings
from engine.screen.setup import STEPS, Setup
from engine.screen.window import Window
from tests.screen.samples import lobby

KEYS = {"s": pygame.K_s, "m": pygame.K_m}


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    pygame.event.clear()
    seconds = count()
    monkeypatch.setattr("engine.screen.window.monotonic", lambda: float(next(seconds)))
    monkeypatch.setattr(pygame.display, "update", lambda rects: None)
    client = Client("http://127.0.0.1:1/1/screen")
    opened = Window(Surface((1280, 720)), client, "nl", Settings(motion="none"), kept(tmp_path))
    client.reports.put(Seen(lobby(), missed=True))
    turn(opened)
    yield opened
    pygame.mixer.quit()


def kept(folder: Path) -> Path:
    return folder / "screen.json"


def turn(window: Window) -> None:
    window._take_reports(0.0)
    window._take_events()
    window._take_settings()
    window.draw()


def press(window: Window, *keys: int | str) -> None:
    for key in keys:
        code, text = (KEYS[key], key) if isinstance(key, str) else (key, "")
        pygame.event.post(Event(pygame.KEYDOWN, key=code, unicode=text, mod=0))
        turn(window)


def mark(window: Window, key: str) -> None:
    """Move the mark with the arrow keys' cousin until it is on ``key``."""
    for _ in window.stage.targets:
        marked = window.stage.marked()
        if marked and marked.key == key:
            return
        press(window, pygame.K_TAB)
    raise AssertionError(f"no key leads to {key}")


def choose(window: Window, name: str, value: str) -> None:
    mark(window, f"set:{name}={value}")
    press(window, pygame.K_RETURN)


def test_the_walk_is_done_by_keys_and_kept_for_next_week(window: Window, tmp_path: Path) -> None:
    press(window, "s")
    choose(window, "distance", "8")
    press(window, pygame.K_RETURN)
    choose(window, "height", "beamer")
    assert window.stage.pen.theme.text == "groot"
    for _ in STEPS[1:]:
        mark(window, "next")
        press(window, pygame.K_RETURN)
    assert window.stage.sheet is None
    assert read_settings(kept(tmp_path)) == Settings(text="groot", motion="none", ready=True)


def test_what_is_chosen_is_seen_at_once(window: Window) -> None:
    press(window, "s")
    before = window.stage.pen.colours.paper
    assert isinstance(window.stage.sheet, Setup)
    while window.stage.sheet.step != "skin":
        mark(window, "next")
        press(window, pygame.K_RETURN)
    choose(window, "skin", "dark")
    assert window.stage.pen.colours.paper != before
    assert window.stage.sheet.step == "skin"


def test_it_can_be_found_without_knowing_the_key(window: Window) -> None:
    mark(window, "more")
    press(window, pygame.K_RETURN)
    mark(window, "set_up")
    press(window, pygame.K_RETURN)
    assert isinstance(window.stage.sheet, Setup)
    press(window, pygame.K_ESCAPE)
    assert window.stage.sheet is None


def test_one_key_mutes_and_says_so_and_it_is_kept(window: Window, tmp_path: Path) -> None:
    press(window, "m")
    assert window.stage.refusal == window.stage.pen.say("sound_off")
    assert not read_settings(kept(tmp_path)).sound
    press(window, "m")
    assert window.stage.refusal == window.stage.pen.say("sound_on")
    assert read_settings(kept(tmp_path)).sound
