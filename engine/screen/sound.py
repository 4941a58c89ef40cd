"""The loudspeaker, if there is one. Silence is never an error."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pygame

from engine.screen.cues import Cue
from engine.screen.tones import RATE, samples


@dataclass
class Speaker:
    """Plays cues, unless it is ``muted``. Without a sound card it is silent."""

    muted: bool = False
    _ready: bool | None = None
    _made: dict[Cue, "pygame.mixer.Sound"] = field(default_factory=dict)

    @property
    def works(self) -> bool:
        """Return whether this computer can make a sound."""
        if self._ready is None:
            self._ready = _opened()
        return self._ready

    def play(self, cue: Cue | None) -> bool:
        """Play ``cue``; return whether something was heard."""
        if cue is None or self.muted or not self.works:
            return False
        try:
            if cue not in self._made:
                self._made[cue] = pygame.mixer.Sound(buffer=samples(cue).tobytes())
            return self._made[cue].play() is not None
        except pygame.error:
            self._ready = False  # the sound card was pulled out
            return False

    def close(self) -> None:
        """Let go of the sound card."""
        if self._ready:
            pygame.mixer.quit()
        self._ready, self._made = None, {}


def _opened() -> bool:
    try:
        with _quiet():
            pygame.mixer.init(frequency=RATE, size=-16, channels=1, buffer=512)
    except pygame.error:
        return False
    return pygame.mixer.get_init() is not None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep a sound library from telling the terminal at length that there is no sound card."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
