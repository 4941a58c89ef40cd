"""The server around the application: one event loop for everybody."""

import logging
import sys
import time
from collections import Counter
from http.client import HTTPException
from types import TracebackType
from typing import Any
from wsgiref.types import WSGIApplication

from gevent import GreenletExit, sleep
from gevent.pywsgi import WSGIHandler, WSGIServer
from gevent.socket import (
    AF_INET,
    IPPROTO_TCP,
    SO_REUSEADDR,
    SOL_SOCKET,
    TCP_NODELAY,
    socket,
)

from engine.spots import spot

_log = logging.getLogger(__name__)
_PATIENCE = 60.0
"""Seconds a connection may be silent, or leave what we send unread."""
_TOO_OFTEN, _APART = 0.5, 0.02
"""Seconds before an address hears that it asks too often, and between two such answers."""
_MOST = 512
"""Connections from one address: more than all phones of a room behind one router keep open."""
_FILES = 8192
_OURSELVES = "127.0.0.1"
"""This laptop, and whatever stands before us on it."""


class _Handler(WSGIHandler):
    """A connection that does not wait for ever."""

    server: "_Server"

    def handle(self) -> None:
        """Serve one connection until it ends or falls silent."""
        self.socket.settimeout(_PATIENCE)
        try:
            super().handle()
        except Exception as error:  # else gevent prints whose connection it was
            _log.error("a connection failed: %s", spot(error))

    def read_request(self, raw_requestline: str) -> Any:
        """Read the head of a request; one with far too many headers is no request.

        Raises:
            ValueError: if it cannot be read. gevent prints the way of any other error.
        """
        try:
            return super().read_request(raw_requestline)
        except HTTPException as error:
            raise ValueError("no request") from error

    def start_response(self, status: str, headers: Any, exc_info: Any = None) -> Any:
        """Begin an answer; who asks too often hears so later, and so asks less often."""
        if status.startswith("429"):
            sleep(self.server.turn(str(self.client_address[0])))
        return super().start_response(status, headers, exc_info)

    def _log_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType
    ) -> None:
        """Log what broke; gevent itself would print the request, its cookie and its address."""
        if not issubclass(kind, GreenletExit):
            _log.error("an answer failed: %s", spot(error))


class _Server(WSGIServer):
    """A server at which no single machine can take all the room there is for connections."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._held: Counter[str] = Counter()
        self._turns: dict[str, float] = {}

    def turn(self, host: str) -> float:
        """Return the seconds until ``host`` is told once more that it asks too often.

        However many connections it has, it is told so one after the other.
        """
        now = time.monotonic()
        self._turns[host] = max(now + _TOO_OFTEN, self._turns.get(host, 0.0) + _APART)
        return self._turns[host] - now

    @classmethod
    def get_listener(
        cls, address: Any, backlog: int | None = None, family: int | None = None
    ) -> socket:
        """Return a socket that listens; gevent's own stays open where the port is taken.

        Raises:
            OSError: if the port is taken.
        """
        listener = socket(family=AF_INET if family is None else family)
        try:
            if cls.reuse_addr is not None:
                listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, cls.reuse_addr)
            listener.bind(address)
            listener.listen(cls.backlog if backlog is None else backlog)
        except OSError:
            listener.close()
            raise
        listener.setblocking(False)
        return listener

    def handle(self, connection: socket, address: Any) -> None:
        """Serve one connection, unless its address holds very many already."""
        host = str(address[0])
        if self._held[host] >= _MOST and host != _OURSELVES:
            return
        # Else a small answer waits 40 ms for the phone to confirm its first half.
        connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self._held[host] += 1
        try:
            super().handle(connection, address)
        finally:
            self._held[host] -= 1
            if not self._held[host]:
                del self._held[host]
                self._turns.pop(host, None)


def make_room() -> None:
    """Let this process hold as many connections as the machine allows, 8192 at most."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def listen(app: WSGIApplication, host: str, port: int) -> WSGIServer:
    """Return a server for ``app`` that listens already; port 0 takes a free one.

    Nothing of a request is logged, nor who sent it.

    Raises:
        OSError: if the port is taken.
    """
    server = _Server(
        (host, port), app, backlog=1024, log=None, error_log=None, handler_class=_Handler
    )
    server.start()
    return server


def serve(app: WSGIApplication, host: str, port: int) -> None:
    """Serve ``app`` until the process ends.

    Raises:
        OSError: if the port is taken.
    """
    listen(app, host, port).serve_forever()
