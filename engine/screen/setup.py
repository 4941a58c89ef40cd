"""Setting up this screen for a room: one question at a time, seen at once, kept for next week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from engine.core.views import GroupTile, JoinInvite, View
from engine.design import FONTS
from engine.screen.buttons import Button
from engine.screen.pen import Pen
from engine.screen.settings import Settings, text_for, too_far
from engine.screen.sheet_face import BACK, CLOSE, NEXT, SheetFace

Step = Literal["distance", "height", "text", "font", "skin", "motion", "sound", "network"]
STEPS: Final[tuple[Step, ...]] = (
    "distance", "height", "text", "font", "skin", "motion", "sound", "network",
)  # fmt: skip
METRES: Final = (2, 3, 4, 5, 6, 8, 10, 12, 15)
"""How far away the last row may sit."""
HEIGHTS: Final[Mapping[str, float]] = {
    "laptop": 0.2, "tv": 0.6, "large_tv": 0.8, "beamer": 1.0, "large_beamer": 1.5, "wall": 2.0,
}  # fmt: skip
"""How high a picture usually is, in metres."""
_ICONS: Final[Mapping[str, str]] = {
    "laptop": "device-laptop", "tv": "device-tv", "large_tv": "device-tv",
    "beamer": "cast", "large_beamer": "cast", "wall": "cast",
    "light": "sun", "dark": "moon", "contrast": "circle-half",
    "full": "run", "reduced": "walk", "none": "player-pause",
    "try": "music", "on": "volume", "off": "volume-off",
}  # fmt: skip
TRY: Final = "set:sound=try"
"""The button that plays a tone."""


@dataclass(frozen=True)
class Setup:
    """Where somebody is in setting up the screen. Distances in metres; 0 is not answered yet."""

    settings: Settings
    at: int = 0
    distance: float = 0.0
    height: str = ""
    heard: bool = False
    """Whether a tone was played, so that it can be asked whether it was heard."""

    @property
    def step(self) -> Step:
        """Return the question of now."""
        return STEPS[self.at]

    @property
    def last(self) -> bool:
        """Return whether this is the last question."""
        return self.at == len(STEPS) - 1

    @property
    def too_far(self) -> bool:
        """Return whether the last row cannot read this picture at all."""
        return bool(self.distance and self.height) and too_far(self.distance, HEIGHTS[self.height])

    def moved(self, by: int) -> "Setup":
        """Return the set-up at a question further on or back."""
        return replace(self, at=max(0, min(len(STEPS) - 1, self.at + by)))

    def chosen(self, name: str, value: str) -> "Setup":
        """Return the set-up with ``value`` chosen for ``name``."""
        match name:
            case "distance":
                return replace(self, distance=float(value))._measured()
            case "height":
                return replace(self, height=value)._measured()
            case "sound":
                on = value in {"on", "try"}
                return replace(self, heard=True, settings=replace(self.settings, sound=on))
        wish: dict[str, Any] = {name: value}
        return replace(self, settings=replace(self.settings, **wish))

    def _measured(self) -> "Setup":
        """Return the set-up with the text mode that the room needs, once that is known."""
        if not (self.distance and self.height):
            return self
        mode = text_for(self.distance, HEIGHTS[self.height])
        return replace(self, settings=replace(self.settings, text=mode))


def pressed(setup: Setup, key: str) -> Setup:
    """Return ``setup`` after its button ``key``; leaving it is not its own business."""
    what, _, rest = key.partition(":")
    if what == "set":
        name, _, value = rest.partition("=")
        return setup.chosen(name, value)
    return setup.moved({NEXT: 1, BACK: -1}.get(key, 0))


def face_of_setup(setup: Setup, view: View | None, works: bool, pen: Pen) -> SheetFace:
    """Return what the sheet shows; ``works`` says whether this computer can make a sound."""
    title = pen.say(f"setup.{setup.step}")
    options, lines = _options(setup, pen), _lines(setup, view, works, pen)
    invite = _invite(view) if setup.step == "network" else None
    marked = NEXT if _answered(setup) or not options else options[0].key
    return SheetFace(
        f"{title}  ({setup.at + 1}/{len(STEPS)})", _footer(setup, pen), lines, options,
        marked=marked, code=invite.url if invite else "",
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


def _lines(setup: Setup, view: View | None, works: bool, pen: Pen) -> tuple[str, ...]:
    facts: dict[str, Any] = {}
    match setup.step:
        case "text" if setup.too_far:
            keys = ["too_far"]
        case "text" | "font":
            keys = ["sample"]
        case "sound" if not works:
            keys = ["no_sound"]
        case "sound" if setup.heard:
            keys = ["heard"]
        case "network":
            invite = _invite(view)
            facts = {"address": invite.url.partition("//")[2] if invite else ""}
            keys = _network_keys(view, invite)
        case _:
            keys = []
    return tuple(pen.say(f"setup.{key}", **facts) for key in keys)


def _network_keys(view: View | None, invite: JoinInvite | None) -> list[str]:
    if invite is None:
        return ["no_phones"]
    return ["phone_in", "address"] if _phones(view) else ["scan", "address", "no_luck"]


def _invite(view: View | None) -> JoinInvite | None:
    widgets = view.widgets if view else ()
    return next((widget for widget in widgets if isinstance(widget, JoinInvite)), None)


def _phones(view: View | None) -> int:
    """Return how many phones are seen at the tables."""
    tiles = (widget for widget in (view.widgets if view else ()) if isinstance(widget, GroupTile))
    return sum(seat.phone for tile in tiles for seat in tile.seats)
