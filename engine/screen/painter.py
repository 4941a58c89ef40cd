"""The pictures of a page: one sprite for each thing on it, kept as long as it stays the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pygame import Rect, Surface

from engine.core.views import CardFace, JoinInvite, MapBoard, Timer, WebBoard, WebChart, Widget
from engine.design import Colour
from engine.screen import buttons, mirror
from engine.screen.buttons import Button
from engine.screen.canvas import Sprite
from engine.screen.heading import Placed
from engine.screen.pen import Pen
from engine.screen.scene import Scene
from engine.screen.shapes import blank, ring
from engine.screen.widgets import DRAWINGS
from engine.screen.widgets.drawing import Motion
from engine.screen.widgets.join import draw_corner
from engine.screen.widgets.timer import step

_HANDS_ON = "hand-finger"
_AS_IT_IS = (MapBoard, WebChart)
"""What lies where it lies in every language: a map, and the arms of a web."""


@dataclass
class Painter:
    """Makes sprites of a scene, and keeps the pictures that did not change."""

    _kept: dict[str, tuple[Any, Surface]] = field(default_factory=dict)

    def sprites(
        self, scene: Scene, before: Mapping[str, Placed], owned: frozenset[str]
    ) -> list[Sprite]:
        """Return the sprites of ``scene``; ``before`` is where widgets were last seen."""
        shown = [self._widget(p, before.get(p.widget.id), scene.pen, owned) for p in scene.page]
        shown += [self._button(button, rect, scene.bar_pen) for button, rect in scene.bar.placed]
        live = {sprite.key for sprite in shown}
        self._kept = {key: kept for key, kept in self._kept.items() if key in live}
        return shown

    def _widget(
        self, placed: Placed, before: Placed | None, pen: Pen, owned: frozenset[str]
    ) -> Sprite:
        widget, size = placed.widget, placed.rect.size
        drawing = DRAWINGS[type(widget)]
        state = (widget, size, pen.theme, _seen(widget, pen), widget.id in owned, placed.corner)
        surface = self._made(_key(widget), state, lambda: _picture(placed, pen, widget.id in owned))
        motion: Motion | None = None
        if before is None or _key(before.widget) != _key(widget):
            motion = _motion(
                widget, pen, lambda p: drawing.arriving(widget, _as_drawn(surface, p), p)
            )
        elif type(before.widget) is type(widget) and before.widget != widget:
            was = before.widget
            motion = _motion(widget, pen, lambda p: drawing.moving(was, widget, size, p))
        return Sprite(_key(widget), placed.rect, surface, motion)

    def _button(self, button: Button, rect: Rect, pen: Pen) -> Sprite:
        def draw(surface: Surface, pen: Pen) -> None:
            buttons.draw(surface, button, pen)

        key, state = f"button:{button.key}", (button, rect.size, pen.theme)
        made = self._made(key, state, lambda: mirror.picture(rect.size, pen, draw))
        return Sprite(key, rect, made)

    def _made(self, key: str, state: Any, make: Any) -> Surface:
        kept = self._kept.get(key)
        if kept and kept[0] == state:
            return kept[1]
        surface: Surface = make()
        self._kept[key] = (state, surface)
        return surface


def _key(widget: Widget) -> str:
    """Return the name of the widget's sprite; a new card is another sprite."""
    turn = f"#{widget.turn}" if isinstance(widget, CardFace) else ""
    return f"widget:{widget.id}{turn}"


def _seen(widget: Widget, pen: Pen) -> Any:
    """Return what else than the widget itself decides its picture."""
    if isinstance(widget, Timer):
        return step(widget, pen.clock())
    source = getattr(widget, "src", "") or getattr(widget, "picture", "")
    return bool(pen.picture(source)) if "/" in source else None


def _picture(placed: Placed, pen: Pen, owned: bool) -> Surface:
    def draw(surface: Surface, pen: Pen) -> None:
        _draw(surface, placed, pen, owned)

    if isinstance(placed.widget, _AS_IT_IS):
        surface = blank(placed.rect.size)
        draw(surface, pen)
        return surface
    return mirror.picture(placed.rect.size, pen, draw)


def _as_drawn(surface: Surface, pen: Pen) -> Surface:
    """Return a finished picture as it was before it was turned over."""
    return pen.upright(surface)


def _motion(widget: Widget, pen: Pen, make: Callable[[Pen], Motion | None]) -> Motion | None:
    return make(pen) if isinstance(widget, _AS_IT_IS) else mirror.motion(pen, make)


def _draw(surface: Surface, placed: Placed, pen: Pen, owned: bool) -> None:
    if placed.corner and isinstance(placed.widget, JoinInvite):
        draw_corner(surface, placed.widget, pen)
        return
    DRAWINGS[type(placed.widget)].draw(surface, placed.widget, pen)
    if owned and not isinstance(placed.widget, WebBoard):
        _draw_hand(surface, pen)


def _draw_hand(surface: Surface, pen: Pen) -> None:
    """Show in the corner, quietly, that this can be pressed."""
    size = pen.theme.px(0.036)
    corner = Rect(0, 0, size, size)
    corner.bottomright = surface.get_width() - size // 3, surface.get_height() - size // 3
    pen.icons.draw(surface, _HANDS_ON, pen.colours.edge, corner)


def mark_sprite(rect: Rect, pen: Pen) -> Sprite:
    """Return the ring around what is marked."""
    wide = max(3, pen.theme.px(0.007))
    outer = rect.inflate(2 * wide, 2 * wide)
    return Sprite(
        "mark",
        outer,
        _frame(outer.size, pen.theme.radius + pen.theme.px(0.006), wide, pen.colours.mark),
    )


@lru_cache(maxsize=64)
def _frame(size: tuple[int, int], radius: int, wide: int, colour: Colour) -> Surface:
    surface, corner = blank(size), ring(radius, wide, colour)
    right, bottom = size[0] - radius, size[1] - radius
    for left, column in ((0, 0), (right, radius)):
        for top, row in ((0, 0), (bottom, radius)):
            surface.blit(corner, (left, top), (column, row, radius, radius))
    for top in (0, size[1] - wide):
        surface.fill(colour, (radius, top, size[0] - 2 * radius, wide))
    for left in (0, size[0] - wide):
        surface.fill(colour, (left, radius, wide, size[1] - 2 * radius))
    return surface
