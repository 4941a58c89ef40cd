"""What the facilitator can set."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from engine.core import Setup
from engine.core.setting import Allowed, number
from games.tekentafel.events import Phase

SHORT: Final = 60
"""Minutes under which a game leaves the task out, unless its plan says otherwise."""

MOST_TOKENS: Final = 5
MOST_COINS: Final = 30
MOST_STICKERS: Final = 5

STEPS: Final[dict[str, tuple[Phase, ...]]] = {
    "full": ("tell", "look", "task", "design", "choose"),
    "short": ("tell", "look", "design", "choose"),
}


ALLOWED: Final = {
    "steps": Allowed(("full", "short")),
    "tokens": Allowed(most=MOST_TOKENS),
    "coins": Allowed(most=MOST_COINS),
    "stickers": Allowed(most=MOST_STICKERS),
    "personas": Allowed(("yes", "no")),
}
"""What a plan may write."""


@dataclass(frozen=True)
class Options:
    """What the facilitator can set. ``tokens`` are of each feeling, per table."""

    steps: Literal["full", "short"] = "full"
    tokens: int = 2
    coins: int = 10
    stickers: int = 3
    personas: bool = True

    def with_option(self, name: str, value: str) -> "Options":
        """Return the options after one was set; what cannot be read changes nothing."""
        match name, value:
            case "steps", ("full" | "short") as steps:
                return replace(self, steps=steps)
            case "tokens", _:
                return replace(self, tokens=number(value, self.tokens, MOST_TOKENS))
            case "coins", _:
                return replace(self, coins=number(value, self.coins, MOST_COINS))
            case "stickers", _:
                return replace(self, stickers=number(value, self.stickers, MOST_STICKERS))
            case "personas", ("yes" | "no"):
                return replace(self, personas=value == "yes")
            case _:
                return self


def from_setup(setup: Setup) -> Options:
    """Return the options of an activity: as its minutes allow, then its own."""
    options = Options(steps="short" if 0 < setup.minutes < SHORT else "full")
    for name, value in setup.options.items():
        options = options.with_option(name, value)
    return options
