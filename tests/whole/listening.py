"""A page that keeps every byte it was ever sent: bodies, headers, streams and media."""

import re
import time
from contextlib import closing, suppress
from http.client import HTTPConnection
from socket import SHUT_RDWR
from threading import Thread

from tests.client import LOST, Area, Reply
from tests.whole.hall import Witness, raw

_NAMED = re.compile(r"""["'(](/(?:assets|static|\d{6}/media)/[^"'#)?]+)""")
_DATA = b"data: "


class Hearing(Witness):
    """A page with an ear at both of its streams. ``heard`` are messages, each one whole."""

    def __init__(self, port: int, code: str, area: Area = "phone", group: str = "") -> None:
        super().__init__(port, code, area, group)
        self.heard: set[str] = set()
        self.over = False
        self._open: set[HTTPConnection] = set()

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Reply:
        reply = super().ask(method, path, body, **headers)
        self.heard |= {reply.body, str(reply.headers)}
        return reply

    def listen(self) -> None:
        """Hear both streams from now on."""
        for form in ("json", "html"):
            Thread(target=self._hear, args=(form,), daemon=True).start()

    def leaf_through(self, fetched: set[str]) -> None:
        """Open the whole page, and what it names that nobody ``fetched`` before."""
        body = self.insist("GET", f"{self.base}?group={self.group}".removesuffix("?group=")).body
        for path in set(_NAMED.findall(body)) - fetched:
            fetched.add(path)
            status, content, headers = raw(self, path)
            assert status == 200, (path, status)
            self.heard |= {content.decode("utf-8", "replace"), headers}

    def close(self) -> None:
        """Hear no more."""
        self.over = True
        for connection in list(self._open):
            with suppress(OSError, AttributeError):
                connection.sock.shutdown(SHUT_RDWR)

    def _hear(self, form: str) -> None:
        while not self.over:
            with suppress(*LOST):
                connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
                self._open.add(connection)
                with closing(connection):
                    path = self.address("live", **{"as": form})
                    answer = self.send(connection, "GET", path, Accept_Language=self.lang)
                    self.heard.add(str(answer.headers))
                    for line in answer:
                        self.heard.add(line.removeprefix(_DATA).decode())
                        if self.over:
                            return
            time.sleep(0.05)
