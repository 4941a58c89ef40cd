"""A workshop's server as the screen sees it, small enough to break in every way."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from threading import Thread
from typing import Any

from engine import wire
from engine.core.views import View

COOKIE = "screen=abc"
PATH = "/482913/screen"


@dataclass
class Fake:
    """What the server shows now, and what it was told."""

    view: View
    taps: list[Any] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)
    """What the next taps get; 204 if there is nothing left."""
    streams: list["Queue[str | None]"] = field(default_factory=list)
    down: bool = False
    url: str = ""

    def show(self, view: View) -> None:
        """Show ``view`` to everyone who watches."""
        self.view = view
        for stream in self.streams:
            stream.put(wire.view_text(view))

    def drop(self) -> None:
        """Break every stream."""
        for stream in self.streams:
            stream.put(None)
        self.streams.clear()


class _Handler(BaseHTTPRequestHandler):
    fake: Fake

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if self.fake.down:
            self._say(503, {"code": "not_saved", "message": "even niet"})
        elif path == PATH and query == "key=secret":
            self.send_response(303)
            self.send_header("Set-Cookie", f"{COOKIE}; Path=/482913")
            self.send_header("Location", PATH)
            self.end_headers()
        elif path == PATH:
            self._say(200, {})
        elif path == f"{PATH}/view":
            self._write(200, wire.view_text(self.fake.view))
        elif path == f"{PATH}/live" and query == "as=json":
            self._stream()
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.fake.taps.append(body)
        if COOKIE not in (self.headers.get("Cookie") or ""):
            self._say(403, {"code": "not_yours", "message": "Dit scherm mag niets doen."})
            return
        status, answer = self.fake.answers.pop(0) if self.fake.answers else (204, None)
        self._say(status, answer)

    def _stream(self) -> None:
        mine: Queue[str | None] = Queue()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 2000\n\n")
        mine.put(wire.view_text(self.fake.view))
        self.fake.streams.append(mine)
        while True:
            try:
                text = mine.get(timeout=0.2)
            except Empty:
                text = ""
            if text is None or self.fake.down:
                return
            event = f"event: view\nid: 1\ndata: {text}\n\n" if text else ": calm\n\n"
            self.wfile.write(event.encode())

    def _say(self, status: int, answer: Any) -> None:
        self._write(status, "" if answer is None else json.dumps(answer))

    def _write(self, status: int, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        pass  # a client that left in the middle is what these tests are about


@contextmanager
def serving(view: View) -> Iterator[Fake]:
    """Serve ``view`` at ``fake.url`` until the end of the block."""
    fake = Fake(view)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": fake}))
    fake.url = f"http://127.0.0.1:{server.server_address[1]}{PATH}?key=secret"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.drop()
        server.shutdown()
        server.server_close()
