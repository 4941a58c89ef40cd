"""What was not there before: a field in its place, an item among its siblings."""

from collections.abc import Sequence
from typing import Any

from engine.content.edits.ground import Ground, Splice
from engine.content.edits.writing import field, inline, item, name
from engine.content.yaml_light import KeyPath


def added(ground: Ground, path: KeyPath, value: Any, order: Sequence[str]) -> list[Splice]:
    """Return how the field ``path`` comes into its group, after those before it in ``order``.

    Raises:
        LookupError: if it is there already.
    """
    group, key = path[:-1], str(path[-1])
    there = ground.document.value_at(group)
    if key in there:
        raise LookupError(key)
    if not there or ground.is_flow(group):
        return _in_brackets(ground, group, f"{name(key)}: {inline(value)}", order, key)
    before = _before(list(there), order, key)
    if before is None:
        at = ground.entry((*group, next(iter(there))))
        column = ground.column(at)
        new = field(key, value, column, ground.newline)
        return [(at, at, new + ground.newline + " " * column)]
    at, column = ground.over((*group, before)), ground.indent((*group, before))
    new = field(key, value, column, ground.newline)
    return [(at, at, ground.newline + " " * column + new)]


def _before(there: list[Any], order: Sequence[str], key: str) -> Any:
    """Return which field of ``there`` the field ``key`` follows, None if it is the first."""
    if key not in order:
        return there[-1]
    earlier = set(order[: list(order).index(key)])
    return next((one for one in reversed(there) if one in earlier), None)


def _in_brackets(
    ground: Ground, group: KeyPath, new: str, order: Sequence[str], key: str
) -> list[Splice]:
    there = list(ground.document.value_at(group))
    if not there:
        return _inside(ground, group, new)
    before = _before(there, order, key)
    if before is None:
        at = ground.entry((*group, there[0]))
        return [(at, at, f"{new}, ")]
    at = ground.end((*group, before))
    return [(at, at, f", {new}")]


def _inside(ground: Ground, path: KeyPath, new: str) -> list[Splice]:
    """Return how ``new`` comes between brackets that hold nothing yet."""
    at = ground.begin(path) + 1
    return [(at, at, new)]


def inserted(ground: Ground, path: KeyPath, index: int, value: Any) -> list[Splice]:
    """Return how ``value`` becomes the item ``index`` of the list at ``path``."""
    items = ground.children(path)
    if not items:
        return _first(ground, path, value)
    if ground.is_flow(path):
        return _beside(ground, items, index, inline(value))
    like_siblings = ground.is_flow(items[0]) and isinstance(value, dict | list | tuple)
    column = ground.indent(items[0])
    new = f"- {inline(value)}" if like_siblings else item(value, column, ground.newline)
    return _between(ground, path, index, new)


def _first(ground: Ground, path: KeyPath, value: Any) -> list[Splice]:
    """Return how the first item comes: groups on lines of their own, texts in the brackets."""
    if not isinstance(value, dict) or ground.is_flow(path[:-1]) or ground.in_list(path):
        return _inside(ground, path, inline(value))
    start, end = ground.begin(path), ground.end(path)
    line_end = ground.end_of_line(end)
    column = ground.indent(path) + 2
    lines = ground.newline + " " * column + item(value, column, ground.newline)
    space = start - (ground.text[start - 1] == " ")
    return [(space, line_end, ground.text[end:line_end] + lines)]


def _beside(ground: Ground, items: list[KeyPath], index: int, new: str) -> list[Splice]:
    if index == 0:
        at = ground.begin(items[0])
        return [(at, at, f"{new}, ")]
    at = ground.end(items[index - 1])
    return [(at, at, f", {new}")]


def _between(ground: Ground, path: KeyPath, index: int, new: str) -> list[Splice]:
    """Return how the lines ``new`` come before item ``index``, as far apart as its siblings."""
    items = ground.children(path)
    gap = ground.newline * (2 if ground.spaced(path) else 1)
    if index == 0:
        at = ground.entry(items[0])
        return [(at, at, new + gap + " " * ground.column(at))]
    at = ground.over(items[index - 1])
    return [(at, at, gap + " " * ground.indent(items[index - 1]) + new)]


def duplicated(ground: Ground, path: KeyPath, id: str | None) -> list[Splice]:
    """Return how the item at ``path`` comes once more behind itself, and is called ``id``."""
    start, end = ground.entry(path), ground.over(path)
    copy = ground.text[start:end]
    if id is not None:
        place = (*path, "id")
        from_, to = ground.begin(place) - start, ground.end(place) - start
        copy = copy[:from_] + id + copy[to:]
    if ground.is_flow(path[:-1]):
        return [(end, end, f", {copy}")]
    return _between(ground, path[:-1], int(path[-1]) + 1, copy)
