"""One page to take home: for one person what they gave themselves, for all what comes of it.

Made when somebody asks for it, and kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.core import DIMENSIONS, Own, Say, Summary
from engine.core.looks import seat_called
from engine.export.document import signal_rows
from engine.export.report import report
from engine.workshop.state import State

Web = tuple[tuple[str, int], ...]
"""A dimension in words, and its value from 0 to 10."""


@dataclass(frozen=True)
class OwnSheet:
    """What one person takes home: ``said`` is what was asked and what they wrote."""

    name: str
    said: tuple[tuple[str, str], ...]
    webs: tuple[Web, ...]
    help: tuple[str, ...]


@dataclass(frozen=True)
class BackSheet:
    """What everyone hears again: what was said, what happens with it, and whom to call.

    ``signals`` are what, whom and when; what is not known yet is empty, to be filled in by hand.
    """

    title: str
    date: str
    said: tuple[str, ...]
    signals: tuple[tuple[str, str, str], ...]
    help: tuple[str, ...]


def own_sheet(state: State, seat: int, say: Say) -> OwnSheet:
    """Return the page of ``seat``: for its own eyes alone, also what is not kept."""
    summaries = _summaries(state)
    reflections = (one for summary in summaries for one in summary.reflections)
    said = ((say.of(one.prompt), one.value.known) for one in reflections if one.value.of == seat)
    webs = (web for summary in summaries for web in summary.own_webs if web.of == seat)
    return OwnSheet(
        seat_called(seat, say),
        tuple((prompt, text) for prompt, text in said if text),
        tuple(_web(web, say) for web in webs if web.known),
        _help(summaries, say),
    )


def back_sheet(state: State, say: Say) -> BackSheet:
    """Return the page for everyone: only what every export has too."""
    found = report(state, [], say)
    typed = (page["text"] for page in found["notebook"]["paper"])
    return BackSheet(
        found["title"],
        found["opened"][:10],
        tuple(dict.fromkeys((*_heard(found["activities"]), *typed))),
        signal_rows(found),
        _help(_summaries(state), say),
    )


def _summaries(state: State) -> list[Summary]:
    return [running.game.summary(running.state) for running in state.running.values()]


def _heard(activities: list[dict[str, list[dict[str, str]]]]) -> Iterator[str]:
    for activity in activities:
        yield from (text["text"] for text in activity["texts"])


def _web(web: Own[dict[str, int]], say: Say) -> Web:
    values = web.known or {}
    return tuple((say(f"dimension.{one}"), values[one]) for one in DIMENSIONS if one in values)


def _help(summaries: list[Summary], say: Say) -> tuple[str, ...]:
    return tuple(dict.fromkeys(say.of(line) for one in summaries for line in one.help))
