"""What a browser gets to see of a file: its parts, its form, its mistakes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import render_template

from engine.content.diagnostics import Diagnostic
from engine.content.forms.fields import Entry, Section
from engine.content.yaml_light import KeyPath
from engine.core import Say
from facilitator_web.editor.desk import Desk, Opened, entries_of, entry_for
from facilitator_web.editor.looking import Look, Parts

MOST: Final = 60
"""Mistakes that are shown at once."""


@dataclass(frozen=True)
class Problem:
    """A mistake, and where it is in the form. ``here`` is whether it is in this file."""

    told: Diagnostic
    path: KeyPath | None
    entry: KeyPath
    here: bool


def shown(desk: Desk, opened: Opened, say: Say, at: KeyPath) -> dict[str, Any]:
    """Return how the draft stands, with the form of the entry around ``at``."""
    look = desk.look(opened, say)
    entry = entry_for(entries_of(opened.sections), at)
    problems = _problems(look, opened)
    errors = sum(one.told.severity == "error" for one in problems)
    return {
        "mark": opened.draft.mark,
        "saved": opened.saved,
        "kept": opened.kept,
        "can_undo": opened.draft.can_undo,
        "can_redo": opened.draft.can_redo,
        "at": list(entry),
        "readable": look.form is not None,
        "errors": errors,
        "marks": [[one.told.line, one.told.severity] for one in problems if one.here],
        "outline": _outline(opened.sections, entry, problems, say),
        "form": _form(look, opened, entry, problems, say),
        "problems": render_template(
            "editor/problems.html", say=say, problems=problems[:MOST], count=len(problems),
            errors=errors, name=opened.name,
        ),
    }  # fmt: skip


def _problems(look: Look, opened: Opened) -> list[Problem]:
    names = (opened.keeping.path.name, opened.name, f"i18n/{opened.keeping.path.name}")
    parts = Parts(look.document) if look.document else None
    entries = entries_of(opened.sections)
    found: list[Problem] = []
    for told in look.diagnostics:
        here = told.file in names
        path = parts.at(told.line, told.column) if here and parts else None
        entry = entry_for(entries, path or ())
        found.append(Problem(told, path, entry, here))
    return found


def _outline(
    sections: Sequence[Section], at: KeyPath, problems: Sequence[Problem], say: Say
) -> str:
    wrong = {one.entry for one in problems if one.here and one.told.severity == "error"}
    return render_template("editor/outline.html", say=say, sections=sections, at=at, wrong=wrong)


def _form(look: Look, opened: Opened, at: KeyPath, problems: Sequence[Problem], say: Say) -> str:
    if look.form is None:
        has_form = bool(opened.sections)
        return render_template("editor/no_form.html", say=say, mended_first=has_form)
    field = look.form.at(at if at in look.form.document.places else ())
    told = {one.path: one.told for one in reversed(problems) if one.path and one.here}
    entry = _entry(opened.sections, at)
    return render_template("editor/form.html", say=say, field=field, told=told, entry=entry)


def _entry(sections: Sequence[Section], at: KeyPath) -> tuple[Section, Entry] | None:
    pairs = ((section, entry) for section in sections for entry in section.entries)
    return next((one for one in pairs if one[1].path == at), None)
