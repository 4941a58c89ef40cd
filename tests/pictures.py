"""``make pictures``: every screen, page and panel of an evening, as PNG files to look at.

The shared screen is drawn from an evening that bots play in this process; phone, table page,
mirror and panel are taken from a real server in a real browser.
"""

import os
import sys
import tempfile
from itertools import chain
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from playwright.sync_api import Browser, Page, sync_playwright

from engine.screen.picture import view_picture
from engine.workshop.pages import Page as Looking
from engine.workshop.pages import Room
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.evenings import RULES, evening, read_plan
from tests.serving import Serving

SCREENS = ((1920, 1080), (1024, 768))
BROWSERS = {"panel": (1366, 850), "phone": (360, 640), "table": (1024, 768), "mirror": (1280, 720)}
JOIN = "http://192.168.1.20:8080/123456"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MOST = 90
"""Times the panel's next thing is pressed: more than an evening takes."""


def screens(folder: Path) -> None:
    """Play the plan by bots and picture each screen that shows other kinds of things."""
    say = read_lexicons(RULES)["nl"]
    played = evening(read_plan("90"), phones=13, seed=7)
    page, room = Looking("screen", "nl"), Room(join_url=JOIN)
    seen: set[str] = set()
    for number, _ in enumerate(chain([None], played.play())):
        shown = view(played.state, page, played.clock, room, say)
        kinds = sorted({type(widget).__name__ for widget in shown.widgets})
        about = f"{shown.title}: {' '.join(kinds)}"
        if about not in seen:
            seen.add(about)
            for size in SCREENS:
                name = f"{number:03}-{size[0]}x{size[1]}.png"
                pygame.image.save(view_picture(shown, size), folder / name)


def pages(folder: Path) -> None:
    """Lead an evening from the panel and picture every page at each step of it."""
    with (
        tempfile.TemporaryDirectory() as kept,
        Serving(Path(kept)) as serving,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        opened = _opened(serving, chromium)
        for number in range(MOST):
            opened["panel"].wait_for_timeout(900)
            for name, page in opened.items():
                page.screenshot(path=folder / f"{number:02}-{name}.png", full_page=name != "mirror")
            if not _next(opened):
                break
        chromium.close()


def _opened(serving: Serving, chromium: Browser) -> dict[str, Page]:
    here = serving.address["enter_url"].partition("/enter")[0]
    addresses = {
        "panel": serving.address["enter_url"],
        "phone": f"{here}/{serving.code}",
        "mirror": f"{here}/{serving.code}/screen",
    }
    found: dict[str, Page] = {}
    for name, (width, height) in BROWSERS.items():
        size = {"width": width, "height": height}
        page = chromium.new_context(viewport=size, locale="nl-NL").new_page()
        page.goto(addresses.get(name) or here + _way(found["panel"]))
        if name == "phone":
            page.get_by_role("button", name="Meedoen", exact=True).click()
        found[name] = page
    return found


def _way(panel: Page) -> str:
    """Return the address of a table page, which only the panel knows."""
    return panel.locator("#way-g2 a").get_attribute("href") or ""


def _next(opened: dict[str, Page]) -> bool:
    """Answer on the phone what can be answered, then press what comes next on the panel."""
    answer = opened["phone"].locator("form.intent-answer:not(:has(.field)) button.answer")
    if answer.count():
        answer.first.click()
    button = opened["panel"].locator(".panel-head form.intent-advance > button.advance")
    if not button.count():
        return False
    button.click()
    sure = opened["panel"].locator("dialog[open] [data-sure]")
    if sure.count():
        sure.click()
    return True


def main(folder: Path) -> None:
    """Write all pictures into ``folder``."""
    for name, take in (("screen", screens), ("pages", pages)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        take(folder / name)
    print(f"{len(list(folder.rglob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    pygame.init()
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
