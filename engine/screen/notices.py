"""Short notices over the view: no connection for a moment, what the rules said, a dark screen."""

from pygame import Rect, Surface

from engine.screen import mirror
from engine.screen.canvas import Sprite
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc
from engine.screen.theme import Colour


def _strip(key: str, text: str, edge: Colour, top: int, pen: Pen) -> Sprite:
    """Return ``text`` in a strip in the middle of the window, from ``top``."""
    theme, style = pen.theme, pen.small(pen.colours.ink, True)
    widest = theme.safe.width - theme.px(0.12)
    lines = pen.letters.wrap(text, style, widest)
    long = max((pen.letters.width(line, style) for line in lines), default=0)
    sign = theme.px(0.05)
    size = (long + sign + 3 * theme.pad, len(lines) * style.pitch + 2 * theme.pad)

    def draw(surface: Surface, pen: Pen) -> None:
        box = surface.get_rect().inflate(-theme.pad // 2, -theme.pad // 2)
        card(surface, pen.colours.card, box, theme.radius, edge)
        dot = disc(theme.px(0.014), edge)
        surface.blit(dot, dot.get_rect(center=(theme.pad + sign // 2, box.centery)))
        words = Rect(theme.pad + sign, theme.pad, long + 2, box.height)
        pen.letters.draw(surface, text, style, words)

    surface = mirror.picture(size, pen, draw)
    return Sprite(key, surface.get_rect(midtop=(theme.width // 2, top)), surface)


def away_sprite(pen: Pen) -> Sprite:
    """Return the notice that the connection is away and that we keep trying."""
    return _strip("away", pen.say("away"), pen.colours.glow, pen.theme.px(0.008), pen)


def starting_sprite(pen: Pen) -> Sprite:
    """Return the notice that the first view is on its way."""
    return _strip("starting", pen.say("starting"), pen.colours.leaf, pen.theme.height * 2 // 5, pen)


def toast_sprite(text: str, pen: Pen) -> Sprite:
    """Return what the rules said, calm, above the buttons."""
    sprite = _strip("toast", text, pen.colours.leaf, 0, pen)
    bottom = pen.theme.safe.bottom - pen.theme.target - 2 * pen.theme.gap
    return Sprite("toast", sprite.rect.move(0, bottom - sprite.rect.height), sprite.surface)


def night_sprite(pen: Pen) -> Sprite:
    """Return a dark screen."""
    surface = Surface((pen.theme.width, pen.theme.height))
    surface.fill(pen.colours.night)
    return Sprite("night", pen.theme.whole, surface)
