"""A soft clock: a ring that empties, without a sound, and the minutes that are left."""

from math import ceil

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.views import Timer
from engine.design import Colour
from engine.screen.pen import Pen
from engine.screen.shapes import disc, ring
from engine.screen.widgets.drawing import Drawing

_FINE = 3
_STEPS = 120
_MINUTE = 60_000


def left(timer: Timer, clock: int) -> int:
    """Return the milliseconds left at workshop clock ``clock``; never below 0."""
    running = clock - timer.since if timer.since is not None else 0
    return max(0, timer.total - timer.used - max(0, running))


def step(timer: Timer, clock: int) -> tuple[int, int]:
    """Return what is seen of the timer: it is drawn again only when this changes."""
    remaining = left(timer, clock)
    share = remaining / timer.total if timer.total else 0.0
    return ceil(remaining / _MINUTE), round(min(1.0, share) * _STEPS)


def _diameter(pen: Pen) -> int:
    return pen.theme.px(0.13)


def _height(timer: Timer, width: int, pen: Pen) -> int:
    return _diameter(pen)


def natural_width(timer: Timer, pen: Pen) -> int:
    """Return the width the clock needs with its label before it; narrower it has none."""
    labelled = timer.label and not pen.theme.large
    label = pen.letters.width(timer.label, pen.small()) if labelled else 0
    return _diameter(pen) + (label + pen.theme.gap + 2 if label else 0)


def _arc(radius: int, steps: int, colour: Colour) -> Surface:
    """Return the part of the ring that is left, from the top."""
    side = 2 * radius * _FINE
    large = Surface((side, side), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle, reach = Vector2(side / 2, side / 2), Vector2(0, -side)
    for number in range(steps):
        turn = 360 * number / _STEPS
        wedge = [middle, middle + reach.rotate(-turn), middle + reach.rotate(-turn - 3.6)]
        pygame.draw.polygon(large, colour, wedge)
    small = pygame.transform.smoothscale(large, (2 * radius, 2 * radius))
    small.blit(
        ring(radius, max(2, radius // 5), colour),
        (0, 0),
        special_flags=pygame.BLEND_RGBA_MIN,
    )
    return small


def _draw(surface: Surface, timer: Timer, pen: Pen) -> None:
    minutes, steps = step(timer, pen.clock())
    radius = _diameter(pen) // 2
    box = Rect(surface.get_width() - 2 * radius, 0, 2 * radius, 2 * radius)
    box.centery = surface.get_height() // 2
    surface.blit(disc(radius, pen.colours.paper), box)
    surface.blit(ring(radius, max(2, radius // 5), pen.colours.line), box)
    surface.blit(pen.upright(_arc(radius, steps, pen.colours.leaf)), box)
    if timer.total:
        pen.letters.middle(surface, str(minutes), pen.small(pen.colours.ink, True), box)
    words = Rect(0, 0, box.left - pen.theme.gap, surface.get_height())
    words.top = (surface.get_height() - pen.small().pitch) // 2
    if pen.letters.width(timer.label, pen.small()) <= words.width:
        pen.letters.draw(surface, timer.label, pen.small(pen.colours.soft), words, "right")


TIMER: Drawing[Timer] = Drawing(_height, _draw)
