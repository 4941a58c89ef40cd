"""``make pictures``: every screen, page and panel of every plan, as PNG files to look at.

The shared screen is drawn from an evening that bots play in this process; phone, table page,
mirror and panel are taken from a real server in real browsers.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from playwright.sync_api import Browser

from engine.core.views import View
from engine.design import TEXT_MODES, Skin, TextMode
from engine.screen.picture import view_picture
from engine.workshop.pages import Page as Looking
from engine.workshop.pages import Room as Around
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.chromium import chromium
from tests.evenings import RULES, evening, read_plan
from tests.whole.browsers import Hand, Room, room
from tests.whole.plans import CARDS, LIFE, MAP, PLANS, ROLES, ROOM, Playing, short_plan
from tests.whole.test_in_a_browser import one_press

SCREENS = ((1920, 1080), (1024, 768))
DRESSED: tuple[tuple[TextMode, Skin], ...] = (
    ("groot", "light"), ("normaal", "dark"), ("normaal", "contrast"),
)  # fmt: skip
"""In what else the first screen of each heading is drawn: large letters, and other skins."""
JOIN = "http://192.168.1.20:8080/123456"
GAMES = (LIFE, CARDS, ROLES, MAP, ROOM)
MOST = 250
"""Presses: more than an evening takes."""


def moments(plan: str) -> Iterator[tuple[int, View, bool]]:
    """Yield each screen of an evening of ``plan`` that shows other kinds of things.

    With it go the number of presses before it, and whether its heading is a new one.
    """
    say = read_lexicons(RULES)["nl"]
    played = evening(read_plan(plan), phones=13, seed=7)
    page, around = Looking("screen", "nl"), Around(join_url=JOIN)
    seen: set[str] = set()
    for number, _ in enumerate(chain([None], played.play())):
        shown = view(played.state, page, played.clock, around, say)
        kinds = sorted({type(widget).__name__ for widget in shown.widgets})
        about = f"{shown.title}: {' '.join(kinds)}"
        if about not in seen:
            yield number, shown, shown.title not in seen
            seen |= {about, shown.title}


def screens(folder: Path) -> None:
    """Picture the shared screen of every shipped plan, by the plan's name."""
    for path in sorted(PLANS.glob("*.yaml")):
        into = folder / path.stem
        into.mkdir(parents=True, exist_ok=True)
        for number, shown, new in moments(path.stem):
            for size in SCREENS:
                draw(into, number, shown, size)
            for text, skin in DRESSED if new else ():
                draw(into, number, shown, SCREENS[1], text, skin)


def draw(
    folder: Path,
    number: int,
    shown: View,
    size: tuple[int, int],
    text: TextMode = TEXT_MODES[0],
    skin: Skin = "light",
) -> None:
    worn = "" if (text, skin) == (TEXT_MODES[0], "light") else f"-{text}-{skin}"
    picture = view_picture(shown, size, text, skin=skin)
    pygame.image.save(picture, folder / f"{number:03}-{size[0]}x{size[1]}{worn}.png")


def pages(folder: Path) -> None:
    """Play each game by hand on a phone, a table page and the panel, and picture every page."""
    with chromium() as browser:
        for playing in GAMES:
            (folder / playing.name).mkdir(parents=True, exist_ok=True)
            _pages_of(playing, folder / playing.name, browser)


def _pages_of(playing: Playing, folder: Path, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as kept:
        plan = short_plan(Path(kept), playing)
        with room(Path(kept), plan, 2, browser, seed=7) as hall:
            seen: set[str] = set()
            for number in range(MOST):
                for hand in hall.everyone:
                    _picture(hand, folder, number, seen)
                if _ended(hall):
                    return
                one_press(hall, harvest=number % 4 == 0)


def _ended(hall: Room) -> bool:
    return bool(hall.panel.client.view()["state"] == "ended")


def _picture(hand: Hand, folder: Path, number: int, seen: set[str]) -> None:
    """Picture a page that offers or shows something it did not before."""
    shown = hand.client.view()
    kinds = [one["type"] for one in shown["widgets"]]
    offered = [one["label"] for one in shown["controls"] if one["intent"] in ("answer", "try")]
    about = f"{hand.name} {shown['title']} {kinds} {offered}"
    if about not in seen:
        seen.add(about)
        hand.settle()
        name = f"{hand.page_kind}-{number:03}-{hand.name.replace(' ', '')}.png"
        hand.page.screenshot(path=folder / name, full_page=hand.page_kind != "mirror")


def ready() -> None:
    """Make pygame ready: pictures of its own are read once there is a display."""
    pygame.init()
    pygame.display.set_mode((1, 1))


def main(folder: Path) -> None:
    """Write all pictures into ``folder``."""
    for name, take in (("screen", screens), ("pages", pages)):
        take(folder / name)
    print(f"{len(list(folder.rglob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    ready()
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
