"""The web: a page for every phone, a panel for the facilitator, a mirror of the screen."""

from facilitator_web.app import create_app
from facilitator_web.drawing import screen_path
from facilitator_web.entrance import Entrance
from facilitator_web.server import listen, serve
from facilitator_web.settings import Settings

__all__ = ["Entrance", "Settings", "create_app", "listen", "screen_path", "serve"]
