"""How quick the screen is: ``python -m tests.load.bench_screen``.

Milliseconds to draw one frame of a movement at 1920x1080, milliseconds from a new view to its
sprites, to draw a line of mixed text for the first time, the share of lines in the second minute
of an evening that were drawn before, CPU of an idle window, and milliseconds from the start of
the process to its first frame.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from threading import Event, Timer
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from engine.core.views import GroupTile, View
from engine.screen.canvas import Canvas
from engine.screen.client import Client, Seen
from engine.screen.ground import table_ground
from engine.screen.letters import Style
from engine.screen.picture import pen_for
from engine.screen.settings import Settings
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.window import Window
from tests.screen.minutes import play
from tests.screen.samples import (
    CARD,
    LOCKS,
    MAP,
    board,
    choosing,
    comparing,
    drawing_together,
    escaping,
    lobby,
    reading,
    talking,
)

ROOT = Path(__file__).parents[2]
SIZE = (1920, 1080)
FRAMES, IDLE_SECONDS, STARTS = 60, 5.0, 7


def walk() -> tuple[View, View]:
    """Return the board before and after a throw: a pawn walks and the die rolls."""
    pawn = replace(board().pawns[0], at="quality-home")
    earlier: dict[str, Any] = {"board": {"pawns": (pawn,)}, "dice": {"roll": 1}}
    widgets = tuple(replace(w, **earlier.get(w.id, {})) for w in choosing().widgets)
    return replace(choosing(), widgets=widgets), choosing()


def grow() -> tuple[View, View]:
    """Return three webs before and after a result."""
    webs = tuple(
        replace(w, now=dict.fromkeys(w.now, 5)) if hasattr(w, "now") else w
        for w in comparing().widgets
    )
    return replace(comparing(), widgets=webs), comparing()


def opening() -> tuple[View, View]:
    """Return a room before and after a lock opened."""
    closed = tuple(replace(lock, state="closed") for lock in LOCKS.locks)
    return replace(escaping(), widgets=(replace(LOCKS, locks=closed),)), escaping()


def laying() -> tuple[View, View]:
    """Return a map before and after a token was laid on it."""
    bare = replace(MAP, marks=MAP.marks[:-1])
    return replace(drawing_together(), widgets=(bare,)), drawing_together()


def answering() -> tuple[View, View]:
    """Return tables that talk, before and after one of them answered."""
    open_, done = (
        tuple(replace(w, done=done) if isinstance(w, GroupTile) else w for w in talking().widgets)
        for done in (False, True)
    )
    return replace(talking(), widgets=open_), replace(talking(), widgets=done)


def frames(before: View, after: View) -> tuple[list[float], float]:
    """Return the milliseconds of each frame of a movement, and of making its sprites."""
    stage = Stage(pen_for(SIZE), lambda control, command: None)
    showing, canvas = Showing(stage), Canvas(pygame.Surface(SIZE), table_ground(stage.pen.theme))
    stage.see(before)
    canvas.show(showing.sprites())
    canvas.step()
    stage.see(after)
    made = timed(lambda: canvas.show(showing.sprites(), 0.0, 0.6))
    shares = (0.6 * number / FRAMES for number in range(FRAMES))
    return [timed(lambda now=now: canvas.step(now)) for now in shares], made


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that ``work`` took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def cold_lines() -> list[float]:
    """Return the milliseconds to draw each of many lines of mixed text for the first time."""
    letters, surface = pen_for(SIZE).letters, pygame.Surface(SIZE)
    style, box = Style(56), surface.get_rect()
    texts = [f"السؤال {n}: الصحة Positieve Gezondheid (نعم/لا) 2026؟" for n in range(201)]
    return [timed(lambda t=t: letters.draw(surface, t, style, box)) for t in texts][1:]


def kept_share() -> float:
    """Return how much of a hundred lines in the second minute of an evening was drawn before."""
    hits, misses = play(120, SIZE)[1]
    return 100 * hits / (hits + misses)


def idle_cpu() -> float:
    """Return the CPU of an idle window at 20 turns a second, in per cent of one core."""
    client = Client("http://127.0.0.1:1/1/screen")
    window = Window(pygame.display.set_mode(SIZE), client, "nl", Settings(motion="none"))
    client.reports.put(Seen(lobby(), missed=True))
    run_for(window, 1.0)
    spent = time.process_time()
    run_for(window, IDLE_SECONDS)
    return (time.process_time() - spent) / IDLE_SECONDS * 100


def run_for(window: Window, seconds: float) -> None:
    """Run the loop of ``window`` for a while."""
    stop = Event()
    Timer(seconds, stop.set).start()
    window.run(stop)


def first_frame() -> list[float]:
    """Return the milliseconds from process start to first frame, of several starts."""
    env = {**os.environ, "SPEELTAFEL_TRACE": "1", "SPEELTAFEL_PIPE": "1"}
    command = [sys.executable, "-m", "engine.screen", "http://127.0.0.1:1/1/screen"]
    seen = []
    for _ in range(STARTS):
        done = subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
        seen += [float(line.split()[1]) for line in done.stderr.splitlines() if "first" in line]
    return seen


def row(name: str, values: list[float], unit: str = "ms") -> None:
    """Print one line of the table."""
    cuts = quantiles(values, n=20) if len(values) > 1 else values * 20
    print(f"{name:44} p50 {cuts[9]:7.1f}  p95 {cuts[18]:7.1f}  {unit}")


def main() -> None:
    """Measure and print."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    changes = {
        "pawn walks, die rolls": walk(),
        "three webs grow": grow(),
        "another page": (lobby(), talking()),
        "a card is turned over": (choosing(), reading(replace(CARD, turn=3))),
        "webs breathe": (talking(), comparing()),
        "a lock opens": opening(),
        "a token is laid": laying(),
        "a tile lights up": answering(),
    }
    for name, (before, after) in changes.items():
        drawn, made = frames(before, after)
        row(f"{SIZE[0]}x{SIZE[1]} {name}: a frame", drawn)
        row(f"{SIZE[0]}x{SIZE[1]} {name}: sprites", [made])
    row("a line of mixed text, never drawn before", cold_lines())
    row("lines drawn before, in the second minute", [kept_share()], "%")
    row("idle window: CPU", [idle_cpu()], "% of a core")
    row("process start to first frame", first_frame())


if __name__ == "__main__":
    main()
