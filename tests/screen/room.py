"""A stage with hands on it: what a test presses, writes and touches."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pygame
from pygame.event import Event

from engine.core.views import Control, Field, Option, View
from engine.screen.hands import Hands
from engine.screen.picture import pen_for
from engine.screen.stage import Stage
from tests.screen.samples import talking

SIZE = (1280, 720)


@dataclass
class Room:
    """A stage with hands on it, and all that was sent."""

    view: View
    sent: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    now: float = 0.0

    def __post_init__(self) -> None:
        self.stage = Stage(
            pen_for(SIZE), lambda control, command: self.sent.append((control, command))
        )
        self.stage.see(self.view)
        self.hands = Hands(self.stage)

    def key(self, *keys: int, mod: int = 0) -> "Room":
        for key in keys:
            self.hands.take(Event(pygame.KEYDOWN, key=key, unicode="", mod=mod), self._later())
        return self

    def write(self, text: str) -> "Room":
        for character in text:
            event = Event(pygame.KEYDOWN, key=ord(character), unicode=character, mod=0)
            self.hands.take(event, self._later())
        return self

    def finger(self, key: str) -> "Room":
        at = self.place(key)
        spot = {"x": at[0] / SIZE[0], "y": at[1] / SIZE[1]}
        self.hands.take(Event(pygame.FINGERDOWN, **spot), self._later())
        self.hands.take(Event(pygame.FINGERUP, **spot), self.now)
        return self

    def mouse(self, kind: int, at: tuple[int, int]) -> "Room":
        self.hands.take(Event(kind, button=1, pos=at), self.now)
        return self

    def place(self, key: str) -> tuple[int, int]:
        found: tuple[int, int] = self.target(key).center
        return found

    def target(self, key: str) -> pygame.Rect:
        return next(target.rect for target in self.stage.targets if target.key == key)

    def marked(self) -> str:
        target = self.stage.marked()
        return target.key if target else ""

    def _later(self) -> float:
        self.now += 1.0
        return self.now


def with_controls(*controls: Control) -> View:
    return replace(talking(), controls=controls)


def asking(*fields: Field, **more: Any) -> Control:
    blanks = {f.name: None for f in fields}
    command = {"to": "12", "kind": "ask", **blanks}
    return Control(id="ask", label="Vraag", intent="answer", command=command, fields=fields, **more)


COUPLES = (Option("door", "Deur"), Option("letter", "Brief"), Option("key", "Sleutel"),
           Option("glasses", "Bril"))  # fmt: skip
"""Two things, and then their partners."""
COLOURS = tuple(Option(name, name.title()) for name in ("red", "blue", "green"))
