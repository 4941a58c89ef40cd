"""A change, carried out in the text of a file or refused as a whole."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, assert_never

from engine.content.diagnostics import Mistakes
from engine.content.edits.changes import (
    Add,
    Change,
    Duplicate,
    Insert,
    Move,
    Remove,
    Rename,
    Set,
    same,
    wanted,
)
from engine.content.edits.ground import Ground, Splice, spliced
from engine.content.edits.placing import added, duplicated, inserted
from engine.content.edits.removing import removed
from engine.content.edits.scalars import named, written
from engine.content.yaml_light import load
from engine.core import Label, label

NAME: Final = "-"
"""What a file is called while only its text is changed."""


class Refusal(Exception):
    """A change cannot be made where it is asked: ``reason`` says why, in one sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def reason(self) -> Label:
        """The sentence for the writer."""
        return label(f"edit.refused.{self.code}")


def edited(text: str, change: Change) -> str:
    """Return ``text`` with ``change`` made and every other line as it was.

    ``text`` is a whole file without byte order mark; its line ends stay.

    Raises:
        Refusal: if the file cannot be read, there is no such place in it, or the change
            cannot be made there without touching more.
    """
    try:
        ground = Ground(load(text.encode(), NAME))
    except Mistakes:
        raise Refusal("unreadable") from None
    try:
        meant = wanted(ground.document.value, change)
        attempts = [spliced(text, splices) for splices in _ways(ground, change)]
    except (LookupError, TypeError, AttributeError):
        raise Refusal("no_place") from None
    for attempt in attempts:
        if _says(attempt, meant):
            return attempt
    raise Refusal("not_here")


def _says(text: str, meant: Any) -> bool:
    try:
        return same(load(text.encode(), NAME).value, meant)
    except (Mistakes, UnicodeEncodeError):
        return False


def _ways(ground: Ground, change: Change) -> Iterator[list[Splice]]:
    """Yield the ways to make ``change``, the nicest first."""
    match change:
        case Set(path, value):
            yield from written(ground, path, value)
        case Add(path, value, order):
            yield added(ground, path, value, order)
        case Insert(path, index, value):
            yield inserted(ground, path, index, value)
        case Remove(path):
            yield removed(ground, path)
        case Duplicate(path, id):
            yield duplicated(ground, path, id)
        case Move(path, down):
            yield _moved(ground, path, down)
        case Rename(path, id, texts, names):
            yield _everywhere(ground, id, (path, *texts), names)
        case _:
            assert_never(change)


def _moved(ground: Ground, path: tuple[Any, ...], down: bool) -> list[Splice]:
    """Change two items; what stands between them stays there."""
    first = path[-1] if down else path[-1] - 1
    one, other = ((*path[:-1], first), (*path[:-1], first + 1))
    pieces = [(ground.entry(item), ground.over(item)) for item in (one, other)]
    here, there = (ground.text[start:end] for start, end in pieces)
    return [(*pieces[0], there), (*pieces[1], here)]


def _everywhere(
    ground: Ground,
    id: str,
    texts: Iterable[tuple[str | int, ...]],
    names: Iterable[tuple[str | int, ...]],
) -> list[Splice]:
    first: Callable[[Iterator[list[Splice]]], list[Splice]] = next
    every = [first(written(ground, path, id)) for path in texts]
    every += [named(ground, path, id) for path in names]
    return [splice for splices in every for splice in splices]
