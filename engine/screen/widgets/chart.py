"""The web of a persona: where it started, where it is now, what could have been."""

from collections.abc import Mapping
from dataclasses import replace

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.dimensions import DIMENSIONS, Dimension
from engine.core.looks import group_look
from engine.core.views import WebChart
from engine.screen.pen import Pen
from engine.screen.shapes import card
from engine.screen.theme import Colour, mix
from engine.screen.widgets.drawing import Block, Drawing, Motion, Size, draw_stack, stack_height
from engine.screen.widgets.spider import corners, knot, sectors, tip, web

_FINE = 2
_BADGE = 0.028
Values = dict[Dimension, float]


def _blocks(chart: WebChart, pen: Pen) -> list[Block]:
    return [
        Block(chart.name, pen.small(pen.colours.ink, bold=True)),
        Block(chart.caption, pen.small(pen.colours.soft)),
    ]


def _inner(width: int, pen: Pen) -> int:
    return width - 3 * pen.theme.pad


def _height(chart: WebChart, width: int, pen: Pen) -> int:
    words = stack_height(_blocks(chart, pen), _inner(width, pen), pen)
    return words + pen.theme.px(0.34) + 2 * pen.theme.pad


def _colour(chart: WebChart, pen: Pen) -> Colour:
    return (
        pen.colours.of_look(group_look(chart.group)[1])
        if chart.group[1:].isdigit()
        else pen.colours.leaf
    )


def _words_width(chart: WebChart, pen: Pen) -> int:
    style = pen.small(bold=True)
    return max((pen.letters.width(word, style) for word in chart.labels.values()), default=0)


def _place(chart: WebChart, size: Size, pen: Pen) -> tuple[Vector2, int, bool]:
    """Return the centre and radius of the web, and whether its arms have room for words."""
    badge = pen.theme.px(_BADGE)
    top = stack_height(_blocks(chart, pen), _inner(size[0], pen), pen) + pen.theme.pad // 2
    room = Rect(0, top, size[0], size[1] - top - pen.theme.pad // 2)
    radius = min(room.width - 4 * badge - pen.theme.pad, room.height - 4 * badge) // 2
    beside = (room.width - 2 * pen.theme.pad) / 2 - radius * 0.87 - 2 * badge
    words = bool(chart.labels) and beside >= _words_width(chart, pen) + pen.theme.gap
    return Vector2(room.center), max(8, radius), words


def _shape(surface: Surface, points: list[Vector2], colour: Colour, alpha: int, line: int) -> None:
    layer = Surface(surface.get_size(), pygame.SRCALPHA)
    if alpha:
        pygame.draw.polygon(layer, (*colour, alpha), points)
    surface.blit(layer, (0, 0))
    for start, end in zip(points, points[1:] + points[:1], strict=True):
        pygame.draw.line(surface, colour, start, end, line)
        pygame.draw.circle(surface, colour, start, line / 2)


def _dashes(surface: Surface, points: list[Vector2], colour: Colour, line: int) -> None:
    for start, end in zip(points, points[1:] + points[:1], strict=True):
        steps = max(2, round((end - start).length() / (line * 3)) // 2 * 2 + 1)
        for step in range(0, steps, 2):
            ends = (start.lerp(end, step / steps), start.lerp(end, (step + 1) / steps))
            pygame.draw.line(surface, colour, *ends, line)


def _draw_shapes(chart: WebChart, now: Values, radius: int, fine: int, pen: Pen) -> Surface:
    """Return start pale and dotted, now strong, what-if dashed, on one layer."""
    side = 2 * radius + 40
    layer = Surface((side * fine, side * fine), pygame.SRCALPHA)
    centre, reach = Vector2(side, side) * fine / 2, radius * fine
    colour, line = _colour(chart, pen), max(2, radius // 45) * fine
    if chart.start:
        pale = mix(colour, (160, 150, 135), 0.55)
        points = corners(dict(chart.start), centre, reach)
        _shape(layer, points, pale, 40, max(fine, line // 2))
    if now:
        _shape(layer, corners(now, centre, reach), colour, 88, line)
    if chart.dashed:
        _dashes(layer, corners(dict(chart.dashed), centre, reach), pen.colours.ink, line)
    if fine == 1:
        return layer
    return pygame.transform.smoothscale(layer, (side, side))


def _draw_base(surface: Surface, chart: WebChart, pen: Pen) -> tuple[Vector2, int]:
    theme, size = pen.theme, surface.get_size()
    card(
        surface,
        pen.colours.card,
        surface.get_rect().inflate(-theme.pad // 2, -theme.pad // 2),
        theme.radius,
        pen.colours.line,
    )
    words = Rect(0, theme.pad * 2 // 3, _inner(size[0], pen), size[1])
    words.centerx = size[0] // 2
    draw_stack(surface, _blocks(chart, pen), words, pen, "centre")
    centre, radius, labelled = _place(chart, size, pen)
    web_of_threads = web(radius, 5, mix(pen.colours.thread, pen.colours.shade, 0.1))
    for picture in (sectors(radius, pen.colours), web_of_threads):
        surface.blit(picture, picture.get_rect(center=centre))
    for name in DIMENSIONS:
        _draw_arm(surface, chart, name, centre, radius, labelled, pen)
    return centre, radius


def _draw_arm(
    surface: Surface, chart: WebChart, name: Dimension, centre: Vector2, radius: int,
    labelled: bool, pen: Pen,
) -> None:  # fmt: skip
    colour, size = pen.colours.dimension[name], pen.theme.px(_BADGE)
    at = tip(name, centre, radius + size * 1.02)
    knot(surface, at, size, colour)
    room = Rect(0, 0, round(size * 1.35), round(size * 1.35))
    room.center = round(at.x), round(at.y)
    if not pen.icons.draw(surface, pen.sign(name), pen.colours.on_dimension, room) and labelled:
        pen.letters.middle(
            surface,
            pen.letters.capitals(chart.labels.get(name, "")[:1]),
            pen.small(pen.colours.on_dimension),
            room,
        )
    if labelled:
        _draw_word(surface, chart.labels.get(name, ""), at, size, centre, pen)


def _draw_word(
    surface: Surface, word: str, at: Vector2, size: int, centre: Vector2, pen: Pen
) -> None:
    style = pen.small(pen.colours.ink, True)
    wide = pen.letters.width(word, style) + 2
    box = Rect(0, 0, wide, style.pitch)
    if at.x < centre.x - size:
        box.midright = round(at.x - size * 1.2), round(at.y)
    else:
        box.midleft = round(at.x + size * 1.2), round(at.y)
    pen.letters.draw(surface, word, style, box)


def _plain(values: Mapping[Dimension, int]) -> Values:
    return {name: float(value) for name, value in values.items()}


def _draw(surface: Surface, chart: WebChart, pen: Pen) -> None:
    centre, radius = _draw_base(surface, chart, pen)
    shapes = _draw_shapes(chart, _plain(chart.now), radius, _FINE, pen)
    surface.blit(shapes, shapes.get_rect(center=centre))


def _moving(before: WebChart, after: WebChart, size: Size, pen: Pen) -> Motion | None:
    """The web grows from what it was."""
    if before.now == after.now or not before.now or not after.now:
        return None
    base = Surface(size, pygame.SRCALPHA)
    centre, radius = _draw_base(base, after, pen)

    def draw(surface: Surface, share: float) -> None:
        now: Values = {
            name: before.now.get(name, 0) * (1 - share) + after.now.get(name, 0) * share
            for name in DIMENSIONS
        }
        surface.blit(base, (0, 0))
        shapes = _draw_shapes(after, now, radius, 1, pen)
        surface.blit(shapes, shapes.get_rect(center=centre))

    return draw


def _arriving(chart: WebChart, picture: Surface, pen: Pen) -> Motion | None:
    """A web comes in as it began, and breathes to what it has become."""
    if not chart.start or chart.start == chart.now:
        return None
    return _moving(replace(chart, now=chart.start), chart, picture.get_size(), pen)


CHART: Drawing[WebChart] = Drawing(_height, _draw, moving=_moving, arriving=_arriving)
