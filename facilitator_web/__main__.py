"""The server as a process of its own: settings in on the first line, an address out.

Its supervisor writes one line of JSON to standard input and keeps that pipe open; when the
pipe closes, the server ends. As soon as it can be reached it prints one line of JSON.
"""

import json
import os
import sys
import time
from datetime import datetime
from threading import Thread
from typing import Any

_STARTED = time.monotonic()


def main() -> int:
    """Serve one workshop until standard input closes; return the exit code."""
    given = json.loads(sys.stdin.readline())
    Thread(target=_end_with_the_pipe, daemon=True).start()
    return _run({name: _plain(value) for name, value in given.items() if value is not None})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _end_with_the_pipe() -> None:
    """End when whoever started us is gone; a half-done commit is the database's to undo."""
    while sys.stdin.read(1):
        pass
    os._exit(0)


def _run(given: dict[str, Any]) -> int:
    from facilitator_web.house import Refusal, Start, open_house

    try:
        house = open_house(Start(**given), datetime.now())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    print(json.dumps(house.address), flush=True)
    if os.environ.get("SPEELTAFEL_TRACE"):
        print(f"ready {(time.monotonic() - _STARTED) * 1000:.0f}", file=sys.stderr, flush=True)
    house.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
