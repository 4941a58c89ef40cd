"""Widgets below each other, over as many pages as they need; nothing shrinks or is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pygame import Rect

from engine.core import views
from engine.core.views import Widget
from engine.screen.heading import Placed
from engine.screen.pen import Pen
from engine.screen.widgets import DRAWINGS

_TILES: dict[type[Widget], float] = {
    views.GroupTile: 0.4,
    views.WebChart: 0.4,
    views.Image: 0.25,
}
"""Widgets that stand side by side, with the least width of one as a fraction."""
_WIDER = 1.3
"""How much wider a tile is at least when letters are large."""
_GROWS: dict[type[Widget], float] = {
    views.GroupTile: 1.8,
    views.WebChart: 3.0,
    views.Image: 9.0,
    views.WebBoard: 9.0,
    views.MapBoard: 9.0,
    views.CardFace: 9.0,
    views.JoinInvite: 9.0,
    views.Question: 1.6,
    views.Dice: 2.0,
    views.WordCloud: 9.0,
}
"""How many times its least height a widget may become if there is room."""

Page = tuple[Placed, ...]


@dataclass(frozen=True)
class _Band:
    """One widget over the whole width, or several of a kind side by side."""

    widgets: tuple[Widget, ...]
    columns: int = 1

    def rows(self) -> Iterator[tuple[Widget, ...]]:
        for at in range(0, len(self.widgets), self.columns):
            yield self.widgets[at : at + self.columns]


_FOR_A_STREET = 0.24


def flow(widgets: Sequence[Widget], pen: Pen, room: Rect) -> list[Page]:
    """Return ``widgets`` placed in ``room``, page by page; there is at least one page."""
    pages: list[list[_Band]] = [[]]
    for band in _bands(widgets):
        _add(band, pages, pen, room)
    return [_stand(page, pen, room) for page in pages]


def _bands(widgets: Sequence[Widget]) -> list[_Band]:
    """Return widgets in order, all tiles of a kind together where the first one is."""
    bands: list[_Band] = []
    for widget in widgets:
        kind = type(widget)
        at = next((n for n, b in enumerate(bands) if type(b.widgets[0]) is kind), None)
        if kind in _TILES and at is not None:
            bands[at] = _Band((*bands[at].widgets, widget))
        else:
            bands.append(_Band((widget,)))
    return bands


def _used(page: list[_Band], pen: Pen, width: int) -> int:
    return sum(_height(band, pen, width) + pen.theme.gap for band in page)


def _add(band: _Band, pages: list[list[_Band]], pen: Pen, room: Rect) -> None:
    """Put ``band`` on the last page if it fits, else on pages of its own."""
    left = room.height - _used(pages[-1], pen, room.width)
    fitted = _fit(band, pen, room.width, left)
    if fitted:
        pages[-1].append(fitted)
        return
    if type(band.widgets[0]) in _TILES and len(band.widgets) > 1:
        _add_tiles(list(band.widgets), pages, pen, room)
        return
    whole = _fit(band, pen, room.width, room.height)
    for one in [whole] if whole else _cut(band, pen, room):
        _new_page(pages).append(one)


def _new_page(pages: list[list[_Band]]) -> list[_Band]:
    if pages[-1]:
        pages.append([])
    return pages[-1]


def _cut(band: _Band, pen: Pen, room: Rect) -> list[_Band]:
    widget = band.widgets[0]
    parts = DRAWINGS[type(widget)].parts(widget, (room.width, room.height), pen)
    return [_Band((part,)) for part in parts]


def _add_tiles(tiles: list[Widget], pages: list[list[_Band]], pen: Pen, room: Rect) -> None:
    """Spread ``tiles`` over pages, on top of each the card they are about if it leaves room."""
    lead = _lead(tiles, pages[-1], pen, room)
    half = 2 * _used(pages[-1], pen, room.width) >= room.height
    if half and not lead and _fit(_Band(tuple(tiles)), pen, room.width, room.height):
        _new_page(pages)  # what fits on one page stays together, unless that leaves one empty
    while tiles:
        left = room.height - _used(pages[-1], pen, room.width)
        fitted = _most(tiles, pen, room.width, left)
        if fitted is None and pages[-1] and pages[-1] != lead:
            pages.append(list(lead))
            continue
        if fitted is None:
            _add_alone(tiles.pop(0), pages, pen, room)
            continue
        pages[-1].append(fitted)
        tiles = tiles[len(fitted.widgets) :]
        if tiles:
            pages.append(list(lead))


def _lead(tiles: list[Widget], page: list[_Band], pen: Pen, room: Rect) -> list[_Band]:
    """Return what stays above ``tiles`` from page to page: the card, if a row fits under it."""
    lead = [band for band in page if _is_kernel(band.widgets[0])]
    left = room.height - _used(lead, pen, room.width)
    return lead if _most(tiles, pen, room.width, left) else []


def _is_kernel(widget: Widget) -> bool:
    return isinstance(widget, views.CardFace) and widget.face == "kernel"


def _add_alone(widget: Widget, pages: list[list[_Band]], pen: Pen, room: Rect) -> None:
    """Put a tile that is too high for a page on several, or beside nothing else."""
    for part in _cut(_Band((widget,)), pen, room):
        _new_page(pages).append(part)


def _most(tiles: list[Widget], pen: Pen, width: int, height: int) -> _Band | None:
    """Return as many of ``tiles`` as fit, None if not one does."""
    best: _Band | None = None
    for count in range(1, len(tiles) + 1):
        band = _fit(_Band(tuple(tiles[:count])), pen, width, height)
        if band is None:
            break
        best = band
    return best


def _fit(band: _Band, pen: Pen, width: int, height: int) -> _Band | None:
    """Return ``band`` with as many columns as it needs to fit, None if it cannot."""
    most = _most_columns(band, pen, width)
    count = len(band.widgets)
    for rows in range(1, count + 1):
        columns = -(-count // rows)
        if columns > most:
            continue
        tried = _Band(band.widgets, columns)
        if _height(tried, pen, width) <= height and not _is_long(tried, pen, width):
            return tried
    return None


def _most_columns(band: _Band, pen: Pen, width: int) -> int:
    least = _TILES.get(type(band.widgets[0]))
    if least is None:
        return 1
    return max(1, width // pen.theme.px(least * (_WIDER if pen.theme.large else 1)))


def _is_long(band: _Band, pen: Pen, width: int) -> bool:
    """Return whether a text of ``band`` has more lines than may be seen at once."""
    wide = _tile_width(band, pen, width)
    lines = (DRAWINGS[type(widget)].lines(widget, wide, pen) for widget in band.widgets)
    return max(lines) > pen.theme.most_lines


def _tile_width(band: _Band, pen: Pen, width: int) -> int:
    return (width - pen.theme.gap * (band.columns - 1)) // band.columns


def _row_height(row: Sequence[Widget], pen: Pen, width: int) -> int:
    return max(DRAWINGS[type(widget)].height(widget, width, pen) for widget in row)


def _height(band: _Band, pen: Pen, width: int) -> int:
    """Return the least height of ``band``."""
    wide = _tile_width(band, pen, width)
    rows = [_row_height(row, pen, wide) for row in band.rows()]
    return sum(rows) + pen.theme.gap * (len(rows) - 1)


def _grown(page: list[_Band], pen: Pen, room: Rect) -> list[int]:
    """Return the height of each band, the room that is left shared by those that can grow."""
    least = [min(room.height, _height(band, pen, room.width)) for band in page]
    most = [_most_height(band, low) for band, low in zip(page, least, strict=True)]
    spare = room.height - sum(least) - pen.theme.gap * (len(page) - 1)
    wish = sum(high - low for high, low in zip(most, least, strict=True))
    share = max(0.0, min(1.0, spare / wish)) if wish > 0 else 0.0
    return [low + int((high - low) * share) for high, low in zip(most, least, strict=True)]


def _most_height(band: _Band, least: int) -> int:
    widget = band.widgets[0]
    return round(least * (1.0 if _is_kernel(widget) else _GROWS.get(type(widget), 1.0)))


def _stand(page: list[_Band], pen: Pen, room: Rect) -> Page:
    heights = _grown(page, pen, room)
    spare = room.height - sum(heights) - pen.theme.gap * max(0, len(page) - 1)
    # A page with much room begins high: a street stands at its foot.
    above = max(0, spare) // (12 if spare > pen.theme.px(_FOR_A_STREET) else 3)
    top, placed = room.top + above, []
    for band, high in zip(page, heights, strict=True):
        placed += _tiles(band, Rect(room.left, top, room.width, high), pen)
        top += high + pen.theme.gap
    return tuple(placed)


def _tiles(band: _Band, box: Rect, pen: Pen) -> list[Placed]:
    wide = _tile_width(band, pen, box.width)
    rows = list(band.rows())
    least = [_row_height(row, pen, wide) for row in rows]
    extra = (box.height - sum(least) - pen.theme.gap * (len(rows) - 1)) // len(rows)
    placed, top = [], box.top
    for row, low in zip(rows, least, strict=True):
        used = len(row) * wide + (len(row) - 1) * pen.theme.gap
        left = box.left + (box.width - used) // 2 if len(rows) == 1 else box.left
        for number, widget in enumerate(row):
            rect = Rect(left + number * (wide + pen.theme.gap), top, wide, low + extra)
            placed.append(Placed(widget, rect))
        top += low + extra + pen.theme.gap
    return placed
