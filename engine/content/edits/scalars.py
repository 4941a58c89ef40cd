"""Another text in the place of one that stands there."""

import re
from collections.abc import Iterator
from typing import Any, Final

from engine.content.edits.ground import Ground, Splice
from engine.content.edits.writing import (
    inline,
    lines_under_bar,
    quoted,
    reads_back,
    scalar,
    wants_bar,
)
from engine.content.edits.writing import name as name_of
from engine.content.yaml_light import KeyPath

_BAR: Final = re.compile(r"[|>][-+\d]*")
_FIRST_LINE: Final = re.compile(r"\n([ ]*)[^ \r\n]")


def written(ground: Ground, path: KeyPath, value: str | bool) -> Iterator[list[Splice]]:
    """Yield the ways to write ``value`` at ``path``: as the old one stood there, if possible.

    Raises:
        TypeError: if a list or a group stands there.
    """
    if not ground.is_scalar(path):
        raise TypeError(path)
    flow, style = ground.is_flow(path[:-1]), ground.event(path).style
    if isinstance(value, bool):
        yield _on_the_line(ground, path, scalar(value, flow))
        return
    if style in ("|", ">") or (wants_bar(value) and not flow and not _is_short(style, value)):
        yield from _under_bar(ground, path, value)
    if style == "'" and "\n" not in value:
        yield _on_the_line(ground, path, "'" + value.replace("'", "''") + "'")
    if style not in ("'", '"') and reads_back(value, flow):
        yield _on_the_line(ground, path, value)
    yield _on_the_line(ground, path, quoted(value))


def _is_short(style: str | None, value: str) -> bool:
    """Return whether ``value`` stays between the quotes that stand there already."""
    return bool(style) and "\n" not in value


def _on_the_line(ground: Ground, path: KeyPath, instead: str) -> list[Splice]:
    start, end = ground.begin(path), ground.end(path)
    if start == end and ground.text[start - 1] in ":-":
        instead = f" {instead}"
    return [(start, end, instead + _behind_bar(ground, start))]


def _behind_bar(ground: Ground, start: int) -> str:
    """Return what stands behind the bar of a text, such as a remark; nothing without a bar."""
    bar = _BAR.match(ground.text, start)
    return ground.text[bar.end() : ground.end_of_line(start)].rstrip() if bar else ""


def _under_bar(ground: Ground, path: KeyPath, value: str) -> Iterator[list[Splice]]:
    start, end = ground.begin(path), ground.end(path)
    lines = lines_under_bar(value, _margin(ground, path), ground.newline)
    if lines is None:
        return
    if _BAR.match(ground.text, start):
        yield [(start, end, f"|{_behind_bar(ground, start)}{lines}")]
        return
    line_end = ground.end_of_line(end)
    space = " " if start == end else ""
    yield [(start, line_end, f"{space}|{ground.text[end:line_end]}{lines}")]


def _margin(ground: Ground, path: KeyPath) -> int:
    """Return the column of the lines under a bar: as it is, else two behind the name or dash."""
    start, end = ground.begin(path), ground.end(path)
    if _BAR.match(ground.text, start):
        first = _FIRST_LINE.search(ground.text, start, end)
        if first:
            return len(first[1])
    return ground.indent(path) + 2


def named(ground: Ground, path: KeyPath, name: str) -> list[Splice]:
    """Return how the field at ``path`` gets another ``name``."""
    key: Any = ground.document.places[path].key
    flow = ground.is_flow(path[:-1])
    new = inline(name) if flow else name_of(name)
    return [(key.start_mark.index, key.end_mark.index, new)]
