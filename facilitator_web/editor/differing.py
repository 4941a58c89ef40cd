"""Two versions of a text, line by line."""

from dataclasses import dataclass
from typing import Final, Literal

from facilitator_web.editor.lines import Compared

_AROUND: Final = 2
_MOST: Final = 400


@dataclass(frozen=True)
class Row:
    """A line: in both versions, in one only, or a gap that stands for lines they share."""

    kind: Literal["same", "gone", "new", "gap"]
    text: str = ""
    before: int = 0
    after: int = 0


def rows(before: str, after: str) -> list[Row]:
    """Return where ``before`` and ``after`` differ, with a few lines around it."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Row] = []
    for group in Compared(old, new).get_grouped_opcodes(_AROUND):
        if found:
            found.append(Row("gap"))
        for kind, first, last, start, stop in group:
            if kind == "equal":
                for number, line in enumerate(old[first:last]):
                    found.append(Row("same", line, first + number + 1, start + number + 1))
                continue
            found += [Row("gone", line, first + n + 1) for n, line in enumerate(old[first:last])]
            found += [Row("new", line, 0, start + n + 1) for n, line in enumerate(new[start:stop])]
    return found[:_MOST]
