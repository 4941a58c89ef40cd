"""Pictures beside words: which there are, and how a page points at one."""

import re
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_VIEW = re.compile(r'viewBox="([0-9. ]+)"')
_ROOT = re.compile(r"<svg\b[^>]*>")
_ONWARD = re.compile(r"(arrow|chevron|player-skip|door|backspace)\b.*")
"""Icons that point along the line; where people read from the right they point the other way."""
_SIZE = re.compile(r'\s(?:width|height|id|class)="[^"]*"')


class Icons:
    """The icons in ``folder``. One that is not there leaves no trace on a page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.svg = cache(self._svg)
        self._drawn = lru_cache(maxsize=2048)(self._draw)

    def __call__(self, name: str, words: str = "") -> Markup:
        """Return the icon ``name``; ``words`` say what it shows if no text beside it does."""
        return self._drawn(name, words)

    def _draw(self, name: str, words: str) -> Markup:
        if not name or self.svg(name) is None:
            return Markup()
        role = (
            Markup(' role="img" aria-label="{}"').format(words) if words else ' aria-hidden="true"'
        )
        use = Markup('<use href="/assets/icons/{}.svg#icon"></use>').format(name)
        kind = "icon onward" if _ONWARD.fullmatch(name) else "icon"
        return Markup('<svg class="{}"{}>{}</svg>').format(kind, Markup(role), use)

    def _svg(self, name: str) -> str | None:
        """Return the drawing of ``name``, its root called ``icon`` and free to be any size."""
        path = self._folder / f"{name}.svg"
        if not _NAME.fullmatch(name) or not path.is_file():
            return None
        return _ROOT.sub(_free, path.read_text("utf-8"), count=1)


class Art(Icons):
    """Larger pictures in the colours of the page's skin, drawn by the same vectors as elsewhere."""

    def __call__(self, name: str, words: str = "") -> Markup:
        """Return the picture ``name``, said by ``words``; nothing if there is none."""
        found = _VIEW.search(self.svg(name) or "")
        if found is None:
            return Markup()
        return Markup(
            '<svg class="art" viewBox="{}" role="img" aria-label="{}">'
            '<use href="/assets/art/{}.svg#icon"></use></svg>'
        ).format(found[1], words, name)


def _free(root: re.Match[str]) -> str:
    return _SIZE.sub("", root.group()).replace("<svg", '<svg id="icon"', 1)
