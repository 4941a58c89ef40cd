"""The server around the application: one event loop for everybody."""

from wsgiref.types import WSGIApplication

from gevent.pywsgi import WSGIHandler, WSGIServer

_PATIENCE = 60.0
"""Seconds a connection may be silent, or leave what we send unread."""


class _Handler(WSGIHandler):
    """A connection that does not wait for ever."""

    def handle(self) -> None:
        """Serve one connection until it ends or falls silent."""
        self.socket.settimeout(_PATIENCE)
        super().handle()


def listen(app: WSGIApplication, host: str, port: int) -> WSGIServer:
    """Return a server for ``app`` that listens already; port 0 takes a free one.

    Nothing of a request is logged.

    Raises:
        OSError: if the port is taken.
    """
    server = WSGIServer((host, port), app, backlog=1024, log=None, handler_class=_Handler)
    server.start()
    return server


def serve(app: WSGIApplication, host: str, port: int) -> None:
    """Serve ``app`` until the process ends.

    Raises:
        OSError: if the port is taken.
    """
    listen(app, host, port).serve_forever()
