"""The way from one picture to the next: short, eased, and exact at its end."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pygame import Rect, Surface

from engine.design import design
from engine.screen.shapes import blank

if TYPE_CHECKING:
    from engine.screen.canvas import Sprite

Amount = Literal["full", "reduced", "none"]
LONGEST = design().motion.longest
"""No movement takes longer, in seconds."""


def amount_of_motion(chosen: Amount = "full") -> Amount:
    """Return how much may move, from ``SPEELTAFEL_MOTION``; as ``chosen`` if it is not set."""
    wish = os.environ.get("SPEELTAFEL_MOTION", chosen)
    return "none" if wish == "none" else "reduced" if wish == "reduced" else "full"


def seconds_of_motion(amount: Amount, walks: bool) -> float:
    """Return how long a change takes; ``walks`` if something on it moves by itself."""
    pace = design().motion
    usual = {"full": pace.change, "reduced": pace.reduced, "none": 0.0}
    return pace.longest if walks and amount == "full" else usual[amount]


def eased(share: float) -> float:
    """Return ``share`` (0 to 1) starting and ending gently."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


class Transition:
    """A movement from the sprites ``before`` to those ``after``, begun at ``start``."""

    def __init__(
        self, ground: Surface, before: Sequence[Sprite], after: Sequence[Sprite],
        start: float, seconds: float,
    ) -> None:  # fmt: skip
        old = {sprite.key: sprite for sprite in before}
        new = {sprite.key for sprite in after}
        self._start, self._seconds = start, seconds
        self._pairs = [
            (old.get(sprite.key), sprite)
            for sprite in after
            if not sprite.same(old.get(sprite.key))
        ]
        self._all = [(old.get(sprite.key), sprite) for sprite in after]
        self._gone = [sprite for sprite in before if sprite.key not in new]
        self._back = ground.copy()
        for sprite in after:
            if sprite.same(old.get(sprite.key)):
                self._back.blit(sprite.surface, sprite.rect)
        self._last: list[Rect] = [s.rect for s in (*before, *after)]
        self._rise = ground.get_height() // 30
        self.touched: list[Rect] = []

    def over(self, now: float) -> bool:
        """Return whether everything has arrived at ``now``."""
        return now - self._start >= self._seconds

    def draw(self, surface: Surface, now: float) -> list[Rect]:
        """Draw the picture at ``now``, and return which parts changed."""
        share = eased((now - self._start) / self._seconds)
        for rect in self._last:
            surface.blit(self._back, rect, rect)
        drawn = [_fade(surface, sprite, _going(share)) for sprite in self._gone]
        for before, after in self._pairs:
            drawn += self._draw_pair(surface, before, after, share)
        changed, self._last = [*self._last, *drawn], drawn
        self.touched += drawn
        return changed

    def _draw_pair(
        self, surface: Surface, before: Sprite | None, after: Sprite, share: float
    ) -> list[Rect]:
        if before is None and after.motion is not None:
            return [_walk(surface, after, share)]
        if before is None:
            rise = 0, round(self._rise * (1 - share))
            return [_fade(surface, after, _coming(share), rise)]
        if after.motion is not None:
            return [_walk(surface, after, share)]
        if before.surface is after.surface:
            return [surface.blit(after.surface, _between(before.rect, after.rect, share))]
        slid = replace(after, rect=_between(before.rect, after.rect, 0.6 + 0.4 * share))
        return [
            _fade(surface, before, _going(share)),
            _fade(surface, slid, _coming(share)),
        ]

    def halted(self, now: float) -> tuple[Sprite, ...]:
        """Return what is seen at ``now``, for the next movement to go on from there."""
        share = eased((now - self._start) / self._seconds)
        return tuple(
            replace(after, rect=_between(before.rect, after.rect, share))
            if before is not None
            else after
            for before, after in self._all
        )


def _going(share: float) -> float:
    """Return how much is still seen of what goes: it is gone before the new is clear."""
    return 1 - share / 0.45


def _coming(share: float) -> float:
    """Return how much is seen already of what comes."""
    return (share - 0.3) / 0.7


def _between(before: Rect, after: Rect, share: float) -> Rect:
    """Return ``after`` on its way from the corner of ``before``."""
    rect = after.copy()
    rect.left = round(before.left + (after.left - before.left) * share)
    rect.top = round(before.top + (after.top - before.top) * share)
    return rect


def _fade(surface: Surface, sprite: Sprite, share: float, shift: tuple[int, int] = (0, 0)) -> Rect:
    share = max(0.0, min(1.0, share))
    if share == 0.0:
        return Rect(0, 0, 0, 0)
    sprite.surface.set_alpha(round(share * 255))
    rect = surface.blit(sprite.surface, sprite.rect.move(shift))
    sprite.surface.set_alpha(255)
    return rect


def _walk(surface: Surface, sprite: Sprite, share: float) -> Rect:
    if sprite.motion is None:
        return surface.blit(sprite.surface, sprite.rect)
    layer = blank(sprite.rect.size)
    sprite.motion(layer, share)
    return surface.blit(layer, sprite.rect)
