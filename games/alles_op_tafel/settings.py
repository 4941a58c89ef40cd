"""What the facilitator can set while people play; depth and topics are controls of the game."""

from typing import Final

from engine.core import Field, Words
from engine.core.setting import one_of, whole
from games.alles_op_tafel.options import MOST
from games.alles_op_tafel.readings import CARDS_OVER
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import line

THINK: Final = (10, 20, 40, 60)
TALK: Final = (120, 180, 240, 300)
"""Seconds that are usual."""


def settings(state: State) -> tuple[Field, ...]:
    """Return the options that can be set now, each with what is set."""
    if state.phase in CARDS_OVER:
        return ()
    options = state.options
    least = min(MOST, max(1, state.turn))
    return (
        whole("rounds", line("option.rounds"), max(least, options.rounds), least, MOST),
        one_of("think", line("option.think"), options.think, THINK, _seconds),
        one_of("talk", line("option.talk"), options.talk, TALK, _seconds),
    )


def _seconds(count: int) -> Words:
    return line("option.seconds", count=count)
