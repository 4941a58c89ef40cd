"""What people wrote for everyone, before anyone sees it: to show, or to keep back."""

from collections.abc import Iterator

from engine.core import Control, label
from engine.workshop.messages import Judge
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, State


def judging(state: State) -> Iterator[Control]:
    """Show or keep back each text that waits."""
    for running in state.running.values():
        for own in running.history.queued():
            if own.known:
                shown = Judge(running.id, own.id, "shown")
                kept = Judge(running.id, own.id, "private")
                said, board = label("workshop.show_text"), f"text-{own.id}"
                yield steer(
                    f"show-{own.id}", WORKSHOP, shown, said, "steer", board=board, icon="eye"
                )
                yield steer(
                    f"keep-{own.id}", WORKSHOP, kept, label("workshop.keep_text"), "steer",
                    board=board, icon="eye-off",
                )  # fmt: skip
