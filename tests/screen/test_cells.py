"""A cell of a map is chosen by pressing it, with arrows, or by its name."""

from dataclasses import replace

import pygame
import pytest
from pygame.event import Event

from engine.core.views import Control, Field, MapBoard, Option, View
from engine.screen.sheets import Filling, Menu
from tests.screen.room import SIZE, Room
from tests.screen.samples import ADVANCE, drawing_together

WHERE = Field(name="cell", kind="cell", label="Welk vak?")
WHY = Field(name="why", kind="text", label="Waarom?", required=False)
POINT = Control(
    id="point", label="Wijs een plek aan", intent="answer", board="map",
    command={"to": "7", "kind": "point", "cell": None, "why": None}, fields=(WHERE, WHY),
)  # fmt: skip
MOVE = Control(
    id="move", label="Verschuif", intent="change", board="map",
    command={"to": "7", "kind": "move", "cell": None}, fields=(WHERE,),
)  # fmt: skip


def map_view(*controls: Control) -> View:
    return replace(drawing_together(), controls=(*controls, ADVANCE))


def cell(room: Room, name: str) -> tuple[int, int]:
    scene = room.stage.scene()
    assert scene is not None
    found: tuple[int, int] = next(iter(scene.maps.values()))[name].center
    return found


def tap(room: Room, at: tuple[int, int]) -> Room:
    for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
        event = Event(kind, x=at[0] / SIZE[0], y=at[1] / SIZE[1])
        room.now += 1.0
        room.hands.take(event, room.now)
    return room


def test_a_pressed_cell_is_filled_in_and_the_rest_is_asked() -> None:
    room = Room(map_view(POINT))
    tap(room, cell(room, "C4")).finger("next")
    assert room.sent == [("point", {**POINT.command, "cell": "C4", "why": None})]


def test_a_form_with_nothing_else_to_ask_shows_the_cell_before_it_is_sent() -> None:
    room = Room(map_view(MOVE))
    tap(room, cell(room, "B6"))
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.value == "B6"
    assert room.finger("next").sent[0][1]["cell"] == "B6"


def test_several_things_on_one_map_are_chosen_from_and_keep_the_cell() -> None:
    room = Room(map_view(POINT, MOVE))
    tap(room, cell(room, "D2"))
    assert isinstance(room.stage.sheet, Menu)
    assert room.finger("control:move").finger("next").sent[0][1]["cell"] == "D2"


def test_a_finger_that_slides_to_another_cell_presses_neither() -> None:
    room = Room(map_view(MOVE))
    for kind, name in ((pygame.FINGERDOWN, "A1"), (pygame.FINGERUP, "B1")):
        x, y = cell(room, name)
        room.hands.take(Event(kind, x=x / SIZE[0], y=y / SIZE[1]), 1.0)
    assert room.stage.sheet is None


def test_the_mark_enters_the_map_once_and_arrows_move_it_from_cell_to_cell() -> None:
    room = Room(map_view(MOVE)).key(pygame.K_UP)
    assert [target.key for target in room.stage.targets].count("board:map") == 1
    start = room.stage.marked()
    assert start is not None
    assert start.rect.center == cell(room, "F3")
    room.key(pygame.K_RIGHT, pygame.K_DOWN, pygame.K_RETURN, pygame.K_RETURN)
    assert room.sent[0][1]["cell"] == "G4"


def test_at_its_edge_the_mark_leaves_the_map() -> None:
    room = Room(map_view(MOVE)).key(pygame.K_UP, *[pygame.K_DOWN] * 8)
    assert room.marked() == "control:advance"


def test_the_name_of_a_cell_can_still_be_typed() -> None:
    room = Room(map_view(MOVE)).key(pygame.K_UP, pygame.K_RETURN)
    room.key(pygame.K_BACKSPACE, pygame.K_BACKSPACE).write("c4").key(pygame.K_RETURN)
    assert room.sent[0][1]["cell"] == "C4"


def test_cells_with_names_are_chosen_from_and_another_can_be_typed() -> None:
    named = replace(WHERE, options=(Option("C4", "Het bankje (C4)"), Option("F3", "De halte (F3)")))
    room = Room(map_view(replace(MOVE, board="", fields=(named,))))
    room.finger("control:move").finger("option:F3").finger("next")
    assert room.sent[0][1]["cell"] == "F3"
    room = Room(map_view(replace(MOVE, board="", fields=(named,))))
    room.finger("control:move").finger("own").write("a1").key(pygame.K_RETURN)
    assert room.sent[0][1]["cell"] == "A1"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_cell_lies_where_it_is_drawn_whatever_the_language(direction: str) -> None:
    room = Room(replace(map_view(MOVE), dir=direction))
    assert cell(room, "A1")[0] < cell(room, "J1")[0]
    tap(room, cell(room, "A1"))
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.value == "A1"


def test_a_map_without_a_form_for_cells_has_none() -> None:
    room = Room(drawing_together())
    scene = room.stage.scene()
    assert scene is not None
    assert any(isinstance(placed.widget, MapBoard) for placed in scene.page)
    assert scene.maps == {}
