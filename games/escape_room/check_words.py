"""What can be wrong with the texts of a room: too long, or a secret in plain sight."""

import re
from collections.abc import Iterator
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
    locks = [(n, lock) for n, lock in enumerate(room.locks) if isinstance(lock, TypedLock)]
    secrets = {n: {one for one in written(lock) if _can_leak(one)} for n, lock in locks}
    most = max((len(_words(one)) for some in secrets.values() for one in some), default=0) + 2
    hidden = {*_SECRET, *_FOR_THE_FACILITATOR}
    visible = [one for one in texts_in(room, Text) if not hidden.intersection(one[0])]
    said = [(at, _said(text, most)) for at, text in visible] if locks else []
    for number, lock in locks:
        own, wanted = ("locks", number), {normalised(one) for one in secrets[number]}
        for at, heard in said:
            allowed = at[:3] == (*own, "tells") or at == (*own, "opened")
            if not allowed and wanted & heard:
                yield finding("P710", at, "leak", "error", lock=lock.title)


def _can_leak(answer: str) -> bool:
    return len(normalised(answer)) >= _FEWEST_SIGNS


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _said(text: Text, most: int) -> set[str]:
    """Return all that up to ``most`` words in a row say, in any version of ``text``."""
    return {
        normalised(" ".join(words[at : at + count]))
        for words in map(_words, versions(text))
        for at in range(len(words))
        for count in range(1, most + 1)
    }
