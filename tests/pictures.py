"""``make pictures``: every screen of an evening, as PNG files in ``pictures/screen``."""

import os
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from engine.screen.picture import view_picture
from engine.workshop.pages import Page, Room
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.evenings import RULES, evening, read_plan

SIZES = ((1920, 1080), (1024, 768))
JOIN = "http://192.168.1.20:8080/123456"


def screens(folder: Path) -> None:
    """Play the plan by bots and picture each screen that differs in what it is about."""
    say = read_lexicons(RULES)["nl"]
    played = evening(read_plan("90"), phones=13, seed=7)
    seen: set[str] = set()
    page, room = Page("screen", "nl"), Room(join_url=JOIN)
    for number, _ in enumerate(played.play()):
        shown = view(played.state, page, played.clock, room, say)
        about = f"{shown.title}:{','.join(sorted({type(w).__name__ for w in shown.widgets}))}"
        if about not in seen:
            seen.add(about)
            for size in SIZES:
                name = f"{number:03}-{size[0]}x{size[1]}.png"
                pygame.image.save(view_picture(shown, size), folder / name)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures") / "screen"
    target.mkdir(parents=True, exist_ok=True)
    pygame.init()
    screens(target)
    print(f"{len(list(target.iterdir()))} pictures in {target}")
