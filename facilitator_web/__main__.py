"""The server as a process of its own: settings in on the first line, an address out.

Its supervisor writes one line of JSON to standard input and keeps that pipe open; when the
pipe closes, the server ends. As soon as it can be reached it prints one line of JSON. To each
line ``enter`` it answers with one more: ``{"enter_url": ...}``, a fresh link to the panel.
"""

import json
import os
import shutil
import sys
import time
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator_web.house import House

_STARTED = time.monotonic()


def main() -> int:
    """Serve one workshop until standard input closes; return the exit code."""
    given = json.loads(sys.stdin.readline())
    opened: Future[House] = Future()
    Thread(target=_heed, args=(opened, _passing(given)), daemon=True).start()
    return _run({name: _plain(value) for name, value in given.items() if value is not None}, opened)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _passing(given: dict[str, Any]) -> Path | None:
    """Return the folder of a rehearsal, which goes when its server does."""
    from engine.store import PASSING

    folder = Path(str(given.get("data")))
    return folder if given.get("rehearse") and folder.name.startswith(PASSING) else None


def _heed(opened: "Future[House]", passing: Path | None) -> None:
    """Give a link whenever the pipe asks, and end when whoever holds it is gone.

    A half-done commit is then the database's to undo; a rehearsal leaves nothing behind.
    """
    try:
        for line in sys.stdin:
            if line.strip() == "enter":
                print(json.dumps({"enter_url": opened.result().enter_url()}), flush=True)
    finally:
        with suppress(Exception):  # whatever stands in the way, this process ends
            if opened.done():
                opened.result().last_copy()
        if passing:
            shutil.rmtree(passing, ignore_errors=True)
        os._exit(0)


def _run(given: dict[str, Any], opened: "Future[House]") -> int:
    from facilitator_web.house import Refusal, Start, open_house

    try:
        house = open_house(Start(**given), datetime.now())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    print(json.dumps(house.address), flush=True)
    opened.set_result(house)
    if os.environ.get("SPEELTAFEL_TRACE"):
        print(f"ready {(time.monotonic() - _STARTED) * 1000:.0f}", file=sys.stderr, flush=True)
    house.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
