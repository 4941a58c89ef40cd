"""The server around the application: one event loop for everybody."""

import logging
from types import TracebackType
from wsgiref.types import WSGIApplication

from gevent import GreenletExit
from gevent.pywsgi import WSGIHandler, WSGIServer

from engine.spots import spot

_log = logging.getLogger(__name__)
_PATIENCE = 60.0
"""Seconds a connection may be silent, or leave what we send unread."""


class _Handler(WSGIHandler):
    """A connection that does not wait for ever."""

    def handle(self) -> None:
        """Serve one connection until it ends or falls silent."""
        self.socket.settimeout(_PATIENCE)
        try:
            super().handle()
        except Exception as error:  # else gevent prints whose connection it was
            _log.error("a connection failed: %s", spot(error))

    def _log_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType
    ) -> None:
        """Log what broke; gevent itself would print the request, its cookie and its address."""
        if not issubclass(kind, GreenletExit):
            _log.error("an answer failed: %s", spot(error))


def listen(app: WSGIApplication, host: str, port: int) -> WSGIServer:
    """Return a server for ``app`` that listens already; port 0 takes a free one.

    Nothing of a request is logged, nor who sent it.

    Raises:
        OSError: if the port is taken.
    """
    server = WSGIServer(
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
