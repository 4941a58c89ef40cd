"""A process of ours that ends when we end. Standard library only."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Final

DELAYS: Final = (0.1, 0.2, 0.5, 2.0)
"""Seconds to wait before a dead child is started again: the first time, the second, and so on."""
STEADY: Final = 10.0
"""Seconds a child must have lived for its next death to count as the first."""

# A key pressed in the terminal is for the supervisor, which then ends its children in order.
_APART: Final[dict[str, Any]] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"start_new_session": True}
)


@dataclass(frozen=True)
class Said:
    """``child`` wrote ``line`` on its standard output."""

    child: str
    line: str


@dataclass(frozen=True)
class Died:
    """``child`` ended with exit code ``code``; below zero, by that signal."""

    child: str
    code: int


class Child:
    """One process at a time, holding the other end of a pipe to us.

    What it says and how it ends goes into ``events``.
    """

    def __init__(
        self, name: str, events: "SimpleQueue[Any]", environment: Mapping[str, str]
    ) -> None:
        self.name = name
        self._events = events
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None
        self._started = 0.0
        self._deaths = 0

    @property
    def pid(self) -> int | None:
        """The process's number, or None before the first start."""
        return self._process.pid if self._process else None

    def start(self, command: Sequence[str], first_line: str = "") -> None:
        """Start ``command`` and write ``first_line`` to its standard input."""
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=self._environment,
            **_APART,
        )
        if first_line:
            self.tell(first_line)
        Thread(target=self._watch, args=(self._process,), daemon=True).start()

    def tell(self, line: str) -> None:
        """Write ``line`` to the process's standard input, if it still listens."""
        if self._process and self._process.stdin:
            # Its watcher will say that it died, and closes what we write to.
            with contextlib.suppress(OSError, ValueError):
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()

    def delay(self) -> float:
        """Return the seconds to wait before starting again, after one more death."""
        lived = time.monotonic() - self._started
        self._deaths = 1 if lived > STEADY else self._deaths + 1
        return DELAYS[min(self._deaths, len(DELAYS)) - 1]

    def end(self, patience: float) -> None:
        """Close the pipe, and after ``patience`` (seconds) end the process by force."""
        if self._process is None:
            return
        _close(self._process.stdin)
        for force in (self._process.terminate, self._process.kill):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
                return
            force()
        self._process.wait()

    def _watch(self, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            self._events.put(Said(self.name, line))
        code = process.wait()
        _close(process.stdout)
        _close(process.stdin)
        self._events.put(Died(self.name, code))


def _close(pipe: IO[str] | None) -> None:
    if pipe:
        with contextlib.suppress(OSError):  # What was to be said can no longer be heard.
            pipe.close()
