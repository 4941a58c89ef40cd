"""What the facilitator can set."""

from dataclasses import dataclass, replace
from typing import Final

from engine.core import Setup
from engine.core.setting import Allowed
from games.escape_room.content import Room
from games.escape_room.events import Route

MORE: Final = 5
"""Minutes that are given at a time."""
MOST: Final = 240


ALLOWED: Final = {
    "route": Allowed(("full", "short")),
    "clock": Allowed(("shown", "hidden")),
}
"""What a plan may write."""


@dataclass(frozen=True)
class Options:
    """What the facilitator can set. ``minutes`` is how long the room has, by its own clock."""

    route: Route = "full"
    clock: bool = False
    minutes: int = 0

    def with_option(self, name: str, value: str) -> "Options":
        """Return the options after one was set; what cannot be read changes nothing."""
        match name, value:
            case "route", "full" | "short":
                return replace(self, route="short" if value == "short" else "full")
            case "clock", "shown" | "hidden":
                return replace(self, clock=value == "shown")
            case _:
                return self


def from_setup(room: Room, setup: Setup) -> Options:
    """Return the options of an activity; its minutes are the plan's, else the room's own."""
    options = Options(minutes=setup.minutes or room.minutes)
    for name, value in setup.options.items():
        options = options.with_option(name, value)
    return options
