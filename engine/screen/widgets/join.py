"""How to join: an address, a QR code, and six digits."""

from functools import lru_cache

from pygame import Rect, Surface

from engine.core.views import JoinInvite
from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import card
from engine.screen.widgets.drawing import Block, Drawing, Size, draw_stack, stack_height

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
"""A code is black on white in every skin: cameras want it so."""
_LARGE = 0.4
_SMALL = 0.11
_QUIET_ZONE = 3


@lru_cache(maxsize=8)
def _squares(url: str) -> tuple[tuple[bool, ...], ...]:
    import qrcode  # here, because the first frame does not wait for it

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=_QUIET_ZONE)
    code.add_data(url)
    return tuple(tuple(row) for row in code.get_matrix())


def qr_side(url: str, least: int) -> int:
    """Return the side of the QR code of ``url`` that is at least ``least`` pixels."""
    count = len(_squares(url))
    return -(-least // count) * count


@lru_cache(maxsize=8)
def qr_picture(url: str, side: int) -> Surface:
    """Return the QR code of ``url``, as large as whole pixels per square allow in ``side``."""
    squares = _squares(url)
    step = max(1, side // len(squares))
    picture = Surface((step * len(squares), step * len(squares)))
    picture.fill(_WHITE)
    for y, row in enumerate(squares):
        for x, dark in enumerate(row):
            if dark:
                picture.fill(_BLACK, (x * step, y * step, step, step))
    return picture


def spaced(code: str) -> str:
    """Return ``code`` as two groups of three digits, which people read aloud easily."""
    return f"{code[:3]} {code[3:]}" if len(code) == 6 else code


def _address(join: JoinInvite, width: int, pen: Pen) -> str:
    """Return the address without what nobody types; broken only at its signs."""
    address = join.url.removeprefix("https://").removeprefix("http://").rstrip("/").lower()
    for broken in (address, address.replace("/", "\n/")):
        if all(pen.letters.width(line, pen.small()) <= width for line in broken.split("\n")):
            return broken
    return address.replace("/", "\n/").replace(":", "\n:")


def _code_style(width: int, join: JoinInvite, pen: Pen) -> Style:
    """Return the style of the code: 14 % if the width allows, never below a heading."""
    for px in (pen.theme.code, pen.theme.px(0.12), pen.theme.px(0.1)):
        style = Style(px, pen.colours.ink, True)
        if pen.letters.width(spaced(join.code), style) <= width:
            return style
    return Style(pen.theme.question, pen.colours.ink, True)


def _blocks(join: JoinInvite, width: int, pen: Pen) -> list[Block]:
    return [
        Block(join.label, pen.small(pen.colours.leaf, True)),
        Block(_address(join, width, pen), pen.small(pen.colours.soft)),
        Block(spaced(join.code), _code_style(width, join, pen)),
    ]


def _side_by_side(size_across: int, pen: Pen) -> bool:
    return size_across >= pen.theme.px(1.05)


def _height(join: JoinInvite, width: int, pen: Pen) -> int:
    theme = pen.theme
    inner = width - 3 * theme.pad
    side = qr_side(join.url, theme.px(_LARGE))
    if _side_by_side(width, pen):
        words = stack_height(_blocks(join, inner - side, pen), inner - side - theme.pad, pen)
        return max(words, side) + 3 * theme.pad
    return side + stack_height(_blocks(join, inner, pen), inner, pen) + theme.pad


def _draw(surface: Surface, join: JoinInvite, pen: Pen) -> None:
    theme, whole = pen.theme, surface.get_rect()
    box = whole.inflate(-theme.pad // 2, -theme.pad // 2)
    card(surface, pen.colours.card, box, theme.radius, pen.colours.line)
    inner = Rect(0, 0, whole.width - 3 * theme.pad, whole.height - theme.pad)
    inner.center = whole.center
    if _side_by_side(whole.width, pen):
        _draw_beside(surface, join, inner, pen)
    else:
        _draw_below(surface, join, inner, pen)


def _draw_beside(surface: Surface, join: JoinInvite, inner: Rect, pen: Pen) -> None:
    side = min(inner.height, inner.width // 2)
    code = qr_picture(join.url, side)
    surface.blit(pen.upright(code), code.get_rect(midleft=inner.midleft))
    left = inner.left + code.get_width() + pen.theme.pad
    words = Rect(left, 0, inner.right - left, inner.height)
    blocks = _blocks(join, words.width, pen)
    words.top = inner.centery - stack_height(blocks, words.width, pen) // 2
    draw_stack(surface, blocks, words, pen)


def _draw_below(surface: Surface, join: JoinInvite, inner: Rect, pen: Pen) -> None:
    blocks = _blocks(join, inner.width, pen)
    high = stack_height(blocks, inner.width, pen)
    code = qr_picture(join.url, min(inner.width, inner.height - high))
    top = inner.top + (inner.height - high - code.get_height()) // 2
    surface.blit(pen.upright(code), code.get_rect(midtop=(inner.centerx, top)))
    words = Rect(inner.left, top + code.get_height(), inner.width, high)
    draw_stack(surface, blocks, words, pen, "centre")


def corner_size(pen: Pen, *, bare: bool = False) -> Size:
    """Return the size of the small invitation of during play; ``bare`` is digits alone."""
    digits = pen.letters.width("000 000", _corner_style(pen))
    code = 0 if bare else pen.theme.gap + pen.theme.px(_SMALL)
    return digits + code, pen.theme.px(_SMALL)


def _corner_style(pen: Pen) -> Style:
    colour = pen.colours.ink
    return pen.small(colour, True) if pen.theme.large else pen.body(colour, True)


def draw_corner(surface: Surface, join: JoinInvite, pen: Pen) -> None:
    """Draw the small invitation: digits, and the QR code if there is room for it."""
    box, style = surface.get_rect(), _corner_style(pen)
    words = Rect(0, 0, box.width, style.pitch)
    words.centery = box.centery
    if box.width >= corner_size(pen)[0]:
        code = qr_picture(join.url, box.height)
        surface.blit(pen.upright(code), code.get_rect(midright=box.midright))
        words.width -= code.get_width() + pen.theme.gap
    pen.letters.draw(surface, spaced(join.code), style, words, "right")


JOIN: Drawing[JoinInvite] = Drawing(_height, _draw)
