from dataclasses import replace

import pytest

from engine.core.views import JoinInvite, SeatMark, View
from engine.screen.picture import pen_for
from engine.screen.settings import Settings
from engine.screen.setup import HEIGHTS, STEPS, TRY, Setup, pressed
from engine.screen.setup_face import face_of_setup
from engine.screen.sheet_face import BACK, CLOSE, NEXT
from tests.screen.samples import lobby, tile

PEN = pen_for((1280, 720))


def face(setup: Setup) -> tuple[str, ...]:
    shown = face_of_setup(setup, PEN)
    return (shown.title, *shown.lines, *(button.label for button in shown.options))


def at(step: str, **more: object) -> Setup:
    return replace(Setup(Settings()), at=STEPS.index(step), **more)  # type: ignore[arg-type]


def test_the_room_decides_the_text_mode() -> None:
    near = pressed(pressed(Setup(Settings()), "set:distance=5"), "set:height=beamer")
    far = pressed(near, "set:distance=8")
    assert near.settings.text == "normaal"
    assert far.settings.text == "groot"
    assert pressed(far, "set:height=wall").settings.text == "normaal"


def test_a_last_row_that_cannot_read_it_hears_what_to_do() -> None:
    hopeless = at("text", distance=6.0, height="laptop")
    assert hopeless.too_far
    assert PEN.say("setup.too_far") in face(hopeless)
    assert PEN.say("setup.sample") in face(at("text", distance=6.0, height="beamer"))


def test_what_was_measured_can_be_overruled() -> None:
    measured = at("text", distance=3.0, height="beamer")
    assert pressed(measured, "set:text=groot").settings.text == "groot"


def test_every_step_shows_what_is_chosen_and_only_the_first_two_must_be_answered() -> None:
    for number, step in enumerate(STEPS):
        shown = face_of_setup(at(step).seeing(lobby()), PEN)
        assert shown.title.endswith(f"({number + 1}/{len(STEPS)})")
        assert shown.marked == (NEXT if number > 1 else shown.options[0].key)
    assert face_of_setup(at("skin"), PEN).options[0].selected
    assert face_of_setup(at("height", height="tv"), PEN).marked == NEXT


def test_the_walk_goes_on_and_back_and_can_be_left_at_the_start() -> None:
    first = Setup(Settings())
    assert pressed(first, BACK) == first
    assert pressed(pressed(first, NEXT), BACK) == first
    assert face_of_setup(first, PEN).footer[0].key == CLOSE
    assert face_of_setup(at("text"), PEN).footer[0].key == BACK
    assert at("network").last


def test_sound_is_tried_before_it_is_judged() -> None:
    tried = pressed(at("sound"), TRY)
    assert tried.heard
    assert PEN.say("setup.heard") in face(tried)
    assert not pressed(tried, "set:sound=off").settings.sound
    assert PEN.say("setup.no_sound") in face(at("sound", works=False))


def test_the_network_step_shows_the_address_until_a_phone_is_in() -> None:
    shown = face_of_setup(at("network").seeing(lobby()), PEN)
    invite = next(one for one in lobby().widgets if isinstance(one, JoinInvite))
    assert shown.code == invite.url
    assert PEN.say("setup.scan") in shown.lines
    seat = SeatMark(1, "owl", "red", "rode uil", phone=True)
    came = replace(lobby(), widgets=(invite, tile(1, seats=(seat,))))
    assert PEN.say("setup.phone_in") in face(at("network").seeing(came))


def test_without_phones_there_is_no_network_to_set_up() -> None:
    assert face(at("network").seeing(View()))[1:] == (PEN.say("setup.no_phones"),)


@pytest.mark.parametrize("height", HEIGHTS)
def test_every_height_has_a_name(height: str) -> None:
    assert PEN.say(f"setup.height_{height}")
