"""Cards and tokens: many on a page, with lines to cut along."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fpdf.enums import XPos, YPos

from engine.core.pieces import Card, Token
from engine.design import Colour, design
from engine.export.a4 import A4, BOTTOM, FONT

CARDS, TOKENS = 6, 30
"""How many fit on a page."""
SMALLEST = 0.8
"""The smallest share of its usual size to which a text may shrink: to 11 points."""
_WIDE, _HIGH = 92.0, 88.0
_SMALL = 36.0
_LARGEST = 1.3
"""With few words on a card they are larger: people read it together, from a distance."""
_HEAD, _INSIDE = 10.0, 5.0
_TITLE, _TEXT = 16.0, 13.5
"""Points."""
_PITCH = 0.3528 * 1.26
"""Millimetres of a line for each point of its letters."""
_BESIDE, _GAP = 14.0, 1.0
"""Room beside the title for a picture, and below each text, in millimetres."""
_WHITE: Colour = (255, 255, 255)

P = TypeVar("P")


def print_cards(paper: A4, cards: Sequence[Card]) -> None:
    """Print ``cards``, six on a page."""
    _grid(paper, cards, (2, 3), (_WIDE, _HIGH), _card)


def print_tokens(paper: A4, tokens: Sequence[Token]) -> None:
    """Print ``tokens``, thirty on a page."""
    _grid(paper, tokens, (5, 6), (_SMALL, _SMALL), _token)


def _grid(
    paper: A4,
    pieces: Sequence[P],
    many: tuple[int, int],
    size: tuple[float, float],
    draw: Callable[[A4, P, float, float], None],
) -> None:
    across, down = many
    paper.set_auto_page_break(False)
    for number, piece in enumerate(pieces):
        place = number % (across * down)
        if place == 0:
            paper.add_page(orientation="portrait")
        left, top = (paper.w - across * size[0]) / 2, (paper.h - 18 - down * size[1]) / 2
        row, column = divmod(place, across)
        x, y = left + column * size[0], top + row * size[1]
        _cut_line(paper, x, y, size)
        draw(paper, piece, x, y)
    paper.set_auto_page_break(True, margin=BOTTOM)


def _cut_line(paper: A4, x: float, y: float, size: tuple[float, float]) -> None:
    paper.set_draw_color(150)
    paper.set_line_width(0.2)
    paper.set_dash_pattern(dash=1.2, gap=1.2)
    paper.rect(x, y, *size)
    paper.set_dash_pattern()


def _card(paper: A4, card: Card, x: float, y: float) -> None:
    palette = design().colours["light"]
    colour = palette.ink if card.secret else palette.of_dimension(card.dimension)
    paper.set_fill_color(*colour)
    paper.rect(x + 2, y + 2, _WIDE - 4, _HEAD, style="F", round_corners=True, corner_radius=2)
    paper.set_text_color(*_WHITE)
    paper.set_xy(x + 4, y + 2)
    _one_line(paper, card.head, _WIDE - 8, _HEAD)
    paper.set_text_color(*palette.ink)
    _inside(paper, card, x + _INSIDE, y + _HEAD + 3, colour)


def _one_line(paper: A4, text: str, wide: float, high: float) -> None:
    """Print ``text`` on one line, smaller if it is long."""
    size = 11.0
    while paper.width(text, size, True) > wide - 2 * paper.c_margin and size > 7:
        size -= 0.5
    paper.set_font(FONT, "B", size)
    paper.cell(wide, high, text)


def _inside(paper: A4, card: Card, x: float, y: float, colour: Colour) -> None:
    wide, icons = _WIDE - 2 * _INSIDE, card.icons[:4]
    if len(icons) > 1:
        for number, icon in enumerate(icons):
            paper.icon(icon, colour, x + number * 17, y, 14)
        y += 16
    elif icons:
        paper.icon(icons[0], colour, x + wide - 13, y, 13)
    share = fitting(paper, card)
    paper.set_xy(x, y)
    beside = _BESIDE if len(icons) == 1 else 0
    _write(paper, card.title, _TITLE * share, True, wide - beside, x)
    paper.set_y(max(paper.get_y(), y + beside))
    for text, size, bold in _lines(card):
        _write(paper, text, size * share, bold, wide, x)
    for _ in range(card.room):
        paper.set_draw_color(150)
        down = paper.get_y() + 11
        paper.line(x, down, x + wide, down)
        paper.set_y(down)


def _lines(card: Card) -> list[tuple[str, float, bool]]:
    """Return what a card says below its title, with size in points and whether bold."""
    numbered = enumerate(card.points, start=1)
    lines = [(card.text, _TEXT, False), (card.ask, _TEXT, True)]
    lines += [(f"{number}  {point}", _TEXT, False) for number, point in numbered]
    return [line for line in lines if line[0]]


def _write(paper: A4, text: str, size: float, bold: bool, wide: float, x: float) -> None:
    paper.set_font(FONT, "B" if bold else "", size)
    paper.set_x(x)
    paper.multi_cell(wide, size * _PITCH, text, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.set_y(paper.get_y() + _GAP)


def fitting(paper: A4, card: Card) -> float:
    """Return the share of their usual size at which the words of ``card`` fit on it."""
    share = _LARGEST
    while share > SMALLEST / 2 and not _fits(paper, card, share):
        share -= 0.05
    return round(share, 2)


def _fits(paper: A4, card: Card, share: float) -> bool:
    """Return whether all words stand on ``card``, and none of its title is cut in two."""
    if _height(paper, card, share) > _room(card):
        return False
    beside = _BESIDE if len(card.icons) == 1 else 0
    room = _WIDE - 2 * _INSIDE - beside - 2 * paper.c_margin
    return all(paper.width(word, _TITLE * share, True) <= room for word in card.title.split())


def _room(card: Card) -> float:
    pictures = 16 if len(card.icons) > 1 else 0
    return _HIGH - _HEAD - 5 - pictures - 11 * card.room


def _height(paper: A4, card: Card, share: float) -> float:
    wide, beside = _WIDE - 2 * _INSIDE, _BESIDE if len(card.icons) == 1 else 0
    title = _block(paper, card.title, _TITLE * share, True, wide - beside)
    lines = (_block(paper, text, size * share, bold, wide) for text, size, bold in _lines(card))
    return max(title, beside) + sum(lines)


def _block(paper: A4, text: str, size: float, bold: bool, wide: float) -> float:
    """Return how high ``text`` stands, with the space below it."""
    return size * _PITCH * _rows(paper, text, size, bold, wide) + _GAP


def _token(paper: A4, token: Token, x: float, y: float) -> None:
    palette = design().colours["light"]
    colour = palette.of_dimension(token.dimension)
    paper.icon(token.icon, colour, x + (_SMALL - 15) / 2, y + 3, 15)
    paper.set_text_color(*palette.ink)
    size = 11.0
    while _label(paper, token, size) > _SMALL - 20 and size > 7:
        size -= 0.5
    paper.set_font(FONT, "B", size)
    paper.set_xy(x + 1.5, y + 19)
    paper.multi_cell(_SMALL - 3, size * _PITCH, token.label, align="C")


def _label(paper: A4, token: Token, size: float) -> float:
    return size * _PITCH * _rows(paper, token.label, size, True, _SMALL - 3)


def _rows(paper: A4, text: str, size: float, bold: bool, wide: float) -> int:
    """Return on how many lines ``text`` stands, the last 2 % of each left free to be sure."""
    room, rows, used = (wide - 2 * paper.c_margin) * 0.98, 1, 0.0
    space = paper.width(" ", size, bold)
    for word in text.split():
        long = paper.width(word, size, bold)
        if used and used + space + long > room:
            rows, used = rows + 1, long
        else:
            used += (space if used else 0) + long
    return rows
