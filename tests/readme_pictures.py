"""``make readme``: the pictures in README.md, from the running program, into assets/readme."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pygame
from PIL import Image
from playwright.sync_api import Browser, Page

from engine.content.packs import bundled
from engine.core.views import View
from engine.design import Skin, TextMode
from engine.screen.picture import view_picture
from engine.workshop.pages import Page as Looking
from engine.workshop.pages import Room as Around
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.chromium import HOST, chromium
from tests.evenings import RULES, evening, read_plan
from tests.pictures import JOIN, ready
from tests.serving import ROOT, Serving

FOLDER = ROOT / "assets" / "readme"
SIZE = (1280, 720)
LOBBY = Around(join_url=JOIN)
MOST = 20
"""Presses: more than it takes until tables talk about a card."""
Shows = Callable[[View], Any]


def _has(kind: str, what: Shows = bool) -> Shows:
    """Return whether a view has a widget of ``kind`` of which ``what`` is true."""
    return lambda shown: any(type(one).__name__ == kind and what(one) for one in shown.widgets)


WANTED: Mapping[str, tuple[str, Shows]] = {
    "scherm-welkom": ("90", _has("JoinInvite")),
    "scherm-kiezen": ("90", _has("WebBoard", lambda board: any(one.lit for one in board.fields))),
    "scherm-kaart": ("90", _has("CardFace", lambda card: card.face == "full" and card.dimension)),
    "scherm-webben": ("90", lambda shown: shown.title.startswith("Zelfde kaart")),
    "scherm-einde": ("90", lambda shown: shown.state == "ended"),
    "scherm-kaartje": ("tekentafel", _has("MapBoard", lambda board: len(board.marks) > 2)),
    "scherm-sloten": (
        "escape-room", _has("LockRow", lambda row: any(one.state == "open" for one in row.locks)),
    ),
}  # fmt: skip
"""The first screen of an evening of a plan that shows this."""
DRESSED: Mapping[str, tuple[str, TextMode, Skin]] = {
    "scherm-groot": ("scherm-kaart", "groot", "light"),
    "scherm-donker": ("scherm-kiezen", "normaal", "dark"),
}


def screens() -> None:
    """Picture the shared screen, with the first view that shows each thing."""
    found: dict[str, View] = {}
    for plan in dict.fromkeys(plan for plan, _ in WANTED.values()):
        for shown in _evening(plan):
            for name, (of, shows) in WANTED.items():
                if of == plan and name not in found and shows(shown):
                    found[name] = shown
    for name, shown in found.items():
        _draw(name, shown)
    for name, (like, text, skin) in DRESSED.items():
        _draw(name, found[like], text, skin)
    _draw("scherm-rust", next(_evening("90", Around(hold="rest"))))


def _evening(plan: str, around: Around = LOBBY) -> Iterator[View]:
    say, page = read_lexicons(RULES)["nl"], Looking("screen", "nl")
    played = evening(read_plan(plan), phones=13, seed=7)
    for _ in chain([None], played.play()):
        yield view(played.state, page, played.clock, around, say)


def _draw(name: str, shown: View, text: TextMode = "normaal", skin: Skin = "light") -> None:
    pygame.image.save(view_picture(shown, SIZE, text, skin=skin), FOLDER / f"{name}.png")


def pages(browser: Browser) -> None:
    """Picture the panel and a phone in the middle of a game."""
    with tempfile.TemporaryDirectory() as kept, Serving(Path(kept), names=[HOST]) as serving:
        panel = _window(browser, 1280, 800)
        panel.goto(serving.address["enter_url"].replace("127.0.0.1", HOST))
        phones = [_phone(browser, serving) for _ in range(4)]
        for _ in range(MOST):
            if panel.locator("h1").inner_text() == "Praten":
                break
            _next(panel)
        phones[0].screenshot(path=FOLDER / "telefoon.png")
        for phone in phones[:2]:
            _answer(phone)
        panel.wait_for_timeout(1500)
        panel.screenshot(path=FOLDER / "paneel.png")


def _next(panel: Page) -> None:
    """Press what goes on; the panel takes two presses close together for one."""
    panel.keyboard.press("n")
    panel.wait_for_timeout(1200)


def _phone(browser: Browser, serving: Serving) -> Page:
    phone = _window(browser, 360, 700)
    phone.goto(f"http://{HOST}:{serving.port}/{serving.code}")
    phone.get_by_role("button", name="Meedoen", exact=True).click()
    phone.locator("#view").wait_for()
    return phone


def _answer(phone: Page) -> None:
    offered = phone.locator("button.answer:visible")
    if offered.count():
        offered.first.click()


def _window(browser: Browser, width: int, height: int) -> Page:
    around = {"width": width, "height": height}
    made = browser.new_context(viewport=around, locale="nl-NL", reduced_motion="reduce")
    return made.new_page()


def editor(browser: Browser) -> None:
    """Picture the editor with a card that plays beside it."""
    path = bundled("content") / "packs" / "rondkomen"
    command = [sys.executable, "-m", "engine.cli", "edit", str(path / "rondkomen.yaml")]
    given = [*command, "--json", "--no-browser"]
    with subprocess.Popen(given, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        page = _window(browser, 1280, 800)
        page.goto(json.loads(process.stdout.readline())["url"])
        page.get_by_role("button", name="Schimmel in huis").click()
        page.get_by_role("button", name="Laat zien in het voorbeeld").click()
        page.wait_for_timeout(10_000)
        page.screenshot(path=FOLDER / "bewerken.png")
        process.terminate()


def light(path: Path) -> None:
    """Make a picture half as large, with the 256 colours it needs most."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    ready()
    screens()
    with chromium() as browser:
        pages(browser)
        editor(browser)
    for path in sorted(FOLDER.glob("*.png")):
        light(path)
        print(f"{path.stat().st_size // 1024:5} kB  {path.name}")
