"""The options of a sheet in rows and columns: as few pages as can be, no word broken."""

from collections.abc import Iterator, Sequence

from pygame import Rect

from engine.screen import buttons
from engine.screen.buttons import Button
from engine.screen.pen import Pen
from engine.screen.sheet_face import SheetFace

_MOST_COLUMNS = 4


def option_height(options: Sequence[Button], width: int, pen: Pen) -> int:
    """Return the height that every option needs at ``width``."""
    return max(buttons.height(button, width, pen) for button in options)


def most_lines(options: Sequence[Button], width: int, pen: Pen) -> int:
    """Return the lines of the longest label at ``width``."""
    return max(buttons.lines(option, width, pen) for option in options)


def column_width(columns: int, room: Rect, pen: Pen) -> int:
    """Return the width of one of ``columns``."""
    return (room.width - pen.theme.gap * (columns - 1)) // columns


def grid(face: SheetFace, room: Rect, pen: Pen) -> tuple[int, int]:
    """Return how many columns the options need, and how many options a page holds."""
    count = len(face.options)
    most = _most_columns(face.options, room, pen)
    tried = [face.columns, (face.columns + 1) // 2] if face.columns else range(1, most + 1)
    for columns in tried:
        rows = _rows_that_fit(face.options, columns, room, pen)
        wide = column_width(columns, room, pen)
        whole = not any(buttons.breaks_words(button, wide, pen) for button in face.options)
        if columns * rows >= count and wide >= pen.theme.px(0.09) and (whole or columns == 1):
            return columns, columns * rows
    held = {
        columns: columns * max(1, _rows_that_fit(face.options, columns, room, pen))
        for columns in range(1, min(most, count) + 1)
    }
    columns = max(held, key=lambda columns: held[columns])
    return columns, held[columns]


def _most_columns(options: Sequence[Button], room: Rect, pen: Pen) -> int:
    """Return how many columns there may be without breaking a word."""
    for columns in range(min(_MOST_COLUMNS, len(options)), 1, -1):
        wide = column_width(columns, room, pen)
        whole = not any(buttons.breaks_words(button, wide, pen) for button in options)
        if whole and most_lines(options, wide, pen) <= pen.theme.most_lines:
            return columns
    return 1


def _rows_that_fit(options: Sequence[Button], columns: int, room: Rect, pen: Pen) -> int:
    high = option_height(options, column_width(columns, room, pen), pen)
    return (room.height + pen.theme.gap) // (high + pen.theme.gap)


def placed_options(
    options: Sequence[Button], columns: int, room: Rect, pen: Pen
) -> Iterator[tuple[Button, Rect]]:
    """Return each option with its place, row by row."""
    wide = column_width(columns, room, pen)
    high = option_height(options, wide, pen) if options else 0
    rows = -(-len(options) // columns)
    spare = room.height - rows * high - (rows - 1) * pen.theme.gap
    high += max(0, min(spare // max(1, rows), high // 3))
    for number, button in enumerate(options):
        left = room.left + number % columns * (wide + pen.theme.gap)
        yield button, Rect(left, room.top + number // columns * (high + pen.theme.gap), wide, high)
