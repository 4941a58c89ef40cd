"""Fields for options that can be set during play; see ``Game.settings``."""

from collections.abc import Callable

from engine.core.controls import Field, Option
from engine.core.text import Words


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
