"""What there is to say of a text that is not saved: its mistakes, its form, its play."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from pydantic import BaseModel

from engine.content.diagnostics import Diagnostic, Mistakes
from engine.content.forms import Form
from engine.content.load import PACK, TRANSLATIONS, Sources, examine, gather
from engine.content.packs import game_of
from engine.content.slots import Models
from engine.content.translations import read_translation
from engine.content.yaml_light import Document, KeyPath, load
from engine.core import Say
from engine.workshop.looking import looked_at_now, ready_sets
from engine.workshop.opening import Rules
from engine.workshop.plan import plan_model

Show = Callable[[Path, Sources], tuple[Diagnostic, ...]]
"""Plays a file as it is now, and returns all that is wrong with it."""


@dataclass(frozen=True)
class Look:
    """A text, read: ``form`` is None if it cannot be filled in as a form."""

    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    form: Form | None = None


class Reader:
    """Reads files that can be scenarios, plans, packs or translations, by ``rules``."""

    def __init__(self, rules: Rules, show: Show) -> None:
        self._rules, self._show = rules, show
        written = {**rules.games, **ready_sets(rules.activities)}
        plan = plan_model(rules.games, rules.activities)
        self._models = Models({id: one.content for id, one in written.items()}, plan)

    def look(self, path: Path, raw: bytes, say: Say) -> Look:
        """Return what there is to say of the file at ``path`` if it held ``raw``."""
        if path.parent.name == TRANSLATIONS:
            return Look(self._translation(path, raw))
        try:
            document = load(raw, path.name)
            model = self._models.of(path.name, raw)
        except Mistakes as mistakes:
            return Look(self._unreadable(path, raw, mistakes))
        found = self._mistakes(path, raw, model)
        return Look(found, document, Form(model, document, say))

    def _mistakes(self, path: Path, raw: bytes, model: type[BaseModel]) -> tuple[Diagnostic, ...]:
        sources = _sources(path, raw)
        if path.name == PACK:
            return examine(sources, PACK, model).diagnostics
        return self._show(path, sources)

    def _unreadable(self, path: Path, raw: bytes, mistakes: Mistakes) -> tuple[Diagnostic, ...]:
        """Return what is wrong; the play stays at the last version that could be read."""
        played = path.name != PACK
        return self._show(path, _sources(path, raw)) if played else mistakes.diagnostics

    def _translation(self, path: Path, raw: bytes) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a translation, and play what is translated with it."""
        name = f"{TRANSLATIONS}/{path.name}"
        try:
            read_translation(raw, name)
        except Mistakes as mistakes:
            return mistakes.diagnostics
        found: list[Diagnostic] = []
        for scenario in sorted(path.parent.parent.glob("*.yaml")):
            if game_of(scenario):
                sources = {**gather(scenario), name: raw}
                found += looked_at_now(scenario, sources, self._rules)
                self._show(scenario, sources)
        return tuple(one for one in found if one.file == name)


def _sources(path: Path, raw: bytes) -> Sources:
    try:
        return {**gather(path), path.name: raw}
    except Mistakes:  # it is not saved yet, or is gone
        return {path.name: raw}


class Parts:
    """The parts of ``document``, in the order in which they begin."""

    def __init__(self, document: Document) -> None:
        marks = ((path, (one.key or one.value).start_mark) for path, one in document.places.items())
        begun = [((mark.line + 1, mark.column + 1), path) for path, mark in marks]
        self._begun = sorted(begun, key=itemgetter(0))

    def at(self, line: int, column: int) -> KeyPath:
        """Return what stands at ``line`` and ``column``, both from 1: the last that began."""
        number = bisect_right(self._begun, (line, column), key=itemgetter(0))
        return self._begun[number - 1][1] if number else ()
