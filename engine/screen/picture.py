"""``python -m engine.screen.picture view.json out.png 1920x1080 groot``: a view as a picture."""

import json
import os
import sys
from pathlib import Path

import pygame
from pygame import Surface

from engine.core.languages import direction
from engine.core.views import View
from engine.design import TEXT_MODES, Skin, TextMode
from engine.lexicon import LANGUAGES, read_words
from engine.screen.bar import PAGE
from engine.screen.canvas import Canvas
from engine.screen.folders import assets_folder, words_folder
from engine.screen.ground import table_ground
from engine.screen.icons import Icons
from engine.screen.letters import Letters
from engine.screen.pen import Pen
from engine.screen.reading import read_view
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.theme import Theme


def pen_for(
    size: tuple[int, int],
    lang: str = "",
    clock: int = 0,
    text: TextMode = "normaal",
    skin: Skin = "light",
) -> Pen:
    """Return a pen for pictures of ``size``, at a workshop clock that stands still."""
    words = read_words(words_folder(), lang if lang in LANGUAGES else LANGUAGES[0])
    rtl, icons = direction(lang) == "rtl", Icons(assets_folder() / "icons")
    letters = Letters(assets_folder() / "fonts", lang=lang or LANGUAGES[0], rtl=rtl)
    return Pen(Theme(*size, text, skin), letters, icons, words, lambda: clock)


def picture_of(stage: Stage) -> Surface:
    """Return what ``stage`` shows now."""
    theme = stage.pen.theme
    canvas = Canvas(Surface((theme.width, theme.height)), table_ground(theme))
    canvas.show(Showing(stage).sprites())
    canvas.step()
    return canvas.surface


def view_picture(
    view: View,
    size: tuple[int, int],
    text: TextMode = "normaal",
    page: int = 0,
    skin: Skin = "light",
) -> Surface:
    """Return page ``page`` of ``view`` as the screen shows it in a window of ``size``."""
    pen = pen_for(size, view.lang, view.clock, text, skin)
    stage = Stage(pen, lambda control, command: None)
    stage.see(view)
    for _ in range(page):
        stage.press(PAGE)
    return picture_of(stage)


def main() -> None:
    """Write the picture that the command line asks for."""
    source, target, size, *wished = sys.argv[1:5]
    text = next((mode for mode in TEXT_MODES if mode in wished), TEXT_MODES[0])
    width, _, height = size.partition("x")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))
    view = read_view(json.loads(Path(source).read_text("utf-8")))
    pygame.image.save(view_picture(view, (int(width), int(height)), text), target)


if __name__ == "__main__":
    main()
