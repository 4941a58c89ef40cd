"""One key, a finger, a mouse, a keyboard: each runs the evening."""

from dataclasses import replace

import pygame
import pytest
from pygame.event import Event

from engine.core.views import Control, Field, Intent
from engine.screen.sheets import Confirm, Filling, Leave, Menu
from tests.screen.room import SIZE, Room, asking, with_controls
from tests.screen.samples import ADVANCE, BACK, REST, choosing, long_texts, talking


def test_one_key_presses_what_comes_next() -> None:
    assert Room(talking()).key(pygame.K_PAGEDOWN).sent == [("advance", ADVANCE.command)]


def test_one_key_first_turns_the_pages_that_are_to_be_read() -> None:
    room = Room(long_texts())
    count = room.stage.scene().pages  # type: ignore[union-attr] # there is a view
    room.key(*[pygame.K_PAGEDOWN] * (count - 1))
    assert room.sent == []
    assert room.key(pygame.K_PAGEDOWN).sent == [("advance", ADVANCE.command)]


def test_without_a_next_thing_one_key_marks_first_and_presses_then() -> None:
    room = Room(choosing()).key(pygame.K_PAGEDOWN)
    assert room.sent == []
    room.key(pygame.K_PAGEDOWN)
    assert [control for control, _ in room.sent] == ["choose-body-home"]


def test_what_was_sent_is_not_sent_again_before_its_answer() -> None:
    room = Room(talking()).key(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    assert len(room.sent) == 1
    room.stage.answered("advance", "", room.now)
    room.stage.see(replace(talking(), version="later"))
    assert len(room.key(pygame.K_PAGEDOWN).sent) == 2


def test_a_refusal_is_shown_and_the_button_can_be_pressed_again() -> None:
    room = Room(talking()).key(pygame.K_PAGEDOWN)
    room.stage.answered("advance", "Het spel is al een stap verder.", 5.0)
    assert room.stage.refusal == "Het spel is al een stap verder."
    assert not room.stage.expire(6.0)
    assert room.stage.expire(60.0)
    assert room.stage.refusal == ""
    assert len(room.key(pygame.K_PAGEDOWN).sent) == 2


def test_page_up_moves_the_mark_back_and_tab_moves_it_on() -> None:
    room = Room(talking())
    assert room.marked() == "control:advance"
    assert room.key(pygame.K_PAGEUP).marked() == "more"
    assert room.key(pygame.K_TAB).marked() == "control:advance"
    assert room.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT).marked() == "more"


def test_arrows_move_the_mark_to_what_is_there() -> None:
    room = Room(talking()).key(pygame.K_UP)
    assert room.marked() == "board:tile-g2"
    assert room.key(pygame.K_LEFT).marked() == "board:tile-g1"
    assert room.key(pygame.K_DOWN).marked() == "more"
    assert room.key(pygame.K_DOWN).marked() == "more"


def test_a_mark_that_somebody_moved_stays_when_another_table_answers() -> None:
    room = Room(talking()).key(pygame.K_UP)
    room.stage.see(replace(talking(), version="later"))
    assert room.marked() == "board:tile-g2"


def test_a_new_page_marks_what_comes_next_again() -> None:
    room = Room(talking()).key(pygame.K_UP)
    room.stage.see(replace(talking(), title="Iets anders", version="later"))
    assert room.marked() == "control:advance"


def test_a_finger_acts_when_it_is_lifted() -> None:
    room = Room(talking())
    at = room.place("control:advance")
    room.hands.take(Event(pygame.FINGERDOWN, x=at[0] / SIZE[0], y=at[1] / SIZE[1]), 1.0)
    assert room.sent == []
    room.hands.take(Event(pygame.FINGERUP, x=at[0] / SIZE[0], y=at[1] / SIZE[1]), 1.1)
    assert len(room.sent) == 1


def test_sliding_off_a_button_cancels_it() -> None:
    room = Room(talking())
    room.mouse(pygame.MOUSEBUTTONDOWN, room.place("control:advance"))
    room.mouse(pygame.MOUSEBUTTONUP, (5, 5))
    assert room.sent == []


def test_a_second_tap_at_once_is_taken_for_the_same() -> None:
    room = Room(with_controls(ADVANCE, BACK, REST))
    room.finger("more")
    assert isinstance(room.stage.sheet, Menu)
    room = Room(with_controls(ADVANCE, replace(REST, intent="pass")))
    for now in (1.0, 1.2):
        at = room.place("control:rest")
        room.now = now
        room.mouse(pygame.MOUSEBUTTONDOWN, at).mouse(pygame.MOUSEBUTTONUP, at)
        room.stage.answered("rest", "", now)
        room.stage.see(replace(room.view, version=str(now)))
    assert len(room.sent) == 1


@pytest.mark.parametrize("key", [pygame.K_PAGEDOWN, pygame.K_RETURN])
def test_a_key_that_bounces_or_is_held_down_is_one_press(key: int) -> None:
    room = Room(with_controls(ADVANCE, BACK, REST))
    for now in (1.0, 1.03, 1.3, 1.6, 1.9):
        room.now = now - 1.0
        room.key(key)
        room.stage.answered("advance", "", now)
        room.stage.see(replace(room.view, version=str(now)))
    assert len(room.sent) == 1
    room.now = 1.4
    assert len(room.key(key).sent) == 2


def test_a_bounce_does_not_say_yes_to_what_the_press_just_asked() -> None:
    room = Room(with_controls(replace(BACK, intent="advance"))).key(pygame.K_PAGEDOWN)
    assert isinstance(room.stage.sheet, Confirm)
    room.now -= 0.95
    assert room.key(pygame.K_PAGEDOWN).sent == []
    assert len(room.key(pygame.K_PAGEDOWN).sent) == 1


def test_the_same_key_after_another_one_is_a_press_of_its_own() -> None:
    room = Room(with_controls(ADVANCE, replace(REST, intent="pass"))).key(pygame.K_RETURN)
    for key in (pygame.K_LEFT, pygame.K_RETURN):
        room.now -= 0.9
        room.key(key)
    assert [name for name, _ in room.sent] == ["advance", "rest"]


def test_plus_may_be_pressed_as_fast_as_fingers_go() -> None:
    room = Room(with_controls(asking(Field(name="n", kind="number", label="Hoeveel?", max=40))))
    room.stage.press("control:ask")
    for _ in range(3):
        room.now -= 0.9
        room.key(pygame.K_RETURN)
    assert isinstance(room.stage.sheet, Filling)
    assert room.stage.sheet.value == 2


@pytest.mark.parametrize(("id", "intent"), [("end", "advance"), ("stop", "end"), ("end", "end")])
def test_no_number_of_presses_of_one_key_ends_the_evening(id: str, intent: Intent) -> None:
    ending = Control(
        id=id, label="Afsluiten", intent=intent, command={}, confirm=("Nog niets opgeslagen.",)
    )
    room = Room(with_controls(ending)).finger(f"control:{id}" if intent == "advance" else "more")
    if intent != "advance":
        room.finger(f"control:{id}")
    assert room.marked() == "close"
    assert room.key(*[pygame.K_PAGEDOWN] * 5).sent == []
    if room.stage.sheet is None:
        room.stage.press(f"control:{id}")
    assert [name for name, _ in room.finger("yes").sent] == [id]


def test_any_other_question_is_answered_with_one_more_press() -> None:
    asked = replace(BACK, intent="advance")
    room = Room(with_controls(asked)).key(pygame.K_PAGEDOWN)
    assert room.marked() == "yes"
    assert len(room.key(pygame.K_PAGEDOWN).sent) == 1


def test_a_lit_field_of_the_board_is_pressed_where_its_words_are() -> None:
    room = Room(choosing()).finger("control:choose-daily-rules")
    assert room.sent[0][1]["field"] == "daily-rules"


def test_a_tile_with_several_controls_lets_you_choose_one() -> None:
    room = Room(talking()).finger("board:tile-g1")
    assert isinstance(room.stage.sheet, Menu)
    assert room.stage.sheet.title == "rode uil"
    assert room.finger("control:same-g1").sent[0][0] == "same-g1"
    assert room.stage.sheet is None


def test_undo_steering_and_settings_are_behind_more() -> None:
    room = Room(talking())
    assert not any(target.key == "control:back" for target in room.stage.targets)
    room.finger("more").finger("control:back")
    assert isinstance(room.stage.sheet, Confirm)


def test_escape_closes_a_sheet_and_never_the_window_without_asking() -> None:
    room = Room(talking()).finger("more").key(pygame.K_ESCAPE)
    assert room.stage.sheet is None
    room.key(pygame.K_ESCAPE)
    assert isinstance(room.stage.sheet, Leave)
    room.key(pygame.K_RETURN)
    assert room.stage.sheet is None
    assert not room.stage.closing
    room.key(pygame.K_ESCAPE).finger("yes")
    assert room.stage.closing


def test_b_darkens_the_screen_and_the_next_press_only_brings_it_back() -> None:
    room = Room(talking()).write("b")
    assert room.stage.blanked
    room.key(pygame.K_PAGEDOWN)
    assert not room.stage.blanked
    assert room.sent == []


def test_r_and_the_dot_press_rust_where_it_is_offered() -> None:
    assert Room(talking()).write("r").sent[0][0] == "rest"
    assert Room(talking()).write(".").sent[0][0] == "rest"
    resume = replace(REST, id="resume")
    assert Room(with_controls(resume)).write("R").sent[0][0] == "resume"


def test_without_rust_the_dot_darkens_the_screen() -> None:
    room = Room(with_controls(ADVANCE)).write(".")
    assert room.stage.blanked
    assert room.sent == []


def test_a_tap_beside_an_open_sheet_closes_it() -> None:
    room = Room(talking()).finger("more")
    room.mouse(pygame.MOUSEBUTTONDOWN, (3, 3)).mouse(pygame.MOUSEBUTTONUP, (3, 3))
    assert room.stage.sheet is None


def test_a_control_of_a_widget_that_is_not_there_is_an_ordinary_button() -> None:
    control = Control(id="lost", label="Toch doen", intent="answer", command={}, board="nowhere")
    assert Room(with_controls(control, ADVANCE)).finger("control:lost").sent == [("lost", {})]


def test_buttons_that_do_not_fit_are_behind_more_and_none_is_lost() -> None:
    many = [
        Control(id=f"c{n}", label=f"Een vrij lange knop {n}", intent="answer", command={"n": n})
        for n in range(9)
    ]
    room = Room(with_controls(*many, ADVANCE))
    shown = {target.key for target in room.stage.targets}
    room.finger("more")
    behind = {target.key for target in room.stage.targets}
    room.stage.press("page")
    behind |= {target.key for target in room.stage.targets}
    assert {f"control:c{n}" for n in range(9)} <= shown | behind


def test_a_control_of_the_board_that_chooses_no_field_is_an_ordinary_button() -> None:
    control = Control(id="walk", label="Zelf lopen", intent="answer", command={}, board="board")
    view = replace(choosing(), controls=(*choosing().controls, control))
    assert Room(view).finger("control:walk").sent == [("walk", {})]


def test_a_mouse_event_that_a_finger_made_is_not_taken_twice() -> None:
    room = Room(talking())
    at = room.place("control:advance")
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        room.hands.take(Event(kind, button=1, pos=at, touch=True), 1.0)
    assert room.sent == []
