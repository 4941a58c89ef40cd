"""What is seen of setting up the screen."""

from collections.abc import Mapping
from typing import Final

from engine.design import FONTS
from engine.screen.buttons import Button
from engine.screen.pen import Pen
from engine.screen.setup import HEIGHTS, METRES, STEPS, Setup
from engine.screen.sheet_face import BACK, CLOSE, NEXT, SheetFace, face_of
from engine.screen.sheets import Sheet

_ICONS: Final[Mapping[str, str]] = {
    "laptop": "device-laptop", "tv": "device-tv", "large_tv": "device-tv",
    "beamer": "cast", "large_beamer": "cast", "wall": "cast",
    "light": "sun", "dark": "moon", "contrast": "circle-half",
    "full": "run", "reduced": "walk", "none": "player-pause",
    "try": "music", "on": "volume", "off": "volume-off",
}  # fmt: skip


def face_of_sheet(sheet: Sheet | Setup, pen: Pen) -> SheetFace:
    """Return what any sheet shows."""
    return face_of_setup(sheet, pen) if isinstance(sheet, Setup) else face_of(sheet, pen)


def face_of_setup(setup: Setup, pen: Pen) -> SheetFace:
    """Return what the sheet shows."""
    title = pen.say(f"setup.{setup.step}")
    options, lines = _options(setup, pen), _lines(setup, pen)
    code = setup.url if setup.step == "network" else ""
    marked = NEXT if _answered(setup) or not options else options[0].key
    return SheetFace(
        f"{title}  ({setup.at + 1}/{len(STEPS)})", _footer(setup, pen), lines, options,
        marked=marked, code=code,
    )  # fmt: skip


def _footer(setup: Setup, pen: Pen) -> tuple[Button, ...]:
    back = Button(BACK, pen.say("back"), "arrow-left", "quiet")
    close = Button(CLOSE, pen.say("close"), "x", "quiet")
    word, icon = ("done", "check") if setup.last else ("go_on", "arrow-right")
    return (back if setup.at else close), Button(NEXT, pen.say(word), icon, "big")


def _answered(setup: Setup) -> bool:
    unknown = {"distance": not setup.distance, "height": not setup.height}
    return not unknown.get(setup.step, False)


def _options(setup: Setup, pen: Pen) -> tuple[Button, ...]:
    settings = setup.settings
    match setup.step:
        case "distance":
            words = {str(n): pen.say("setup.metres", count=n) for n in METRES}
            return _choice("distance", words, f"{setup.distance:g}")
        case "height":
            return _said("height", tuple(HEIGHTS), setup.height, pen)
        case "text":
            return _said("text", ("normaal", "groot"), settings.text, pen)
        case "font":
            return _said("font", FONTS, settings.font, pen)
        case "skin":
            return _said("skin", ("light", "dark", "contrast"), settings.skin, pen)
        case "motion":
            return _said("motion", ("full", "reduced", "none"), settings.motion, pen)
        case "sound":
            return _said("sound", ("try", "on", "off"), "on" if settings.sound else "off", pen)
    return ()


def _said(name: str, values: tuple[str, ...], chosen: str, pen: Pen) -> tuple[Button, ...]:
    return _choice(name, {one: pen.say(f"setup.{name}_{one}") for one in values}, chosen)


def _choice(name: str, words: Mapping[str, str], chosen: str) -> tuple[Button, ...]:
    return tuple(
        Button(f"set:{name}={value}", said, _ICONS.get(value, ""), "option", value == chosen)
        for value, said in words.items()
    )


def _lines(setup: Setup, pen: Pen) -> tuple[str, ...]:
    match setup.step:
        case "text" if setup.too_far:
            keys = ["too_far"]
        case "text" | "font":
            keys = ["sample"]
        case "sound" if not setup.works:
            keys = ["no_sound"]
        case "sound" if setup.heard:
            keys = ["heard"]
        case "network":
            return _network(setup, pen)
        case _:
            keys = []
    return tuple(pen.say(f"setup.{key}") for key in keys)


def _network(setup: Setup, pen: Pen) -> tuple[str, ...]:
    if not setup.url:
        return (pen.say("setup.no_phones"),)
    address = pen.say("setup.address", address=setup.url.partition("//")[2])
    if setup.phones:
        return pen.say("setup.phone_in"), address
    return pen.say("setup.scan"), address, pen.say("setup.no_luck")
