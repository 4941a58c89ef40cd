"""What the facilitator can set."""

from dataclasses import dataclass, replace
from typing import Final

from engine.core import Setup
from engine.core.setting import Allowed, number
from games.game_of_life.deck import SENSITIVE
from games.game_of_life.events import Life

PACE: Final = 5
"""Minutes that a round takes."""

FEWEST: Final = 3
USUAL_MOST: Final = 9
MOST: Final = 20
"""Rounds of a short game and of a long evening, and the most that can be asked for."""

LONGEST = 3600
"""Seconds that people can think or talk at most."""


ALLOWED: Final = {
    "rounds": Allowed(most=MOST),
    "life": Allowed(("persona", "own")),
    "think": Allowed(most=LONGEST),
    "talk": Allowed(most=LONGEST),
    "open_topics": Allowed(tuple(sorted(SENSITIVE)), several=True),
}
"""What a plan may write."""


@dataclass(frozen=True)
class Options:
    """What the facilitator can set. Times are seconds."""

    rounds: int = FEWEST
    life: Life = "persona"
    think: int = 20
    talk: int = 120
    open_topics: frozenset[str] = frozenset()

    def with_option(self, name: str, value: str) -> "Options":
        """Return the options after one was set; what cannot be read changes nothing."""
        match name:
            case "rounds":
                return replace(self, rounds=number(value, self.rounds, MOST))
            case "think":
                return replace(self, think=number(value, self.think, LONGEST))
            case "talk":
                return replace(self, talk=number(value, self.talk, LONGEST))
            case "life" if value in ("persona", "own"):
                return replace(self, life="own" if value == "own" else "persona")
            case "open_topics":
                topics = frozenset(topic.strip() for topic in value.split(","))
                return replace(self, open_topics=topics.intersection(SENSITIVE))
            case _:
                return self


def from_setup(setup: Setup) -> Options:
    """Return the options of an activity: as many rounds as its minutes hold, then its own."""
    options = Options(rounds=max(FEWEST, min(USUAL_MOST, setup.minutes // PACE)))
    for name, value in setup.options.items():
        options = options.with_option(name, value)
    return options
