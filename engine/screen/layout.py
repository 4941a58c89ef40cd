"""Where everything stands. What does not fit goes to a next page; nothing shrinks or is cut."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pygame import Rect

from engine.core import views
from engine.core.views import View, Widget
from engine.screen.flow import Page, flow
from engine.screen.heading import Placed, stand_heading
from engine.screen.pen import Pen
from engine.screen.widgets import DRAWINGS
from engine.screen.widgets.map_plan import map_width

__all__ = ["Arrangement", "Page", "arrange", "small_invite"]

_DRAWN_LARGE = (views.WebBoard, views.WebChart, views.MapBoard)
"""Widgets that are worth more than a large heading."""
_COLUMN = 0.5
"""The least width of what stands beside a map, as a fraction of the shorter side."""
_HEROES = (views.WebBoard, views.MapBoard, views.WebChart, views.CardFace, views.Question)


@dataclass(frozen=True)
class Arrangement:
    """The pages of a view, and the pen they are measured with."""

    pages: tuple[Page, ...]
    pen: Pen


def arrange(view: View, pen: Pen, room: Rect) -> Arrangement:
    """Return ``view`` arranged in ``room``: as roomy as the fewest pages allow.

    Of large letters the heading is one small line wherever it would cost a page.
    """
    tried: list[Arrangement] = []
    for one in _pens(view, pen):
        if one.theme.brief and tried and not (pen.theme.large or _squeezed(tried[-1])):
            break
        tried.append(Arrangement(_pages(view, one, room), one))
        if len(tried[-1].pages) == 1 and not _squeezed(tried[-1]):
            return tried[-1]
    best = min(tried, key=lambda one: len(one.pages))
    return tried[-1] if pen.theme.large or _squeezed(best) else best


def _squeezed(arranged: Arrangement) -> bool:
    """Return whether something that cannot be cut has less room than it needs."""
    placed = (one for page in arranged.pages for one in page if not one.corner)
    return any(
        one.rect.height
        < DRAWINGS[type(one.widget)].height(one.widget, one.rect.width, arranged.pen)
        for one in placed
        if isinstance(one.widget, _DRAWN_LARGE)
    )


def _pens(view: View, pen: Pen) -> Iterator[Pen]:
    """Return the pens to try, from roomy to terse."""
    dense = replace(pen, theme=replace(pen.theme, dense=True))
    drawn_large = any(isinstance(widget, _DRAWN_LARGE) for widget in view.widgets)
    if not (drawn_large or pen.theme.large):
        yield pen
    yield dense
    yield replace(pen, theme=replace(dense.theme, brief=True))


def _pages(view: View, pen: Pen, room: Rect) -> tuple[Page, ...]:
    widgets = [widget for widget in view.widgets if type(widget) in DRAWINGS]
    heading, rest = _split_heading(view, widgets)
    invite = next((w for w in rest if isinstance(w, views.JoinInvite)), None)
    if invite and len(rest) > 1 and pen.theme.landscape:
        left, right = _halves(room, pen)
        if DRAWINGS[views.JoinInvite].height(invite, left.width, pen) <= left.height:
            others = [widget for widget in rest if widget is not invite]
            pages = _headed(heading, others, pen, right)
            return tuple((Placed(invite, left), *page) for page in pages)
    return tuple(_headed(heading, rest, pen, room))


def _halves(room: Rect, pen: Pen) -> tuple[Rect, Rect]:
    """Return where the invitation stands in the lobby, and where all the rest does."""
    wide = room.width * 9 // 20
    left = Rect(room.left, room.top, wide, room.height)
    start = left.right + 2 * pen.theme.gap
    return left, Rect(start, room.top, room.right - start, room.height)


def _headed(heading: list[Widget], rest: list[Widget], pen: Pen, room: Rect) -> list[Page]:
    head = stand_heading(heading, pen, room)
    bottom = max((one.rect.bottom for one in head), default=room.top - pen.theme.gap)
    body = Rect(room.left, bottom + pen.theme.gap, room.width, room.bottom - bottom - pen.theme.gap)
    pages: list[Page] = []
    beside, rest, body = _beside_map(rest, pen, body)
    for page in flow(rest, pen, body):
        pages.append((*_reminding(head, pages, page, pen), *beside, *page))
    return pages


def _beside_map(
    rest: list[Widget], pen: Pen, body: Rect
) -> tuple[list[Placed], list[Widget], Rect]:
    """Return a map at the left, and what is left to stand at its right, if there is room."""
    board = next((widget for widget in rest if isinstance(widget, views.MapBoard)), None)
    others = [widget for widget in rest if widget is not board]
    column = pen.theme.px(_COLUMN)
    if board is None or not others or pen.theme.large or body.width < body.height + column:
        return [], rest, body
    wide = min(map_width(board, body.height, pen), body.width - column - pen.theme.gap)
    left = Rect(body.left, body.top, wide, body.height)
    start = left.right + pen.theme.gap
    return [Placed(board, left)], others, Rect(start, body.top, body.right - start, body.height)


def _reminding(head: list[Placed], before: list[Page], page: Page, pen: Pen) -> list[Placed]:
    """Return ``head`` with the question of an earlier page, if that fits on its one line."""
    asked = [one.widget for one in (p for some in before for p in some)]
    question = next((w for w in asked if isinstance(w, views.Question) and w.text), None)
    still = any(isinstance(placed.widget, views.Question) for placed in page)
    if question is None or still or not pen.theme.brief:
        return head
    return [_asking(placed, question, pen) for placed in head]


def _asking(placed: Placed, question: views.Question, pen: Pen) -> Placed:
    fits = pen.letters.width(question.text, pen.title()) < placed.rect.width
    if not (isinstance(placed.widget, views.Title) and fits):
        return placed
    return replace(placed, widget=replace(placed.widget, text=question.text, kicker=""))


def _split_heading(view: View, widgets: list[Widget]) -> tuple[list[Widget], list[Widget]]:
    """Return what stands in the heading and what below it."""
    heroes = {type(widget) for widget in widgets}
    full = any(isinstance(w, views.CardFace) and w.face == "full" for w in widgets)
    above: set[type[Widget]] = {views.Title, views.Timer, views.Progress}
    if views.WebBoard in heroes or _beside_cards(widgets):
        above.add(views.Dice)
    if small_invite(view):
        above.add(views.JoinInvite)
    heading = [w for w in widgets if type(w) in above and not (full and type(w) is views.Title)]
    rest = [w for w in widgets if type(w) not in above]
    if view.title and not full and views.Title not in heroes:
        heading.insert(0, views.Title(id="title", text=view.title))
    return heading, rest


def _beside_cards(widgets: list[Widget]) -> bool:
    """Whether a die says nothing that the cards under it do not say: then it stands small."""
    dice = [widget for widget in widgets if isinstance(widget, views.Dice) and not widget.label]
    return bool(dice) and any(isinstance(widget, views.CardFace) for widget in widgets)


def small_invite(view: View) -> views.JoinInvite | None:
    """Return the invitation of ``view`` if it is only there for whoever comes late.

    Where it comes first it is the lobby's, and large.
    """
    shown = [widget for widget in view.widgets if not isinstance(widget, views.Title)]
    invite = next((w for w in shown if isinstance(w, views.JoinInvite)), None)
    hero = any(isinstance(widget, (*_HEROES, views.Dice)) for widget in shown)
    return invite if hero or shown[:1] != [invite] else None
