"""Where everything on the board stands: the web, and beside it the words of each arm."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pygame import Rect, Vector2

from engine.core.dimensions import DIMENSIONS, Dimension
from engine.core.views import BoardField, WebBoard
from engine.screen.pen import Pen
from engine.screen.widgets.drawing import Block, Size, stack_height
from engine.screen.widgets.spider import arm

_COLUMN = 0.37
"""The least width of the words beside the web."""
_CIRCLES = ("home", "people", "rules")
_LEFT: tuple[Dimension, ...] = ("body", "daily", "participation")
_RIGHT: tuple[Dimension, ...] = ("mental", "meaning", "quality")


@dataclass(frozen=True)
class BoardPlan:
    """Where everything on a board of one size is."""

    centre: Vector2
    radius: int
    slots: Mapping[Dimension, Rect]
    """Beside the web, a place for the words of each arm."""
    mirrored: bool = False
    """Whether the page is: the web itself is not, so its arms change sides before it is."""

    def field_radius(self, pen: Pen) -> int:
        """Return the radius of a field: never so large that neighbours touch."""
        return max(4, min(pen.theme.px(0.034), self.radius // 7))

    def place(self, field: str) -> Vector2:
        """Return where the field with this id is; an unknown one lies in the centre."""
        dimension, _, circle = field.partition("-")
        if dimension not in DIMENSIONS or circle not in _CIRCLES:
            return Vector2(self.centre)
        share = (_CIRCLES.index(circle) + 1) / len(_CIRCLES)
        way = arm(DIMENSIONS.index(dimension)) * self.radius * share
        return self.centre + Vector2(-way.x if self.mirrored else way.x, way.y)


def plan_of(board: WebBoard, size: Size, pen: Pen) -> BoardPlan:
    """Return the plan of a board: words left and right of the web, or below it if it is high."""
    width, height = size
    field = pen.theme.px(0.034) + pen.theme.gap // 2
    if pen.theme.large:
        return _large_plan(board, size, field, pen)
    if _is_wide(size):
        column = max(pen.theme.px(_COLUMN), (width - height) // 2)
        radius = min(height // 2, (width - 2 * column) // 2) - field
        centre = Vector2(width / 2, height / 2)
        slots = _beside(board, size, column, pen)
        return BoardPlan(centre, max(field, radius), slots, pen.theme.mirrored)
    rows = _rows(board, width // 2, pen)
    above = height - sum(rows)
    radius = min(above // 2, width // 2) - field
    slots = _below(rows, width // 2, above, pen)
    middle = Vector2(width / 2, above / 2)
    return BoardPlan(middle, max(field, radius), slots, pen.theme.mirrored)


def _large_plan(board: WebBoard, size: Size, field: int, pen: Pen) -> BoardPlan:
    """Return the web on one side, and on the other a list of what is told of it."""
    width, height = size
    told = _told(board)
    if (
        not _lit_any(board)
        and sum(_slot_height(board, n, _list_width(pen), pen) for n in told) > height
    ):
        told = ()  # the pictograms on the web say the same
    if not told:
        return _web_alone(size, field, pen)
    if _is_wide(size):
        side = min(height, width - _list_width(pen))
        rest = Rect(side, 0, width - side, height)
    else:
        needs = sum(_slot_height(board, name, width, pen) for name in told)
        side = max(2 * field, min(width, height - needs))
        rest = Rect(0, side, width, height - side)
    centre = Vector2(
        side / 2 if rest.top == 0 else width / 2, (height if rest.top == 0 else side) / 2
    )
    slots = _listed(board, told, rest, pen)
    return BoardPlan(centre, max(field, side // 2 - field), slots, pen.theme.mirrored)


def _web_alone(size: Size, field: int, pen: Pen) -> BoardPlan:
    middle = Vector2(size[0] / 2, size[1] / 2)
    return BoardPlan(middle, max(field, min(size) // 2 - field), {}, pen.theme.mirrored)


def _lit_any(board: WebBoard) -> bool:
    return any(field.lit for field in board.fields)


def _told(board: WebBoard) -> tuple[Dimension, ...]:
    """Return the arms that are told of: those with a lit field, else all."""
    return tuple(name for name in DIMENSIONS if _lit(board, name)) or DIMENSIONS


def _list_width(pen: Pen) -> int:
    return pen.theme.px(0.72)


def _listed(
    board: WebBoard, told: tuple[Dimension, ...], rest: Rect, pen: Pen
) -> Mapping[Dimension, Rect]:
    """Return a slot for each arm that is told of, below each other in ``rest``."""
    needs = [_slot_height(board, name, rest.width, pen) for name in told]
    spare = max(0, rest.height - sum(needs))
    extra = min(spare // (len(told) + 1), max(needs) // 2)
    slots, top = {}, rest.top + (spare - extra * len(told)) // 2
    for name, need in zip(told, needs, strict=True):
        slots[name] = Rect(rest.left, top, rest.width, need + extra)
        top += need + extra
    return slots


def _sides(pen: Pen) -> tuple[tuple[Dimension, ...], tuple[Dimension, ...]]:
    """Return the arms with words on the left and on the right, before a page is mirrored."""
    return (_RIGHT, _LEFT) if pen.theme.mirrored else (_LEFT, _RIGHT)


def _is_wide(size: Size) -> bool:
    return size[0] >= size[1] * 1.15


def _beside(board: WebBoard, size: Size, column: int, pen: Pen) -> Mapping[Dimension, Rect]:
    """Return a slot per arm, higher where there is more to say."""
    slots = {}
    for side, left in zip(_sides(pen), (0, size[0] - column), strict=True):
        needs = [_slot_height(board, name, column, pen) for name in side]
        spare, top = max(0, size[1] - sum(needs)) // len(side), 0
        for name, need in zip(side, needs, strict=True):
            slot = Rect(left, top, column, need + spare)
            slots[name] = slot.inflate(0, -min(spare, pen.theme.gap * 2))
            top = slot.bottom
    return slots


def _rows(board: WebBoard, column: int, pen: Pen) -> list[int]:
    return [
        max(_slot_height(board, name, column, pen) for name in pair)
        for pair in zip(*_sides(pen), strict=True)
    ]


def _below(rows: list[int], column: int, top: int, pen: Pen) -> Mapping[Dimension, Rect]:
    slots = {}
    for high, *pair in zip(rows, *_sides(pen), strict=True):
        for x, name in enumerate(pair):
            slots[name] = Rect(x * column, top, column, high)
        top += high
    return slots


def _lit(board: WebBoard, name: Dimension) -> list[BoardField]:
    return [field for field in board.fields if field.lit and field.dimension == name]


def _slot_height(board: WebBoard, name: Dimension, column: int, pen: Pen) -> int:
    """Return the height of what is told of one arm."""
    lit = _lit(board, name)
    if not lit:
        style = pen.small(bold=True)
        wide = label_width(column, pen)
        return pen.letters.height(board.labels.get(name, ""), style, wide) + pen.theme.gap
    return len(lit) * max(_callout_height(board, field, column, pen) for field in lit)


def _callout_height(board: WebBoard, field: BoardField, column: int, pen: Pen) -> int:
    wide = column - pen.theme.pad // 2 - callout_left(column, pen) - pen.theme.pad // 3
    words = stack_height(callout_blocks(field, board, pen), wide, pen)
    return max(pen.theme.target, words + pen.theme.pad * 3 // 2)


def callout_left(column: int, pen: Pen) -> int:
    """Return where the words of a callout begin: behind its icon, if there is room for one."""
    edge = pen.theme.px(0.026)
    return edge + (pen.theme.px(0.055) + pen.theme.gap // 2 if column >= pen.theme.px(0.42) else 0)


def label_width(column: int, pen: Pen) -> int:
    """Return the width for the words of an arm, behind its icon."""
    return column - pen.theme.pad - pen.theme.px(0.05) - pen.theme.gap


def least_height(board: WebBoard, width: int, pen: Pen) -> int:
    """Return the least height at which the web is large enough and all words fit."""
    if pen.theme.large:
        return _large_height(board, width, pen)
    column = pen.theme.px(_COLUMN)
    sides = max(sum(_slot_height(board, n, column, pen) for n in side) for side in _sides(pen))
    least = max(sides, pen.theme.px(0.44))
    if _is_wide((width, least)) and width - 2 * column >= pen.theme.px(0.4):
        return least
    return max(sum(_rows(board, width // 2, pen)) + pen.theme.px(0.6), round(width / 1.15) + 1)


def _large_height(board: WebBoard, width: int, pen: Pen) -> int:
    if not _lit_any(board):
        return pen.theme.px(0.44)
    wide = sum(_slot_height(board, name, _list_width(pen), pen) for name in _told(board))
    least = max(wide, pen.theme.px(0.44))
    if width - _list_width(pen) >= pen.theme.px(0.4) and _is_wide((width, least)):
        return least
    below = sum(_slot_height(board, name, width, pen) for name in _told(board))
    return max(below + pen.theme.px(0.5), round(width / 1.15) + 1)


def board_parts(board: WebBoard, size: Size, pen: Pen) -> list[WebBoard]:
    """Return the board on several pages, each telling of as many lit fields as fit beside it."""
    lit = [field for field in board.fields if field.lit]
    for count in range(len(lit), 0, -1):
        groups = [lit[at : at + count] for at in range(0, len(lit), count)]
        pages = [_telling_of(board, some) for some in groups]
        if all(least_height(page, size[0], pen) <= size[1] for page in pages) or count == 1:
            return pages
    return [board]


def _telling_of(board: WebBoard, lit: list[BoardField]) -> WebBoard:
    fields = tuple(replace(field, lit=field in lit) for field in board.fields)
    return replace(board, fields=fields)


def callouts(board: WebBoard, size: Size, pen: Pen) -> Mapping[str, Rect]:
    """Return where the words of each lit field are: that is where it is pressed."""
    plan = plan_of(board, size, pen)
    boxes: dict[str, Rect] = {}
    for name in DIMENSIONS:
        lit = _lit(board, name)
        for number, field in enumerate(lit):
            slot = plan.slots[name]
            high = slot.height // len(lit)
            boxes[field.id] = Rect(slot.left, slot.top + number * high, slot.width, high)
    for field in board.fields:
        if field.lit and field.id not in boxes:
            boxes[field.id] = Rect(0, 0, *[pen.theme.target] * 2)
            boxes[field.id].center = round(plan.centre.x), round(plan.centre.y)
    return boxes


def callout_blocks(field: BoardField, board: WebBoard, pen: Pen) -> list[Block]:
    """Return what is told of a lit field: its kind and the title of its card."""
    colour = pen.colours.of_dimension(field.dimension)
    above = board.labels.get(field.kind, field.kind)
    return [
        Block(above, pen.small(colour, True)),
        Block(field.title, pen.small(pen.colours.ink, True)),
    ]
