"""The kernel of a card: what is talked about, in few words, and what may be chosen."""

from pygame import Rect, Surface

from engine.core.views import CardFace
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc, rounded
from engine.screen.theme import Colour
from engine.screen.widgets.drawing import Block, draw_stack, stack_height


def labels_of(face: CardFace) -> str:
    """Return what kind of card this is, about what, and where."""
    shown = (face.kind_label, face.dimension_label, face.place)
    return "  ·  ".join(label for label in shown if label)


def at_centre(picture: Surface, box: Rect) -> tuple[Surface, Rect]:
    """Return ``picture`` and its place in the middle of ``box``, to blit."""
    return picture, picture.get_rect(center=box.center)


def kernel_blocks(face: CardFace, pen: Pen) -> list[Block]:
    """Return the words of a kernel."""
    return [
        Block(
            "" if face.choices or pen.theme.large else labels_of(face),
            pen.small(pen.colours.of_dimension(face.dimension), True),
        ),
        Block(face.kernel or face.title, pen.question()),
        Block(face.ask, pen.body(pen.colours.soft), 0),
    ]


def _band(pen: Pen) -> int:
    """Return the width of the coloured side of a kernel."""
    return pen.theme.px(0.12 if pen.theme.large else 0.15)


def kernel_inner(width: int, pen: Pen) -> int:
    """Return the width of the words of a kernel that is ``width``."""
    return width - _band(pen) - 3 * pen.theme.pad


def kernel_height(face: CardFace, width: int, pen: Pen) -> int:
    """Return the least height of a kernel."""
    inner = kernel_inner(width, pen)
    texts = stack_height(kernel_blocks(face, pen), inner, pen)
    chips = _chips(face, inner, pen)
    high = chips[-1][1].bottom + pen.theme.gap // 2 if chips else 0
    return max(texts + high, pen.theme.px(0.13)) + 2 * pen.theme.pad


def draw_kernel(surface: Surface, face: CardFace, pen: Pen) -> None:
    """Draw the kernel of ``face`` so that it fills ``surface``."""
    theme, colour = pen.theme, pen.colours.of_dimension(face.dimension)
    box = surface.get_rect().inflate(-theme.pad // 2, -theme.pad // 2)
    card(surface, pen.colours.card, box, theme.radius, pen.colours.line)
    band = Rect(box.left, box.top, _band(pen), box.height)
    rounded(surface, colour, band, theme.radius)
    surface.fill(colour, (band.right - theme.radius, band.top, theme.radius, band.height))
    icon = face.icon or pen.sign(face.dimension)
    room = band.inflate(-theme.px(0.05), -2 * theme.pad)
    pen.icons.draw(surface, icon, pen.colours.on_dimension, room)
    inner = Rect(band.right + theme.pad, 0, kernel_inner(surface.get_width(), pen), box.height)
    blocks = kernel_blocks(face, pen)
    top = (surface.get_height() - kernel_height(face, surface.get_width(), pen)) // 2
    bottom = draw_stack(surface, blocks, inner.move(0, top + theme.pad), pen)
    for number, (words, place) in enumerate(_chips(face, inner.width, pen), 1):
        _draw_chip(
            surface, words, number, place.move(inner.left, bottom + theme.gap // 2), colour, pen
        )


def _chips(face: CardFace, width: int, pen: Pen) -> list[tuple[str, Rect]]:
    """Return the choices in rows, each with its place below the kernel."""
    style, badge = pen.small(pen.colours.ink), pen.theme.px(0.07)
    placed: list[tuple[str, Rect]] = []
    left, top = 0, 0
    for choice in face.choices:
        wide = min(width, pen.letters.width(choice, style) + badge + 2)
        high = pen.letters.height(choice, style, wide - badge)
        if left and left + wide > width:
            left, top = 0, placed[-1][1].bottom
        placed.append((choice, Rect(left, top, wide, high)))
        left += wide + pen.theme.gap
    return placed


def _draw_chip(
    surface: Surface, words: str, number: int, place: Rect, colour: Colour, pen: Pen
) -> None:
    badge = Rect(place.left, place.top, pen.theme.px(0.058), pen.small().pitch)
    surface.blit(*at_centre(disc(pen.theme.px(0.025), colour), badge))
    pen.letters.middle(surface, str(number), pen.small(pen.colours.on_dimension, True), badge)
    left = place.left + pen.theme.px(0.07)
    inside = Rect(left, place.top, place.right - left, place.height)
    pen.letters.draw(surface, words, pen.small(pen.colours.ink), inside)
