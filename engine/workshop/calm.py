"""When a game's own page breaks: its place stays calm, and everything else goes on."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from engine.core import AnyGame, Say, View
from engine.core.game import nothing_to_set
from engine.core.views import Text
from engine.spots import spot
from engine.workshop.state import Running, State

_log = logging.getLogger(__name__)
_MOST_TOLD = 200


class Calm:
    """Draws pages of one workshop, whatever its games do. Each failing place is logged once."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def draw(self, state: State, drawn: Callable[[State], View]) -> View:
        """Return ``drawn(state)``; if that fails, with a calm card for the activity at fault.

        Steering stays as it is: whoever leads can go on, go back or undo what broke it.
        """
        try:
            return drawn(state)
        except Exception as error:
            self._tell(spot(error))
        for one in state.now:
            with suppress(Exception):
                return drawn(_calmed(state, [one]))
        return drawn(_calmed(state, state.now))

    def _tell(self, place: str) -> None:
        if place not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(place)
            _log.error("a page of a game failed: %s", place)


def _calmed(state: State, broken: Iterable[Running]) -> State:
    calm = {one.id: replace(one, part=replace(one.part, game=_silent(one.game))) for one in broken}
    return replace(state, running={**state.running, **calm})


def _silent(game: AnyGame) -> AnyGame:
    """Return ``game`` with pages that cannot fail: they say that something did."""
    return replace(
        game,
        offers=lambda state, who, clock: (),
        settings=nothing_to_set,
        screen=lambda state, group, clock, say: _sorry(say, "workshop.broken_here"),
        phone=lambda state, seat, clock, say: _sorry(say, "workshop.broken_here"),
        panel=lambda state, clock, say: _sorry(say, "workshop.broken_lead"),
    )


def _sorry(say: Say, how: str) -> View:
    line = Text(id="broken", text=say(how), tone="strong", icon="mood-smile")
    return View(title=say("workshop.broken"), widgets=(line,))
