"""A change in the form touches its own lines in the file, and no other."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.content.edits import (
    Add,
    Change,
    Duplicate,
    Insert,
    Move,
    Refusal,
    Remove,
    Rename,
    Set,
    edited,
)
from engine.content.edits.changes import same, wanted
from engine.content.edits.writing import cleaned
from engine.content.packs import bundled
from engine.content.yaml_light import Document, KeyPath, load

FILES = sorted(
    path
    for path in bundled("content").rglob("*.yaml")
    if path.parent.parent.name == "packs" or path.parent.name == "plans"
)
TEXTS = [
    "Gewoon een zin.", "'s Avonds is het stil", "'t is goed", "hoi: daar", "eindigt op:", "@naam",
    "!let op", "*ster", "& co", "[optie]", "{naam} komt langs", "> groot", "- a: b", "# 1", "a #b",
    "a, b", "no", "yes", "true", "null", "~", "0042", "12:30", "1.10", "“krul”", 'zegt "ja"',
    "C:\\map", "écht 🙂", "regel één\nregel twee", "één\n\ndrie: met punt\n# geen opmerking",
    "Deze zin is lang: hij heeft een dubbele punt en gaat door tot hij zeker te lang is geworden.",
    "- streep\n- streep", "x", "%naam%", "?", "- ", "|", ">", "`", "1e: dan", "'", '"', "...",
]  # fmt: skip


def read(text: str) -> Document:
    return load(text.encode(), "test.yaml")


def change_in(document: Document, luck: random.Random) -> Change | None:
    """Return a change somebody could make in ``document``, or None if this place has none."""
    path = luck.choice([path for path in document.places if path])
    value, last = document.value_at(path), path[-1]
    possible: list[Change] = [Remove(path)]
    if isinstance(last, int):
        siblings = len(document.value_at(path[:-1]))
        possible += [Move(path, True)] * (last + 1 < siblings) + [Move(path, False)] * (last > 0)
        id = f"kopie-{luck.randrange(99)}" if isinstance(value, dict) and "id" in value else None
        possible.append(Duplicate(path, id))
    if isinstance(value, list):
        possible.append(Insert(path, luck.randint(0, len(value)), something(luck, value)))
    elif isinstance(value, dict):
        possible.append(Add((*path, "nieuw"), something(luck, []), (*tuple(value)[:1], "nieuw")))
    else:
        possible += [Set(path, cleaned(luck.choice(TEXTS))), Set(path, luck.random() < 0.5)]
    if last == "id" and isinstance(value, str):
        possible.append(Rename(path, "nieuw-id", tuple(texts_of(document, value))))
    return luck.choice(possible)


def texts_of(document: Document, value: str) -> Iterator[KeyPath]:
    for path in document.places:
        if path and document.value_at(path) == value:
            yield path


def something(luck: random.Random, siblings: list[Any]) -> Any:
    text = cleaned(luck.choice(TEXTS))
    group = {"id": "nieuw", "title": text, "topics": ["a", "b"], "deep": [{"x": text}]}
    if siblings:
        return group if isinstance(siblings[0], dict) else text
    return luck.choice([text, [text, "b"], ["a", "b"], group, True])


def lines_of(text: str) -> list[str]:
    return text.split("\n")


def own_lines(document: Document, change: Change) -> range:
    """Return the numbers of the lines that ``change`` may touch, from 0."""
    paths = [change.path]
    if isinstance(change, Move):
        paths.append((*change.path[:-1], change.path[-1] + (1 if change.down else -1)))
    if isinstance(change, Add):
        paths = [change.path[:-1]]
    if isinstance(change, Rename):
        paths += change.texts
    rows = [row for path in paths for row in rows_of(document, path)]
    if isinstance(change, Remove):
        rows += joined(document, change.path)
    return range(min(rows), max(rows) + 1)


def joined(document: Document, path: KeyPath) -> list[int]:
    """Return the row of what comes behind the dash or colon where the part at ``path`` stood."""
    group = path[:-1]
    siblings = [(*group, step) for step in document.value_at(group)]
    if isinstance(path[-1], int):
        siblings = [(*group, step) for step in range(len(document.value_at(group)))]
    if len(siblings) == 1:
        return rows_of(document, group)
    return rows_of(document, siblings[1])[:1] if path == siblings[0] else []


def rows_of(document: Document, path: KeyPath) -> list[int]:
    under = [place for there, place in document.places.items() if there[: len(path)] == path]
    marks = [place.key or place.value for place in under] + [place.value for place in under]
    rows = [one.start_mark.line for one in marks]
    return [min(rows), max([*rows, *(last_row(place.value) for place in under)])]


def last_row(event: Any) -> int:
    end = event.end_mark
    return int(end.line - (end.column == 0 and end.line > event.start_mark.line))


def untouched(before: str, after: str, own: range) -> bool:
    """Return whether all lines outside ``own`` are as they were, byte for byte."""
    old, new = lines_of(before), lines_of(after)
    head, tail = old[: max(0, own.start)], old[own.stop :]
    if after == before:
        return True
    return new[: len(head)] == head and (not tail or new[-len(tail) :] == tail)


def blank_gone(before: str, own: range) -> range:
    """Return ``own`` with the empty lines and remarks behind it."""
    old, stop = lines_of(before), own.stop
    while stop < len(old) and not old[stop].strip():
        stop += 1
    return range(own.start, stop)


def play(path: Path, count: int, seed: int) -> tuple[int, int]:
    """Make ``count`` changes one after another; return how many were made and refused."""
    luck = random.Random(f"{path.name}{seed}")
    text = start = path.read_text("utf-8")
    made = refused = 0
    for _ in range(count):
        document = read(text)
        change = change_in(document, luck)
        assert change is not None
        try:
            after = edited(text, change)
        except Refusal:
            refused += 1
            continue
        own = blank_gone(text, own_lines(document, change))
        assert same(read(after).value, wanted(document.value, change)), change
        assert untouched(text, after, own), change
        assert remarks(text) <= remarks(after) or isinstance(change, Remove), change
        made += 1
        text = after if luck.random() < 0.7 else start
    return made, refused


def remarks(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n") if line.strip().startswith("# --")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_change_leaves_every_other_line_as_it_was(path: Path) -> None:
    made, refused = play(path, 3, seed=1)
    assert made + refused == 3


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hundreds_of_changes_leave_every_other_line_as_it_was(path: Path) -> None:
    made, refused = play(path, 250, seed=2)
    assert made >= 200
    assert refused < 25
