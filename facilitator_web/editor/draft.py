"""One file as it is now in somebody's hands."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from facilitator_web.editor.lines import Compared

STEPS: Final = 200
"""How many changes can be taken back."""
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")


class Draft:
    """A text that is being changed. ``run`` tells changes that are taken back as one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._before: list[str] = []
        self._after: list[str] = []
        self._run: object = None

    @property
    def mark(self) -> str:
        """By what this text is told from what it was before and will be."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def shown(self) -> str:
        """The text as a browser has it: lines end in a line feed."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._after)

    def become(self, text: str, run: object = None) -> None:
        """Let the text be ``text``; changes of one ``run`` after each other count as one."""
        if text == self.text:
            return
        if run is None or run != self._run:
            self._before = [*self._before[-STEPS + 1 :], self.text]
        self._after, self._run, self.text = [], run, text

    def typed(self, shown: str) -> None:
        """Take over what a browser has; lines that were not touched end as they did."""
        self.become(with_ends_of(self.text, shown), "typing")

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._after.append(self.text)
            self.text, self._run = self._before.pop(), None

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._after:
            self._before.append(self.text)
            self.text, self._run = self._after.pop(), None


def with_ends_of(before: str, shown: str) -> str:
    """Return ``shown``, whose lines end in line feeds, with the line ends that ``before`` has."""
    shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    if "\r" not in before:
        return shown
    old, new = _LINES.findall(before), _LINES.findall(shown)
    plain = [line.replace("\r\n", "\n").replace("\r", "\n") for line in old]
    newline = "\r\n" if before.count("\r\n") * 2 >= before.count("\n") else "\n"
    return "".join(_matched(old, plain, new, newline))


def _matched(old: list[str], plain: list[str], new: list[str], newline: str) -> Iterable[str]:
    for kind, first, last, start, stop in Compared(plain, new).get_opcodes():
        if kind == "equal":
            yield from old[first:last]
        else:
            yield from (line.replace("\n", newline) for line in new[start:stop])
