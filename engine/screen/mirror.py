"""Languages read from the right: a page is mirrored about its middle, all of it in one place.

Rectangles change sides on the page. Inside one, everything is drawn as always and the picture is
turned over. What must not be turned - letters, pictograms, codes for a camera - is turned over
before it is drawn, so that it comes out right.
"""

from collections.abc import Callable
from dataclasses import replace

from pygame import Rect, Surface
from pygame.transform import flip

from engine.screen.icons import Icons
from engine.screen.letters import Align, Letters, Style
from engine.screen.pen import Pen
from engine.screen.shapes import blank
from engine.screen.theme import Colour
from engine.screen.widgets.drawing import Motion

Draw = Callable[[Surface, Pen], None]
_POINTS = ("arrow-right", "arrow-left", "arrow-back", "chevron-right", "chevron-left")
"""Pictograms that point along the line of reading: these change sides with the page."""

_OTHER: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}


def across(rect: Rect, whole: Rect) -> Rect:
    """Return ``rect`` mirrored about the upright middle line of ``whole``."""
    return Rect(whole.left + whole.right - rect.right, rect.top, rect.width, rect.height)


def turned(pen: Pen) -> Pen:
    """Return ``pen`` for a picture that will be turned over: its letters and icons already are."""
    letters, icons = _TurnedLetters(pen.letters), _TurnedIcons(pen.icons)
    return replace(pen, letters=letters, icons=icons, turned=True)


def picture(size: tuple[int, int], pen: Pen, draw: Draw) -> Surface:
    """Return what ``draw`` draws in ``size``, mirrored if the page is."""
    surface = blank(size)
    if not pen.theme.mirrored:
        draw(surface, pen)
        return surface
    draw(surface, turned(pen))
    return flip(surface, True, False)


def motion(pen: Pen, make: Callable[[Pen], Motion | None]) -> Motion | None:
    """Return the movement that ``make`` gives for a pen, mirrored if the page is."""
    if not pen.theme.mirrored:
        return make(pen)
    moving = make(turned(pen))
    if moving is None:
        return None

    def draw(surface: Surface, share: float) -> None:
        layer = blank(surface.get_size())
        moving(layer, share)
        surface.blit(flip(layer, True, False), (0, 0))

    return draw


class _TurnedLetters(Letters):
    """Letters that are drawn turned over, measured and told of as always."""

    def __init__(self, letters: Letters) -> None:
        self.__dict__.update(letters.__dict__)
        self._letters = letters

    def draw(
        self, surface: Surface, text: str, style: Style, box: Rect, align: Align = "left",
        lang: str = "",
    ) -> int:  # fmt: skip
        """See Letters. Letters that run from the left themselves still begin on the right."""
        flush = align if self._letters.rtl else _OTHER[align]
        layer = blank((box.width, max(1, self.height(text, style, box.width))))
        told, self._letters.on_line = self.on_line, None
        if told:
            self._letters.on_line = lambda line, drawn, rect, _: told(
                line, drawn, across(rect, layer.get_rect()).move(box.topleft), surface
            )
        bottom = self._letters.draw(layer, text, style, layer.get_rect(), flush, lang)
        self._letters.on_line = told
        surface.blit(flip(layer, True, False), box)
        return box.top + bottom

    def after(self, text: str, style: Style, box: Rect) -> int:
        """See Letters."""
        return box.left + box.right - self._letters.after(text, style, box)


class _TurnedIcons(Icons):
    """Icons that are drawn turned over, but for those that point along the line."""

    def __init__(self, icons: Icons) -> None:
        self.__dict__.update(icons.__dict__)

    def draw(self, surface: Surface, name: str, colour: Colour, box: Rect) -> bool:
        """See Icons."""
        side = min(box.size)
        drawn = self.get(name, colour, side) if name and side > 0 else None
        if drawn is None:
            return False
        shown = drawn if name.startswith(_POINTS) else flip(drawn, True, False)
        surface.blit(shown, shown.get_rect(center=box.center))
        return True
