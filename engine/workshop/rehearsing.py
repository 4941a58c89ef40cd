"""What a rehearsal adds to a workshop: a mark on every page, and its own way to stop."""

from collections.abc import Iterator

from engine.core import Control, Say, label
from engine.core.views import Text
from engine.workshop.messages import End
from engine.workshop.pages import Room
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, State
from engine.workshop.voice_messages import Rehearse


def rehearsing(state: State, room: Room) -> Iterator[Control]:
    """Yield what can be done with those who play along, and how to stop altogether."""
    if not room.rehearsal:
        return
    playing = room.rehearsal == "playing"
    said = label("rehearsal.still" if playing else "rehearsal.play")
    icon = "player-pause" if playing else "player-play"
    yield steer("rehearse", WORKSHOP, Rehearse(not playing), said, "settings", icon=icon)
    if not state.last_step:
        yield steer(
            "rehearse-end", WORKSHOP, End(state.step), label("rehearsal.end"), "settings",
            confirm=(label("rehearsal.gone"),), icon="flag",
        )  # fmt: skip


def marked(room: Room, say: Say) -> tuple[Text, ...]:
    """Return what every page of a rehearsal says first."""
    if not room.rehearsal:
        return ()
    return (Text(id="rehearsal", text=say("rehearsal.mark"), icon="clipboard-list", tone="strong"),)
