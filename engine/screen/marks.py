"""The mark: which target the keys are on, and where it goes next."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from pygame import Vector2

from engine.screen.buttons import Target

Direction = Literal["left", "right", "up", "down"]
WAYS: Final[Mapping[Direction, tuple[int, int]]] = {
    "left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1),
}  # fmt: skip
"""One step each way, across and down."""


def after(mark: str, targets: Sequence[Target], by: int) -> str:
    """Return the target ``by`` places after ``mark`` in reading order, round and round."""
    keys = [target.key for target in targets]
    if not keys:
        return ""
    if mark not in keys:
        return keys[0 if by > 0 else -1]
    return keys[(keys.index(mark) + by) % len(keys)]


def towards(mark: str, targets: Sequence[Target], way: Direction) -> str:
    """Return the nearest target on that side of ``mark``; ``mark`` itself if there is none."""
    here = next((target for target in targets if target.key == mark), None)
    if here is None:
        return after(mark, targets, 1)
    x, y = WAYS[way]
    best, least = mark, float("inf")
    for target in targets:
        gone = Vector2(target.rect.center) - Vector2(here.rect.center)
        along, across = gone.x * x + gone.y * y, abs(gone.x * y) + abs(gone.y * x)
        if along > 1 and along + 2 * across < least:
            best, least = target.key, along + 2 * across
    return best
