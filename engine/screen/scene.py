"""A view on the window: its sprites, and what on it can be pressed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pygame import Rect, Surface

from engine.core.views import (
    CardFace,
    GroupTile,
    JoinInvite,
    Progress,
    Timer,
    View,
    WebBoard,
    Widget,
)
from engine.design import Colour
from engine.screen import buttons
from engine.screen.bar import PAGE, Bar, bar_of, control_key, field_of, free_place, on_board
from engine.screen.buttons import Button, Target
from engine.screen.canvas import Sprite
from engine.screen.heading import Placed
from engine.screen.layout import Arrangement, Page, arrange, small_invite
from engine.screen.pen import Pen
from engine.screen.shapes import blank, ring
from engine.screen.widgets import DRAWINGS
from engine.screen.widgets.board_plan import callouts
from engine.screen.widgets.drawing import Motion
from engine.screen.widgets.join import corner_size, draw_corner
from engine.screen.widgets.lists import progress_width
from engine.screen.widgets.timer import step

_HANDS_ON = "hand-finger"


@dataclass(frozen=True)
class Scene:
    """One page of a view, laid out for one window.

    ``pen`` is for the page, which may be dense; ``bar_pen`` for the buttons under it.
    """

    page: Page
    pages: int
    bar: Bar
    pen: Pen
    bar_pen: Pen
    targets: tuple[Target, ...]
    unread: bool = False
    """Whether a later page holds more than tiles that say the same of other groups."""


def build(view: View, pen: Pen, page: int, busy: frozenset[str]) -> Scene:
    """Return page ``page`` of ``view`` on the window of ``pen``."""
    room = pen.theme.safe
    bar = bar_of(view, pen, room, busy, (page, 1))
    arranged, steps = _arranged(view, pen, room, bar)
    count = len(arranged.pages)
    if count > 1:
        bar = bar_of(view, pen, room, busy, (min(page, count - 1), count))
        arranged, steps = _arranged(view, pen, room, bar)
        count = len(arranged.pages)
    shown = (*arranged.pages[min(page, count - 1)], *steps)
    later = (placed.widget for after in arranged.pages[page + 1 :] for placed in after)
    unread = any(_to_read(w) and all(w is not p.widget for p in shown) for w in later)
    targets = _targets(view, shown, bar, arranged.pen)
    return Scene(shown, count, bar, arranged.pen, pen, targets, unread)


def _to_read(widget: Widget) -> bool:
    return not isinstance(widget, GroupTile) or bool(widget.lines)


def _arranged(view: View, pen: Pen, room: Rect, bar: Bar) -> tuple[Arrangement, Page]:
    """Return the view above ``bar``, and what there is a place for in the bar itself."""
    gap = pen.theme.gap if bar.height else 0
    above = Rect(room.left, room.top, room.width, room.height - bar.height - gap)
    foot = _at_foot(view, free_place(bar, room, pen), pen)
    if foot:
        return arrange(_without(foot.widget, view), pen, above), (foot,)
    return _shortest(view, pen, above), ()


def _without(widget: Widget, view: View) -> View:
    return replace(view, widgets=tuple(one for one in view.widgets if one is not widget))


def _shortest(view: View, pen: Pen, room: Rect) -> Arrangement:
    """Return ``view`` arranged; a small invitation that costs a page gives way."""
    arranged, invite = arrange(view, pen, room), small_invite(view)
    if invite is None or len(arranged.pages) == 1:
        return arranged
    without = arrange(_without(invite, view), pen, room)
    return without if len(without.pages) < len(arranged.pages) else arranged


def _at_foot(view: View, place: Rect, pen: Pen) -> Placed | None:
    """Return what stands in ``place`` between the buttons: the steps, else a small invitation."""
    steps = next((widget for widget in view.widgets if isinstance(widget, Progress)), None)
    if steps and place.width >= progress_width(steps, pen):
        return Placed(steps, place)
    invite = small_invite(view)
    for bare in (False, True):
        spot = Rect((0, 0), corner_size(pen, bare=bare))
        spot.center = place.center
        spot.bottom = min(spot.bottom, pen.theme.safe.bottom)
        if invite and place.width >= spot.width:
            return Placed(invite, spot, corner=True)
    return None


def _targets(view: View, page: Page, bar: Bar, pen: Pen) -> tuple[Target, ...]:
    """Return what can be pressed: first on the page, then in the bar."""
    owned = {control.board for control in view.controls if on_board(control, view)}
    on_page: list[Target] = []
    for placed in page:
        if isinstance(placed.widget, WebBoard):
            on_page += _fields(view, placed.widget, placed.rect, pen)
        elif placed.widget.id in owned:
            on_page.append(Target(f"board:{placed.widget.id}", placed.rect))
    return (*on_page, *(Target(button.key, rect) for button, rect in bar.placed))


def _fields(view: View, board: WebBoard, rect: Rect, pen: Pen) -> list[Target]:
    boxes = callouts(board, rect.size, pen)
    chosen = {field_of(control, view): control for control in view.controls}
    return [
        Target(f"control:{chosen[name].id}", box.move(rect.topleft))
        for name, box in boxes.items()
        if name in chosen
    ]


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
            motion = drawing.arriving(widget, surface, pen)
        elif type(before.widget) is type(widget) and before.widget != widget:
            motion = drawing.moving(before.widget, widget, size, pen)
        return Sprite(_key(widget), placed.rect, surface, motion)

    def _button(self, button: Button, rect: Rect, pen: Pen) -> Sprite:
        def make() -> Surface:
            surface = blank(rect.size)
            buttons.draw(surface, button, pen)
            return surface

        key = f"button:{button.key}"
        return Sprite(key, rect, self._made(key, (button, rect.size, pen.theme), make))

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
    source = getattr(widget, "src", "")
    return bool(pen.picture(source)) if "/" in source else None


def _picture(placed: Placed, pen: Pen, owned: bool) -> Surface:
    surface = blank(placed.rect.size)
    if placed.corner and isinstance(placed.widget, JoinInvite):
        draw_corner(surface, placed.widget, pen)
        return surface
    DRAWINGS[type(placed.widget)].draw(surface, placed.widget, pen)
    if owned and not isinstance(placed.widget, WebBoard):
        _draw_hand(surface, pen)
    return surface


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


def shape(view: View) -> tuple[Any, ...]:
    """Return what makes two views the same page: turning pages starts again if it changes."""
    turns = tuple(widget.turn for widget in view.widgets if isinstance(widget, CardFace))
    return view.title, tuple(widget.id for widget in view.widgets), turns


def clock_steps(page: Page, pen: Pen) -> tuple[tuple[int, int], ...]:
    """Return what is seen of the clocks on ``page`` now."""
    timers = (placed.widget for placed in page if isinstance(placed.widget, Timer))
    return tuple(step(timer, pen.clock()) for timer in timers)


def natural_mark(view: View, keys: Collection[str], read: bool) -> str:
    """Return what one key presses by itself: the next page to read, then what moves on."""
    if PAGE in keys and not read:
        return PAGE
    advance = (control_key(c) for c in view.controls if c.intent == "advance")
    return next((key for key in advance if key in keys), "")
