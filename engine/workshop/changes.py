"""Which pages may look different since somebody last looked."""

from typing import Any

from gevent.event import Event

from engine.core import Group
from engine.workshop.entering import Happened
from engine.workshop.pages import Page
from engine.workshop.state import State

Touched = frozenset[Group] | None
"""The groups whose pages may have changed; None is everyone. Screen and panel always may."""


def touched_by(events: Happened, before: State, after: State) -> Touched:
    """Return the groups that ``events`` can show at."""
    groups: frozenset[Group] = frozenset()
    for _, event in events:
        group = _group(event, after) if getattr(event, "local", False) else None
        if group is None:
            return None
        groups |= {group}
    return groups


def _group(event: Any, state: State) -> Group | None:
    if hasattr(event, "group"):
        return str(event.group)
    return state.people.group_of(event.seat)


class Changes:
    """A mailbox between the writer and whoever redraws: what changed adds up until taken."""

    def __init__(self) -> None:
        self._event = Event()
        self._touched: Touched = frozenset()

    def add(self, touched: Touched) -> None:
        """Let it be known that these groups' pages may have changed."""
        both = None if touched is None or self._touched is None else self._touched | touched
        self._touched = both
        self._event.set()

    def add_all(self) -> None:
        """Let it be known that every page may have changed."""
        self.add(None)

    def take(self, timeout: float | None) -> tuple[bool, Touched]:
        """Wait for a change, at most ``timeout`` seconds; return whether, and what."""
        changed = self._event.wait(timeout)
        touched, self._touched = self._touched, frozenset()
        self._event.clear()
        return bool(changed), touched


def concerns(page: Page, touched: Touched, state: State) -> bool:
    """Return whether ``page`` may look different after ``touched``."""
    if touched is None or page.kind in ("panel", "screen"):
        return True
    group = page.group if page.seat is None else state.people.group_of(page.seat)
    return state.people.gone_on_at(group or "") in touched
