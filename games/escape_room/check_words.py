"""What can be wrong with the texts of a room: too long, banned, or a secret in plain sight."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic import BaseModel

from engine.core import Finding, Text
from games.escape_room.answers import versions, written
from games.escape_room.content import Room, TypedLock
from games.escape_room.finding import At, finding
from games.escape_room.normalise import normalised

MOST_WORDS: Final = {"sentence": 15, "tell": 20, "title": 4}

BANNED: Final = (
    "eigen kracht", "zelfredzaam", "kwetsbaar", "positief blijven", "gewoon even",
    "self-reliant", "vulnerable", "stay positive",
)  # fmt: skip
"""Words that put a burden on the person instead of on what is wrong."""

_FEWEST_SIGNS: Final = 2
"""A shorter answer would be found in any text."""
_FOR_THE_FACILITATOR: Final = ("about", "note", "prepare", "spoken", "tested", "signal")
_SECRET: Final = ("answer", "accept")
_SENTENCE = re.compile(r"[^.!?]+")


def text_findings(room: Room) -> Iterator[Finding]:
    """Yield what is wrong with any text that people read."""
    for at, text in texts(room):
        if set(at) & set(_SECRET):
            continue
        yield from _length(at, text)
        yield from _banned(at, text)
    yield from _leaks(room)


def texts(part: Any, at: At = ()) -> Iterator[tuple[At, Text]]:
    """Yield every text under ``part`` with its place."""
    if isinstance(part, Text):
        yield at, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name), (*at, name))
    elif isinstance(part, tuple):
        for number, inner in enumerate(part):
            yield from texts(inner, (*at, number))


def _length(at: At, text: Text) -> Iterator[Finding]:
    words = len(text.source.split())
    long = _long_sentence(text.source)
    if at[-1] == "title" and words > MOST_WORDS["title"]:
        yield finding("P720", at, "too_many_words", words=words, most=MOST_WORDS["title"])
    elif "tells" in at and words > MOST_WORDS["tell"]:
        yield finding("P720", at, "too_many_words", words=words, most=MOST_WORDS["tell"])
    elif long:
        yield finding("P721", at, "long_sentence", sentence=long, most=MOST_WORDS["sentence"])


def _long_sentence(text: str) -> str:
    sentences = (sentence.strip() for sentence in _SENTENCE.findall(text))
    most = MOST_WORDS["sentence"]
    return next((sentence for sentence in sentences if len(sentence.split()) > most), "")


def _banned(at: At, text: Text) -> Iterator[Finding]:
    said = " ".join(versions(text)).casefold()
    for words in BANNED:
        if words in said:
            yield finding("P722", at, "banned", words=words)


def _leaks(room: Room) -> Iterator[Finding]:
    """A typed answer may stand in what the roles of that lock know, and nowhere else."""
    visible = [one for one in texts(room) if not set(one[0]) & {*_SECRET, *_FOR_THE_FACILITATOR}]
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
