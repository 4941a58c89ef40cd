"""Lines that were drawn before, kept as long as there is room for them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from engine.screen.text.line import Line

_Key = TypeVar("_Key", bound=Hashable)


@dataclass
class Kept(Generic[_Key]):
    """Pictures of lines by what they show, at most ``room`` pixels of them together.

    ``hits`` and ``misses`` count how often a line was there and how often it was made.
    """

    room: int
    hits: int = 0
    misses: int = 0
    _lines: "OrderedDict[_Key, Line]" = field(default_factory=OrderedDict)
    _filled: int = 0

    def get(self, key: _Key, make: Callable[[], Line]) -> Line:
        """Return the line of ``key``, made if it is not there."""
        if key in self._lines:
            self.hits += 1
            self._lines.move_to_end(key)
            return self._lines[key]
        self.misses += 1
        made = make()
        self._keep(key, made)
        return made

    def _keep(self, key: _Key, line: Line) -> None:
        self._lines[key] = line
        self._filled += _pixels(line)
        while self._filled > self.room and len(self._lines) > 1:
            self._filled -= _pixels(self._lines.popitem(last=False)[1])


def _pixels(line: Line) -> int:
    width, height = line.picture.get_size()
    return width * height
