"""The window itself: opened before anything else, so that something is seen at once."""

import os

import pygame
from pygame import Surface

from engine.screen.ground import plain_ground
from engine.screen.settings import Settings
from engine.screen.theme import Theme

_SHARE = 0.8
_NOT_SEEN = {"dummy", "offscreen"}


class NoDisplay(Exception):
    """There is nothing to open a window on."""


def open_window(
    size: tuple[int, int] | None, fullscreen: bool | None, settings: Settings
) -> Surface:
    """Return the window, with the empty table already on it.

    Without ``fullscreen`` given, a second display is filled and an only one is not.

    Raises:
        NoDisplay: if there is no display.
    """
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
    os.environ.setdefault("SDL_VIDEO_CENTERED", "1")
    try:
        pygame.display.init()
        if pygame.display.get_driver() in _NOT_SEEN and not os.environ.get("SDL_VIDEODRIVER"):
            raise NoDisplay("no driver shows anything")
        desktops = pygame.display.get_desktop_sizes()
        filled = len(desktops) > 1 if fullscreen is None else fullscreen
        surface = _window(size, filled, desktops)
    except pygame.error as error:
        raise NoDisplay(str(error)) from error
    pygame.display.set_caption("Speeltafel")
    pygame.display.set_allow_screensaver(False)
    surface.blit(plain_ground(theme_of(surface, settings)), (0, 0))
    pygame.display.flip()
    pygame.font.init()
    return surface


def _window(size: tuple[int, int] | None, filled: bool, desktops: list[tuple[int, int]]) -> Surface:
    last = len(desktops) - 1
    if filled:
        return pygame.display.set_mode(desktops[last], pygame.FULLSCREEN, display=last)
    width, height = desktops[0] if desktops else (1280, 720)
    wished = size or (round(width * _SHARE), round(height * _SHARE))
    return pygame.display.set_mode(wished, pygame.RESIZABLE)


def theme_of(surface: Surface, settings: Settings) -> Theme:
    """Return the sizes and colours that belong to ``surface``, as it was set up."""
    return Theme(*surface.get_size(), settings.text, settings.skin)
