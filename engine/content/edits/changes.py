"""What a writer may wish to change, and what the file says then."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, assert_never

from engine.content.yaml_light import KeyPath


@dataclass(frozen=True)
class Set:
    """Another text, number (as text) or truth at ``path``, where one stands now."""

    path: KeyPath
    value: str | bool


@dataclass(frozen=True)
class Add:
    """A field that was not there: ``path`` ends in its name.

    It comes after the nearest field before it in ``order``, the names in the model's order.
    """

    path: KeyPath
    value: Any
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Insert:
    """A new item in the list at ``path``, before the one that has the number ``index`` now."""

    path: KeyPath
    index: int
    value: Any


@dataclass(frozen=True)
class Remove:
    """The field or item at ``path`` goes."""

    path: KeyPath


@dataclass(frozen=True)
class Duplicate:
    """The item at ``path`` once more, right after it; ``id`` is what the new one is called."""

    path: KeyPath
    id: str | None = None


@dataclass(frozen=True)
class Move:
    """The item at ``path`` changes places with the next one, or with the one before it."""

    path: KeyPath
    down: bool


@dataclass(frozen=True)
class Rename:
    """The id at ``path`` becomes ``id``, and so do the texts and the names that refer to it."""

    path: KeyPath
    id: str
    texts: tuple[KeyPath, ...] = ()
    names: tuple[KeyPath, ...] = ()
    """Fields whose own name is the id."""


Change = Set | Add | Insert | Remove | Duplicate | Move | Rename


def wanted(value: Any, change: Change) -> Any:
    """Return what the file says after ``change``; ``value`` is what it says now.

    Raises:
        LookupError, TypeError: if there is no such place.
    """
    whole = deepcopy(value)
    match change:
        case Rename(path, id, texts, names):
            for place in (path, *texts):
                _group(whole, place)[place[-1]] = id
            for place in sorted(names, key=len, reverse=True):
                _renamed(whole, place, id)
            return whole
    return _changed(whole, _group(whole, change.path), change)


def _changed(whole: Any, group: Any, change: Change) -> Any:
    last = change.path[-1]
    match change:
        case Set(value=value) | Add(value=value):
            group[last] = value
        case Insert(index=index, value=value):
            group[last].insert(index, value)
        case Remove():
            del group[last]
        case Duplicate(id=id):
            group.insert(_number(last) + 1, _called(deepcopy(group[last]), id))
        case Move(down=down):
            other = _neighbour(_number(last), down)
            group[last], group[other] = group[other], group[last]
        case Rename():
            pass
        case _:
            assert_never(change)
    return whole


def _group(whole: Any, path: KeyPath) -> Any:
    for step in path[:-1]:
        whole = whole[step]
    return whole


def _number(step: str | int) -> int:
    if isinstance(step, int):
        return step
    raise TypeError(step)


def _neighbour(index: int, down: bool) -> int:
    other = index + 1 if down else index - 1
    if other < 0:
        raise IndexError(other)
    return other


def _called(item: Any, id: str | None) -> Any:
    if id is not None:
        item["id"] = id
    return item


def _renamed(whole: Any, path: KeyPath, id: str) -> None:
    group = _group(whole, path)
    group[id] = group.pop(path[-1])


def same(found: Any, meant: Any) -> bool:
    """Return whether two files say the same; the line end after a text under a bar is no text."""
    if isinstance(meant, dict) and isinstance(found, dict):
        return found.keys() == meant.keys() and all(same(found[key], meant[key]) for key in meant)
    if isinstance(meant, list | tuple) and isinstance(found, list):
        return len(found) == len(meant) and all(map(same, found, meant))
    if isinstance(meant, str) and isinstance(found, str):
        return found.rstrip("\n") == meant.rstrip("\n")
    return type(found) is type(meant) and bool(found == meant)
