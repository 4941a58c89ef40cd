"""How static analysis says what it found."""

from collections.abc import Iterable
from typing import Any, Literal

from engine.core import Finding
from games.escape_room.wording import line

At = tuple[str | int, ...]
Facts = dict[str, Any]
Severity = Literal["error", "warning", "info"]


def finding(
    code: str,
    at: At,
    key: str,
    severity: Severity = "warning",
    known: Iterable[str] = (),
    **facts: Any,
) -> Finding:
    """Return a finding at ``at``, in the game's own words ``checks.<key>``.

    ``known`` is what could have stood there instead.
    """
    remedy = None if known else line(f"remedies.{key}", **facts)
    return Finding(code, at, line(f"checks.{key}", **facts), severity, tuple(known), remedy)
