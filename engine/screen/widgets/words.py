"""Words: headings, paragraphs, the question of this moment, notes."""

from dataclasses import replace

from pygame import Rect, Surface, Vector2

from engine.core.views import Note, Question, Text, Title
from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import card, rounded, stroke
from engine.screen.widgets.drawing import (
    Block,
    Drawing,
    Size,
    chunks,
    draw_stack,
    stack_height,
)


def _title_blocks(title: Title, pen: Pen) -> list[Block]:
    above = "" if pen.theme.brief and pen.theme.landscape else title.kicker
    return [Block(above, pen.small(pen.colours.leaf, True)), Block(title.text, pen.title())]


def _on_one_line(title: Title, width: int, pen: Pen) -> bool:
    """Return whether a dense heading has room for its kicker behind the title."""
    if not (pen.theme.dense and title.kicker):
        return False
    words = pen.letters.width(title.text, pen.title())
    kicker = pen.letters.width(title.kicker, pen.small(pen.colours.leaf, True))
    return words + 2 * pen.theme.pad + kicker < width


def _title_height(title: Title, width: int, pen: Pen) -> int:
    if _on_one_line(title, width, pen):
        return pen.title().pitch + pen.theme.px(0.014)
    return stack_height(_title_blocks(title, pen), width, pen) + pen.theme.px(0.014)


def _draw_title(surface: Surface, title: Title, pen: Pen) -> None:
    width = surface.get_width()
    blocks = _title_blocks(title, pen)
    if _on_one_line(title, width, pen):
        left = pen.letters.width(title.text, pen.title()) + 2 * pen.theme.pad
        drop = round(0.99 * (pen.title().px - pen.theme.small))
        kicker = pen.small(pen.colours.leaf, True)
        pen.letters.draw(surface, title.kicker, kicker, Rect(left, drop, width - left, drop))
        blocks = blocks[1:]
    bottom = draw_stack(surface, blocks, surface.get_rect(), pen)
    lines = pen.letters.wrap(title.text, pen.title(), width)
    if lines:
        length = min(width * 0.96, pen.letters.width(lines[-1], pen.title()))
        thick = pen.theme.px(0.0055)
        start = Vector2(thick, bottom + pen.theme.px(0.002))
        stroke(surface, pen.colours.glow, start, start + Vector2(length, 0), thick)


def _text_style(text: Text, pen: Pen) -> Style:
    if text.tone == "quiet":
        return pen.small(pen.colours.soft)
    return pen.body(pen.colours.ink, bold=text.tone == "strong")


def _text_inset(text: Text, pen: Pen) -> int:
    return round(_text_style(text, pen).px * 1.7) if pen.icons.has(text.icon) else 0


def _text_height(text: Text, width: int, pen: Pen) -> int:
    return pen.letters.height(text.text, _text_style(text, pen), width - _text_inset(text, pen))


def _draw_text(surface: Surface, text: Text, pen: Pen) -> None:
    style, inset = _text_style(text, pen), _text_inset(text, pen)
    box = surface.get_rect()
    pen.icons.draw(
        surface, text.icon, pen.colours.leaf, Rect(0, 0, round(style.px * 1.25), style.pitch)
    )
    pen.letters.draw(surface, text.text, style, Rect(inset, 0, box.width - inset, box.height))


def _text_lines(text: Text, width: int, pen: Pen) -> int:
    wide = width - _text_inset(text, pen)
    return len(pen.letters.wrap(text.text, _text_style(text, pen), wide))


def _text_parts(text: Text, size: Size, pen: Pen) -> list[Text]:
    inside = (size[0] - _text_inset(text, pen), size[1])
    return [
        replace(text, text=part) for part in chunks(text.text, _text_style(text, pen), inside, pen)
    ]


def _question_blocks(question: Question, pen: Pen) -> list[Block]:
    return [
        Block(question.text, pen.question()),
        Block(question.hint, pen.body(pen.colours.soft), pen.theme.gap // 2),
    ]


def _question_height(question: Question, width: int, pen: Pen) -> int:
    inner = width - 4 * pen.theme.pad
    return stack_height(_question_blocks(question, pen), inner, pen) + 2 * pen.theme.pad


def _draw_question(surface: Surface, question: Question, pen: Pen) -> None:
    theme, box = pen.theme, surface.get_rect()
    inside = box.inflate(-theme.pad // 2, -theme.pad // 2)
    card(surface, pen.colours.card, inside, theme.radius, pen.colours.line)
    inner = box.inflate(-4 * theme.pad, 0)
    blocks = _question_blocks(question, pen)
    high = stack_height(blocks, inner.width, pen)
    draw_stack(surface, blocks, inner.move(0, (box.height - high) // 2), pen, "centre")


def _question_lines(question: Question, width: int, pen: Pen) -> int:
    inner, blocks = width - 4 * pen.theme.pad, _question_blocks(question, pen)
    return max(len(pen.letters.wrap(block.text, block.style, inner)) for block in blocks)


def _question_parts(question: Question, size: Size, pen: Pen) -> list[Question]:
    inside = (size[0] - 4 * pen.theme.pad, size[1] - 2 * pen.theme.pad)
    asked = [
        Question(id=question.id, text=part)
        for part in chunks(question.text, pen.question(), inside, pen)
    ]
    if question.hint:
        hints = chunks(question.hint, pen.body(), inside, pen)
        asked += [Question(id=question.id, text="", hint=part) for part in hints]
    return asked


def _note_blocks(note: Note, pen: Pen) -> list[Block]:
    return [Block(note.title, pen.small(pen.colours.leaf, True)), Block(note.text, pen.body())]


def _note_height(note: Note, width: int, pen: Pen) -> int:
    inner = width - 3 * pen.theme.pad
    return stack_height(_note_blocks(note, pen), inner, pen) + 2 * pen.theme.pad


def _draw_note(surface: Surface, note: Note, pen: Pen) -> None:
    theme, box = pen.theme, surface.get_rect()
    rounded(surface, pen.colours.sunk, box, theme.radius)
    rounded(surface, pen.colours.leaf, Rect(0, 0, theme.px(0.012), box.height), theme.px(0.006))
    inner = Rect(2 * theme.pad, theme.pad, box.width - 3 * theme.pad, box.height - theme.pad)
    draw_stack(surface, _note_blocks(note, pen), inner, pen)


def _note_lines(note: Note, width: int, pen: Pen) -> int:
    return len(pen.letters.wrap(note.text, pen.body(), width - 3 * pen.theme.pad))


def _note_parts(note: Note, size: Size, pen: Pen) -> list[Note]:
    title = pen.letters.height(note.title, pen.small(bold=True), size[0] - 3 * pen.theme.pad)
    inside = (size[0] - 3 * pen.theme.pad, size[1] - 2 * pen.theme.pad - title)
    return [replace(note, text=part) for part in chunks(note.text, pen.body(), inside, pen)]


TITLE = Drawing(_title_height, _draw_title)
TEXT = Drawing(_text_height, _draw_text, _text_parts, lines=_text_lines)
QUESTION = Drawing(_question_height, _draw_question, _question_parts, lines=_question_lines)
NOTE = Drawing(_note_height, _draw_note, _note_parts, lines=_note_lines)
