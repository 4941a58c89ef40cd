"""Which of many combinations the quick tests take; `make soak` takes all of them."""

from collections.abc import Iterable
from typing import Any

import pytest

from engine.design import TEXT_MODES
from tests.screen.samples import SIZES

LARGEST = max(SIZES)
EACH = 4
"""One in so many is drawn at the largest size each time: it takes as long as all others."""


def drawn(names: Iterable[str]) -> list[Any]:
    """Return each name at each size in each text mode, all but a cut for the long run.

    In the cut every name meets every size but the largest, in one text mode or the other,
    and both modes meet every size: what breaks a page at a size breaks it for its neighbours.
    """
    return [
        _case((name, *size, text), soak=not _quick(number, at, mode))
        for number, name in enumerate(names)
        for at, size in enumerate(SIZES)
        for mode, text in enumerate(TEXT_MODES)
    ]


def _quick(name: int, size: int, mode: int) -> bool:
    if SIZES[size] == LARGEST:
        return mode == 0 and name % EACH == 0
    return (name + size) % len(TEXT_MODES) == mode


def laid(names: Iterable[str]) -> list[Any]:
    """Return each name at each size, every other one for the long run: all meet three sizes."""
    return [
        _case((name, *size), soak=(number + at) % 2 == 1)
        for number, name in enumerate(names)
        for at, size in enumerate(SIZES)
    ]


def _case(named: tuple[Any, ...], *, soak: bool) -> Any:
    name, width, height, *text = named
    marks = [pytest.mark.soak] if soak else []
    label = "-".join([name, f"{width}x{height}", *text])
    return pytest.param(name, (width, height), *text, marks=marks, id=label)
