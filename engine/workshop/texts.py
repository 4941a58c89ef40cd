"""What people wrote for everyone: it waits until the facilitator says what becomes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from engine.core import Own, Rejected, Say
from engine.core.clean import clean
from engine.core.looks import group_name, seat_name
from engine.core.views import Note
from engine.workshop.state import Running, State
from engine.workshop.voice_messages import Reword, TextReplaced

MOST_WAITING: Final = 40
MOST_DECIDED: Final = 120
"""Texts that stand on the panel at once, the newest first: those after them come up as these
are looked at."""
_OPEN: Final = ("queued", "shown", "signed", "replaced")


def reviewed(state: State) -> Iterator[tuple[Running, Own[str]]]:
    """Yield every text that the facilitator may see, newest first: never what stays private."""
    judged = {activity for activity, _ in state.judged}
    for running in state.running.values():
        if running.history.reviewable or running.id in judged:
            standing = set(_standing(running.state))
            for own in running.history.texts():
                if own.known and own.id in standing and _may_see(state, running, own):
                    yield running, own


def _may_see(state: State, running: Running, own: Own[str]) -> bool:
    return own.state in _OPEN or (running.id, own.id) in state.judged


def _standing(value: Any) -> Iterator[str]:
    """Yield the ids of what stands in a game's state: a text that was changed does not."""
    if isinstance(value, Own):
        yield value.id
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _standing(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _standing(inner)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _standing(getattr(value, one.name))


Texts = list[tuple[Running, Own[str]]]


def parted(state: State) -> tuple[Texts, Texts]:
    """Return the texts that wait and those that were looked at, as many as fit on the panel."""
    waiting: Texts = []
    decided: Texts = []
    for found in reviewed(state):
        (waiting if found[1].state == "queued" else decided).append(found)
    return waiting[:MOST_WAITING], decided[:MOST_DECIDED]


def notes(state: State, say: Say) -> Iterator[Note]:
    """Yield each text for the panel; one that was looked at says what became of it.

    Whose it is is said only where everyone sees it.
    """
    waiting, decided = parted(state)
    for _, own in waiting:
        yield Note(id=f"text-{own.id}", text=own.known or "", lang=own.lang)
    for _, own in decided:
        yield Note(
            id=f"text-{own.id}", title=_became(own, say), text=own.known or "", lang=own.lang
        )


def _became(own: Own[str], say: Say) -> str:
    if own.state == "signed":
        whose = seat_name(own.of) if isinstance(own.of, int) else group_name(own.of)
        return say("texts.became.signed", who=whose)
    if own.state == "replaced":
        words = own.instead or say("texts.neutral")
        return say("texts.became.replaced", words=words)
    return say(f"texts.became.{own.state}")


def must_review(state: State, activity: str, text: str) -> Own[str]:
    """Return the text with this id.

    Raises:
        Rejected: ``moved_on`` if it is none that the facilitator may see.
    """
    running = state.running.get(activity)
    if running is None:
        raise Rejected("moved_on")
    found = next((own for own in running.history.texts() if own.id == text and own.known), None)
    if found is None or not _may_see(state, running, found):
        raise Rejected("moved_on")
    return found


def reworded(state: State, command: Reword) -> TextReplaced:
    """Return what is put in the place of a text.

    Raises:
        Rejected: ``moved_on`` if there is no such text.
    """
    own = must_review(state, command.activity, command.text)
    words = clean(command.words or "")
    return TextReplaced(command.activity, command.text, Own(words, own.of))
