"""Everything a person can do now: in the activity, and with the workshop itself."""

from collections.abc import Iterable
from dataclasses import replace

from engine.core import (
    Control,
    Facilitator,
    GroupScreen,
    Intent,
    Participant,
    Person,
)
from engine.workshop.pages import Room
from engine.workshop.state import Running, State
from engine.workshop.steering import addressed, at_workshop


def offers(state: State, who: Person, clock: int, room: Room) -> tuple[Control, ...]:
    """Return all that ``who`` can do now, each control with its complete command."""
    own = [
        control
        for running in acting_in(state, who, room)
        for control in at_activity(running, running.game.offers(running.state, who, clock))
        if not room.hold or control.intent == STILL
    ]
    return (*own, *at_workshop(state, who, clock, room))


STILL: Intent = "steer"
"""What can be done with an activity while the workshop stands still."""


def acting_in(state: State, who: Person, room: Room) -> tuple[Running, ...]:
    """Return the activities that ``who`` acts in now.

    While the workshop stands still only the facilitator does, and only to steer. A table that
    stands still does nothing, and neither does a screen that shows nothing.
    """
    if state.ended or (room.hold and not isinstance(who, Facilitator)):
        return ()
    match who:
        case Facilitator():
            return state.now
        case Participant(seat):
            group = state.people.group_of(seat)
            return () if group in state.held else _one(state.of_group(group))
        case GroupScreen(None) if state.shows == "blank":
            return ()
        case GroupScreen(None):
            alone = len(state.now) > 1 and state.focus is not None
            return _one(state.of_group(state.focus)) if alone else state.now
        case GroupScreen(group):
            return () if group in state.held else _one(state.of_group(group))
    return ()


def _one(running: Running | None) -> tuple[Running, ...]:
    return (running,) if running else ()


def at_activity(running: Running, controls: Iterable[Control]) -> tuple[Control, ...]:
    """Return ``controls`` addressed to ``running``; their ids are its own."""
    return tuple(
        replace(one, id=f"{running.id}:{one.id}", command=addressed(running.id, one.command))
        for one in controls
    )
