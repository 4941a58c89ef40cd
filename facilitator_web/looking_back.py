"""Serves one workshop that is kept, to look back at, for this laptop alone."""

import signal
from pathlib import Path
from secrets import token_urlsafe

import gevent
from gevent.pywsgi import WSGIServer

from engine.content.packs import bundled
from engine.store.sqlite import SqliteStore, open_reader
from engine.workshop.opening import Rules, resume
from facilitator_web.app import create_app
from facilitator_web.house import read_lexicons
from facilitator_web.replaying import Past
from facilitator_web.server import listen
from facilitator_web.settings import Settings


def look_back(path: Path, code: str, rules: Rules, lang: str) -> tuple[str, WSGIServer]:
    """Return where the workshop in ``path`` is shown, and the server that shows it.

    Raises:
        Unusable: if the file cannot be read.
        OSError: if there is no port.
    """
    store = open_reader(path)
    past = _past(store, code, rules)
    says = read_lexicons(rules)
    token = token_urlsafe(16)
    app = create_app({}, {}, Settings(says=says, icons=bundled("assets") / "icons"), {token: past})
    server = listen(app, "127.0.0.1", 0)
    return f"http://127.0.0.1:{server.server_port}/replay/{token}?lang={lang}", server


def serve_until_stopped(server: WSGIServer) -> None:
    """Serve until somebody presses Ctrl+C, or the process is asked to end."""
    for one in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(one, server.stop)
    server.serve_forever()


def _past(store: SqliteStore, code: str, rules: Rules) -> Past:
    try:
        return Past.of(resume(store, rules).programme, code, store)
    except BaseException:
        store.close()
        raise
