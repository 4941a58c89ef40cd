"""Which page of a view is on the window, laid out again only if something about it changed."""

from dataclasses import dataclass

from engine.core.views import View
from engine.screen.pen import Pen
from engine.screen.scene import Scene, build


@dataclass
class Pages:
    """The page of now. ``read`` says that no later page holds something new to read."""

    page: int = 0
    read: bool = False
    built: Scene | None = None
    _built_of: tuple[int, frozenset[str]] = (0, frozenset())

    def start(self) -> None:
        """Begin at the first page of something new."""
        self.page, self.read = 0, False

    def changed(self) -> None:
        """Lay the page out again: the view changed, or the window."""
        self.built = None

    def scene(self, view: View, pen: Pen, busy: frozenset[str]) -> Scene:
        """Return the page of now; ``busy`` are the controls that wait for their answer."""
        if self.built is None or self._built_of != (self.page, busy):
            self.built = build(view, pen, self.page, busy)
            self.page = min(self.page, self.built.pages - 1)
            self._built_of = (self.page, busy)
            self.read = self.read or not self.built.unread
        return self.built

    def turn(self) -> None:
        """Go to the next page, from the last to the first."""
        self.page = (self.page + 1) % (self.built.pages if self.built else 1)
