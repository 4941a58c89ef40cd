"""How one kind of widget is drawn."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pygame import Rect, Surface

from engine.core.views import Widget
from engine.screen.letters import Align, Style
from engine.screen.pen import Pen

W = TypeVar("W", bound=Widget)
Size = tuple[int, int]
_SENTENCE = re.compile(r"(?<=[.!?…؟])\s+|\n")
Motion = Callable[[Surface, float], None]
"""Draws a widget on its way from what it was (0.0) to what it is (1.0)."""


def _whole(widget: Any, size: Size, pen: Pen) -> list[Any]:
    return [widget]


def _still(before: Any, after: Any, size: Size, pen: Pen) -> Motion | None:
    return None


def _fades_in(widget: Any, picture: Surface, pen: Pen) -> Motion | None:
    return None


def _few(widget: Any, width: int, pen: Pen) -> int:
    return 0


@dataclass(frozen=True)
class Drawing(Generic[W]):
    """One kind of widget.

    ``height`` is the least it needs at a width; ``draw`` fills a transparent surface of at
    least that height; ``parts`` cuts what is too high for a page into widgets that are not;
    ``lines`` counts the lines of its longest text at a width, if people are to read it at once;
    ``moving`` gives the way from an earlier state, or None if there is nothing to see move;
    ``arriving`` the way a new one comes in, given its ``picture``, or None if it just fades in.
    """

    height: Callable[[W, int, Pen], int]
    draw: Callable[[Surface, W, Pen], None]
    parts: Callable[[W, Size, Pen], list[W]] = _whole
    moving: Callable[[W, W, Size, Pen], Motion | None] = _still
    arriving: Callable[[W, Surface, Pen], Motion | None] = _fades_in
    lines: Callable[[W, int, Pen], int] = _few


@dataclass(frozen=True)
class Block:
    """A text in a stack of texts, ``above`` pixels below the one before."""

    text: str
    style: Style
    above: int = 0


def stack_height(blocks: list[Block], width: int, pen: Pen) -> int:
    """Return how high ``blocks`` are together; empty texts take no room."""
    shown = [block for block in blocks if block.text]
    texts = sum(pen.letters.height(b.text, b.style, width) for b in shown)
    return texts + sum(block.above for block in shown[1:])


def draw_stack(
    surface: Surface, blocks: list[Block], box: Rect, pen: Pen, align: Align = "left"
) -> int:
    """Draw ``blocks`` below each other from the top of ``box``; return where they end."""
    top = box.top
    for number, block in enumerate(block for block in blocks if block.text):
        top += block.above if number else 0
        inside = Rect(box.left, top, box.width, max(0, box.bottom - top))
        top = pen.letters.draw(surface, block.text, block.style, inside, align)
    return top


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``."""
    return [sentence for sentence in _SENTENCE.split(text.strip()) if sentence]


def chunks(text: str, style: Style, size: Size, pen: Pen) -> list[str]:
    """Return ``text`` in pieces that each fit ``size``, of whole sentences where they can be."""
    fit = max(1, min(size[1] // style.pitch, pen.theme.most_lines))
    found: list[str] = []
    for sentence in sentences(text):
        longer = f"{found[-1]} {sentence}" if found else sentence
        if found and len(pen.letters.wrap(longer, style, size[0])) <= fit:
            found[-1] = longer
        else:
            lines = pen.letters.wrap(sentence, style, size[0])
            found += [" ".join(lines[at : at + fit]) for at in range(0, len(lines), fit)]
    return found or [text]
