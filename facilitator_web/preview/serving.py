"""Serves a preview, for this laptop alone."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import gevent
from gevent.pywsgi import WSGIServer

from engine.content.load import gather
from engine.content.packs import bundled
from engine.workshop.opening import Rules
from facilitator_web.house import read_lexicons
from facilitator_web.preview.app import create_preview_app
from facilitator_web.preview.previewed import Preview
from facilitator_web.preview.watching import Watching
from facilitator_web.server import listen
from facilitator_web.settings import Settings

_HERE = "127.0.0.1"


@dataclass(frozen=True)
class Served:
    """A preview that can be looked at: by one browser, at ``url``."""

    preview: Preview
    server: WSGIServer
    url: str

    def until_stopped(self) -> None:
        """Serve until somebody presses Ctrl+C, or the process is asked to end."""
        for one in (signal.SIGINT, signal.SIGTERM):
            gevent.signal_handler(one, self.server.stop)
        self.server.serve_forever()


@contextmanager
def served(
    path: Path,
    rules: Rules,
    *,
    at: str = "",
    lang: str = "nl",
    seed: int | None = None,
    port: int = 0,
) -> Iterator[Served]:
    """Serve a preview of the scenario or plan at ``path`` as long as the context lasts.

    It follows what is saved.

    Raises:
        OSError: if ``port`` is taken.
        Mistakes: if the file cannot be read.
    """
    preview = Preview(path, rules, read_lexicons(rules), at=at, lang=lang, seed=seed)
    server = watcher = None
    try:
        watching = Watching(path, rules, preview.show)
        settings = Settings(says=preview.lexicons, icons=bundled("assets") / "icons")
        app, door = create_preview_app(preview, settings)
        server = listen(app, _HERE, port)
        preview.show(gather(path))
        watcher = gevent.spawn(watching.run)
        address = f"http://{_HERE}:{server.server_port}"
        yield Served(preview, server, f"{address}/preview/enter/{door.link()}")
    finally:
        if watcher:
            watcher.kill()
        if server:
            server.stop()
        preview.close()
