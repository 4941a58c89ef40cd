"""Between what happens and the rows in which it is kept."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from engine import wire
from engine.core import OptionSet, Own, OwnState
from engine.store import Batch, Draft, OwnRow, Row
from engine.workshop.entering import Happened
from engine.workshop.evolve import Fact, evolve
from engine.workshop.figures import FIGURES
from engine.workshop.messages import WORKSHOP_EVENTS, TextJudged, Wiped, WorkshopEnded
from engine.workshop.notebook import StruckOut
from engine.workshop.people_messages import PEOPLE_EVENTS, ConsentGiven, ResearchLet, Withdrawn
from engine.workshop.state import PEOPLE, WORKSHOP, State
from engine.workshop.voice_messages import TextReplaced


def owner(of: int | str) -> str:
    """Return how the owner of a personal value is written beside the log."""
    return f"seat:{of}" if isinstance(of, int) else f"group:{of}"


def _owner(text: str) -> int | str:
    kind, _, name = text.partition(":")
    return int(name) if kind == "seat" else name


def settle(
    state: State, happened: Happened, rid: str, clock: int, lang: str = ""
) -> tuple[State, Batch]:
    """Return the workshop after what ``happened``, and all that is to be stored of it."""
    drafts: list[Draft] = []
    own: list[OwnRow] = []
    events: list[Any] = []
    for scope, event in happened:
        kept, text, values = wire.dump_event(event, _new_id, lang)
        drafts.append(Draft(scope, rid, event.kind, text, clock))
        own += [_own_row(state, event, value) for value in values]
        events.append(kept)
        state = evolve(state, Fact(state.seq + 1, clock, scope, rid, kept))
    return state, _batch(drafts, own, events)


def _new_id() -> str:
    return secrets.token_hex(12)


def _own_row(state: State, event: Any, own: Own[Any]) -> OwnRow:
    keep = not isinstance(own.of, int) or state.people.keeps(own.of)
    if isinstance(event, ConsentGiven):
        keep = bool(event.keep.known)
    value = wire.text(own.value)
    return OwnRow(own.id, owner(own.of), own.lang, keep, own.state, value)


def _batch(drafts: list[Draft], own: list[OwnRow], events: list[Any]) -> Batch:
    ended = [event for event in events if isinstance(event, WorkshopEnded)]
    return Batch(
        rows=drafts,
        own=own,
        own_states=_judged(events),
        erase=[owner(of) for of in _erased(events)],
        wipe=any(event.wiped for event in ended) or any(isinstance(e, Wiped) for e in events),
        wipe_unkept=any(not event.wiped for event in ended),
    )


def _judged(events: list[Any]) -> dict[str, OwnState]:
    shown: dict[str, OwnState] = {e.text: e.state for e in events if isinstance(e, TextJudged)}
    return shown | {e.text: "replaced" for e in events if isinstance(e, TextReplaced)}


def _erased(events: list[Any]) -> list[int | str]:
    """Return whose values go: with somebody's own go the figures in which they were counted."""
    gone: list[int | str] = [event.seat for event in events if isinstance(event, Withdrawn)]
    refused = any(isinstance(event, ResearchLet) and not event.may.known for event in events)
    struck = [event.page for event in events if isinstance(event, StruckOut)]
    return [*gone, *([FIGURES] if gone or refused else []), *struck]


def replay(state: State, rows: Iterable[Row], own: Mapping[str, OwnRow]) -> State:
    """Return ``state`` after ``rows``.

    Raises:
        Malformed: if a row is of a kind that these rules do not know.
    """

    for row in rows:
        event = read_event(state, row, own)
        state = evolve(state, Fact(row.seq, row.clock, row.scope, row.rid, event))
    return state


def read_event(state: State, row: Row, own: Mapping[str, OwnRow]) -> Any:
    """Return what ``row`` says that happened in ``state``.

    Raises:
        Malformed: if it is of a kind that these rules do not know.
    """

    def find(id: str) -> wire.Stored | None:
        kept = own.get(id)
        return wire.Stored(kept.value, _owner(kept.of), kept.state, kept.lang) if kept else None

    return wire.load_event(row.kind, row.data, _kinds(state, row.scope), find)


def _kinds(state: State, scope: str) -> tuple[type[Any], ...]:
    if scope == WORKSHOP:
        return WORKSHOP_EVENTS
    if scope == PEOPLE:
        return PEOPLE_EVENTS
    running = state.running.get(scope)
    return (*running.game.events, OptionSet) if running else ()
