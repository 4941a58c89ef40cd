"""Setting up this screen for a room: one question at a time, seen at once, kept for next week."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from engine.core.views import GroupTile, JoinInvite, View
from engine.screen.settings import Settings, text_for, too_far

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
    works: bool = True
    """Whether this computer can make a sound."""
    url: str = ""
    """Where phones go; empty if there are none to let in."""
    phones: int = 0
    """How many phones are seen at the tables."""

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

    def seeing(self, view: View | None) -> "Setup":
        """Return the set-up with what ``view`` tells of phones."""
        widgets = view.widgets if view else ()
        invite = next((widget for widget in widgets if isinstance(widget, JoinInvite)), None)
        tiles = (widget for widget in widgets if isinstance(widget, GroupTile))
        phones = sum(seat.phone for tile in tiles for seat in tile.seats)
        return replace(self, url=invite.url if invite else "", phones=phones)

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
    return setup.moved({"next": 1, "back": -1}.get(key, 0))
