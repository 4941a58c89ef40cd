"""Where everything on a sheet stands, and how it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pygame import Rect

from engine.screen import buttons
from engine.screen.bar import PAGE
from engine.screen.buttons import Button, Target
from engine.screen.letters import Style
from engine.screen.mirror import across
from engine.screen.pen import Pen
from engine.screen.sheet_face import SheetFace
from engine.screen.sheet_grid import (
    column_width,
    grid,
    most_lines,
    option_height,
    placed_options,
)


@dataclass(frozen=True)
class SheetPlan:
    """One page of a sheet, laid out: buttons with their places, lines, the box of the text."""

    panel: Rect
    title: Rect
    title_style: Style
    placed: tuple[tuple[Button, Rect], ...]
    lines: tuple[tuple[str, Rect], ...]
    text: Rect | None
    pages: int
    mirrored: bool
    code: Rect | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return all that can be pressed, in reading order."""
        return tuple(Target(b.key, self._seen(rect), b.tone == "key") for b, rect in self.placed)

    def _seen(self, rect: Rect) -> Rect:
        """Return where ``rect`` is seen: the sheet is mirrored as a whole when it is drawn."""
        return across(rect, self.panel) if self.mirrored else rect


@dataclass(frozen=True)
class _Look:
    """How much room words take: the style of the title, and whether options are small."""

    title: Style
    small: bool = False


def _looks(pen: Pen) -> Iterator[_Look]:
    """Return the looks to try, from roomy to terse."""
    yield _Look(pen.question())
    if pen.theme.large:
        yield _Look(pen.small(pen.colours.ink, True))
        yield _Look(pen.small(pen.colours.ink, True), small=True)
    else:
        yield _Look(pen.question(), small=True)
        yield _Look(pen.small(pen.colours.ink, True), small=True)


def plan_sheet(face: SheetFace, page: int, pen: Pen) -> SheetPlan:
    """Return page ``page`` of ``face`` on the window of ``pen``."""
    looks = list(_looks(pen))
    tried = [_room(face, look, pen) for look in looks]
    fits = (n for n, look in enumerate(looks) if _reads_well(face, look, tried[n], n, pen))
    best = next(fits, len(looks) - 1)
    if face.keys and face.title and not _reads_well(face, looks[best], tried[best], best, pen):
        return _question_apart(face, page, pen)
    return _plan(_dressed(face, looks[best]), looks[best], tried[best], page, pen)


def _question_apart(face: SheetFace, page: int, pen: Pen) -> SheetPlan:
    """Return a long question on a page of its own, and the keys to answer it on the next."""
    first, *middle, last = face.footer
    apart = replace(face, footer=(first, last))
    if page == 0:
        apart = replace(apart, text=None, keys=())
    else:  # without the question there is room for all keys in rows
        keys = (*face.keys, tuple(middle)) if middle else face.keys
        apart = replace(apart, title="", keys=keys)
    plan = plan_sheet(apart, 0, pen)
    below = {first.key, PAGE, last.key}
    others = tuple((button, rect) for button, rect in plan.placed if button.key not in below)
    row = _footer(apart, page, 2, _foot_room(apart, pen), pen)
    return replace(plan, placed=(*others, *row), pages=2)


def _foot_room(face: SheetFace, pen: Pen) -> Rect:
    inner, foot = _inner(pen), _foot(face, pen)
    return Rect(inner.left, inner.bottom - foot, inner.width, foot)


def page_of(face: SheetFace, pen: Pen) -> int:
    """Return the page that the button which is marked first stands on."""
    for page in range(plan_sheet(face, 0, pen).pages):
        if any(button.key == face.marked for button, _ in plan_sheet(face, page, pen).placed):
            return page
    return 0


def _dressed(face: SheetFace, look: _Look) -> SheetFace:
    """Return ``face`` with its options as small as ``look`` wants them."""
    if not look.small:
        return face
    return replace(face, options=tuple(replace(o, tone="one_of_many") for o in face.options))


def _inner(pen: Pen) -> Rect:
    return pen.theme.safe.inflate(-3 * pen.theme.pad, -2 * pen.theme.pad)


def _foot(face: SheetFace, pen: Pen) -> int:
    """Return the height of the footer, with a page button in it if there may be one."""
    row, widths = _footer_row(
        face, "99/99" if face.options or face.lines or not face.title else "", pen
    )
    return max(buttons.height(b, w, pen) for b, w in zip(row, widths, strict=True))


def _room(face: SheetFace, look: _Look, pen: Pen) -> Rect:
    """Return the place between the title, or the text that is typed, and the footer."""
    inner = _inner(pen)
    top = inner.top + pen.letters.height(face.title, look.title, inner.width) + pen.theme.gap
    if face.text is not None:
        top += _text_height(face, pen) + pen.theme.gap
    top += _hint_height(face, pen)
    bottom = inner.bottom - _foot(face, pen) - pen.theme.gap
    room = Rect(inner.left, top, inner.width, max(0, bottom - top))
    if face.code:
        room.width -= _code(face, room).width + pen.theme.gap
    return room


def _code(face: SheetFace, room: Rect) -> Rect:
    """Return where the code to scan stands: at the far side of ``room``."""
    side = min(room.height, room.width * 2 // 5)
    return Rect(room.right - side, room.top, side, side)


def _hint_height(face: SheetFace, pen: Pen) -> int:
    """Return the height of the lines above options, with the space under them."""
    if not (face.options and face.lines):
        return 0
    lines = sum(pen.letters.height(line, pen.body(), _inner(pen).width) for line in face.lines)
    return lines + pen.theme.gap


def _hint(face: SheetFace, top: int, pen: Pen) -> tuple[tuple[str, Rect], ...]:
    shown, inner = [], _inner(pen)
    for line in pen.letters.wrap("\n".join(face.lines), pen.body(), inner.width):
        shown.append((line, Rect(inner.left, top, inner.width, pen.body().pitch)))
        top += pen.body().pitch
    return tuple(shown)


def _reads_well(face: SheetFace, look: _Look, room: Rect, number: int, pen: Pen) -> bool:
    """Return whether ``face`` may look so: with large letters a later look saves pages."""
    if len(pen.letters.wrap(face.title, look.title, room.width)) > pen.theme.most_lines:
        return False
    if face.keys:
        return _key_height(face, room, pen) >= round(1.15 * pen.theme.small)
    if not face.options:
        return number > 0 or not pen.theme.large or len(list(_line_pages(face, room, pen))) == 1
    shown = _dressed(face, look)
    columns, held = grid(shown, room, pen)
    wide = column_width(columns, room, pen)
    whole = option_height(shown.options, wide, pen) <= room.height
    few = most_lines(shown.options, wide, pen) <= pen.theme.most_lines
    if pen.theme.large and len(face.options) > held:
        whole = whole and number > 0 and held > 1
    return whole and few


def _plan(face: SheetFace, look: _Look, room: Rect, page: int, pen: Pen) -> SheetPlan:
    inner = _inner(pen)
    high = pen.letters.height(face.title, look.title, inner.width)
    title = Rect(inner.left, inner.top, inner.width, high)
    lines, options, pages = _page(face, page, room, pen)
    footer = _footer(face, page, pages, _foot_room(face, pen), pen)
    text = None
    if face.text is not None:
        text = Rect(inner.left, title.bottom + pen.theme.gap, inner.width, _text_height(face, pen))
    placed = (*options, *_keys(face, room, pen), *footer)
    if _hint_height(face, pen):
        lines = _hint(face, title.bottom + pen.theme.gap, pen)
    whole = Rect(inner.left, room.top, inner.width, room.height)
    return SheetPlan(
        pen.theme.safe, title, look.title, placed, lines, text, pages, pen.theme.mirrored,
        _code(face, whole) if face.code else None,
    )  # fmt: skip


def _text_height(face: SheetFace, pen: Pen) -> int:
    two = len(face.keys) <= 4 and pen.theme.landscape and not pen.theme.large
    return (2 if two else 1) * pen.body().pitch + pen.theme.pad


def _page(
    face: SheetFace, page: int, room: Rect, pen: Pen
) -> tuple[tuple[tuple[str, Rect], ...], tuple[tuple[Button, Rect], ...], int]:
    """Return the lines and options of one page, and how many pages there are."""
    if face.options:
        columns, count = grid(face, room, pen)
        pages = -(-len(face.options) // count)
        shown = face.options[page * count : (page + 1) * count]
        return (), tuple(placed_options(shown, columns, room, pen)), pages
    pages_of_lines = list(_line_pages(face, room, pen))
    return pages_of_lines[min(page, len(pages_of_lines) - 1)], (), len(pages_of_lines)


def _line_pages(face: SheetFace, room: Rect, pen: Pen) -> Iterator[tuple[tuple[str, Rect], ...]]:
    """Return the lines of each page; between what is said one after the other is a space."""
    pitch, most = pen.body().pitch, pen.theme.most_lines
    shown: list[tuple[str, Rect]] = []
    top = room.top
    for said in face.lines:
        for number, line in enumerate(pen.letters.wrap(said, pen.body(), room.width)):
            if shown and (top + pitch > room.bottom or (number and number % most == 0)):
                yield tuple(shown)
                shown, top = [], room.top
            shown.append((line, Rect(room.left, top, room.width, pitch)))
            top += pitch
        top += pen.theme.gap // 2
    yield tuple(shown)


def _key_height(face: SheetFace, room: Rect, pen: Pen) -> int:
    gap = pen.theme.px(0.008)
    return min(pen.theme.px(0.14), (room.height + gap) // len(face.keys) - gap)


def _keys(face: SheetFace, room: Rect, pen: Pen) -> Iterator[tuple[Button, Rect]]:
    """Return the keys, each row over the whole width; a key with a word is as wide as two."""
    gap = pen.theme.px(0.008)
    for number, row in enumerate(face.keys):
        high = _key_height(face, room, pen)
        parts = [2 if len(row) > 2 and len(button.label) > 1 else 1 for button in row]
        part = (room.width - gap * (len(row) - 1)) // sum(parts)
        left = room.left
        for button, wide in zip(row, parts, strict=True):
            rect = Rect(left, room.top + number * (high + gap), wide * part, high)
            # Keys lie as on every keyboard: mirrored here, so that they come out as they are.
            yield button, across(rect, room) if pen.theme.mirrored else rect
            left += wide * part + gap


def _footer_row(face: SheetFace, pages: str, pen: Pen) -> tuple[list[Button], list[int]]:
    """Return the buttons of the footer and their widths; the first may be its icon alone."""
    row = list(face.footer)
    if pages:
        row.insert(1, Button(PAGE, pages, "arrow-right"))
    room = _inner(pen).width
    natural = [buttons.natural_width(button, pen) for button in row]
    if sum(natural) + pen.theme.gap * (len(row) - 1) > room and row[0].icon:
        row[0] = replace(row[0], label="")
        natural[0] = buttons.natural_width(row[0], pen)
    return row, buttons.fitting(natural, room, pen)


def _footer(
    face: SheetFace, page: int, pages: int, room: Rect, pen: Pen
) -> Iterator[tuple[Button, Rect]]:
    row, widths = _footer_row(face, f"{page + 1}/{pages}" if pages > 1 else "", pen)
    yield row[0], Rect(room.left, room.top, widths[0], room.height)
    left = room.right
    for button, wide in list(zip(row, widths, strict=True))[:0:-1]:
        left -= wide
        yield button, Rect(left, room.top, wide, room.height)
        left -= pen.theme.gap
