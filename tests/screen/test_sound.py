from array import array
from dataclasses import replace
from math import pi, sin

import pygame
import pytest
from pygame import Surface

from engine.core.views import CardFace, Dice, GroupTile, LockRow, View
from engine.screen.canvas import Canvas
from engine.screen.cues import TWINS, Cue, cue_between, cue_of_clock
from engine.screen.ground import table_ground
from engine.screen.picture import pen_for
from engine.screen.showing import Showing
from engine.screen.sound import Speaker
from engine.screen.stage import Stage
from engine.screen.tones import ATTACK, CUES, HIGHEST, LOWEST, PEAK, RATE, samples
from tests.screen.samples import LOCKS, MAP, choosing, escaping, lobby, reading, talking

every_cue = pytest.mark.parametrize("cue", TWINS)


def changed(view: View, kind: type, **to: object) -> View:
    """Return ``view`` with the first widget of ``kind`` changed."""
    first = next(w for w in view.widgets if isinstance(w, kind))
    other = replace(first, **to)
    return replace(view, widgets=tuple(other if w is first else w for w in view.widgets))


DICE = choosing()
TILES = talking()
OPEN = tuple(replace(lock, state="open") for lock in LOCKS.locks)
TRIED = tuple(replace(lock, tries=3, state_label="drie keer geprobeerd") for lock in LOCKS.locks)
CHANGES: dict[Cue, tuple[View, View]] = {
    "rest": (TILES, replace(lobby(), state="paused")),
    "opened": (escaping(), changed(escaping(), LockRow, locks=OPEN)),
    "wrong": (escaping(), changed(escaping(), LockRow, locks=TRIED)),
    "dice": (changed(DICE, Dice, roll=1), changed(DICE, Dice, roll=2, value=5)),
    "card": (TILES, changed(reading(), CardFace, turn=9)),
    "laid": (
        View(widgets=(replace(MAP, marks=MAP.marks[:1]),)),
        View(widgets=(MAP,)),
    ),
    "answered": (changed(TILES, GroupTile, done=False), changed(TILES, GroupTile, done=True)),
    "joined": (changed(lobby(), GroupTile, seats=()), lobby()),
}


@pytest.mark.parametrize("cue", CHANGES)
def test_what_is_heard_is_seen_as_well(cue: Cue) -> None:
    before, after = CHANGES[cue]
    assert cue_between(before, after) == cue
    stage = Stage(pen_for((1280, 720)), lambda control, command: None)
    showing, theme = Showing(stage), stage.pen.theme
    canvas = Canvas(Surface((theme.width, theme.height)), table_ground(theme))
    stage.see(before)
    canvas.show(showing.sprites())
    canvas.step()
    stage.see(after)
    canvas.show(showing.sprites())
    assert canvas.step() != []


def test_every_cue_has_a_twin_for_the_eyes_and_a_sound() -> None:
    assert set(TWINS) == set(CUES)
    assert all(TWINS.values())


def test_nothing_is_heard_when_nothing_happens_or_the_first_view_comes() -> None:
    assert cue_between(None, TILES) is None
    assert cue_between(TILES, TILES) is None


def test_of_several_changes_only_the_most_urgent_is_heard() -> None:
    before, after = CHANGES["answered"]
    paused = replace(after, state="paused")
    assert cue_between(before, paused) == "rest"


def test_a_clock_is_heard_once_when_it_runs_out() -> None:
    assert cue_of_clock(((1, 3),), ((0, 0),))
    assert not cue_of_clock(((0, 0),), ((0, 0),))
    assert not cue_of_clock((), ((0, 0),))
    assert not cue_of_clock(((2, 9),), ((1, 60),))


@every_cue
def test_a_tone_is_soft_short_and_low_enough_for_older_ears(cue: Cue) -> None:
    heard = samples(cue)
    assert max(map(abs, heard)) <= PEAK * 32_767 + 1
    assert all(LOWEST <= note.pitch <= HIGHEST for note in CUES[cue])
    assert len(heard) / RATE <= 2.2


@every_cue
def test_a_tone_swells_and_ends_in_silence(cue: Cue) -> None:
    heard = samples(cue)
    first = heard[: round(0.010 * RATE)]
    assert ATTACK >= 0.010
    assert max(map(abs, first[: len(first) // 5])) < 0.3 * max(map(abs, heard))
    assert abs(heard[-1]) < 0.02 * 32_767


@every_cue
def test_the_energy_of_a_tone_lies_where_it_is_heard(cue: Cue) -> None:
    heard = samples(cue)
    inside = max(power(heard, note.pitch) for note in CUES[cue])
    outside = max(power(heard, pitch) for pitch in (60.0, 120.0, 4_000.0, 8_000.0))
    assert outside < 0.05 * inside


def power(heard: "array[int]", pitch: float) -> float:
    """Return how strong ``pitch`` is in the samples (one bin of a Fourier transform)."""
    step = 2 * pi * pitch / RATE
    real = sum(value * sin(step * n + pi / 2) for n, value in enumerate(heard))
    imaginary = sum(value * sin(step * n) for n, value in enumerate(heard))
    return real * real + imaginary * imaginary


def test_a_speaker_plays_and_can_be_muted() -> None:
    speaker = Speaker()
    assert speaker.works
    assert speaker.play("card")
    speaker.muted = True
    assert not speaker.play("card")
    assert not Speaker().play(None)
    speaker.close()


def test_without_a_sound_card_there_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_card(**wish: object) -> None:
        raise pygame.error("No such device.")

    monkeypatch.setattr(pygame.mixer, "init", no_card)
    speaker = Speaker()
    assert not speaker.works
    assert not speaker.play("answered")
    speaker.close()


def test_a_sound_card_that_is_pulled_out_leaves_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = Speaker()
    assert speaker.works

    def gone(**wish: object) -> None:
        raise pygame.error("Audio device has been closed.")

    monkeypatch.setattr(pygame.mixer, "Sound", gone)
    assert not speaker.play("dice")
    assert not speaker.works
    pygame.mixer.quit()
