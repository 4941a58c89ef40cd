"""How a sheet is drawn over the view it belongs to."""

import pygame
from pygame import Rect, Surface

from engine.screen import buttons
from engine.screen.pen import Pen
from engine.screen.shapes import card, framed
from engine.screen.sheet_face import SheetFace
from engine.screen.sheet_layout import SheetPlan
from engine.screen.widgets.join import qr_picture


def draw_sheet(surface: Surface, face: SheetFace, plan: SheetPlan, pen: Pen) -> None:
    """Draw the sheet over a view that is dimmed."""
    surface.fill((*pen.colours.night, 120))
    card(surface, pen.colours.paper, plan.panel, pen.theme.radius, pen.colours.line)
    if plan.title.height:
        pen.letters.draw(surface, face.title, plan.title_style, plan.title)
    for line, rect in plan.lines:
        pen.letters.draw(surface, line, pen.body(), rect)
    if plan.text is not None and face.text is not None:
        _draw_text(surface, face.text, plan.text, pen)
    if plan.code is not None:
        picture = qr_picture(face.code, plan.code.width)
        surface.blit(picture, picture.get_rect(center=plan.code.center))
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
        pen.letters.after(last, style, inner) + 2,
        max(inner.top, bottom - style.pitch),
        0,
        style.px,
    )
    caret.width = max(2, pen.theme.px(0.004))
    surface.fill(pen.colours.leaf, caret.move(0, style.px // 5))
