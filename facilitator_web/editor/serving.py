"""Serves the editor, for this laptop alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.content.diagnostics import Diagnostic
from engine.content.load import Sources
from engine.content.packs import bundled
from engine.workshop.opening import Rules
from facilitator_web.app import Web
from facilitator_web.editor.desk import Desk
from facilitator_web.editor.looking import Reader
from facilitator_web.editor.pages import editing
from facilitator_web.editor.shelf import Shelf
from facilitator_web.house import read_lexicons
from facilitator_web.preview.app import Door, create_preview_app
from facilitator_web.preview.previewed import Preview
from facilitator_web.preview.serving import Served
from facilitator_web.server import listen
from facilitator_web.settings import Settings

_HERE = "127.0.0.1"


def create_editor_app(path: Path, rules: Rules, preview: Preview) -> tuple[Web, Door]:
    """Return the application that edits the file or the folder at ``path``, and its door.

    ``preview`` plays what is edited.
    """

    def show(file: Path, sources: Sources) -> tuple[Diagnostic, ...]:
        return preview.show(sources, file).diagnostics

    settings = Settings(says=preview.lexicons, icons=bundled("assets") / "icons")
    web, door = create_preview_app(preview, settings, more=[editing])
    web.extensions["desk"] = Desk(Shelf(path), Reader(rules, show))
    return web, door


@contextmanager
def edited(path: Path, rules: Rules, *, lang: str = "nl", port: int = 0) -> Iterator[Served]:
    """Serve an editor of the file or folder at ``path`` as long as the context lasts.

    Raises:
        OSError: if ``port`` is taken.
    """
    preview = Preview(path, rules, read_lexicons(rules), lang=lang)
    server = None
    try:
        app, door = create_editor_app(path, rules, preview)
        server = listen(app, _HERE, port)
        address = f"http://{_HERE}:{server.server_port}"
        yield Served(preview, server, f"{address}/edit/enter/{door.link()}")
    finally:
        if server:
            server.stop()
        preview.close()
