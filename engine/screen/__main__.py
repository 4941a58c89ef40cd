"""``python -m engine.screen URL``: the shared screen of one workshop.

Heavy parts are imported after the first frame: something is seen in the first half second.
"""

import argparse
import os
import sys
from pathlib import Path
from threading import Event, Thread

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

NO_DISPLAY = 4
"""The exit code that says: there is no display, let the browser mirror take over."""


def main(arguments: list[str] | None = None) -> int:
    """Show the workshop at an address until the window is closed; return the exit code."""
    wish = _wish(arguments)
    from engine.screen.display import NoDisplay, open_window
    from engine.screen.settings import read_settings
    from engine.screen.trace import trace

    settings = read_settings(wish.settings)
    try:
        surface = open_window(wish.size, wish.fullscreen, settings)
    except NoDisplay:
        print("no display", file=sys.stderr)
        return NO_DISPLAY
    trace("first_frame")
    from engine.screen.client import Client
    from engine.screen.window import Window

    client = Client(wish.url)
    client.start()
    Window(surface, client, wish.lang, settings, wish.settings).run(_supervised())
    client.stop()
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _wish(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m engine.screen")
    parser.add_argument("url", help="the screen's address, with its key")
    parser.add_argument("--lang", default="", help="language until the first view: nl or en")
    parser.add_argument("--settings", type=Path, help="the file that keeps how it was set up")
    parser.add_argument("--size", type=_size, help="a window of this size: 1280x720")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--fullscreen", action="store_true", default=None)
    kind.add_argument("--windowed", action="store_false", dest="fullscreen")
    return parser.parse_args(arguments)


def _supervised() -> Event:
    """Return what is set when the supervisor is gone: its pipe to us closes."""
    gone = Event()
    if os.environ.get("SPEELTAFEL_PIPE") == "1":
        Thread(target=_watch_pipe, args=(gone,), name="pipe", daemon=True).start()
    return gone


def _watch_pipe(gone: Event) -> None:
    while sys.stdin.buffer.read(1):
        pass
    gone.set()


if __name__ == "__main__":
    sys.exit(main())
