"""Touch, mouse, keyboard and presenter clicker, each handled once."""

from dataclasses import dataclass

import pygame
from pygame.event import Event

from engine.screen.bar import SET_UP
from engine.screen.marks import Direction
from engine.screen.stage import Stage

_TWICE_SECONDS = 0.4
_WAYS: dict[int, Direction] = {
    pygame.K_LEFT: "left", pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down",
}  # fmt: skip
_OFTEN = ("key:", "erase", "plus", "minus")
"""What is pressed several times in a row, and on purpose."""
_PRESS = {pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_PAGEDOWN}


@dataclass
class Hands:
    """Turns what hands do into presses on the stage."""

    stage: Stage
    _held: str = ""
    _last: tuple[str, float] = ("", -1.0)
    _last_key: tuple[int, float] = (0, -1.0)

    def take(self, event: Event, now: float) -> bool:
        """Take ``event`` at ``now`` seconds; return whether something may have changed."""
        match event.type:
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP if getattr(event, "touch", False):
                return False  # the finger itself is told as well
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._down(event.pos)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self._up(event.pos, now)
            case pygame.FINGERDOWN:
                self._down(self._place(event))
            case pygame.FINGERUP:
                self._up(self._place(event), now)
            case pygame.KEYDOWN:
                self._key(event, self._again(event.key, now), now)
            case _:
                return False
        return True

    def _place(self, event: Event) -> tuple[int, int]:
        theme = self.stage.pen.theme
        return round(event.x * theme.width), round(event.y * theme.height)

    def _down(self, at: tuple[int, int]) -> None:
        self._held = self.stage.target_at(at)

    def _up(self, at: tuple[int, int], now: float) -> None:
        """Act on release, on the target that was touched first; sliding off it cancels."""
        held, self._held = self._held, ""
        if self.stage.blanked:
            self.stage.blanked = False
        elif held and held == self.stage.target_at(at):
            self._tap(held, now)
        elif not held and self.stage.outside(at):
            self.stage.close()

    def _tap(self, key: str, now: float) -> None:
        twice = key == self._last[0] and now - self._last[1] < _TWICE_SECONDS
        if not twice or key.startswith(_OFTEN):
            self._last = (key, now)
            self.stage.press(key)

    def _again(self, key: int, now: float) -> bool:
        """Return whether ``key`` is still held down, or bounces: it came just now as well."""
        (before, at), self._last_key = self._last_key, (key, now)
        return key == before and now - at < _TWICE_SECONDS

    def _press(self, again: bool) -> None:
        """Press what is marked; ``again`` counts only where people press on and on."""
        marked = self.stage.marked()
        if not again or (marked and marked.key.startswith(_OFTEN)):
            self.stage.press_marked()

    def _key(self, event: Event, again: bool, now: float) -> None:
        stage, key = self.stage, event.key
        if key == pygame.K_ESCAPE:
            stage.close()
        elif key in _PRESS:
            self._press(again)
        elif key == pygame.K_PAGEUP:
            stage.move(-1)
        elif key == pygame.K_TAB:
            stage.move(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif key in _WAYS:
            stage.turn(_WAYS[key])
        elif key == pygame.K_BACKSPACE:
            stage.erase()
        elif event.unicode and event.unicode.isprintable():
            self._character(event.unicode, again, now)

    def _character(self, character: str, again: bool, now: float) -> None:
        """Write it if a text is open; else it is a shortcut."""
        stage = self.stage
        if stage.type(character):
            return
        if character == " ":
            self._press(again)
        elif character in "123456":
            stage.pick(int(character))
        elif character in "rR":
            stage.rest()
        elif character in "mM":
            stage.mute(now)
        elif character in "sS" and stage.sheet is None:
            stage.press(SET_UP)
        elif character in "bB" or (character == "." and not stage.rest()):
            stage.blanked = not stage.blanked
