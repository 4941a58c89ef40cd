"""Options: what a plan may write for one, and the field that sets it during play."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.core.controls import Field, Option
from engine.core.text import Words


@dataclass(frozen=True)
class Allowed:
    """What may be written for an option: one of ``words``, or ``several`` with commas between.

    Without words it is a whole number from 1 to ``most``.
    """

    words: tuple[str, ...] = ()
    most: int = 0
    several: bool = False

    def takes(self, written: str) -> bool:
        """Return whether ``written`` can be read as it stands."""
        if not self.words:
            return number(written, 0, self.most) == _read(written)
        parts = written.split(",") if self.several else [written]
        return all(part.strip() in self.words for part in parts)


def number(written: str, before: int, most: int) -> int:
    """Return what was written, within 1 and ``most``; what is no number changes nothing."""
    found = _read(written)
    return before if found is None else max(1, min(most, found))


def _read(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else None


def whole(name: str, said: Words, value: int, least: int, most: int) -> Field:
    """Return the field of an option that is a whole number from ``least`` to ``most``."""
    return Field(name=name, kind="number", label=said, value=value, min=least, max=most)


def one_of(
    name: str, said: Words, value: int, usual: tuple[int, ...], each: Callable[[int], Words]
) -> Field:
    """Return the field of an option with some ``usual`` values, each called as ``each`` says.

    What is set now is among them, whatever it is.
    """
    values = sorted({*usual, value})
    options = tuple(Option(one, each(one)) for one in values)
    return Field(name=name, kind="one", label=said, value=value, options=options)
