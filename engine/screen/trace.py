"""How long after the start of the process something happened."""

import os
import sys
import time
from pathlib import Path

_LOADED = time.monotonic()


def since_start() -> int:
    """Return the milliseconds since this process began; since this file, where unknown."""
    try:
        fields = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
        began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        up = time.clock_gettime(time.CLOCK_BOOTTIME)
    except (OSError, ValueError, AttributeError):
        return round((time.monotonic() - _LOADED) * 1000)
    return round((up - began) * 1000)


def trace(what: str) -> None:
    """Write ``what`` and the milliseconds to stderr if ``SPEELTAFEL_TRACE`` asks for it."""
    if os.environ.get("SPEELTAFEL_TRACE") == "1":
        print(f"{what} {since_start()}", file=sys.stderr, flush=True)
