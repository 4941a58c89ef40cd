"""The loop: what came in, what hands did, what changed on the window."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from queue import Empty
from threading import Event
from time import monotonic

import pygame
from pygame import Surface

from engine.core.languages import direction
from engine.lexicon import LANGUAGES, read_words
from engine.screen.canvas import Canvas, Sprite
from engine.screen.client import Answered, Away, Client, Fetched, Report, Seen
from engine.screen.cues import cue_between
from engine.screen.display import theme_of
from engine.screen.folders import assets_folder, words_folder
from engine.screen.ground import table_ground
from engine.screen.hands import Hands
from engine.screen.icons import Icons
from engine.screen.letters import Letters
from engine.screen.pace import IDLE, Pace
from engine.screen.pen import Pen
from engine.screen.settings import Settings, write_settings
from engine.screen.setup import Setup
from engine.screen.showing import Showing
from engine.screen.sound import Speaker
from engine.screen.stage import Stage
from engine.screen.transitions import Amount, amount_of_motion, seconds_of_motion

_REDRAW = {pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN}

_POINTER = {pygame.MOUSEMOTION: True, pygame.KEYDOWN: False, pygame.FINGERDOWN: False}
"""A pointer is seen only when a mouse moves it."""


class Window:
    """Shows what ``client`` reports on ``surface``, and sends what is pressed there."""

    def __init__(
        self, surface: Surface, client: Client, lang: str, settings: Settings,
        kept: Path | None = None,
    ) -> None:  # fmt: skip
        self._client = client
        self._lang, self._rtl = lang or LANGUAGES[0], direction(lang) == "rtl"
        self._settings, self._kept = settings, kept
        self._speaker = Speaker(muted=not settings.sound)
        self._pictures: dict[str, Surface] = {}
        self._clock = (0, monotonic())
        pen = self._pen(surface, _words(self._lang))
        self.stage = Stage(pen, client.tap, settings=settings)
        self._hands, self._showing = Hands(self.stage), Showing(self.stage)
        self._canvas = Canvas(surface, table_ground(pen.theme))
        self._changed, self._still = True, True
        self._pace = Pace()

    def _pen(self, surface: Surface, words: Mapping[str, str]) -> Pen:
        assets = assets_folder()
        theme, icons = theme_of(surface, self._settings), Icons(assets / "icons")
        letters = Letters(
            assets / "fonts", lang=self._lang, rtl=self._rtl, font=self._settings.font
        )
        return Pen(theme, letters, icons, words, self._now, self._picture)

    def _now(self) -> int:
        """Return the workshop clock as it must be by now."""
        clock, at = self._clock
        return clock + round((monotonic() - at) * 1000)

    def _picture(self, path: str) -> Surface | None:
        if path not in self._pictures:
            self._client.fetch(path)
        return self._pictures.get(path)

    def run(self, stop: Event) -> None:
        """Run until the window is closed or ``stop`` is set."""
        while not (stop.is_set() or self.stage.closing):
            began = monotonic()
            self._take_reports(IDLE)
            if not self._take_events():
                return
            self._take_settings()
            moving = self._canvas.moving
            self.draw()
            if moving and self._canvas.moving:
                self._wait(monotonic() - began)

    def _wait(self, took: float) -> None:
        """Wait for the next frame of a movement, this one having taken ``took`` seconds."""
        self._pace.took(took)
        pygame.time.wait(round(self._pace.left(took) * 1000))

    def _take_reports(self, wait: float) -> None:
        """Take all that came in; several views at once means some were missed."""
        seen: list[Seen] = []
        for report in self._reports(0.0 if self._canvas.moving else wait):
            if isinstance(report, Seen):
                seen.append(report)
            else:
                self._take(report)
        if seen:
            self._see(seen[-1], missed=len(seen) > 1 or seen[-1].missed)

    def _reports(self, wait: float) -> list[Report]:
        reports: list[Report] = []
        try:
            reports.append(self._client.reports.get(timeout=wait) if wait else
                           self._client.reports.get_nowait())  # fmt: skip
            while True:
                reports.append(self._client.reports.get_nowait())
        except Empty:
            return reports

    def _see(self, seen: Seen, missed: bool) -> None:
        lang, rtl = seen.view.lang, seen.view.dir == "rtl"
        if (lang, rtl) != (self._lang, self._rtl):
            self._lang, self._rtl = lang, rtl
            self._dress(self._canvas.surface)
        self._clock = (seen.view.clock, monotonic())
        if not missed:
            self._speaker.play(cue_between(self.stage.view, seen.view))
        self.stage.see(seen.view)
        self._changed, self._still = True, missed

    def _take(self, report: Report) -> None:
        self._changed = True
        match report:
            case Away():
                self.stage.away = True
            case Answered(control, refusal):
                said = self.stage.pen.say("refused") if refusal == "?" else refusal
                self.stage.answered(control, said, monotonic())
            case Fetched(path, content):
                self._keep_picture(path, content)

    def _keep_picture(self, path: str, content: bytes) -> None:
        try:
            self._pictures[path] = pygame.image.load(BytesIO(content)).convert_alpha()
        except pygame.error:
            return  # its words stay where the picture would be

    def _take_events(self) -> bool:
        """Take what hands did; return False if the window is to close."""
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return False
            if event.type == pygame.WINDOWSIZECHANGED:
                self._resized()
            elif event.type in _REDRAW:
                self._canvas.lay(table_ground(self.stage.pen.theme))
                self._changed = True
            elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
                pygame.display.toggle_fullscreen()
            elif self._hands.take(event, monotonic()):
                self._changed = True
            if event.type in _POINTER:
                pygame.mouse.set_visible(_POINTER[event.type])
        return True

    def _take_settings(self) -> None:
        """Let the window look and sound as it was set up by now, and keep that."""
        stage = self.stage
        if stage.settings != self._settings:
            self._settings = stage.settings
            self._speaker.muted = not self._settings.sound
            write_settings(self._kept, self._settings)
            self._dress(self._canvas.surface)
            self._canvas = Canvas(self._canvas.surface, table_ground(stage.pen.theme))
            self._changed, self._still = True, True
        if stage.tone:
            stage.tone, self._changed = False, True
            self._speaker.play("answered")
            if isinstance(stage.sheet, Setup):
                stage.sheet = replace(stage.sheet, works=self._speaker.works)

    def _resized(self) -> None:
        surface = pygame.display.get_surface()
        if surface is not None and theme_of(surface, self._settings) != self.stage.pen.theme:
            self._dress(surface)
            self._canvas = Canvas(surface, table_ground(self.stage.pen.theme))
            self._changed, self._still = True, True

    def _dress(self, surface: Surface) -> None:
        """Take sizes from ``surface`` and words in the language of now."""
        lang = self._lang if self._lang in LANGUAGES else LANGUAGES[0]
        self.stage.resize(self._pen(surface, _words(lang)))

    def draw(self) -> None:
        """Bring the window up to date; nothing is drawn if nothing changed."""
        now = monotonic()
        self._changed |= self.stage.expire(now) or self._ticked()
        if self._changed:
            sprites = [self._calmed(sprite) for sprite in self._showing.sprites()]
            walks = any(sprite.motion for sprite in sprites)
            still = self._still or self._showing.covered
            seconds = 0.0 if still else seconds_of_motion(self._motion, walks)
            now = monotonic()  # making the pictures took a while: nothing jumps ahead
            self._canvas.show(sprites, now, seconds)
            self._changed, self._still = False, True
        if dirty := self._canvas.step(now):
            pygame.display.update(dirty)

    def _calmed(self, sprite: Sprite) -> Sprite:
        """Return ``sprite``, only fading if no more movement than that is wished."""
        return sprite if self._motion == "full" else replace(sprite, motion=None)

    @property
    def _motion(self) -> Amount:
        return amount_of_motion(self._settings.motion)

    def _ticked(self) -> bool:
        """Return whether a running clock looks different by now."""
        if self._canvas.moving or not self._showing.ticked():
            return False
        self._speaker.play("time" if self._showing.rang else None)
        return True


def _words(lang: str) -> Mapping[str, str]:
    return read_words(words_folder(), lang if lang in LANGUAGES else LANGUAGES[0])
