"""The forms with which the facilitator writes in the notebook."""

from collections.abc import Iterator
from typing import Any

from engine.core import Control, Field, Label, Option, label
from engine.core.clean import LONGEST
from engine.core.looks import group_name
from engine.workshop.notebook import (
    MOST_HOURS,
    MOST_PEOPLE,
    PAPER,
    CountPresent,
    JoinSeries,
    NotebookPage,
    StrikeOut,
    WriteDown,
    WriteNote,
    WriteSignal,
)
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, State

_BLANK: Any = None


def jotting(state: State) -> Iterator[Control]:
    """Yield what the panel can write down, as long as it would be kept."""
    if state.wiped:
        return
    yield _note(state)
    yield _paper(state)
    yield _form("signal", WriteSignal(_BLANK), ("text", "whom", "reply"), {"text": "…"})
    yield _present()
    yield _series(state)
    if state.notebook:
        yield _strike(state)


def _note(state: State) -> Control:
    written = [p for p in state.notebook if p.what == "note" and p.step == state.step]
    value = written[-1].words.get("text") if written else None
    field = Field(
        name="text", kind="text", label=_said("note_hint"), value=value, max_length=LONGEST,
        required=False,
    )  # fmt: skip
    return _shown("note", WriteNote(state.step, _BLANK), (field,), {"text": "…"})


def _paper(state: State) -> Control:
    whats = tuple(Option(what, _said(what)) for what in PAPER)
    groups = tuple(Option(group, group_name(group)) for group in state.people.groups)
    fields = (
        Field(name="what", kind="one", label=_said("what"), options=whats),
        Field(name="text", kind="text", label=_said("text"), max_length=LONGEST),
        Field(name="group", kind="one", label=_said("group"), options=groups, required=False),
    )
    return _shown("paper", WriteDown(_BLANK, _BLANK), fields, {"what": "topic", "text": "…"})


def _present() -> Control:
    fields = (
        _text("role"),
        _text("organisation", required=False),
        _number("number", MOST_PEOPLE),
        _number("hours", MOST_HOURS),
    )
    example = {"role": "…", "number": 3, "hours": 2}
    return _shown("present", CountPresent(_BLANK, _BLANK, _BLANK), fields, example)


def _series(state: State) -> Control:
    now = next((page.words for page in state.notebook if page.what == "series"), {})
    counts = (_number(n, MOST_PEOPLE, int(now.get(n, 0))) for n in ("done", "changed", "dropped"))
    fields = (_text("series", value=now.get("text")), *counts)
    return _shown("series", JoinSeries(_BLANK), fields, {"series": "…", "done": 1})


def _strike(state: State) -> Control:
    pages = tuple(Option(page.name, _first(page)) for page in state.notebook)
    field = Field(name="page", kind="one", label=_said("page"), options=pages)
    return _shown("strike", StrikeOut(_BLANK), (field,), {"page": state.notebook[0].name})


def _first(page: NotebookPage) -> Label:
    return label("notebook.entry", what=_said(page.what), text=page.words.get("text", ""))


def _form(id: str, command: Any, names: tuple[str, ...], example: dict[str, Any]) -> Control:
    fields = tuple(_text(name, required=name == "text") for name in names)
    return _shown(id, command, fields, example)


def _shown(id: str, command: Any, fields: tuple[Field, ...], example: dict[str, Any]) -> Control:
    said = label(f"notebook.write_{id}")
    return steer(id, WORKSHOP, command, said, "settings", fields=fields, examples=(example,))


def _text(name: str, value: str | None = None, required: bool = True) -> Field:
    return Field(
        name=name, kind="text", label=_said(name), value=value, required=required,
        max_length=LONGEST,
    )  # fmt: skip


def _number(name: str, most: int, value: int | None = None) -> Field:
    return Field(name=name, kind="number", label=_said(name), value=value, min=0, max=most)


def _said(name: str) -> Label:
    return label(f"notebook.{name}")
