"""What the screen does with what it cannot show: words instead of a picture, or nothing."""

import json
from dataclasses import dataclass, replace
from typing import Any

import pygame
import pytest
from pygame import Surface

from engine import wire
from engine.core.views import Image, View, Widget
from engine.design import TEXT_MODES, TextMode
from engine.screen.client import Fetched
from engine.screen.picture import pen_for
from engine.screen.reading import read_view
from engine.screen.settings import Settings
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.window import Window
from tests.screen.linter import Linter
from tests.screen.samples import talking
from tests.screen.test_window import Silent

ALT = "Een portiek met een bankje voor de deur"
PICTURE = View(title="Wat zie je?", widgets=(Image(id="photo", src="/1/media/abc", alt=ALT),))


def words_on(view: View, text: TextMode) -> str:
    words: list[str] = []
    stage = Stage(pen_for((1280, 720), "nl", 0, text), lambda control, command: None)
    stage.see(view)
    stage.pen.letters.on_line = lambda line, *_: words.append(line)
    Showing(stage).sprites()
    return " ".join(words)


@pytest.mark.parametrize("text", TEXT_MODES)
@pytest.mark.parametrize("src", ["/1/media/abc", "no-such-icon"])
def test_a_picture_that_is_not_there_shows_what_it_is_of(src: str, text: TextMode) -> None:
    view = replace(PICTURE, widgets=(Image(id="photo", src=src, alt=ALT),))
    assert ALT in words_on(view, text)
    assert Linter(view, (1280, 720), text).look() == []


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_cannot_be_read_keeps_its_words(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.display, "update", lambda rects: None)
    words: list[str] = []
    client = Silent("http://127.0.0.1:1/1/screen")
    window = Window(Surface((1280, 720)), client, "nl", Settings(motion="none"))
    window.stage.see(PICTURE)
    window.draw()
    client.reports.put(Fetched("/1/media/abc", content))
    window._take_reports(0.0)
    window.stage.pen.letters.on_line = lambda line, *_: words.append(line)
    Showing(window.stage).sprites()
    assert ALT in " ".join(words)


@dataclass(frozen=True, kw_only=True)
class Hologram:
    """A kind of widget that no version of this screen knows."""

    id: str = "hologram"
    lang: str = ""


def test_a_widget_of_a_kind_unknown_shows_nothing_and_hides_nothing() -> None:
    data: dict[str, Any] = json.loads(wire.view_text(talking()))
    data["widgets"].insert(0, {"type": "Hologram", "id": "hologram", "depth": 3})
    assert words_on(read_view(data), "normaal") == words_on(talking(), "normaal")


def test_a_widget_without_a_drawing_is_left_out_of_the_page() -> None:
    strange: Widget = Hologram()  # type: ignore[assignment]  # what the types forbid
    view = replace(talking(), widgets=(strange, *talking().widgets))
    assert words_on(view, "normaal") == words_on(talking(), "normaal")
