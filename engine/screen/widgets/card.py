"""A card: full, to read it; its kernel, to have it in view while talking."""

from collections.abc import Iterable
from dataclasses import replace
from zlib import crc32

import pygame
from pygame import Rect, Surface

from engine.core.views import CardFace
from engine.screen.letters import Style
from engine.screen.patterns import pattern
from engine.screen.pen import Pen
from engine.screen.shapes import blob, card, cut_right, disc, rounded
from engine.screen.theme import mix
from engine.screen.widgets.card_back import card_back
from engine.screen.widgets.card_kernel import (
    at_centre,
    draw_kernel,
    kernel_blocks,
    kernel_height,
    kernel_inner,
    labels_of,
)
from engine.screen.widgets.card_parts import full_parts
from engine.screen.widgets.drawing import (
    Block,
    Drawing,
    Motion,
    Size,
    chunks,
    draw_stack,
    stack_height,
)


def _labels_in(face: CardFace, width: int, style: Style, pen: Pen) -> str:
    """Return the labels that fit on one line of ``width``, the first in any case."""
    for fewer in (face, replace(face, place=""), replace(face, place="", dimension_label="")):
        if pen.letters.width(labels_of(fewer), style) <= width:
            return labels_of(fewer)
    return pen.letters.wrap(face.kind_label, style, width)[0] if face.kind_label else ""


def _letters(face: CardFace, pen: Pen) -> list[Block]:
    gap = pen.theme.gap
    return [
        Block(face.title, pen.question() if pen.theme.brief else pen.title()),
        Block(face.text, pen.body(), gap // 2),
        Block(face.ask, _ask_style(face, pen), gap if not face.choices else gap // 2),
    ]


def _ask_style(face: CardFace, pen: Pen) -> Style:
    """Return the style of the question; between a text and choices it is not the largest."""
    colour = pen.colours.of_dimension(face.dimension)
    return pen.body(colour, bold=True) if face.choices else pen.question(colour)


def _choice_style(choice: str, inner: int, pen: Pen) -> Style:
    """Return the style of a choice; a long one is smaller, for choices are seen together."""
    style = pen.body(pen.colours.ink)
    few = len(pen.letters.wrap(choice, style, inner)) <= pen.theme.most_lines // 2
    return style if few else pen.small(pen.colours.ink)


def _choice_height(choice: str, width: int, pen: Pen) -> int:
    inner = width - pen.theme.px(0.1)
    return pen.letters.height(choice, _choice_style(choice, inner, pen), inner) + pen.theme.pad // 2


def _choices_height(choices: Iterable[str], width: int, pen: Pen) -> int:
    shown = (choice for choice in choices if choice)
    return sum(_choice_height(choice, width, pen) + pen.theme.gap // 2 for choice in shown)


def _side(face: CardFace, width: int, pen: Pen) -> int:
    """Return the width kept for the pictogram, 0 if there is none."""
    if not pen.icons.has(face.icon):
        return 0
    if pen.theme.large:
        return pen.theme.px(0.17) if face.title else 0
    return min(pen.theme.px(0.34), width // 4)


def _banner(pen: Pen) -> int:
    return pen.small().pitch + pen.theme.pad


def _inner(face: CardFace, width: int, pen: Pen) -> int:
    return width - _side(face, width, pen) - 5 * pen.theme.pad


def _follow_up(face: CardFace, pen: Pen) -> Block:
    return Block(face.follow_up, pen.body(pen.colours.soft))


def _full_height(face: CardFace, width: int, pen: Pen) -> int:
    inner = _inner(face, width, pen)
    texts = stack_height(_letters(face, pen), inner, pen)
    after = stack_height([_follow_up(face, pen)], inner, pen)
    choices = _choices_height(face.choices, inner, pen) + (pen.theme.gap if face.choices else 0)
    gap = pen.theme.gap if face.follow_up else 0
    around = (2 if pen.theme.brief else 3) * pen.theme.pad
    return _banner(pen) + texts + choices + gap + after + around


def _draw_choices(surface: Surface, face: CardFace, box: Rect, pen: Pen) -> int:
    colour, top = pen.colours.of_dimension(face.dimension), box.top
    for number, choice in enumerate(face.choices, 1):
        if not choice:
            continue  # it stood on a page before
        high = _choice_height(choice, box.width, pen)
        row = Rect(box.left, top, box.width, high)
        rounded(surface, pen.colours.sunk, row, pen.theme.radius)
        badge = Rect(row.left, row.top, pen.theme.px(0.085), high)
        radius = pen.theme.px(0.038 if pen.theme.large else 0.028)
        surface.blit(*at_centre(disc(radius, colour), badge))
        pen.letters.middle(surface, str(number), pen.small(pen.colours.on_dimension, True), badge)
        inside = Rect(badge.right, top + pen.theme.pad // 4, box.width - pen.theme.px(0.1), high)
        pen.letters.draw(surface, choice, _choice_style(choice, inside.width, pen), inside)
        top += high + pen.theme.gap // 2
    return top


def _draw_banner(surface: Surface, face: CardFace, box: Rect, pen: Pen) -> None:
    """Draw the coloured band on top, with what kind of card this is."""
    colour, radius = pen.colours.of_dimension(face.dimension), pen.theme.radius
    rounded(surface, colour, Rect(box.left, box.top, box.width, _banner(pen) + radius), radius)
    below = Rect(box.left + 1, box.top + _banner(pen), box.width - 2, radius)
    surface.fill(pen.colours.card, below)
    _draw_pattern(
        surface, face, Rect(box.right - box.width // 3, box.top, box.width // 3, _banner(pen)), pen
    )
    inner = box.inflate(-4 * pen.theme.pad, 0)
    icon = Rect(inner.left, box.top, pen.theme.small, _banner(pen))
    name = pen.sign(face.dimension)
    shown = pen.icons.draw(surface, name, pen.colours.on_dimension, icon)
    left = icon.right + pen.theme.gap if shown else inner.left
    line = Rect(left, box.top + pen.theme.pad // 2, inner.right - left, pen.small().pitch)
    style = pen.small(pen.colours.on_dimension, True)
    pen.letters.draw(surface, _labels_in(face, line.width, style, pen), style, line)


def _draw_pattern(surface: Surface, face: CardFace, box: Rect, pen: Pen) -> None:
    """Let the lines of the dimension run out of the right end of its band."""
    colour = pen.colours.of_dimension(face.dimension)
    lines = pattern(
        face.dimension or "", box.size, pen.theme.px(0.018), mix(colour, pen.colours.card, 0.3)
    )
    surface.blit(cut_right(lines, pen.theme.radius), box)


def _draw_picture(surface: Surface, face: CardFace, box: Rect, pen: Pen) -> None:
    """Draw the pictogram large on a brushed ground in the colour of its dimension."""
    colour = pen.colours.of_dimension(face.dimension)
    ground = blob(box.size, mix(pen.colours.card, colour, 0.14), crc32(face.title.encode()))
    surface.blit(ground, box)
    inside = box.inflate(-round(box.width * 0.4), -round(box.height * 0.4))
    pen.icons.draw(surface, face.icon, colour, inside)


def _draw_pile(surface: Surface, box: Rect, pen: Pen) -> None:
    """Draw the cards under this one, lying a little turned."""
    edge = mix(pen.colours.card, pen.colours.shade, 0.22)
    for turn in (-0.006, 0.005):
        drop = round(box.width * turn)
        corners = (
            (box.left, box.top - drop),
            (box.right, box.top + drop),
            (box.right - drop, box.bottom + abs(drop) // 2),
            (box.left - drop, box.bottom),
        )
        pygame.draw.polygon(surface, mix(pen.colours.card, pen.colours.wood, 0.16), corners)
        pygame.draw.aalines(surface, edge, True, corners)


def _draw_full(surface: Surface, face: CardFace, pen: Pen) -> None:
    theme, whole = pen.theme, surface.get_rect()
    box = whole.inflate(-theme.pad, -theme.pad)
    _draw_pile(surface, box, pen)
    card(surface, pen.colours.card, box, theme.radius, pen.colours.line)
    _draw_banner(surface, face, box, pen)
    side = _side(face, whole.width, pen)
    left = box.left + 2 * theme.pad + (side + theme.pad // 2 if side else 0)
    top = box.top + _banner(pen) + theme.pad
    inner = Rect(left, top, _inner(face, whole.width, pen), box.bottom - top - theme.pad)
    if side:
        size = side - theme.pad // 2
        place = Rect(box.left + theme.pad + theme.pad // 2, top, size, size)
        _draw_picture(surface, face, place.move(0, max(0, inner.height - size) // 3), pen)
    _draw_inside(surface, face, inner, pen)


def _draw_inside(surface: Surface, face: CardFace, inner: Rect, pen: Pen) -> None:
    used = _full_height(face, surface.get_width(), pen)
    spare = max(0, (surface.get_height() - used) // 3)
    bottom = draw_stack(surface, _letters(face, pen), inner.move(0, spare), pen)
    if face.choices:
        rest = Rect(inner.left, bottom + pen.theme.gap, inner.width, inner.height)
        bottom = _draw_choices(surface, face, rest, pen)
    after = Rect(inner.left, bottom + pen.theme.gap, inner.width, inner.height)
    draw_stack(surface, [_follow_up(face, pen)], after, pen)


def _height(face: CardFace, width: int, pen: Pen) -> int:
    measure = _full_height if face.face == "full" else kernel_height
    return measure(face, width, pen)


def _draw(surface: Surface, face: CardFace, pen: Pen) -> None:
    (_draw_full if face.face == "full" else draw_kernel)(surface, face, pen)


def _parts(face: CardFace, size: Size, pen: Pen) -> list[CardFace]:
    """Return what happens first, and what it asks on a next card with the same title."""

    def fits(part: CardFace) -> bool:
        few = _lines(part, size[0], pen) <= pen.theme.most_lines
        return few and _height(part, size[0], pen) <= size[1]

    def later(part: CardFace) -> CardFace:
        return _running(part) if pen.theme.large else part

    if face.face == "full":
        return full_parts(face, fits, later)
    chosen = replace(face, face="full", text="", ask="", follow_up="")
    choices = full_parts(chosen, fits, _running)[1:] if face.choices else []
    kernel = replace(face, choices=())
    if fits(kernel):
        return [kernel, *choices]
    inside = (kernel_inner(size[0], pen), size[1] - 2 * pen.theme.pad)
    told = chunks(face.kernel or face.title, pen.question(), inside, pen)
    return [*(replace(kernel, ask="", kernel=part) for part in told), *choices]


def _running(face: CardFace) -> CardFace:
    """Return ``face`` as it goes on with large letters: its title is in the band."""
    return replace(face, title="", kind_label=face.title, dimension_label="", place="")


def _lines(face: CardFace, width: int, pen: Pen) -> int:
    kernel = face.face == "kernel"
    inner = kernel_inner(width, pen) if kernel else _inner(face, width, pen)
    blocks = kernel_blocks(face, pen) if kernel else [*_letters(face, pen), _follow_up(face, pen)]
    return max(len(pen.letters.wrap(block.text, block.style, inner)) for block in blocks)


def _arriving(face: CardFace, picture: Surface, pen: Pen) -> Motion | None:
    """A new card lies on its face and is turned over; while talking it is simply there."""
    if face.face != "full" or not face.turn:
        return None
    back = card_back(picture.get_size(), pen)

    def draw(surface: Surface, share: float) -> None:
        side = back if share < 0.5 else picture
        wide = max(2, round(abs(1 - 2 * share) * picture.get_width()))
        turned = pygame.transform.scale(side, (wide, picture.get_height()))
        surface.blit(turned, turned.get_rect(center=surface.get_rect().center))

    return draw


CARD_FACE: Drawing[CardFace] = Drawing(_height, _draw, _parts, arriving=_arriving, lines=_lines)
