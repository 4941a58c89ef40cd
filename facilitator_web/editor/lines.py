"""Where two texts differ, however large they are and whoever wrote them."""

from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from typing import Final

_PAIRS: Final = 200_000
"""Lines of both that may be each other's, at most: every two of them are compared."""
_LINES: Final = 4_000


class Compared(SequenceMatcher[str]):
    """Two lists of lines, compared: what they begin and end with is the same.

    What is between is compared line by line, unless that would keep everybody waiting: of a
    hundred thousand lines that are alike it takes hours. Then it is another text.
    """

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        super().__init__(None, before, after, autojunk=False)
        self._before, self._after = before, after

    def get_matching_blocks(self) -> list[Match]:
        """Return which lines are the same, as the library does."""
        before, after = self._before, self._after
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        middle = _between(before[head : len(before) - tail], after[head : len(after) - tail])
        found = [
            Match(0, 0, head),
            *(Match(head + one.a, head + one.b, one.size) for one in middle),
            Match(len(before) - tail, len(after) - tail, tail),
        ]
        return [*(one for one in found if one.size), Match(len(before), len(after), 0)]


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """Return with how many of the same lines both begin."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _between(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    old, new = Counter(before), Counter(after)
    pairs = sum(count * new[line] for line, count in old.items())
    if pairs > _PAIRS or max(len(before), len(after)) > _LINES:
        return []
    return SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
