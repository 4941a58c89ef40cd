"""Closing: thanks, where to find help, and what leaves the room."""

from dataclasses import dataclass, field, replace
from typing import Any

from engine.activities.seating import Seating
from engine.content.fields import Content, Text
from engine.core import Control, Game, Group, Moment, Person, Say, Summary, View, label
from engine.core.views import Note, Title, Widget
from engine.core.views import Text as Line


class Closing(Content):
    """What a trainer may write for the closing."""

    thanks: Text
    help: tuple[Text, ...] = ()
    """Where people can go tomorrow: one line each."""
    leaves: tuple[Text, ...] = ()
    """What leaves the room, in plain words."""


@dataclass(frozen=True)
class State:
    """The closing. Nothing happens in it but people going home."""

    content: Closing
    seating: Seating = field(default_factory=Seating)


def decide(state: State, command: Any, moment: Moment) -> list[Any]:
    """There is nothing to ask of a closing."""
    return []


def evolve(state: State, event: Any) -> State:
    """Return the closing after ``event``."""
    return replace(state, seating=state.seating.after(event))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """Nothing: the workshop itself offers its end."""
    return ()


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """Thanks, and where to find help."""
    return View(title=say("closing.title"), widgets=_thanks(state, say))


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The same, to take along."""
    return View(title=say("closing.title"), widgets=_thanks(state, say))


def panel(state: State, clock: int, say: Say) -> View:
    """What leaves the room, to be told before anyone goes."""
    leaves = "\n".join(say.of(line) for line in state.content.leaves)
    note = Note(id="leaves", title=say("closing.leaves"), text=leaves, read_aloud=True)
    return View(title=say("closing.title"), widgets=(note,) if leaves else ())


def _thanks(state: State, say: Say) -> tuple[Widget, ...]:
    thanks = state.content.thanks
    lines = [
        Line(id=f"help-{number}", text=say.of(line), lang=say.lang_of(line), icon="lifebuoy")
        for number, line in enumerate(state.content.help)
    ]
    title = Title(id="thanks", text=say.of(thanks), lang=say.lang_of(thanks))
    heading = (Line(id="help", text=say("closing.help"), tone="strong"),) if lines else ()
    return (title, *heading, *lines)


CLOSING: Game[Closing, State, Any, Any] = Game(
    id="closing",
    version=1,
    content=Closing,
    words=None,
    commands=(),
    events=(),
    start=lambda content, setup: State(content),
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=lambda state: Summary(title=label("closing.title"), help=state.content.help),
    checks=lambda content: (),
)
