"""Makes so what whoever leads did beyond the next step. Total, as all that happened is."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from engine.core import Summary
from engine.spots import spot
from engine.workshop.people import People
from engine.workshop.state import Running, State
from engine.workshop.steering_messages import (
    Announced,
    GroupHeld,
    Led,
    ScreenShows,
    TimeGiven,
    Unsaid,
)

_log = logging.getLogger(__name__)


def led(state: State, event: Led) -> State:
    """Return the workshop after ``event``."""
    match event:
        case ScreenShows(what):
            focus = None if what == "tables" else state.focus
            return replace(state, shows=what, focus=focus)
        case GroupHeld(group, held):
            return replace(state, held=state.held | {group} if held else state.held - {group})
        case TimeGiven(step, round, group, minutes):
            return replace(state, extra={**state.extra, (step, round, group): minutes})
        case Announced(text, group):
            return replace(state, announced={**state.announced, group: text})
        case Unsaid(gone):
            rest = {group: own for group, own in state.announced.items() if group != gone}
            return replace(state, announced=rest)
        case _:
            assert_never(event)


def refreshed(state: State) -> State:
    """Return the workshop with what nobody touched yet in this step as if it began now.

    A debrief that was only looked at, before people played on, tells of all they played.
    """
    fresh = {one.id: _anew(one, state) for one in state.at_step(state.step) if _untouched(one)}
    return replace(state, running={**state.running, **fresh}) if fresh else state


def _untouched(running: Running) -> bool:
    return running.history.last() == 0


def _anew(running: Running, state: State) -> Running:
    at = _place(running)
    before = (one for one in state.running.values() if _place(one) < at)
    setup = replace(running.setup, summaries=summaries(before, state.people))
    return replace(running, setup=setup).retold(running.history)


def _place(running: Running) -> tuple[int, int, int]:
    """Return what puts activities in the order of the plan, those of one round as they began."""
    return running.step, running.round, int(running.id)


def summaries(running: Iterable[Running], people: People) -> tuple[Summary, ...]:
    """Return what each of ``running`` yielded so far, for what comes after it.

    What a table lived that joined another is remembered at that one.
    """
    return tuple(_where_they_are(summary_of(one).for_others(), people) for one in running)


def _where_they_are(found: Summary, people: People) -> Summary:
    lived = (replace(one, group=people.gone_on_at(one.group)) for one in found.highlights)
    return replace(found, highlights=tuple(lived))


def summary_of(running: Running) -> Summary:
    """Return what ``running`` yielded; one that breaks yields nothing and keeps nobody waiting."""
    try:
        return running.game.summary(running.state)
    except Exception as error:
        _log.error("a summary failed: %s", spot(error))
        return Summary()
