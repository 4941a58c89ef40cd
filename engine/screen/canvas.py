"""The window's picture: sprites on a ground, redrawn only where they changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect, Surface

from engine.screen.transitions import Transition
from engine.screen.widgets.drawing import Motion


@dataclass(frozen=True)
class Sprite:
    """A picture with a place. ``motion`` draws its way from the one before with this key."""

    key: str
    rect: Rect
    surface: Surface
    motion: Motion | None = None

    def same(self, other: "Sprite | None") -> bool:
        """Return whether ``other`` looks the same in the same place."""
        return other is not None and other.surface is self.surface and other.rect == self.rect


class Canvas:
    """Keeps ``surface`` equal to the sprites it is shown, at once or in a short movement."""

    def __init__(self, surface: Surface, ground: Surface) -> None:
        self.surface = surface
        self._ground = ground
        self._sprites: tuple[Sprite, ...] = ()
        self._transition: Transition | None = None
        self._dirty: list[Rect] = [surface.get_rect()]

    @property
    def moving(self) -> bool:
        """Return whether a movement is going on."""
        return self._transition is not None

    def lay(self, ground: Surface) -> None:
        """Put ``ground`` under everything from now on."""
        self._ground = ground
        self._dirty = [self.surface.get_rect()]

    def show(self, sprites: Sequence[Sprite], now: float = 0.0, seconds: float = 0.0) -> None:
        """Show ``sprites`` from ``now`` on, moving there within ``seconds``."""
        before, after = self._sprites, tuple(sprites)
        if self._transition is not None and seconds > 0:
            before = self._transition.halted(now)
        self._settle()
        self._sprites = after
        changed = _changed(before, after)
        if seconds > 0 and changed:
            self._transition = Transition(self._ground, before, after, now, seconds)
        self._dirty += changed

    def step(self, now: float = 0.0) -> list[Rect]:
        """Draw what is to be seen at ``now``, and return which parts changed."""
        if self._transition is not None:
            drawn = self._transition.draw(self.surface, now)
            if not self._transition.over(now):
                return drawn
            self._settle()
            self._dirty += drawn
        return self._repaint()

    def _settle(self) -> None:
        """End a movement where it was going."""
        if self._transition is not None:
            self._dirty += self._transition.touched
            self._transition = None

    def _repaint(self) -> list[Rect]:
        dirty, self._dirty = _joined(self._dirty, self.surface.get_rect()), []
        for rect in dirty:
            self.surface.set_clip(rect)
            self.surface.blit(self._ground, rect, rect)
            for sprite in self._sprites:
                if sprite.rect.colliderect(rect):
                    self.surface.blit(sprite.surface, sprite.rect)
        self.surface.set_clip(None)
        return dirty


def _changed(before: Sequence[Sprite], after: Sequence[Sprite]) -> list[Rect]:
    old = {sprite.key: sprite for sprite in before}
    new = {sprite.key: sprite for sprite in after}
    rects = [sprite.rect for sprite in after if not sprite.same(old.get(sprite.key))]
    return rects + [sprite.rect for sprite in before if not sprite.same(new.get(sprite.key))]


def _joined(rects: Sequence[Rect], whole: Rect) -> list[Rect]:
    """Return ``rects`` inside ``whole``, those that overlap made one."""
    joined: list[Rect] = []
    for rect in (rect.clip(whole) for rect in rects):
        while (at := rect.collidelist(joined)) >= 0:
            rect = rect.union(joined.pop(at))
        if rect.width and rect.height:
            joined.append(rect)
    return joined
