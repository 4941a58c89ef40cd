"""What can be wrong with the texts of a room: too long, or a secret in plain sight."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from engine.content.shape import texts_in
from engine.core import Finding, Text
from games.escape_room.answers import versions, written
from games.escape_room.content import Room, TypedLock
from games.escape_room.finding import At, finding
from games.escape_room.normalise import normalised

MOST_WORDS: Final = {"tell": 20, "title": 4}

_FEWEST_SIGNS: Final = 2
"""A shorter answer would be found in any text."""
_FOR_THE_FACILITATOR: Final = ("about", "note", "prepare", "spoken", "tested", "signal")
_SECRET: Final = ("answer", "accept")


def text_findings(room: Room) -> Iterator[Finding]:
    """Yield what is wrong with any text that people read."""
    for at, text in texts_in(room, Text):
        if set(at) & set(_SECRET):
            continue
        yield from _length(at, text)
    yield from _leaks(room)


def _length(at: At, text: Text) -> Iterator[Finding]:
    words = len(text.source.split())
    if at[-1] == "title" and words > MOST_WORDS["title"]:
        yield finding("P720", at, "too_many_words", words=words, most=MOST_WORDS["title"])
    elif "tells" in at and words > MOST_WORDS["tell"]:
        yield finding("P720", at, "too_many_words", words=words, most=MOST_WORDS["tell"])


def _leaks(room: Room) -> Iterator[Finding]:
    """A typed answer may stand in what the roles of that lock know, and nowhere else."""
    hidden = {*_SECRET, *_FOR_THE_FACILITATOR}
    visible = [one for one in texts_in(room, Text) if not hidden.intersection(one[0])]
    for number, lock in enumerate(room.locks):
        if isinstance(lock, TypedLock):
            yield from _leaked(lock, ("locks", number), visible)


def _leaked(lock: TypedLock, own: At, visible: Sequence[tuple[At, Text]]) -> Iterator[Finding]:
    secrets = {answer for answer in written(lock) if len(normalised(answer)) >= _FEWEST_SIGNS}
    for at, text in visible:
        if at[: len(own) + 1] == (*own, "tells") or at == (*own, "opened"):
            continue
        if any(_says(said, answer) for said in versions(text) for answer in secrets):
            yield finding("P710", at, "leak", "error", lock=lock.title)


def _says(text: str, answer: str) -> bool:
    """Return whether ``text`` holds ``answer`` as words of its own, however it is written."""
    words = re.findall(r"[^\W_]+", text)
    wanted = normalised(answer)
    most = len(re.findall(r"[^\W_]+", answer)) + 2
    return any(
        normalised(" ".join(words[at : at + count])) == wanted
        for at in range(len(words))
        for count in range(1, most + 1)
    )
