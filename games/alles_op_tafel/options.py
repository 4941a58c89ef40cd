"""What the facilitator can set."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from engine.core import Setup
from engine.core.setting import Allowed, number
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.deck import DEEP, LIGHT, PERSONAL, SENSITIVE, Limits
from games.alles_op_tafel.threes import ROLES

Variant = Literal["cards", "roles"]

PACE: Final = 6
"""Minutes that a card takes: throw, choose, read, think, a minute each, and put it away."""
CLOSING: Final = 6
"""Minutes for compliments and looking back."""
FEWEST: Final = 2
USUAL_MOST: Final = 8
MOST: Final = 20
"""Cards of a short game and of a long evening, and the most that can be asked for."""

LONGEST = 3600
"""Seconds that people can think or talk at most."""


ALLOWED: Final = {
    "variant": Allowed(("cards", "roles")),
    "rounds": Allowed(most=MOST),
    "depth": Allowed(most=DEEP),
    "think": Allowed(most=LONGEST),
    "talk": Allowed(most=LONGEST),
    "open_topics": Allowed(tuple(sorted(SENSITIVE)), several=True),
}
"""What a plan may write."""


@dataclass(frozen=True)
class Options:
    """What can be set. Times are seconds. ``depth`` is the deepest that may be turned up."""

    variant: Variant = "cards"
    rounds: int = FEWEST
    depth: int = PERSONAL
    think: int = 20
    talk: int = 180
    open_topics: frozenset[str] = frozenset()

    def with_option(self, name: str, value: str) -> "Options":
        """Return the options after one was set; what cannot be read changes nothing."""
        match name:
            case "rounds":
                return replace(self, rounds=number(value, self.rounds, MOST))
            case "depth":
                return replace(self, depth=number(value, self.depth, DEEP))
            case "think":
                return replace(self, think=number(value, self.think, LONGEST))
            case "talk":
                return replace(self, talk=number(value, self.talk, LONGEST))
            case "open_topics":
                return self.with_topics(topic.strip() for topic in value.split(","))
            case _:
                return self

    def with_topics(self, topics: Iterable[str]) -> "Options":
        """Return the options with just these sensitive topics open."""
        return replace(self, open_topics=frozenset(topics).intersection(SENSITIVE))

    def limits(self, turn: int) -> Limits:
        """Return what may be turned up in round ``turn``: the first card is a light one."""
        depth = LIGHT if turn == 1 else self.depth
        return Limits(depth, frozenset(SENSITIVE) - self.open_topics)


def from_setup(scenario: Scenario, setup: Setup) -> Options:
    """Return the options of an activity: as many cards as its minutes hold, then its own.

    People play roles if that is asked for, or if the scenario has nothing else.
    """
    asked = setup.options.get("variant") == "roles" or not scenario.cards
    playable = scenario.conversations and {role.id for role in scenario.roles} == set(ROLES)
    variant: Variant = "roles" if asked and playable else "cards"
    rounds = max(FEWEST, min(USUAL_MOST, (setup.minutes - CLOSING) // PACE))
    options = Options(variant, rounds)
    for name, value in setup.options.items():
        options = options.with_option(name, value)
    return options
