"""A bad network on one laptop: a proxy that loses replies and cuts connections."""

import asyncio
from contextlib import suppress
from random import Random
from threading import Thread
from types import TracebackType


class Chaos:
    """Passes on what comes to ``port``; loses a share ``loss`` of what goes back.

    What is lost was done: the server got the whole request, only its reply is gone. Each
    second a share ``cut`` of all connections is cut, as of phones that change network.
    """

    def __init__(self, server: int, loss: float, cut: float = 0.0, seed: int = 0) -> None:
        self._server, self._loss, self._share, self._dice = server, loss, cut, Random(seed)
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self.lost = 0
        self.port = 0

    async def _cut_now_and_then(self) -> None:
        while self._listening.is_serving():
            await asyncio.sleep(1)
            self._cut(self._share)

    def _cut(self, share: float) -> None:
        for writer in list(self._open):
            if self._dice.random() < share:
                writer.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            back, on = await asyncio.open_connection("127.0.0.1", self._server)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, on}
        self._open |= both
        try:
            await asyncio.gather(self._pump(reader, on, 0.0), self._pump(back, writer, self._loss))
        finally:
            self._open -= both

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, loss: float
    ) -> None:
        with suppress(OSError):
            while part := await reader.read(65_536):
                if self._dice.random() < loss:
                    self.lost += 1
                    writer.transport.abort()
                    return
                writer.write(part)
                await writer.drain()
        writer.close()

    async def _listen(self) -> asyncio.Server:
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0, backlog=512)
        self.port = server.sockets[0].getsockname()[1]
        return server

    def __enter__(self) -> "Chaos":
        self._listening = self._loop.run_until_complete(self._listen())
        self._cutting = self._loop.create_task(self._cut_now_and_then())
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._listening.close()
        self._cutting.cancel()
        while self._open:
            self._cut(1.0)
            await asyncio.sleep(0.01)
