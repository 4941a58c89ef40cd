from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pygame import Surface

from engine.core import views
from engine.core.views import Dice, Timer, WebBoard, WebChart, Widget
from engine.screen.letters import Letters, Style, clean
from engine.screen.picture import pen_for
from engine.screen.shapes import blank
from engine.screen.widgets import DRAWINGS
from engine.screen.widgets.join import spaced
from engine.screen.widgets.timer import left, step
from tests.screen.samples import SAMPLES, board, chart

SIZE = (900, 600)
EVERY = {type(widget): widget for make in SAMPLES.values() for widget in make().widgets}


def drawn(widget: Widget, size: tuple[int, int] = SIZE) -> bytes:
    surface = blank(size)
    DRAWINGS[type(widget)].draw(surface, widget, pen_for((1280, 720)))
    return pygame.image.tobytes(surface, "RGBA")


def test_every_kind_of_widget_has_a_drawing() -> None:
    assert set(DRAWINGS) == set(views.Widget.__subclasses__())


@pytest.mark.parametrize("kind", DRAWINGS, ids=lambda kind: kind.__name__)
def test_every_widget_leaves_something_on_the_paper(kind: type[Widget]) -> None:
    assert set(drawn(EVERY[kind])) != {0}


@pytest.mark.parametrize("kind", DRAWINGS, ids=lambda kind: kind.__name__)
def test_a_widget_without_any_words_can_be_drawn(kind: type[Widget]) -> None:
    widget = EVERY[kind]
    empty = {
        name: "" for name in ("text", "label", "name", "title", "status", "kernel", "ask")
        if hasattr(widget, name)
    }  # fmt: skip
    pen, bare = pen_for((1280, 720)), replace(widget, **empty)
    high = DRAWINGS[kind].height(bare, 700, pen)
    DRAWINGS[kind].draw(blank((700, max(1, high))), bare, pen)
    assert high >= 0


def test_the_digits_of_the_code_stand_in_two_groups() -> None:
    assert spaced("482913") == "482 913"
    assert spaced("12") == "12"


def test_a_timer_counts_from_the_workshop_clock_and_stops_at_nothing() -> None:
    timer = Timer(id="t", total=120_000, used=30_000, since=10_000)
    assert left(timer, 10_000) == 90_000
    assert left(timer, 40_000) == 60_000
    assert left(timer, 999_000) == 0
    assert left(replace(timer, since=None), 999_000) == 90_000


def test_a_timer_looks_the_same_for_a_while_so_that_it_is_seldom_redrawn() -> None:
    timer = Timer(id="t", total=120_000, since=0)
    assert step(timer, 100) == step(timer, 200)
    assert step(timer, 100) != step(timer, 5_000)


def test_a_thrown_die_tumbles_and_a_missed_throw_does_not() -> None:
    pen, drawing = pen_for((1280, 720)), DRAWINGS[Dice]
    before, once = Dice(id="d", value=2, roll=1), Dice(id="d", value=5, roll=2)
    assert drawing.moving(before, once, SIZE, pen) is not None
    assert drawing.moving(before, replace(once, roll=3), SIZE, pen) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Dice(id="d", value=2, roll=1), Dice(id="d", value=5, roll=2)),
        (chart(1, "Fatma", (5,) * 6, (5,) * 6), chart(1, "Fatma", (5,) * 6, (4, 6, 5, 5, 5, 5))),
        (replace(board(), pawns=(replace(board().pawns[0], at="quality-home"),)), board()),
    ],
    ids=["die", "web", "pawn"],
)
def test_what_moves_is_somewhere_else_halfway(before: Widget, after: Widget) -> None:
    motion = DRAWINGS[type(after)].moving(before, after, SIZE, pen_for((1280, 720)))
    assert motion is not None
    seen = []
    for share in (0.0, 0.5, 1.0):
        surface = blank(SIZE)
        motion(surface, share)
        seen.append(pygame.image.tobytes(surface, "RGBA"))
    assert len(set(seen)) == 3


def test_a_pawn_ends_its_walk_exactly_where_it_is() -> None:
    before = replace(board(), pawns=(replace(board().pawns[0], at="quality-home"),))
    motion = DRAWINGS[WebBoard].moving(before, board(), SIZE, pen_for((1280, 720)))
    assert motion is not None
    surface = blank(SIZE)
    motion(surface, 1.0)
    assert pygame.image.tobytes(surface, "RGBA") == drawn(board())


def test_the_numbers_of_a_web_are_never_printed() -> None:
    pen, words = pen_for((1280, 720)), []
    pen.letters.on_line = lambda text, *_: words.append(text)
    DRAWINGS[WebChart].draw(blank(SIZE), chart(1, "Fatma", (6,) * 6, (4,) * 6), pen)
    assert not any(character.isdigit() for text in words for character in text)


def test_control_and_direction_characters_are_taken_out_of_text() -> None:
    assert clean("ab\u202ec\x07d\u200f e\nf") == "abcd e\nf"


def test_a_word_wider_than_the_line_is_broken_and_nothing_is_lost() -> None:
    letters, style = pen_for((1280, 720)).letters, Style(40)
    lines = letters.wrap("Arbeidsongeschiktheidsverzekering", style, 200)
    assert all(letters.width(line, style) <= 200 for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == "Arbeidsongeschiktheidsverzekering"


def test_without_its_fonts_the_screen_still_has_letters(tmp_path: Path) -> None:
    surface = Surface((300, 100))
    letters = Letters(tmp_path)
    assert letters.draw(surface, "Hallo", Style(30), surface.get_rect()) > 0


def test_a_missing_or_broken_icon_is_nothing(tmp_path: Path) -> None:
    from engine.screen.icons import Icons

    (tmp_path / "broken.svg").write_text("<svg", "utf-8")
    icons = Icons(tmp_path)
    assert icons.get("broken", (0, 0, 0), 20) is None
    assert icons.get("missing", (0, 0, 0), 20) is None
    assert icons.get("../secret", (0, 0, 0), 20) is None
