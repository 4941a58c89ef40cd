"""Starts and stops a real server in a process of its own, as its supervisor does."""

import json
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from threading import Thread
from types import TracebackType
from typing import IO, Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
LONG = 60.0
"""Seconds after which something that should have happened never will, on any machine."""


def free_port() -> int:
    """Return a port that is free, and that no other test takes while this server is away."""
    dice = SystemRandom()
    while True:
        port = dice.randrange(15_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Serving:
    """A server with one workshop. ``said`` is all that it ever wrote, line by line."""

    def __init__(self, data: Path, plan: Path | str = "content/plans/90.yaml", **more: Any) -> None:
        self.data = data
        self.said: list[str] = []
        self._ears: list[Thread] = []
        given = {"plan": str(plan), "data": str(data), "host": "127.0.0.1", "seed": 5}
        self._start({**given, "port": free_port(), **more})

    def _start(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen(
            [sys.executable, "-m", "facilitator_web"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        self._listen(self.process.stderr)
        self.process.stdin.write(json.dumps(settings) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the server did not begin: " + "".join(self.said)
        self.address: dict[str, str] = json.loads(line)
        self._listen(self.process.stdout)

    def _listen(self, pipe: IO[str]) -> None:
        def hear() -> None:
            with pipe:
                self.said.extend(pipe)

        self._ears.append(Thread(target=hear, daemon=True))
        self._ears[-1].start()

    @property
    def code(self) -> str:
        return self.address["code"]

    @property
    def port(self) -> int:
        return urlsplit(self.address["enter_url"]).port or 0

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.stop()

    def start_again(self) -> None:
        """Start it after it was killed: the same workshop, at the same port."""
        there = {"code": self.code, "port": self.port}
        self._start({**self.settings, "resume": True, "restarted": True, **there})

    def stop(self) -> None:
        """End it by closing its pipe."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(LONG)
        for ear in self._ears:
            ear.join(LONG)

    def __enter__(self) -> "Serving":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
