"""The heading of a page: the title on the left, small things on the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pygame import Rect

from engine.core import views
from engine.core.views import Widget
from engine.screen.pen import Pen
from engine.screen.widgets import DRAWINGS
from engine.screen.widgets.dice import small_size
from engine.screen.widgets.join import corner_size
from engine.screen.widgets.lists import progress_width
from engine.screen.widgets.timer import natural_width


@dataclass(frozen=True)
class Placed:
    """A widget and its place on the page; ``corner`` if it is drawn small."""

    widget: Widget
    rect: Rect
    corner: bool = False


def _companion_size(widget: Widget, pen: Pen) -> tuple[int, int]:
    if isinstance(widget, views.Timer):
        roomy = pen.theme.safe.width >= pen.theme.px(1.5)
        wide = natural_width(widget if roomy else replace(widget, label=""), pen)
        return wide, DRAWINGS[views.Timer].height(widget, wide, pen)
    if isinstance(widget, views.JoinInvite):
        return corner_size(pen)
    if isinstance(widget, views.Dice):
        return small_size(widget, pen)
    if isinstance(widget, views.Progress):
        wide = min(progress_width(widget, pen), pen.theme.px(0.62))
        return wide, DRAWINGS[views.Progress].height(widget, wide, pen)
    return pen.theme.px(0.5), DRAWINGS[type(widget)].height(widget, pen.theme.px(0.5), pen)


def stand_heading(widgets: list[Widget], pen: Pen, room: Rect) -> list[Placed]:
    """Return the title on the left, and right of it the steps above the small things."""
    titles = [w for w in widgets if isinstance(w, views.Title)]
    steps = [w for w in widgets if isinstance(w, views.Progress)]
    small = [w for w in widgets if w not in titles and w not in steps]
    beside, left = _companions(steps, small, pen, room)
    if not titles:
        return beside
    wide = left - room.left - (pen.theme.gap if beside else 0)
    stacked = wide < min(pen.theme.px(0.55), pen.letters.width(titles[0].text, pen.title()) + 1)
    top = max((one.rect.bottom for one in beside), default=room.top) if stacked else room.top
    wide = room.width if stacked else wide
    high = DRAWINGS[views.Title].height(titles[0], wide, pen)
    return [Placed(titles[0], Rect(room.left, top, wide, high)), *beside]


def _companions(
    steps: Sequence[Widget], small: Sequence[Widget], pen: Pen, room: Rect
) -> tuple[list[Placed], int]:
    """Return the small things of the heading, and where they begin."""
    placed, left, top = [], room.right, room.top
    for widget in steps:
        wide, high = _companion_size(widget, pen)
        placed.append(Placed(widget, Rect(room.right - wide, top, wide, high)))
        left, top = room.right - wide, top + high + pen.theme.gap // 2
    at, below = room.right, top
    for widget in small:
        wide, high = _companion_size(widget, pen)
        if at - wide < room.left and at < room.right:
            at, top = room.right, below
        at, below = at - wide, max(below, top + high + pen.theme.gap // 2)
        corner = isinstance(widget, views.JoinInvite)
        placed.append(Placed(widget, Rect(at, top, wide, high), corner))
        left, at = min(left, at), at - pen.theme.gap
    return placed, left
