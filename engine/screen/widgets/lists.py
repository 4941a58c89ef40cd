"""Rows of small things: counts as bars, steps as dots, what is in the bag."""

from collections.abc import Mapping
from dataclasses import replace

from pygame import Rect, Surface, Vector2

from engine.core.views import Inventory, Progress, Tally, TallyRow, Thing
from engine.screen.pen import Pen
from engine.screen.shapes import disc, framed, ring, rounded
from engine.screen.widgets.drawing import Drawing, Motion, Size


def _row_height(row: TallyRow, width: int, pen: Pen) -> int:
    words = pen.letters.height(row.label, pen.small(pen.colours.ink), _label_width(width, pen))
    return max(words, pen.theme.px(0.06)) + pen.theme.gap // 2


def _label_width(width: int, pen: Pen) -> int:
    return width * 2 // 5 - pen.theme.px(0.07)


def _tally_height(tally: Tally, width: int, pen: Pen) -> int:
    rows = sum(_row_height(row, width, pen) for row in tally.rows)
    return rows + pen.letters.height(tally.label, pen.small(), width)


def _draw_tally(surface: Surface, tally: Tally, pen: Pen) -> None:
    _draw_bars(surface, tally, pen, {})


def _draw_bars(surface: Surface, tally: Tally, pen: Pen, lengths: Mapping[str, float]) -> None:
    """Draw the rows; a bar that is on its way has its length in ``lengths``."""
    width = surface.get_width()
    top = pen.letters.draw(surface, tally.label, pen.small(pen.colours.soft), surface.get_rect())
    for row in tally.rows:
        high = _row_height(row, width, pen)
        box = Rect(0, top, width, high - pen.theme.gap // 2)
        _draw_row(surface, row, box, pen, lengths.get(row.label, row.count))
        top += high


def _draw_row(surface: Surface, row: TallyRow, box: Rect, pen: Pen, length: float) -> None:
    icon = Rect(0, box.top, pen.theme.px(0.055), box.height)
    pen.icons.draw(surface, row.icon, pen.colours.leaf, icon)
    words = Rect(pen.theme.px(0.07), box.top, _label_width(box.width, pen), box.height)
    pen.letters.draw(surface, row.label, pen.small(pen.colours.ink), words)
    bar = Rect(box.width * 2 // 5, 0, box.width * 3 // 5 - pen.theme.px(0.09), pen.theme.px(0.04))
    bar.centery = box.centery
    rounded(surface, pen.colours.sunk, bar, bar.height // 2)
    share = min(1.0, length / row.of) if row.of else 0.0
    if share > 0:
        filled = Rect(bar.left, bar.top, max(bar.height, round(bar.width * share)), bar.height)
        rounded(surface, pen.colours.leaf, filled, bar.height // 2)
    number = Rect(
        bar.right + pen.theme.gap, 0, pen.theme.px(0.09) - pen.theme.gap, pen.small().pitch
    )
    number.centery = box.centery
    pen.letters.draw(surface, str(row.count), pen.small(pen.colours.ink, True), number)


def _progress_height(progress: Progress, width: int, pen: Pen) -> int:
    return max(pen.small().pitch, pen.theme.px(0.05))


def _current(progress: Progress) -> str:
    return next((s.label for s in progress.steps if s.state == "now"), progress.label)


def _dot(pen: Pen) -> int:
    return pen.theme.px(0.011)


def progress_width(progress: Progress, pen: Pen) -> int:
    """Return the width of the dots, with the words of the step of now behind them.

    Large letters would make the least important words of the page its widest: dots alone.
    """
    dots = _dot(pen) * 2 + round(_dot(pen) * 3.4) * len(progress.steps)
    if pen.theme.large:
        return dots
    return dots + pen.letters.width(_current(progress), pen.small()) + 2


def _draw_progress(surface: Surface, progress: Progress, pen: Pen) -> None:
    """Draw a dot per step, and in words only the step of now."""
    box, size = surface.get_rect(), _dot(pen)
    pace, at = round(size * 3.4), Vector2(size * 2, box.centery)
    for step in progress.steps:
        now = step.state == "now"
        tint = pen.colours.leaf if now else pen.colours.thread
        picture = (
            ring(size, max(1, size // 3), tint)
            if step.state == "next"
            else disc(round(size * 1.5) if now else size, tint)
        )
        surface.blit(picture, picture.get_rect(center=at))
        at.x += pace
    words = Rect(round(at.x), 0, box.width - round(at.x), pen.small().pitch)
    words.centery = box.centery
    if pen.letters.width(_current(progress), pen.small()) <= words.width:
        pen.letters.draw(surface, _current(progress), pen.small(pen.colours.soft), words)


def _thing_width(thing: Thing, pen: Pen) -> int:
    return (
        pen.letters.width(thing.label, pen.small(pen.colours.ink))
        + pen.theme.px(0.06)
        + 2 * pen.theme.pad
    )


def _thing_words(wide: int, pen: Pen) -> int:
    """Return the width of the words of a thing that is ``wide``."""
    return wide - pen.theme.px(0.06) - pen.theme.pad // 2 - pen.theme.pad // 3 - pen.theme.pad // 2


def _thing_height(thing: Thing, wide: int, pen: Pen) -> int:
    return pen.letters.height(thing.label, pen.small(), _thing_words(wide, pen)) + pen.theme.pad


def _placed(inventory: Inventory, width: int, pen: Pen) -> list[tuple[Thing, Rect]]:
    """Return each thing with its place, in rows from left to right."""
    left, top = 0, pen.letters.height(inventory.label, pen.small(bold=True), width)
    placed: list[tuple[Thing, Rect]] = []
    for thing in inventory.things:
        wide = min(width, _thing_width(thing, pen))
        if left and left + wide > width:
            left, top = 0, placed[-1][1].bottom + pen.theme.gap // 2
        placed.append((thing, Rect(left, top, wide, _thing_height(thing, wide, pen))))
        left += wide + pen.theme.gap // 2
    return placed


def _inventory_height(inventory: Inventory, width: int, pen: Pen) -> int:
    label = pen.letters.height(inventory.label, pen.small(bold=True), width)
    return max([label, *(box.bottom for _, box in _placed(inventory, width, pen))])


def _draw_inventory(surface: Surface, inventory: Inventory, pen: Pen) -> None:
    _draw_bag(surface, inventory, pen, {})


def _draw_bag(surface: Surface, inventory: Inventory, pen: Pen, drops: Mapping[str, int]) -> None:
    """Draw the things; one that is still falling stands ``drops`` pixels from its place."""
    pen.letters.draw(
        surface, inventory.label, pen.small(pen.colours.soft, True), surface.get_rect()
    )
    for thing, place in _placed(inventory, surface.get_width(), pen):
        box = place.move(0, drops.get(thing.id, 0))
        framed(
            surface,
            pen.colours.sunk if thing.used else pen.colours.card,
            pen.colours.line,
            box,
            pen.theme.radius,
            max(1, pen.theme.px(0.002)),
        )
        tint = pen.colours.soft if thing.used else pen.colours.ink
        icon = Rect(box.left + pen.theme.pad // 2, box.top, pen.theme.px(0.06), box.height)
        pen.icons.draw(
            surface,
            thing.icon or "lifebuoy",
            pen.colours.leaf,
            icon.inflate(-pen.theme.px(0.01), 0),
        )
        words = Rect(icon.right + pen.theme.pad // 3, box.top + pen.theme.pad // 2, 0, box.height)
        words.width = _thing_words(box.width, pen)
        pen.letters.draw(surface, thing.label, pen.small(tint), words)


def _inventory_parts(inventory: Inventory, size: Size, pen: Pen) -> list[Inventory]:
    """Return the things over several pages, as many on each as fit."""
    pages: list[Inventory] = []
    for thing in inventory.things:
        longer = replace(inventory, things=(*(pages[-1].things if pages else ()), thing))
        if pages and _inventory_height(longer, size[0], pen) <= size[1]:
            pages[-1] = longer
        else:
            pages.append(replace(inventory, things=(thing,)))
    return pages or [inventory]


def _tally_parts(tally: Tally, size: Size, pen: Pen) -> list[Tally]:
    """Return the bars over several pages, as many on each as fit."""
    pages: list[Tally] = []
    for row in tally.rows:
        longer = replace(tally, rows=(*(pages[-1].rows if pages else ()), row))
        if pages and _tally_height(longer, size[0], pen) <= size[1]:
            pages[-1] = longer
        else:
            pages.append(replace(tally, rows=(row,)))
    return pages or [tally]


def _tally_moving(before: Tally, after: Tally, size: Size, pen: Pen) -> Motion | None:
    """Bars grow to their new length."""
    was = {row.label: row.count for row in before.rows}
    if all(was.get(row.label, 0) == row.count for row in after.rows):
        return None

    def draw(surface: Surface, share: float) -> None:
        lengths = {
            row.label: was.get(row.label, 0) * (1 - share) + row.count * share for row in after.rows
        }
        _draw_bars(surface, after, pen, lengths)

    return draw


def _bag_moving(before: Inventory, after: Inventory, size: Size, pen: Pen) -> Motion | None:
    """What is new drops into the bag."""
    had = {thing.id for thing in before.things}
    if all(thing.id in had for thing in after.things):
        return None

    def draw(surface: Surface, share: float) -> None:
        drop = round((1 - share) * pen.theme.px(0.08))
        falling = {thing.id: -drop for thing in after.things if thing.id not in had}
        _draw_bag(surface, after, pen, falling)

    return draw


TALLY: Drawing[Tally] = Drawing(_tally_height, _draw_tally, _tally_parts, moving=_tally_moving)
PROGRESS: Drawing[Progress] = Drawing(_progress_height, _draw_progress)
INVENTORY: Drawing[Inventory] = Drawing(
    _inventory_height, _draw_inventory, _inventory_parts, moving=_bag_moving
)
