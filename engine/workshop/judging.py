"""What can be done with what people wrote for everyone; every choice can be changed."""

from collections.abc import Iterator
from typing import Final

from engine.core import Control, Field, Intent, Own, label
from engine.core.clean import LONGEST
from engine.workshop.messages import Judge, Judged
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, Running, State
from engine.workshop.texts import parted
from engine.workshop.voice_messages import Reword

_WAYS: Final[tuple[tuple[str, Judged, str], ...]] = (
    ("show", "shown", "eye"),
    ("sign", "signed", "user"),
    ("keep", "private", "eye-off"),
)


def judging(state: State) -> Iterator[Control]:
    """Yield what can be done with each text; every choice can be changed."""
    waiting, decided = parted(state)
    for running, own in (*waiting, *decided):
        yield from _ways(running, own)
        yield _replacing(running, own)


def _ways(running: Running, own: Own[str]) -> Iterator[Control]:
    intent: Intent = "steer"
    for name, judged, icon in _WAYS:
        if own.state != judged:
            yield steer(
                f"text-{name}-{own.id}", WORKSHOP, Judge(running.id, own.id, judged),
                label(f"texts.{name}"), intent, board=f"text-{own.id}", icon=icon,
            )  # fmt: skip


def _replacing(running: Running, own: Own[str]) -> Control:
    words = Field(
        name="words", kind="text", label=label("texts.own_words"), required=False,
        value=own.instead or None, max_length=LONGEST,
    )  # fmt: skip
    return steer(
        f"text-swap-{own.id}", WORKSHOP, Reword(running.id, own.id), label("texts.swap"), "steer",
        fields=(words,), examples=({"words": "…"}, {}), board=f"text-{own.id}", icon="refresh",
    )  # fmt: skip
