"""What the facilitator can set while people play."""

from collections.abc import Iterator
from typing import Final

from engine.core import Field, Option, Words
from engine.core.setting import one_of, whole
from games.game_of_life.options import MOST
from games.game_of_life.rules import AFTERWARDS
from games.game_of_life.state import State
from games.game_of_life.wording import line

THINK: Final = (10, 20, 40, 60)
TALK: Final = (60, 120, 180, 300)
"""Seconds that are usual."""


def settings(state: State) -> tuple[Field, ...]:
    """Return the options that can be set now, each with what is set."""
    return () if state.phase in AFTERWARDS else tuple(_fields(state))


def _fields(state: State) -> Iterator[Field]:
    options = state.options
    least = min(MOST, max(1, state.turn))
    rounds = max(least, options.rounds)
    yield whole("rounds", line("option.rounds"), rounds, least, MOST)
    yield one_of("think", line("option.think"), options.think, THINK, _seconds)
    yield one_of("talk", line("option.talk"), options.talk, TALK, _seconds)
    if state.own_life:
        yield from _topics(state)


def _seconds(count: int) -> Words:
    return line("option.seconds", count=count)


def _topics(state: State) -> Iterator[Field]:
    """Sensitive topics of this deck: those that are ticked may come up."""
    in_deck = sorted({topic for face in state.deck.faces.values() for topic in face.sensitive})
    if in_deck:
        known = tuple(Option(topic, line(f"topic.{topic}")) for topic in in_deck)
        yield Field(
            name="open_topics",
            kind="many",
            label=line("option.open_topics"),
            required=False,
            value=[topic for topic in in_deck if topic in state.options.open_topics],
            options=known,
        )
