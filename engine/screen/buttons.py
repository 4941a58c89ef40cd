"""What can be pressed: how it looks and how much room it needs."""

from dataclasses import dataclass
from typing import Literal

from pygame import Rect, Surface

from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc, framed
from engine.screen.theme import Colour, mix

_ONWARD = "arrow-right"
"""This icon stands behind the words: it says where they lead."""
Tone = Literal["big", "calm", "quiet", "option", "one_of_many", "key"]


@dataclass(frozen=True)
class Button:
    """Something to press. ``key`` tells what was pressed; ``badge`` stands in its corner."""

    key: str
    label: str
    icon: str = ""
    tone: Tone = "calm"
    selected: bool = False
    badge: str = ""
    busy: bool = False


@dataclass(frozen=True)
class Target:
    """A place that can be pressed or marked."""

    key: str
    rect: Rect
    plain: bool = False
    """Only a key of a keyboard: the mark passes it quickly."""


def _colours(button: Button, pen: Pen) -> tuple[Colour, Colour]:
    """Return the colours of the ground and of the words."""
    if button.busy:
        return pen.colours.sunk, mix(pen.colours.ink, pen.colours.sunk, 0.35)
    if button.tone == "big" or button.selected:
        return pen.colours.leaf, pen.colours.on_leaf
    return (pen.colours.sunk if button.tone == "quiet" else pen.colours.card), pen.colours.ink


def _style(button: Button, pen: Pen) -> Style:
    colour = _colours(button, pen)[1]
    if button.tone in {"quiet", "one_of_many", "key"}:
        return pen.small(colour)
    if pen.theme.large and button.tone != "option":
        return pen.small(colour, bold=True)  # whoever presses it stands near
    return pen.body(colour, bold=button.tone == "big")


def _icon_room(button: Button, pen: Pen) -> int:
    if not pen.icons.has(button.icon):
        return 0
    return pen.theme.px(0.055) + (pen.theme.gap // 2 if button.label else 0)


def _badge_room(button: Button, pen: Pen) -> int:
    return pen.theme.px(0.016) + 2 * _badge_radius(pen) if button.badge else 0


def _badge_radius(pen: Pen) -> int:
    return pen.theme.px(0.037 if pen.theme.large else 0.026)


def _words_width(button: Button, width: int, pen: Pen) -> int:
    part = 4 if _is_number(button) else 2 if button.tone in {"key", "one_of_many"} else 1
    side = pen.theme.pad // part
    return width - 2 * side - _icon_room(button, pen) - _badge_room(button, pen)


def _is_number(button: Button) -> bool:
    return len(button.label) <= 2 and not (button.icon or button.badge)


def natural_width(button: Button, pen: Pen) -> int:
    """Return the width at which the label stands on one line."""
    words = pen.letters.width(button.label, _style(button, pen)) + 2 if button.label else 0
    rooms = _icon_room(button, pen) + _badge_room(button, pen)
    return max(pen.theme.target, words + rooms + 2 * pen.theme.pad)


def breaks_words(button: Button, width: int, pen: Pen) -> bool:
    """Return whether ``width`` is too little for the longest word of the label."""
    style, room = _style(button, pen), _words_width(button, width, pen)
    return any(pen.letters.width(word, style) > room for word in button.label.split())


def height(button: Button, width: int, pen: Pen) -> int:
    """Return the height the button needs at ``width``."""
    words = pen.letters.height(
        button.label, _style(button, pen), max(1, _words_width(button, width, pen))
    )
    around = pen.theme.pad // (2 if button.tone == "one_of_many" else 1)
    return max(pen.theme.target, words + around)


def fitting(widths: list[int], room: int, pen: Pen) -> list[int]:
    """Return ``widths``, the widest made narrower until all stand in a row of ``room``."""
    gaps = pen.theme.gap * (len(widths) - 1)
    while sum(widths) + gaps > room:
        widest = widths.index(max(widths))
        others = sum(widths) - widths[widest]
        second = max([w for n, w in enumerate(widths) if n != widest], default=pen.theme.target)
        wish = max(room - gaps - others, min(second, widths[widest] - 1))
        widths[widest] = max(1, wish)
    return widths


def lines(button: Button, width: int, pen: Pen) -> int:
    """Return on how many lines the label stands at ``width``."""
    words = max(1, _words_width(button, width, pen))
    return len(pen.letters.wrap(button.label, _style(button, pen), words))


def draw(surface: Surface, button: Button, pen: Pen) -> None:
    """Draw ``button`` so that it fills ``surface``."""
    theme, whole = pen.theme, surface.get_rect()
    ground, ink = _colours(button, pen)
    box = whole.inflate(-theme.px(0.008), -theme.px(0.008))
    if button.tone == "quiet":
        # Where nothing sets it off from the paper, an edge does.
        edge = pen.colours.line if ground == pen.colours.paper else ground
        framed(surface, ground, edge, box, theme.radius, max(1, theme.radius // 12))
    else:
        card(
            surface,
            ground,
            box,
            theme.radius,
            mix(ground, pen.colours.shade, 0.2) if ground == pen.colours.leaf else pen.colours.line,
        )
    words = max(1, _words_width(button, whole.width, pen))
    style = _style(button, pen)
    lines = pen.letters.wrap(button.label, style, words)
    long = max((pen.letters.width(line, style) for line in lines), default=0)
    used = long + _icon_room(button, pen) + _badge_room(button, pen)
    flush = button.tone == "option" and not _is_number(button)
    start = theme.pad if flush else (whole.width - used) // 2
    left = _draw_badge(surface, button, start, pen)
    if button.icon == _ONWARD:
        _draw_icon(surface, button, left + long + theme.gap // 2, ink, pen)
    else:
        left = _draw_icon(surface, button, left, ink, pen)
    high = len(lines) * style.pitch
    room = Rect(left, (whole.height - high) // 2, long + 1, high)
    pen.letters.draw(surface, button.label, style, Rect(left, room.top, max(room.width, 1), high))


def _draw_badge(surface: Surface, button: Button, left: int, pen: Pen) -> int:
    """Draw the badge at ``left``, and return where it ends."""
    if button.badge:
        size = _badge_radius(pen)
        at = Rect(left, surface.get_height() // 2 - size, 2 * size, 2 * size)
        surface.blit(disc(size, mix(pen.colours.thread, pen.colours.ink, 0.55)), at)
        pen.letters.middle(
            surface, button.badge, pen.small(pen.colours.paper, True), at.inflate(size, 0)
        )
    return left + _badge_room(button, pen)


def _draw_icon(surface: Surface, button: Button, left: int, ink: Colour, pen: Pen) -> int:
    """Draw the icon at ``left``, and return where it ends."""
    middle = surface.get_height() // 2
    if room := _icon_room(button, pen):
        size = pen.theme.px(0.055)
        tint = _icon_colour(button, ink, pen)
        pen.icons.draw(surface, button.icon, tint, Rect(left, middle - size // 2, size, size))
        left += room
    return left


def _icon_colour(button: Button, ink: Colour, pen: Pen) -> Colour:
    """Return the colour of a dimension if the option stands for one."""
    dimension = button.key.rpartition(":")[2].split(" ")[0]
    if button.selected or button.busy or button.tone == "big":
        return ink
    return pen.colours.dimension.get(dimension, ink)
