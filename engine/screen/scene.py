"""A view on the window: its sprites, and what on it can be pressed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pygame import Rect

from engine.core.views import (
    CardFace,
    GroupTile,
    JoinInvite,
    MapBoard,
    Progress,
    Timer,
    View,
    WebBoard,
    Widget,
)
from engine.screen.bar import PAGE, Bar, bar_of, control_key, field_of, free_place, on_board
from engine.screen.buttons import Target
from engine.screen.heading import Placed
from engine.screen.layout import Arrangement, Page, arrange, small_invite
from engine.screen.mirror import across
from engine.screen.pen import Pen
from engine.screen.widgets.board_plan import callouts
from engine.screen.widgets.join import corner_size
from engine.screen.widgets.lists import progress_width
from engine.screen.widgets.map_plan import map_plan
from engine.screen.widgets.timer import step


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
    maps: Mapping[str, Mapping[str, Rect]]
    """The cells of each map of which one can be filled in, by the ids of map and cell."""
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
    scene = Scene(shown, count, bar, arranged.pen, pen, targets, {}, unread)
    scene = _mirrored(scene) if pen.theme.mirrored else scene
    return replace(scene, maps=dict(_maps(view, scene)))


def _maps(view: View, scene: Scene) -> Iterator[tuple[str, Mapping[str, Rect]]]:
    asked = {c.board for c in view.controls if any(f.kind == "cell" for f in c.fields)}
    for placed in scene.page:
        if isinstance(placed.widget, MapBoard) and placed.widget.id in asked:
            cells = map_plan(placed.widget, placed.rect.size, scene.pen).cells()
            here = {name: rect.move(placed.rect.topleft) for name, rect in cells.items()}
            yield placed.widget.id, here


def _mirrored(scene: Scene) -> Scene:
    """Return ``scene`` as who reads from the right expects it; its order stays."""
    whole = scene.pen.theme.whole
    placed = tuple((button, across(rect, whole)) for button, rect in scene.bar.placed)
    return replace(
        scene,
        page=tuple(replace(one, rect=across(one.rect, whole)) for one in scene.page),
        bar=replace(scene.bar, placed=placed),
        targets=tuple(replace(one, rect=across(one.rect, whole)) for one in scene.targets),
    )


def _to_read(widget: Widget) -> bool:
    return not isinstance(widget, GroupTile) or bool(widget.lines)


def _arranged(view: View, pen: Pen, room: Rect, bar: Bar) -> tuple[Arrangement, Page]:
    """Return the view above ``bar``, and what there is a place for in the bar itself."""
    gap = pen.theme.gap if bar.height else 0
    above = Rect(room.left, room.top, room.width, room.height - bar.height - gap)
    foot = _at_foot(view, free_place(bar, room, pen), pen)
    if pen.theme.large and (foot is None or not isinstance(foot.widget, JoinInvite)):
        view = _without(small_invite(view), view)
    if foot:
        return arrange(_without(foot.widget, view), pen, above), (foot,)
    return _shortest(view, pen, above), ()


def _without(widget: Widget | None, view: View) -> View:
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
