"""Where the parts of a file begin and end, in characters of its text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from yaml.events import ScalarEvent

from engine.content.yaml_light import Document, KeyPath

Splice = tuple[int, int, str]
"""From where to where, and what stands there instead."""

_BLANK_LINE: Final = re.compile(r"\n[ ]*\r?\n")


@dataclass(frozen=True)
class Ground:
    """The text of a file, and where everything in it stands."""

    document: Document

    @property
    def text(self) -> str:
        """What is written, line ends included."""
        return self.document.source.text

    @cached_property
    def newline(self) -> str:
        """How the lines of this file end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def event(self, path: KeyPath) -> Any:
        """Return the event of the value at ``path``."""
        return self.document.places[path].value

    def is_scalar(self, path: KeyPath) -> bool:
        """Return whether one text or number stands at ``path``, or nothing at all."""
        return isinstance(self.event(path), ScalarEvent)

    def is_flow(self, path: KeyPath) -> bool:
        """Return whether a list or map in brackets stands at ``path``."""
        return bool(getattr(self.event(path), "flow_style", False))

    def in_list(self, path: KeyPath) -> bool:
        """Return whether the part at ``path`` is an item of a list."""
        return isinstance(path[-1], int)

    def children(self, path: KeyPath) -> list[KeyPath]:
        """Return the paths of what stands directly under ``path``, in the order of the file."""
        value = self.document.value_at(path)
        steps: Iterable[str | int] = value if isinstance(value, dict) else range(len(value))
        return [(*path, step) for step in steps]

    def begin(self, path: KeyPath) -> int:
        """Return where the value at ``path`` begins."""
        return int(self.event(path).start_mark.index)

    def end(self, path: KeyPath) -> int:
        """Return where the value at ``path`` ends, without the empty lines after it."""
        place = self.document.places[path]
        if place.end is not None and not self.is_flow(path):
            return self.end(self.children(path)[-1])
        start, end = self.begin(path), int((place.end or place.value).end_mark.index)
        return start + len(self.text[start:end].rstrip())

    def entry(self, path: KeyPath) -> int:
        """Return where the field or item at ``path`` begins: its name, its dash or itself."""
        key = self.document.places[path].key
        if key is not None:
            return int(key.start_mark.index)
        return self.begin(path) if self.is_flow(path[:-1]) else self._dash(path)

    def over(self, path: KeyPath) -> int:
        """Return where the field or item at ``path`` is over, its remark on the line included."""
        end = self.end(path)
        return end if self.is_flow(path[:-1]) else self.end_of_line(end)

    def _dash(self, path: KeyPath) -> int:
        column = int(self.event(path[:-1]).start_mark.column)
        line = self.start_of_line(self.begin(path))
        while self.text[line + column] != "-" or not self._only_dashes(line, column):
            line = self.start_of_line(line - 1)
        return line + column

    def _only_dashes(self, line: int, column: int) -> bool:
        return not self.text[line : line + column].strip(" -")

    def indent(self, path: KeyPath) -> int:
        """Return the column of the name or the dash of ``path``, in a list or map of lines."""
        return self.column(self.entry(path))

    def column(self, index: int) -> int:
        """Return how many characters stand before ``index`` on its line."""
        return index - self.start_of_line(index)

    def start_of_line(self, index: int) -> int:
        """Return where the line with ``index`` begins."""
        return self.text.rfind("\n", 0, index) + 1

    def end_of_line(self, index: int) -> int:
        """Return where the line with ``index`` ends, before its line end."""
        found = self.text.find("\n", index)
        if found < 0:
            return len(self.text)
        return found - 1 if self.text[found - 1 : found] == "\r" else found

    def next_line(self, index: int) -> int:
        """Return where the line after the one with ``index`` begins."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def spaced(self, path: KeyPath) -> bool:
        """Return whether an empty line stands between the first two items of the list ``path``."""
        first, *rest = self.children(path)
        if not rest:
            return False
        between = self.text[self.over(first) : self.start_of_line(self.entry(rest[0]))]
        return bool(_BLANK_LINE.search(between))


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return ``text`` with every piece replaced; pieces do not overlap."""
    for start, end, instead in sorted(splices, key=lambda one: one[:2], reverse=True):
        text = text[:start] + instead + text[end:]
    return text
