"""Where everything on a sheet stands, and how it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pygame
from pygame import Rect, Surface

from engine.screen import buttons
from engine.screen.bar import PAGE
from engine.screen.buttons import Button, Target
from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import card, framed
from engine.screen.sheet_face import SheetFace

_MOST_COLUMNS = 4


@dataclass(frozen=True)
class SheetPlan:
    """One page of a sheet, laid out: buttons with their places, lines, the box of the text."""

    panel: Rect
    title: Rect
    placed: tuple[tuple[Button, Rect], ...]
    lines: tuple[tuple[str, Rect], ...]
    text: Rect | None
    pages: int

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return all that can be pressed, in reading order."""
        return tuple(Target(b.key, rect, b.tone == "key") for b, rect in self.placed)


def _title_style(pen: Pen) -> Style:
    return pen.question()


def plan_sheet(face: SheetFace, page: int, pen: Pen) -> SheetPlan:
    """Return page ``page`` of ``face`` on the window of ``pen``."""
    theme = pen.theme
    panel = theme.safe
    inner = panel.inflate(-3 * theme.pad, -2 * theme.pad)
    high = pen.letters.height(face.title, _title_style(pen), inner.width)
    title = Rect(inner.left, inner.top, inner.width, high)
    foot = max(buttons.height(b, buttons.natural_width(b, pen), pen) for b in face.footer)
    room = Rect(inner.left, title.bottom + theme.gap, inner.width, 0)
    room.height = inner.bottom - foot - theme.gap - room.top
    text = _text_box(face, room, pen)
    if text:
        room = Rect(
            room.left, text.bottom + theme.gap, room.width, room.bottom - text.bottom - theme.gap
        )
    lines, options, pages = _page(face, page, room, pen)
    footer = _footer(
        face, page, pages, Rect(inner.left, inner.bottom - foot, inner.width, foot), pen
    )
    placed = (*options, *_keys(face, room, pen), *footer)
    return SheetPlan(panel, title, placed, lines, text, pages)


def _text_box(face: SheetFace, room: Rect, pen: Pen) -> Rect | None:
    if face.text is None:
        return None
    lines = 2 if len(face.keys) <= 4 and pen.theme.landscape else 1
    high = lines * pen.body().pitch + pen.theme.pad
    return Rect(room.left, room.top, room.width, high)


def _page(
    face: SheetFace, page: int, room: Rect, pen: Pen
) -> tuple[tuple[tuple[str, Rect], ...], tuple[tuple[Button, Rect], ...], int]:
    """Return the lines and options of one page, and how many pages there are."""
    if face.options:
        columns, count = _grid(face, room, pen)
        pages = -(-len(face.options) // count)
        shown = face.options[page * count : (page + 1) * count]
        return (), tuple(_placed_options(shown, columns, room, pen)), pages
    pages_of_lines = list(_line_pages(face.lines, room, pen))
    return pages_of_lines[min(page, len(pages_of_lines) - 1)], (), len(pages_of_lines)


def _line_pages(
    lines: Sequence[str], room: Rect, pen: Pen
) -> Iterator[tuple[tuple[str, Rect], ...]]:
    shown: list[tuple[str, Rect]] = []
    top = room.top
    for line in pen.letters.wrap("\n".join(lines), pen.body(), room.width):
        if top + pen.body().pitch > room.bottom and shown:
            yield tuple(shown)
            shown, top = [], room.top
        shown.append((line, Rect(room.left, top, room.width, pen.body().pitch)))
        top += pen.body().pitch
    yield tuple(shown)


def _option_height(options: Sequence[Button], width: int, pen: Pen) -> int:
    return max(buttons.height(button, width, pen) for button in options)


def _column_width(columns: int, room: Rect, pen: Pen) -> int:
    return (room.width - pen.theme.gap * (columns - 1)) // columns


def _grid(face: SheetFace, room: Rect, pen: Pen) -> tuple[int, int]:
    """Return how many columns the options need, and how many options a page holds."""
    count = len(face.options)
    most = _most_columns(face.options, room, pen)
    tried = [face.columns, (face.columns + 1) // 2] if face.columns else range(1, most + 1)
    for columns in tried:
        rows = _rows_that_fit(face.options, columns, room, pen)
        if columns * rows >= count and _column_width(columns, room, pen) >= pen.theme.px(0.09):
            return columns, columns * rows
    columns = min(most, count)
    return columns, columns * max(1, _rows_that_fit(face.options, columns, room, pen))


def _most_columns(options: Sequence[Button], room: Rect, pen: Pen) -> int:
    """Return how many columns there may be without breaking a word."""
    for columns in range(min(_MOST_COLUMNS, len(options)), 1, -1):
        wide = _column_width(columns, room, pen)
        if not any(buttons.breaks_words(button, wide, pen) for button in options):
            return columns
    return 1


def _rows_that_fit(options: Sequence[Button], columns: int, room: Rect, pen: Pen) -> int:
    high = _option_height(options, _column_width(columns, room, pen), pen)
    return (room.height + pen.theme.gap) // (high + pen.theme.gap)


def _placed_options(
    options: Sequence[Button], columns: int, room: Rect, pen: Pen
) -> Iterator[tuple[Button, Rect]]:
    wide = _column_width(columns, room, pen)
    high = _option_height(options, wide, pen) if options else 0
    rows = -(-len(options) // columns)
    spare = room.height - rows * high - (rows - 1) * pen.theme.gap
    high += max(0, min(spare // max(1, rows), high // 3))
    for number, button in enumerate(options):
        left = room.left + number % columns * (wide + pen.theme.gap)
        yield button, Rect(left, room.top + number // columns * (high + pen.theme.gap), wide, high)


def _keys(face: SheetFace, room: Rect, pen: Pen) -> Iterator[tuple[Button, Rect]]:
    """Return the keys, each row over the whole width; a word key is as wide as several."""
    gap = pen.theme.px(0.008)
    high = min(pen.theme.px(0.14), (room.height - gap * len(face.keys)) // max(1, len(face.keys)))
    for number, row in enumerate(face.keys):
        wide = (room.width - gap * (len(row) - 1)) // len(row)
        for place, button in enumerate(row):
            left = room.left + place * (wide + gap)
            yield button, Rect(left, room.top + number * (high + gap), wide, high)


def _footer(
    face: SheetFace, page: int, pages: int, room: Rect, pen: Pen
) -> Iterator[tuple[Button, Rect]]:
    row = list(face.footer)
    if pages > 1:
        row.insert(1, Button(PAGE, f"{page + 1}/{pages}", "arrow-right"))
    widths = [buttons.natural_width(button, pen) for button in row]
    if sum(widths) + pen.theme.gap * (len(row) - 1) > room.width:
        row[0] = replace(row[0], label="")  # its icon says enough
        widths[0] = buttons.natural_width(row[0], pen)
    yield row[0], Rect(room.left, room.top, widths[0], room.height)
    left = room.right
    for button, wide in list(zip(row, widths, strict=True))[:0:-1]:
        left -= wide
        yield button, Rect(left, room.top, wide, room.height)
        left -= pen.theme.gap


def draw_sheet(surface: Surface, face: SheetFace, plan: SheetPlan, pen: Pen) -> None:
    """Draw the sheet over a view that is dimmed."""
    surface.fill((*pen.colours.night, 120))
    card(surface, pen.colours.paper, plan.panel, pen.theme.radius)
    pen.letters.draw(surface, face.title, _title_style(pen), plan.title)
    for line, rect in plan.lines:
        pen.letters.draw(surface, line, pen.body(), rect)
    if plan.text is not None and face.text is not None:
        _draw_text(surface, face.text, plan.text, pen)
    for button, rect in plan.placed:
        layer = Surface(rect.size, pygame.SRCALPHA)
        buttons.draw(layer, button, pen)
        surface.blit(layer, rect)


def _draw_text(surface: Surface, text: str, box: Rect, pen: Pen) -> None:
    """Draw the last lines of what was typed, with a caret behind it."""
    framed(
        surface,
        pen.colours.card,
        pen.colours.line,
        box,
        pen.theme.radius,
        max(1, pen.theme.px(0.003)),
    )
    inner = box.inflate(-2 * pen.theme.pad, -pen.theme.pad)
    style = pen.body(pen.colours.ink)
    lines = pen.letters.wrap(text, style, inner.width - pen.theme.px(0.01)) or ("",)
    shown = lines[-max(1, inner.height // style.pitch) :]
    bottom = pen.letters.draw(surface, "\n".join(shown), style, inner)
    last = shown[-1] + (" " if text.endswith(" ") else "")
    caret = Rect(
        pen.letters.after(last, style, inner) + (-4 if pen.rtl else 2),
        max(inner.top, bottom - style.pitch),
        0,
        style.px,
    )
    caret.width = max(2, pen.theme.px(0.004))
    surface.fill(pen.colours.leaf, caret.move(0, style.px // 5))
