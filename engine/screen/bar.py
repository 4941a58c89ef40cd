"""The row of buttons under a view: the natural next thing big, the rest calmer."""

from dataclasses import dataclass, replace

from pygame import Rect

from engine.core.views import Control, View, WebBoard
from engine.screen import buttons
from engine.screen.buttons import Button
from engine.screen.pen import Pen

_SHOWN = ("answer", "try", "change", "pass")
MORE = "more"
SET_UP = "set_up"
PAGE = "page"


def control_key(control: Control) -> str:
    """Return what pressing the button of ``control`` is called."""
    return f"control:{control.id}"


def on_board(control: Control, view: View) -> bool:
    """Return whether ``control`` is reached by pressing a widget of ``view``."""
    widget = next((w for w in view.widgets if w.id == control.board), None)
    return widget is not None and (
        not isinstance(widget, WebBoard) or bool(field_of(control, view))
    )


def field_of(control: Control, view: View) -> str:
    """Return the lit field of the board that ``control`` chooses, empty if it chooses none."""
    named = {value for value in dict(control.command).values() if isinstance(value, str)}
    for widget in view.widgets:
        if isinstance(widget, WebBoard) and widget.id == control.board:
            return next((f.id for f in widget.fields if f.lit and f.id in named), "")
    return ""


def of_widget(widget: str, view: View) -> tuple[Control, ...]:
    """Return the controls that belong to the widget with this id."""
    return tuple(control for control in view.controls if control.board == widget)


@dataclass(frozen=True)
class Bar:
    """The buttons with their places, and the controls that are behind "more"."""

    placed: tuple[tuple[Button, Rect], ...]
    height: int
    more: tuple[Control, ...]


def as_button(control: Control, busy: frozenset[str], tone: buttons.Tone) -> Button:
    """Return the button of ``control``; ``busy`` are the ids that wait for their answer."""
    key, label = control_key(control), str(control.label)
    return Button(key, label, control.icon, tone, busy=control.id in busy)


def bar_of(view: View, pen: Pen, room: Rect, busy: frozenset[str], pages: tuple[int, int]) -> Bar:
    """Return the bar at the bottom of ``room``; ``pages`` are the page shown and how many."""
    free = [c for c in view.controls if c.intent == "advance" or not on_board(c, view)]
    advance = [control for control in free if control.intent == "advance"]
    calm = [c for c in free if c.intent in _SHOWN] + advance[1:]
    right = [as_button(control, busy, "big") for control in advance[:1]]
    if pages[1] > 1:
        right.insert(0, Button(PAGE, f"{pages[0] + 1}/{pages[1]}", "arrow-right"))
    hidden = [control for control in free if control not in calm and control not in advance]
    left = [as_button(control, busy, "calm") for control in calm]
    return _bar(left, right, calm, hidden, pen, room)


def _bar(
    left: list[Button], right: list[Button], calm: list[Control], hidden: list[Control],
    pen: Pen, room: Rect,
) -> Bar:  # fmt: skip
    """Leave out calm buttons from the right until the row fits; they go behind "more".

    There is always something behind it: this screen can be set up at any moment.
    """
    more = Button(MORE, pen.say("more"), "dots", "quiet")
    for shown in range(len(left), -1, -1):
        behind = (*calm[shown:], *hidden)
        row = [more, *left[:shown]]
        if shown == 0 or _width([*row, *right], pen) <= room.width:
            return _placed(row, right, behind, pen, room)
    raise AssertionError("a row without calm buttons is always taken")


def free_place(bar: Bar, room: Rect, pen: Pen) -> Rect:
    """Return the free place in the lowest row of ``bar``; of width 0 if there is none."""
    lowest = [rect for _, rect in bar.placed if rect.bottom == room.bottom]
    if not lowest:
        return Rect(room.left, room.bottom, 0, 0)
    ends = [(rect.left, rect.right) for rect in lowest] + [(room.right, room.right)]
    left, right = room.left, room.left
    for start, end in ends:
        if start - left > right - left and start - left > pen.theme.px(0.2):
            high = max(pen.theme.px(0.06), pen.small().pitch)
            top = room.bottom - (lowest[0].height + high) // 2
            return Rect(left, top, start - left, high).inflate(-2 * pen.theme.gap, 0)
        left = right = end
    return Rect(room.left, room.bottom, 0, 0)


def _width(row: list[Button], pen: Pen) -> int:
    widths = [buttons.natural_width(button, pen) for button in row]
    return sum(widths) + pen.theme.gap * max(0, len(row) - 1)


def _placed(
    row: list[Button], right: list[Button], behind: tuple[Control, ...], pen: Pen, room: Rect
) -> Bar:
    """Return the bar in one row, in two if words would break or one label fill the row."""
    terse = [replace(b, label="") if b.key == MORE else b for b in row]
    for left in (row, terse):
        if _fits([*left, *right], pen, room):
            return Bar(*_row(left, right, pen, room, room.bottom), behind)
    if not (row and right):
        return Bar(*_row(row, right, pen, room, room.bottom), behind)
    low, under = _row([], right[-1:], pen, room, room.bottom)
    above = room.bottom - under - pen.theme.gap
    high, over = _row(row, right[:-1], pen, room, above)
    return Bar((*high, *low), over + pen.theme.gap + under, behind)


def _fits(everything: list[Button], pen: Pen, room: Rect) -> bool:
    """Return whether a row has room for every word, and is not higher than two lines."""
    widths = _widths(everything, pen, room)
    pairs = list(zip(everything, widths, strict=True))
    whole = not any(buttons.breaks_words(button, width, pen) for button, width in pairs)
    return whole and max((buttons.lines(b, w, pen) for b, w in pairs), default=0) <= 2


def _widths(everything: list[Button], pen: Pen, room: Rect) -> list[int]:
    return buttons.fitting([buttons.natural_width(b, pen) for b in everything], room.width, pen)


def _row(
    row: list[Button], right: list[Button], pen: Pen, room: Rect, bottom: int
) -> tuple[tuple[tuple[Button, Rect], ...], int]:
    """Return the buttons placed on ``bottom``, and how high they are."""
    everything = [*row, *right]
    if not everything:
        return (), 0
    widths = _widths(everything, pen, room)
    high = max(buttons.height(b, w, pen) for b, w in zip(everything, widths, strict=True))
    placed, left = [], room.left
    for number, (button, width) in enumerate(zip(everything, widths, strict=True)):
        if number == len(row):
            rest = sum(widths[number:]) + pen.theme.gap * (len(right) - 1)
            left = max(left, room.right - rest)
        placed.append((button, Rect(left, bottom - high, width, high)))
        left += width + pen.theme.gap
    return tuple(placed), high
