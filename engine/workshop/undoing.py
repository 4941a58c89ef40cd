"""Back to how an activity stood, and what will lapse by it."""

from collections.abc import Iterator
from typing import Any

from engine.core import Control, Label, OptionSet, Words, label
from engine.workshop.messages import Undo
from engine.workshop.rotating import place_of, steer
from engine.workshop.state import WORKSHOP, Running, State


def undoing(state: State) -> Iterator[Control]:
    """Take back the newest command of each activity, or put it back again."""
    for running in state.now:
        newest = running.history.newest_command()
        last = running.history.last()
        board = f"tile-{running.groups[0]}" if len(state.now) > 1 else ""
        if newest:
            lapse = [event_words(running, entry.event) for entry in newest.entries]
            said = of_table(state, running, label("workshop.undo", what=lapse[0]))
            if newest.lapsing:
                lapse.append(label("workshop.undo_answers", count=newest.lapsing))
            command = Undo(running.id, newest.before, last)
            yield steer(
                f"undo-{running.id}", WORKSHOP, command, said, "undo",
                confirm=(label("workshop.undo_lapses"), *lapse), board=board, icon="arrow-back-up",
            )  # fmt: skip
        if running.history.undone_last():
            command = Undo(running.id, last - 1, last)
            said = of_table(state, running, label("workshop.redo"))
            yield steer(
                f"redo-{running.id}", WORKSHOP, command, said, "undo", board=board, icon="refresh"
            )


def of_table(state: State, running: Running, said: Words) -> Words:
    """Return ``said`` with the table it is about, where several play side by side."""
    if len(state.now) < 2:
        return said
    return label("workshop.for_group", group=place_of(running), what=said)


def event_words(running: Running, event: Any) -> Label:
    """Return what ``event`` was, in words of its own activity."""
    if isinstance(event, OptionSet):
        return label("log.option_set")
    return label(f"{running.game.id}.log.{event.kind}")
