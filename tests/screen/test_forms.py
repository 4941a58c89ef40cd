"""A form is filled in by touch or by keys, and asks before it sends where that is wished."""

from dataclasses import replace
from typing import Any

import pygame
import pytest

from engine.core.views import Field
from engine.screen.sheets import Confirm, Filling
from tests.screen.room import COLOURS, COUPLES, Room, asking, with_controls
from tests.screen.samples import ADVANCE, REST, talking


def test_a_form_is_filled_in_by_touch_field_by_field() -> None:
    room = Room(talking()).finger("board:tile-g1").finger("control:result-g1")
    room.finger("next")
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.at == 0
    room.finger("option:mental down").finger("next")
    room.finger("option:daily").finger("option:body").finger("option:meaning").finger("next")
    assert room.sent[0][1] == {
        "to": "12", "kind": "result", "turn": 2, "group": "g1", "tries": 0,
        "first": "mental down", "more": ["body", "meaning"],
    }  # fmt: skip


def test_a_form_is_filled_in_with_keys_alone() -> None:
    room = Room(talking()).key(pygame.K_PAGEUP, pygame.K_PAGEUP, pygame.K_PAGEUP)
    assert room.marked() == "board:tile-g1"
    room.key(pygame.K_RETURN, pygame.K_RETURN).write("4").key(pygame.K_RETURN)
    assert room.marked() != "next"
    room.key(pygame.K_TAB, *[pygame.K_PAGEUP] * 2)
    room.stage.press("next")
    assert room.sent[0][1]["first"] == "mental down"
    assert room.sent[0][1]["more"] is None


def test_an_optional_field_that_is_skipped_stays_empty() -> None:
    control = asking(Field(name="why", kind="text", label="Waarom?", required=False))
    room = Room(with_controls(control, ADVANCE)).finger("control:ask").finger("next")
    assert room.sent == [("ask", {"to": "12", "kind": "ask", "why": None})]


def test_a_ready_opening_can_be_sent_or_gone_on_from() -> None:
    room = Room(talking()).finger("board:tile-g2").write("2").write(" je welkom bent")
    room.key(pygame.K_RETURN)
    assert room.sent[0][1]["text"] == "Een plek waar je welkom bent"


def test_own_words_are_typed_on_the_screen_and_no_longer_than_allowed() -> None:
    field_ = Field(name="text", kind="text", label="Zeg maar", max_length=4)
    room = Room(with_controls(asking(field_), ADVANCE)).finger("control:ask")
    for key in ("key:d", "key:a", "key:g", "key:g", "key:x", "erase", "key: "):
        room.finger(key)
    assert room.finger("next").sent[0][1]["text"] == "Dag "


def test_while_someone_types_no_letter_is_a_shortcut() -> None:
    field_ = Field(name="text", kind="text", label="Zeg maar")
    room = Room(with_controls(asking(field_), ADVANCE, REST)).finger("control:ask")
    room.write("brr. 1").key(pygame.K_BACKSPACE)
    assert not room.stage.blanked
    assert room.key(pygame.K_RETURN).sent[0][1]["text"] == "Brr. "


@pytest.mark.parametrize(
    ("made", "keys", "value"),
    [
        (Field(name="x", kind="one", label="?", options=COLOURS), ["option:blue"], "blue"),
        (Field(name="x", kind="many", label="?", options=COLOURS),
         ["option:blue", "option:red", "option:blue"], ["red"]),
        (Field(name="x", kind="order", label="?", options=COLOURS),
         ["option:green", "option:red", "option:blue"], ["green", "red", "blue"]),
        (Field(name="x", kind="scale", label="?", min=0, max=10), ["option:7"], 7),
        (Field(name="x", kind="number", label="?", min=1, max=40),
         ["plus", "plus", "plus", "minus"], 2),
        (Field(name="x", kind="cell", label="?"), ["key:c", "key:4"], "C4"),
        (Field(name="x", kind="pairs", label="?", options=COUPLES),
         ["option:door", "option:key", "option:letter", "option:glasses"],
         {"door": "key", "letter": "glasses"}),
        (Field(name="x", kind="code", label="?"), ["key:4", "key:2", "erase", "key:7"], "47"),
    ],
    ids=lambda value: value.kind if isinstance(value, Field) else None,
)  # fmt: skip
def test_every_kind_of_field_can_be_filled_in_by_touch(
    made: Field, keys: list[str], value: Any
) -> None:
    room = Room(with_controls(asking(made), ADVANCE)).finger("control:ask")
    for key in keys:
        room.finger(key)
    assert room.finger("next").sent == [("ask", {"to": "12", "kind": "ask", "x": value})]


MATCHING = asking(Field(name="x", kind="pairs", label="Wat hoort bij elkaar?", options=COUPLES))


def options_of(room: Room) -> dict[str, str]:
    plan = room.stage.sheet_plan()
    assert plan is not None
    return {option.key: option.label for option in plan[0].options}


def test_a_pair_that_is_made_is_seen_and_can_be_undone() -> None:
    room = Room(with_controls(MATCHING, ADVANCE)).finger("control:ask")
    room.finger("option:door").finger("option:glasses")
    assert options_of(room) == {"option:door": "Deur – Bril", "option:letter": "Brief"}
    room.finger("option:door").finger("option:glasses")
    assert options_of(room) == {"option:door": "Deur", "option:letter": "Brief"}


def test_a_partner_may_belong_to_several_things_and_says_so() -> None:
    room = Room(with_controls(MATCHING, ADVANCE)).finger("control:ask")
    room.finger("option:door").finger("option:key").finger("option:letter").finger("option:key")
    assert options_of(room)["option:letter"] == "Brief – Sleutel"
    assert options_of(room.finger("option:door"))["option:key"] == "Sleutel – Deur, Brief"


def test_pairs_are_sent_only_when_everything_has_a_partner() -> None:
    room = Room(with_controls(MATCHING, ADVANCE)).finger("control:ask")
    room.finger("option:door").finger("option:key")
    assert room.finger("next").sent == []
    room.finger("option:letter").finger("option:glasses").finger("next")
    assert room.sent[0][1]["x"] == {"door": "key", "letter": "glasses"}


def test_pairs_are_made_with_one_key_of_a_clicker() -> None:
    room = Room(with_controls(MATCHING)).key(*[pygame.K_PAGEDOWN] * 2)
    room.key(*[pygame.K_PAGEDOWN] * 5)
    assert room.sent[0][1]["x"] == {"door": "key", "letter": "glasses"}


def test_back_from_the_partners_returns_to_the_things() -> None:
    room = Room(with_controls(MATCHING, ADVANCE)).finger("control:ask").finger("option:door")
    assert set(options_of(room)) == {"option:key", "option:glasses"}
    assert set(options_of(room.finger("back"))) == {"option:door", "option:letter"}


def test_a_filled_form_is_confirmed_before_it_is_sent() -> None:
    made = Field(name="x", kind="one", label="?", options=COLOURS)
    room = Room(with_controls(asking(made, confirm=("Zeker?",)), ADVANCE)).finger("control:ask")
    room.finger("option:red").finger("next")
    assert isinstance(room.stage.sheet, Confirm)
    assert room.sent == []
    assert room.finger("yes").sent[0][1]["x"] == "red"


def test_with_a_confirmation_one_key_opens_and_the_second_press_sends() -> None:
    room = Room(with_controls(replace(ADVANCE, confirm=("Drie tafels zijn nog bezig.",))))
    room.key(pygame.K_PAGEDOWN)
    assert room.sent == []
    assert len(room.key(pygame.K_PAGEDOWN).sent) == 1


def test_a_half_filled_form_stays_when_something_else_changes() -> None:
    room = Room(talking()).finger("board:tile-g2").finger("own").write("Een bank")
    room.stage.see(replace(talking(), version="later"))
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.value == "Een bank"


def test_a_closed_form_is_kept_as_a_draft_until_its_control_goes() -> None:
    room = Room(talking()).finger("board:tile-g2").finger("own").write("Een bank")
    room.key(pygame.K_ESCAPE)
    room.finger("board:tile-g2").finger("own")
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.value == "Een bank"
    room.stage.see(with_controls(ADVANCE))
    assert room.stage.sheet is None
    assert room.stage.drafts.forms == {}
