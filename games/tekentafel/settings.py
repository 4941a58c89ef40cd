"""What the facilitator can set while people play: each until the step that it is about is over."""

from collections.abc import Iterator
from typing import Final

from engine.core import Field, Option
from engine.core.setting import whole
from games.tekentafel.events import Phase
from games.tekentafel.options import MOST_COINS, MOST_STICKERS, MOST_TOKENS
from games.tekentafel.state import State
from games.tekentafel.wording import line

UNTIL: Final[dict[str, Phase]] = {
    "personas": "tell", "tokens": "look", "coins": "design", "stickers": "choose",
}  # fmt: skip
"""The last step in which each option means something."""
ORDER: Final[tuple[Phase, ...]] = ("tell", "look", "task", "design", "choose", "done")


def settings(state: State) -> tuple[Field, ...]:
    """Return the options that can be set now, each with what is set."""
    now = ORDER.index(state.phase)
    return tuple(one for one in _fields(state) if now <= ORDER.index(UNTIL[one.name]))


def _fields(state: State) -> Iterator[Field]:
    options = state.options
    yield whole("tokens", line("option.tokens"), options.tokens, 1, MOST_TOKENS)
    yield whole("coins", line("option.coins"), options.coins, 1, MOST_COINS)
    yield whole("stickers", line("option.stickers"), options.stickers, 1, MOST_STICKERS)
    ways = tuple(Option(way, line(f"option.personas_{way}")) for way in ("yes", "no"))
    set_to = "yes" if options.personas else "no"
    said = line("option.personas")
    yield Field(name="personas", kind="one", label=said, value=set_to, options=ways)
