"""Short soft sounds, computed: no recording, no licence, nothing above what older ears hear."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, pi, sin
from typing import Final

from engine.screen.cues import Cue

RATE: Final = 22_050
"""Samples a second: enough for tones up to 2,000 Hz."""
PEAK: Final = 0.22
"""The loudest sample, as a part of what is possible: about -13 dB."""
LOWEST, HIGHEST = 300.0, 2_000.0
"""Hertz. Below, small speakers are silent; above, older ears are."""
ATTACK: Final = 0.014
"""Seconds in which a tone swells: nothing startles."""


@dataclass(frozen=True)
class Note:
    """A tone of ``pitch`` hertz from ``start``, dying away in ``length`` seconds."""

    pitch: float
    start: float = 0.0
    length: float = 0.4
    strength: float = 1.0


CUES: Final[Mapping[Cue, Sequence[Note]]] = {
    "rest": (Note(523.3, 0, 1.4), Note(392.0, 0.16, 1.6, 0.8), Note(329.6, 0.34, 1.8, 0.7)),
    "time": (Note(440.0, 0, 1.8), Note(880.0, 0, 1.1, 0.3)),
    "opened": (
        Note(523.3),
        Note(659.3, 0.11),
        Note(784.0, 0.22, 0.7),
        Note(1046.5, 0.22, 0.5, 0.3),
    ),
    "wrong": (Note(349.2, 0, 0.22, 0.7), Note(329.6, 0.13, 0.3, 0.7)),
    "dice": tuple(
        Note(700.0 + 90 * (n % 3), 0.07 * n + 0.012 * n * n, 0.06, 0.5) for n in range(6)
    ),
    "card": (Note(587.3, 0, 0.16, 0.6), Note(880.0, 0.06, 0.22, 0.35)),
    "found": (Note(659.3, 0, 0.3), Note(987.8, 0.09, 0.4, 0.6)),
    "laid": (Note(392.0, 0, 0.14, 0.8), Note(784.0, 0, 0.1, 0.3)),
    "answered": (Note(587.3, 0, 0.3, 0.8), Note(784.0, 0.1, 0.45, 0.7)),
    "joined": (Note(523.3, 0, 0.18, 0.7), Note(698.5, 0.07, 0.24, 0.6)),
}


@cache
def samples(cue: Cue) -> "array[int]":
    """Return the sound of ``cue`` as signed 16-bit samples, one channel, ``RATE`` a second."""
    notes = CUES[cue]
    count = round(RATE * max(note.start + note.length for note in notes))
    wave = [0.0] * count
    for note in notes:
        _add(wave, note)
    loudest = max(map(abs, wave)) or 1.0
    return array("h", (round(value / loudest * PEAK * 32_767) for value in wave))


def _add(wave: list[float], note: Note) -> None:
    first, count = round(note.start * RATE), round(note.length * RATE)
    for number in range(min(count, len(wave) - first)):
        wave[first + number] += note.strength * _swell(number, count) * _tone(note.pitch, number)


def _tone(pitch: float, number: int) -> float:
    return sin(2 * pi * pitch * number / RATE)


def _swell(number: int, count: int) -> float:
    """Return how loud a note is at a sample: it swells, dies away, and ends in silence."""
    rise = min(1.0, number / (ATTACK * RATE))
    fall = min(1.0, (count - number) / (ATTACK * RATE))
    return rise * fall * exp(-3.2 * number / count)
