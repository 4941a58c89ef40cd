"""All that a drawing needs: sizes, letters, icons, pictures, and the time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pygame import Surface
from pygame.transform import flip

from engine.core.dimensions import ICONS
from engine.design import Palette
from engine.screen.art import Art
from engine.screen.folders import assets_folder
from engine.screen.icons import Icons
from engine.screen.letters import Letters, Style
from engine.screen.theme import Colour, Theme


def _never(path: str) -> Surface | None:
    return None


@dataclass(frozen=True)
class Pen:
    """What drawings are made with.

    ``clock`` gives the workshop clock now, in milliseconds. ``picture`` gives a picture of the
    server by its path, None as long as it is not here. ``words`` are the screen's own, ``art``
    the larger pictures.
    """

    theme: Theme
    letters: Letters
    icons: Icons
    words: Mapping[str, str] = field(default_factory=dict)
    clock: Callable[[], int] = lambda: 0
    picture: Callable[[str], Surface | None] = _never
    art: Art = field(default_factory=lambda: Art(assets_folder() / "art"))
    turned: bool = False
    """Whether the picture that is drawn will be turned over; see the mirror."""

    def upright(self, picture: Surface) -> Surface:
        """Return ``picture`` so that it comes out as it is, also where the page is mirrored."""
        return flip(picture, True, False) if self.turned else picture

    def say(self, key: str, **facts: object) -> str:
        """Return the screen's own sentence ``key``."""
        sentence = self.words.get(f"screen.{key}", "")
        return sentence.format(**facts) if facts else sentence

    @property
    def rtl(self) -> bool:
        """Return whether the page runs from the right."""
        return self.letters.rtl

    @property
    def colours(self) -> Palette:
        """Return the colours of the window."""
        return self.theme.colours

    def sign(self, dimension: str | None, other: str = "") -> str:
        """Return the name of the icon of ``dimension``; ``other`` for none."""
        return ICONS.get(dimension or "", other)

    def small(self, colour: Colour | None = None, bold: bool = False) -> Style:
        """Return the style of the smallest text; soft ink if no colour is named."""
        return Style(self.theme.small, colour or self.colours.soft, bold)

    def body(self, colour: Colour | None = None, bold: bool = False) -> Style:
        """Return the style of ordinary text."""
        return Style(self.theme.body, colour or self.colours.ink, bold)

    def question(self, colour: Colour | None = None) -> Style:
        """Return the style of a question."""
        return Style(self.theme.question, colour or self.colours.ink, True)

    def title(self, colour: Colour | None = None) -> Style:
        """Return the style of a heading."""
        return Style(self.theme.title, colour or self.colours.ink, True)
