"""A room full of phones at a real server, with a screen and a panel that look on."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import psutil

from engine.store.files import find
from engine.store.sqlite import open_reader
from tests.client import Client
from tests.load import crowd, delays
from tests.load.crowd import Finger, Stream, Tap
from tests.serving import Serving

FORM = "application/x-www-form-urlencoded"


@dataclass
class Phone:
    """One phone: its cookie, its group, its stream and its finger."""

    cookie: str
    group: str
    joined: float = 0.0
    stream: Stream | None = None
    finger: Finger | None = None


@dataclass(frozen=True)
class Phase:
    """What came of some taps. ``delays`` in seconds, ``cpu`` of the server in seconds.

    ``sizes`` are the mean bytes of a message, ``messages`` their number, by reader.
    """

    delays: list[float]
    answers: list[float]
    cpu: float
    sizes: list[int]
    messages: list[int]


class Room:
    """A workshop on ``server`` with ``people`` phones. Use from one event loop.

    With ``everyone`` each tap changes every view, else only those of its table.
    """

    def __init__(self, server: Serving, groups: int, people: int, everyone: bool = False) -> None:
        self.server, self.everyone, self.phases = server, everyone, 0
        self.phones = [
            Phone(f"seat={number:022d}", f"g{number % groups + 1}") for number in range(people)
        ]
        self.process = psutil.Process(server.process.pid)
        self.panel = Client(server.port, server.code, "panel")
        self.panel.enter(server.address["enter_url"])
        self.screen = Client(server.port, server.code, "screen")
        self.screen.enter(server.address["screen_url"])

    async def arrive(self, seconds: float, form: str = "json") -> None:
        """Let everyone join, spread over ``seconds``, and listen."""
        self.onlookers = [await self._onlook(one) for one in (self.screen, self.panel)]
        steps = seconds / len(self.phones)
        joins = [self._join(one, number * steps, form) for number, one in enumerate(self.phones)]
        await asyncio.gather(*joins)
        await crowd.quiet(self.streams)

    async def _onlook(self, client: Client) -> Stream:
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        return await crowd.stream(client.port, client.address("live"), cookie)

    async def _join(self, phone: Phone, wait: float, form: str) -> None:
        """Join with a cookie as the page to join on gave it, and wait for the first view."""
        await asyncio.sleep(wait)
        phone.joined = -time.perf_counter()
        asked = urlencode({"lang": "nl", "keep": "yes", "group": phone.group})
        path = f"/{self.server.code}"
        await self._ask(crowd.post(f"{path}/join", asked, phone.cookie, FORM), 303)
        live = f"{path}/live?as={form}"
        phone.stream = await crowd.stream(self.server.port, live, phone.cookie)
        while not phone.stream.heard:
            await asyncio.sleep(0.005)
        phone.joined += phone.stream.heard[0].at
        phone.finger = await crowd.finger(self.server.port)

    async def _ask(self, request: bytes, status: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        writer.write(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        answer = await reader.read()
        writer.close()
        assert answer[9:12] == str(status).encode(), answer[:400]
        return answer.partition(b"\r\n\r\n")[2]

    @property
    def streams(self) -> list[Stream]:
        return [*(one.stream for one in self.phones if one.stream), *self.onlookers]

    @property
    def groups(self) -> list[str]:
        """The group of each stream; ``""`` sees, or is seen by, all."""
        own = ["" if self.everyone else phone.group for phone in self.phones]
        return [*own, "", ""]

    async def go_on(self) -> None:
        """Bring everyone to the next step."""
        await asyncio.to_thread(self.panel.press, "go_on")
        await crowd.quiet(self.streams)

    async def tap(self, rate: float = 0.0, most: int = 0) -> Phase:
        """Let each phone (the first ``most``) tap once, all at once or ``rate`` a second."""
        phones = self.phones[: most or None]
        self.phases += 1
        commands = await asyncio.gather(*(self._command(one) for one in phones))
        marks = [len(one.heard) for one in self.streams]
        bases = [self._shown(number) for number in range(len(self.streams))]
        cpu = self._cpu()
        names = await self._tap(phones, commands, rate)
        await crowd.quiet(self.streams)
        return self._phase(phones, names, marks, bases, self._cpu() - cpu)

    async def _tap(
        self, phones: Sequence[Phone], commands: Sequence[Any], rate: float
    ) -> dict[str, str]:
        path, groups = f"/{self.server.code}/tap", {}
        requests = []
        for number, (phone, command) in enumerate(zip(phones, commands, strict=True)):
            name = f"{self.phases}-{number}"
            groups[name] = "" if self.everyone else phone.group
            body = json.dumps({"rid": name, "command": command})
            requests.append((phone, name, crowd.post(path, body, phone.cookie)))
        start = time.perf_counter()
        for number, (phone, name, request) in enumerate(requests):
            if rate:
                await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
            assert phone.finger
            phone.finger.tap(name, request)
        while any(phone.finger.waiting for phone in phones if phone.finger):
            await asyncio.sleep(0.01)
        return groups

    async def _command(self, phone: Phone) -> Any:
        """Return the first answer that ``phone`` can give now."""
        path = f"/{self.server.code}/view"
        view = json.loads(await self._ask(crowd.get(path, phone.cookie), 200))
        return next(one["command"] for one in view["controls"] if one["intent"] == "answer")

    def _shown(self, number: int) -> delays.Counts:
        """Return what reader ``number`` saw already; a check-in starts anew each step."""
        return delays.taps_of_all(self.streams[number].heard[-1].data) if self.everyone else {}

    def _counts(self, number: int, bases: Sequence[delays.Counts]) -> Callable[[bytes], Any]:
        if self.everyone:
            before = bases[number].get("", 0)
            return lambda message: {"": delays.taps_of_all(message).get("", 0) - before}
        if number >= len(self.phones):
            return delays.taps_by_table
        group = self.phones[number].group
        return delays.taps_of_table(group, sum(one.group == group for one in self.phones))

    def _phase(
        self,
        phones: Sequence[Phone],
        groups: dict[str, str],
        marks: Sequence[int],
        bases: Sequence[delays.Counts],
        cpu: float,
    ) -> Phase:
        heard = [one.heard[mark:] for one, mark in zip(self.streams, marks, strict=True)]
        taps = [one.finger.taps[-1] for one in phones if one.finger]
        assert all(tap.status == 204 for tap in taps), [tap.status for tap in taps]
        hears = [[own] if own or self.everyone else sorted(set(groups.values()))
                 for own in self.groups]  # fmt: skip
        readers = [
            delays.Reader(one, hears[number], self._counts(number, bases))
            for number, one in enumerate(heard)
        ]
        order = [name for name in self._log() if name in groups]
        found = delays.delays(taps, groups, order, readers)
        sizes = [sum(len(m.data) for m in one) // max(1, len(one)) for one in heard]
        return Phase(found, _answers(taps), cpu, sizes, [len(one) for one in heard])

    def _log(self) -> list[str]:
        """Return the names of all taps in the log, in order."""
        file = find(self.server.data, self.server.code)
        assert file
        with closing(open_reader(file.path)) as store:
            return [row.rid.rpartition(":")[2] for row in store.rows()]

    def _cpu(self) -> float:
        used = self.process.cpu_times()
        return used.user + used.system

    def leave(self) -> None:
        for one in self.streams:
            one.close()
        for phone in self.phones:
            if phone.finger:
                phone.finger.close()


def _answers(taps: Sequence[Tap]) -> list[float]:
    return [tap.answered - tap.sent for tap in taps]
