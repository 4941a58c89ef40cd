"""A workshop in one language, as plain sentences and numbers, without persons.

What the groups made of their personas is group work. Of what people wrote, only what may be
shown to everyone and whose owner lets it be kept is here. A personal web is nowhere.
"""

import json
from typing import Any

from engine.core import Own, Say, Summary, Words
from engine.core.looks import group_name
from engine.export.notes import notebook
from engine.store import Row
from engine.wire import Json, personal_fields
from engine.workshop.messages import WORKSHOP_EVENTS
from engine.workshop.people import People
from engine.workshop.state import PEOPLE, WORKSHOP, Running, State

MINUTE = 60_000
_PERSONAL = frozenset({"seat", "other"})


def report(state: State, rows: list[Row], say: Say) -> Json:
    """Return all that may leave the room, as JSON-plain values."""
    plan = state.programme.plan
    return {
        "title": say.of(plan.title),
        "about": say("export.no_measurement"),
        "based_on": say("export.based_on"),
        "code": state.code,
        "opened": state.opened,
        "language": say.lang,
        "groups": [say.of(group_name(group)) for group in state.people.ever],
        "people": len(state.people.seats),
        "figures": _figures(state),
        "notebook": notebook(state, say),
        "programme": [_step(state, number, say) for number in range(len(state.programme.parts))],
        "activities": [_activity(state, one, say) for one in state.running.values()],
        "log": [_row(row, state) for row in rows if row.scope != PEOPLE],
    }


def _figures(state: State) -> Json:
    """Return what was frozen of everyone's own webs; empty before the closing, or if erased."""
    figures = state.figures
    return dict(figures.known or {}) if figures else {}


def _step(state: State, number: int, say: Say) -> Json:
    part = state.programme.parts[number]
    clocks = [timing for (step, _), timing in state.timers.items() if step == number]
    used = sum(timing.used_at(state.clock) for timing in clocks)
    return {
        "title": say.of(part.step.title),
        "activity": part.activity,
        "minutes_planned": part.step.minutes,
        "minutes_used": round(used / MINUTE),
    }


def _activity(state: State, running: Running, say: Say) -> Json:
    summary = running.game.summary(running.state)
    return {
        "step": say.of(running.part.step.title),
        "activity": running.game.id,
        "webs": _webs(summary, say),
        "tables": _tables(summary, state.people, say),
        "texts": _texts(summary, state.people, say),
        "story": _story(summary, state.people, say),
        "highlights": [
            {"group": say.of(group_name(one.group)), "text": say.of(one.text)}
            for one in summary.highlights
        ],
        "topics": [say.of(topic) for topic in summary.topics],
        "signals": [say.of(signal) for signal in summary.signals],
    }


def _webs(summary: Summary, say: Say) -> list[Json]:
    return [
        {
            "group": say.of(group_name(web.group)),
            "name": say.of(web.name),
            "start": dict(web.start),
            "now": dict(web.now),
        }
        for web in summary.webs
    ]


def _tables(summary: Summary, people: People, say: Say) -> list[Json]:
    return [
        {
            "title": say.of(table.title),
            "columns": [say.of(column) for column in table.columns],
            "rows": [[_cell(cell, people, say) for cell in row] for row in table.rows],
        }
        for table in summary.tables
    ]


def _texts(summary: Summary, people: People, say: Say) -> list[Json]:
    found = [
        {"prompt": say.of(one.prompt), "group": _group(one.value.of, say), "text": text}
        for one in summary.reflections
        if (text := _open(one.value, people))
    ]
    # In order of their words: the order in which they were given would point at people.
    return sorted(found, key=lambda one: (one["prompt"], one["group"], one["text"]))


def _group(of: int | str, say: Say) -> str:
    """Return the table a text belongs to; what one person wrote belongs to none."""
    return say.of(group_name(of)) if isinstance(of, str) else ""


def _story(summary: Summary, people: People, say: Say) -> list[Json]:
    return [
        {
            "group": say.of(group_name(chapter.group)),
            "title": say.of(chapter.title),
            "lines": [line for one in chapter.lines if (line := _cell(one, people, say))],
        }
        for chapter in summary.story
    ]


def _cell(cell: Words | Own[str], people: People, say: Say) -> str:
    return _open(cell, people) if isinstance(cell, Own) else say.of(cell)


def _open(own: Own[str], people: People) -> str:
    """Return a text that may leave the room, else nothing."""
    if isinstance(own.of, int) and not people.keeps(own.of):
        return ""
    return own.shown or ""


def _row(row: Row, state: State) -> Json:
    """Return a row of the log to the minute, without seats and personal values."""
    plain = json.loads(row.data)
    hidden = _PERSONAL | _own_fields(row, state)
    if row.kind == "workshop_opened":
        plain = {}
    return {
        "minute": row.clock // MINUTE,
        "scope": row.scope,
        "kind": row.kind,
        **{name: value for name, value in plain.items() if name not in hidden},
    }


def _own_fields(row: Row, state: State) -> frozenset[str]:
    kind = next((one for one in _kinds(row, state) if one.kind == row.kind), None)
    hidden = personal_fields(kind) if kind else frozenset()
    return hidden | {"text", "words", "lines"} if row.scope == WORKSHOP else hidden


def _kinds(row: Row, state: State) -> tuple[Any, ...]:
    if row.scope == WORKSHOP:
        return WORKSHOP_EVENTS
    running = state.running.get(row.scope)
    return running.game.events if running else ()
