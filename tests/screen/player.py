"""Somebody who plays a whole evening at the window with keys alone: a clicker, or a keyboard."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

import pygame
from pygame import Surface
from pygame.event import Event

from engine.bots import Evening, choose, filled
from engine.core import ROOM, Control, Field
from engine.design import TextMode
from engine.screen.bar import MORE, PAGE, control_key
from engine.screen.client import Answered, Client, Seen
from engine.screen.settings import Settings
from engine.screen.sheet_face import NEXT, OWN, PLUS, YES
from engine.screen.sheets import Confirm, Filling, Menu
from engine.screen.window import Window
from engine.workshop.pages import Page, Room
from engine.workshop.views import view
from tests.screen.evening_views import SAY

Device = Literal["clicker", "keyboard"]
MOST = 400
"""Moves of the mark to reach anything at all."""


class Playing(Client):
    """A client whose workshop is played in this process."""

    def __init__(self, played: Evening) -> None:
        super().__init__("http://127.0.0.1:1/1/screen")
        self.played = played
        self.tapped: list[Mapping[str, Any]] = []
        self.show()

    def show(self) -> None:
        """Report what the shared screen shows now."""
        shown = view(self.played.state, Page("screen", "nl"), self.played.clock, Room(), SAY["nl"])
        self.reports.put(Seen(shown, False))

    def tap(self, control: str, command: Any) -> None:
        """Carry out ``command`` at once, as the screen of the room."""
        self.tapped.append(command)
        self.played.tell(ROOM, command)
        self.reports.put(Answered(control, ""))
        self.show()

    def fetch(self, path: str) -> None:
        """Fetch nothing."""


@dataclass
class Player:
    """Hands on the keys of a window of ``size``. Every press is a posted key event."""

    played: Evening
    device: Device
    text: TextMode
    size: tuple[int, int] = (1280, 720)
    dice: Random = field(default_factory=lambda: Random(5))
    tried: Counter[str] = field(default_factory=Counter)
    kinds: set[str] = field(default_factory=set)
    """The kinds of fields that were filled in."""

    def __post_init__(self) -> None:
        self.client = Playing(self.played)
        self.window = Window(Surface(self.size), self.client, "nl", Settings(text=self.text))
        self.stage = self.window.stage
        self.settle()

    def settle(self) -> None:
        """Let the window take what was posted and what came back."""
        self.window._take_events()
        self.window._take_reports(0.0)

    def post(self, key: int, character: str = "") -> None:
        """Post one key event."""
        pygame.event.post(Event(pygame.KEYDOWN, key=key, unicode=character, mod=0))
        self.settle()

    def enter(self) -> None:
        """Press what is marked."""
        self.post(pygame.K_PAGEDOWN if self.device == "clicker" else pygame.K_RETURN)

    def move(self) -> None:
        """Move the mark: a clicker has one way only."""
        self.post(pygame.K_PAGEUP if self.device == "clicker" else pygame.K_TAB)

    def press(self, key: str) -> None:
        """Bring the mark to ``key``, turning pages where it is not on this one, and press it."""
        for _ in range(20):
            keys = {target.key for target in self.stage.targets}
            if key in keys:
                self._press_here(key)
                return
            assert PAGE in keys, f"{key} is on no page: {sorted(keys)}"
            self._press_here(PAGE)
        raise AssertionError(f"{key} is on no page")

    def _press_here(self, key: str) -> None:
        for _ in range(MOST):
            marked = self.stage.marked()
            if marked and marked.key == key:
                self.enter()
                return
            self.move()
        raise AssertionError(f"the mark never reaches {key}")

    # A control, from its button to what is sent

    def play(self, most: int = 1_000) -> None:
        """Press what a generic client would, until the evening is over."""
        for _ in range(most):
            if self.played.state.ended:
                return
            offered = self.stage.view.controls if self.stage.view else ()
            control = choose(offered, self.tried, self.dice)
            assert control is not None, "nothing to do"
            self.carry_out(control)
        raise AssertionError("the evening never ends")

    def carry_out(self, control: Control) -> None:
        """Find ``control``, press it, fill in its form and send it."""
        before = len(self.client.tapped)
        wanted = filled(control, self.dice)
        self._reach(control)
        for _ in range(60):
            if len(self.client.tapped) > before:
                return
            match self.stage.sheet:
                case Filling() as form:
                    self._fill(form, wanted)
                case Confirm():
                    self.press(YES)
                case other:
                    raise AssertionError(f"{control.id} opened {other}")
        raise AssertionError(f"{control.id} was never sent")

    def _reach(self, control: Control) -> None:
        key, board = control_key(control), f"board:{control.board}"
        on_pages = self._on_pages()
        if key in on_pages:
            self.press(key)
        elif board in on_pages:
            self.press(board)
        else:
            self.press(MORE)
        if isinstance(self.stage.sheet, Menu):
            self.press(key)

    def _on_pages(self) -> set[str]:
        """Return all that can be marked on any page of the view."""
        built = self.stage.scene()
        assert built is not None
        keys: set[str] = set()
        for _ in range(built.pages):
            keys |= {target.key for target in self.stage.targets}
            if built.pages > 1:
                self.press(PAGE)
        return keys

    # A form

    def _fill(self, form: Filling, wanted: Mapping[str, Any]) -> None:
        asked = form.field
        self.kinds.add(asked.kind)
        value = wanted.get(asked.name)
        if value not in (None, "", [], {}):
            self._give(form, asked, value)
        self.press(NEXT)

    def _give(self, form: Filling, asked: Field, value: Any) -> None:
        match asked.kind:
            case "one":
                self.press(f"option:{value}")
            case "scale" | "number" if form.numbers():
                self.press(f"option:{value}")
            case "scale" | "number":
                self._count(value)
            case "many" | "order":
                self._choose(value)
            case "pairs":
                for left, right in value.items():
                    self.press(f"option:{left}")
                    self.press(f"option:{right}")
            case "text":
                self._write(form, "ja")
            case "cell" | "code":
                self._write(form, str(value))

    def _choose(self, values: list[str]) -> None:
        """Choose exactly ``values``, letting go of what was chosen before."""
        for old in list(self._form().value or []):
            self.press(f"option:{old}")
        for value in values:
            self.press(f"option:{value}")

    def _count(self, value: int) -> None:
        while self._form().value != value:
            self.press(PLUS if (self._form().value or 0) < value else "minus")

    def _write(self, form: Filling, text: str) -> None:
        if not form.typing:
            named = {str(option.value) for option in form.field.options}
            if form.field.kind == "text" or text in named:
                first = text if text in named else str(form.field.options[0].value)
                self.press(f"option:{first}")
                return
            self.press(OWN)
        while self._form().value:
            self._erase()
        for character in text:
            self._type(character)

    def _type(self, character: str) -> None:
        if self.device == "keyboard":
            self.post(ord(character.lower()), character)
        else:
            self.press(f"key:{character.lower()}")

    def _erase(self) -> None:
        if self.device == "keyboard":
            self.post(pygame.K_BACKSPACE)
        else:
            self.press("erase")

    def _form(self) -> Filling:
        assert isinstance(self.stage.sheet, Filling)
        return self.stage.sheet
