from dataclasses import replace

import pygame
import pytest
from pygame import Rect, Surface

from engine.screen.canvas import Canvas, Sprite
from engine.screen.ground import table_ground
from engine.screen.picture import pen_for
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.theme import Theme
from engine.screen.transitions import LONGEST, amount_of_motion, eased, seconds_of_motion
from tests.screen.samples import CARD, board, choosing, comparing, reading, talking

SIZE = (1280, 720)


def canvas_of(size: tuple[int, int] = SIZE) -> Canvas:
    return Canvas(Surface(size), table_ground(Theme(*size)))


def pixels(canvas: Canvas) -> bytes:
    return pygame.image.tobytes(canvas.surface, "RGB")


def stage_of() -> Stage:
    return Stage(pen_for(SIZE), lambda control, command: None)


WALK = replace(choosing(), widgets=tuple(
    replace(w, pawns=(replace(board().pawns[0], at="quality-home"),)) if w.id == "board"
    else replace(w, roll=1) if w.id == "dice" else w
    for w in choosing().widgets
))  # fmt: skip
CHANGES = {
    "another page": (talking(), comparing()),
    "a pawn walks and a die rolls": (WALK, choosing()),
    "a new card": (reading(), reading(replace(CARD, title="Lift stuk", turn=3))),
    "a tile changes": (talking(), replace(talking(), widgets=tuple(
        replace(w, status="niet eens, dat mag", done=False) if w.id == "tile-g1" else w
        for w in talking().widgets))),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_movement_ends_in_exactly_the_picture_without_movement(change: str) -> None:
    before, after = CHANGES[change]
    moved, still = canvas_of(), canvas_of()
    stage = stage_of()
    showing = Showing(stage)
    stage.see(before)
    moved.show(showing.sprites())
    moved.step()
    stage.see(after)
    moved.show(showing.sprites(), now=10.0, seconds=0.5)
    halfway = []
    for now in (10.1, 10.25, 10.4):
        moved.step(now)
        halfway.append(pixels(moved))
    assert moved.moving
    moved.step(10.5)
    fresh = stage_of()
    fresh.see(after)
    still.show(Showing(fresh).sprites())
    still.step()
    assert not moved.moving
    assert pixels(moved) == pixels(still)
    assert len({*halfway, pixels(still)}) == 4


def test_a_new_change_during_a_movement_starts_from_where_that_was_going() -> None:
    stage, canvas, still = stage_of(), canvas_of(), canvas_of()
    showing = Showing(stage)
    for number, view in enumerate((talking(), comparing(), choosing())):
        stage.see(view)
        canvas.show(showing.sprites(), now=number * 0.2, seconds=0.5)
        canvas.step(number * 0.2 + 0.1)
    canvas.step(9.0)
    fresh = stage_of()
    fresh.see(choosing())
    still.show(Showing(fresh).sprites())
    still.step()
    assert pixels(canvas) == pixels(still)


def test_what_did_not_change_is_not_drawn_again() -> None:
    stage, canvas = stage_of(), canvas_of()
    showing = Showing(stage)
    stage.see(talking())
    canvas.show(showing.sprites())
    assert canvas.step() != []
    canvas.show(showing.sprites())
    assert canvas.step() == []


def test_only_the_place_of_a_changed_tile_is_drawn_again() -> None:
    stage, canvas = stage_of(), canvas_of()
    showing = Showing(stage)
    stage.see(CHANGES["a tile changes"][0])
    canvas.show(showing.sprites())
    canvas.step()
    stage.see(CHANGES["a tile changes"][1])
    canvas.show(showing.sprites())
    drawn = canvas.step()
    assert sum(rect.width * rect.height for rect in drawn) < 0.2 * SIZE[0] * SIZE[1]


def test_a_sprite_that_goes_leaves_the_ground_behind() -> None:
    canvas, bare = canvas_of((200, 200)), canvas_of((200, 200))
    red = Surface((50, 50))
    red.fill((255, 0, 0))
    canvas.show([Sprite("red", Rect(20, 20, 50, 50), red)])
    canvas.step()
    canvas.show([])
    canvas.step()
    bare.step()
    assert pixels(canvas) == pixels(bare)


@pytest.mark.parametrize(
    ("wish", "amount", "seconds"),
    [("none", "none", 0.0), ("reduced", "reduced", 0.2), ("", "full", LONGEST)],
)
def test_how_much_moves_can_be_asked_for(
    wish: str, amount: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPEELTAFEL_MOTION", wish)
    assert amount_of_motion() == amount
    assert seconds_of_motion(amount_of_motion(), walks=True) == seconds
    assert seconds_of_motion(amount_of_motion(), walks=False) <= LONGEST


def test_movement_starts_and_ends_gently() -> None:
    assert (eased(-1), eased(0), eased(0.5), eased(1), eased(2)) == (0, 0, 0.5, 1, 1)
    assert eased(0.1) < 0.1 < 0.9 < eased(0.9)
