"""What pydantic has against a file, as mistakes in the words of its writer."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.events import ScalarEvent

from engine.content.diagnostics import Code, Diagnostic
from engine.content.marks import branch, locate
from engine.content.phrases import (
    Fault,
    allowed,
    code_of,
    example_of,
    expected,
    found,
    limits,
    nearest,
    word_of,
)
from engine.content.shape import fields_at
from engine.content.traps import quoted, quoted_line
from engine.content.yaml_light import Document, KeyPath
from engine.core import label

_MOST: Final = 500
"""Of more mistakes in one file than a person can mend in a day, the rest can wait."""
_LONGEST: Final = 40


def structure_mistakes(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[Diagnostic]:
    """Return what ``error`` says of ``document``: one mistake for each thing to mend."""
    faults = [_fault(one, document) for one in error.errors(include_url=False)[:_MOST]]
    faults = _best_branches([fault for fault in faults if not _is_long_enough(fault)])
    teller = _Teller(document, model)
    misspelt = _misspelt(faults, model)
    gone = {id(fault) for pair in misspelt for fault in pair if fault}
    rest = [fault for fault in faults if id(fault) not in gone]
    told = [teller.misspelt(extra, missing) for extra, missing in misspelt]
    told += [teller.missing(group) for group in _by_group(rest)]
    told += [teller.tell(fault) for fault in rest if not fault.absent]
    return _one_each(told)


def _one_each(told: list[Diagnostic]) -> list[Diagnostic]:
    """Of several complaints about one place keep the first: it is one mistake."""
    places: dict[tuple[int, int], Diagnostic] = {}
    for one in told:
        places.setdefault((one.line, one.column), one)
    return list(places.values())


def _fault(one: ErrorDetails, document: Document) -> Fault:
    facts = dict(one.get("ctx", {}))
    loc = (*one["loc"], *facts.pop("at", ()))
    absent = ""
    if one["type"] == "union_tag_not_found":
        loc, absent = (*loc, ""), str(facts["discriminator"]).strip("'")
    elif one["type"] == "union_tag_invalid":
        loc = (*loc, str(facts["discriminator"]).strip("'"))
    elif one["type"] == "missing":
        absent = str(loc[-1])
    path = locate(loc, document.places, bool(absent))
    split = branch(loc[:-1] if absent else loc, path)
    return Fault(one["type"], path, absent, split, document.value_at(path), facts)


def _is_long_enough(fault: Fault) -> bool:
    """Return whether a list is only called short because some of its items are wrong."""
    return fault.kind == "too_short" and len(fault.value) >= int(fault.facts["min_length"])


def _best_branches(faults: list[Fault]) -> list[Fault]:
    """Of a union keep the alternative that the writer came nearest to."""
    unions: dict[KeyPath, dict[Any, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        unions[fault.branch[0]][fault.branch[1]].append(fault)
    kept: list[Fault] = []
    for alternatives in unions.values():
        plain = alternatives.pop(None, [])
        kept += plain + min(alternatives.values(), key=len, default=[])
    return kept


def _by_group(faults: Iterable[Fault]) -> Iterable[list[Fault]]:
    groups: dict[KeyPath, list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.absent:
            groups[fault.path].append(fault)
    return groups.values()


def _misspelt(faults: list[Fault], model: type[BaseModel]) -> list[tuple[Fault, Fault | str]]:
    """Return unknown fields that look like one that is missing or could be meant."""
    pairs: list[tuple[Fault, Fault | str]] = []
    for extra in (one for one in faults if one.kind == "extra_forbidden"):
        group, name = extra.path[:-1], str(extra.path[-1])
        missing = {one.absent: one for one in faults if one.absent and one.path == group}
        near = get_close_matches(
            name.lower()[:_LONGEST], missing or fields_at(model, group), 1, 0.6
        )
        if near:
            pairs.append((extra, missing.get(near[0], near[0])))
    for tag in (one for one in faults if one.kind == "union_tag_not_found"):
        for name in get_close_matches(tag.absent, tag.value, 1, 0.75):
            pairs.append((replace(tag, path=(*tag.path, name)), tag))
    return pairs


class _Teller:
    """Puts faults into words."""

    def __init__(self, document: Document, model: type[BaseModel]) -> None:
        self._document, self._model = document, model

    def misspelt(self, extra: Fault, meant: Fault | str) -> Diagnostic:
        near = meant if isinstance(meant, str) else meant.absent
        at = self._document.at_key(extra.path)
        return self._mistake(Code.MISSPELT_FIELD, at, word=extra.path[-1], near=near)

    def missing(self, group: list[Fault]) -> Diagnostic:
        names = [fault.absent for fault in group]
        at = self._document.at_key(group[0].path)
        example = f"{names[0]}: …"
        return self._mistake(Code.MISSING, at, fields=", ".join(names), example=example)

    def tell(self, fault: Fault) -> Diagnostic:
        if fault.kind == "extra_forbidden":
            return self._unknown(fault)
        at = self._document.at_value(fault.path)
        if "." in fault.kind:
            return self._own_words(fault, at)
        if fault.value is None:
            return self._nothing(fault, at)
        if trapped := self._trapped(fault, at):
            return trapped
        code = code_of(fault)
        return self._mistake(code, at, **self._facts(fault, code))

    def _own_words(self, fault: Fault, at: tuple[int, int, int]) -> Diagnostic:
        """A model's own rule: its type is a key in the words, its context fills the blanks.

        ``remedy`` in the context is another key; without it an example is pointed at.
        """
        mistake = self._mistake(Code.UNFIT, at)
        facts = dict(fault.facts)
        code, remedy = str(facts.pop("code", Code.UNFIT)), facts.pop("remedy", "")
        told = label(remedy, **facts) if remedy else mistake.remedy
        return replace(mistake, code=code, message=label(fault.kind, **facts), remedy=told)

    def _unknown(self, fault: Fault) -> Diagnostic:
        word = str(fault.path[-1])
        fields = fields_at(self._model, fault.path[:-1])
        at = self._document.at_key(fault.path)
        return self._mistake(Code.UNKNOWN_FIELD, at, word=word, allowed=allowed(word, fields))

    def _nothing(self, fault: Fault, at: tuple[int, int, int]) -> Diagnostic:
        hidden = hidden_text(self._document, fault.path)
        return hidden or self._mistake(Code.EMPTY, at, word=word_of(fault.path))

    def _trapped(self, fault: Fault, at: tuple[int, int, int]) -> Diagnostic | None:
        """Return the slip of the pen that made a list, a group or a text of something else."""
        line = self._document.source.line(at[0])
        first = line[at[1] - 1 : at[1]]
        code = code_of(fault)
        if code == Code.NO_TEXT and _is_languages(fault.value):
            languages = ", ".join(fault.value)
            return self._mistake(Code.TWO_LANGUAGES, at, word=word_of(fault.path), found=languages)
        nested = first == "-" and line[: at[1] - 1].rstrip().endswith("-")
        if code == Code.NO_TEXT and (nested or first in ("[", "{", "?")):
            example = quoted_line(line, at[1])
            return self._mistake(Code.SPECIAL_START, at, character=first, example=example)
        if code == Code.NO_TEXT and isinstance(fault.value, dict):
            return self._colon(fault, line)
        written = next(iter(fault.value), "") if isinstance(fault.value, dict) else fault.value
        if code == Code.NO_LIST and re.match(r"-\w", str(written)):
            example = f"- {line[at[1] :].strip()}"
            place = (at[0], at[1], 1)
            return self._mistake(Code.NO_SPACE, place, character="-", example=example)
        if first and first in "“”„‘’":
            example = f"{line[: at[1] - 1]}{quoted(str(fault.value).strip('“”„‘’'))}".strip()
            return self._mistake(Code.CURLY_QUOTES, at, character=first, example=example)
        return None

    def _colon(self, fault: Fault, line: str) -> Diagnostic | None:
        key = next(iter(fault.value))
        row, column, width = self._document.at_key((*fault.path, key))
        if line != self._document.source.line(row) or not line.strip().startswith("- "):
            return None
        at = (row, column + width, 1)
        return self._mistake(Code.COLON_IN_TEXT, at, example=quoted_line(line, column))

    def _facts(self, fault: Fault, code: Code) -> dict[str, Any]:
        word = word_of(fault.path)
        facts = {"word": word, "found": found(fault.value), **limits(fault)}
        if code == Code.NOT_ALLOWED:
            options = expected(fault)
            near = nearest(str(fault.value), options)[0]
            facts |= {"allowed": allowed(str(fault.value), options), "near": near}
        if code == Code.NO_GROUP:
            names = fields_at(self._model, fault.path)
            facts["example"] = f"{names[0]}: …" if names else "…"
        facts.setdefault("example", example_of(fault, code))
        return facts

    def _mistake(self, code: Code, at: tuple[int, int, int], **facts: Any) -> Diagnostic:
        return self._document.source.mistake(code, at, **facts)


def hidden_texts(document: Document) -> list[Diagnostic]:
    """Return the texts that nobody will read, because they begin with a ``#``."""
    empty = [path for path, place in document.places.items() if _is_nothing(place.value)]
    return [hidden for path in empty if (hidden := hidden_text(document, path))]


def _is_nothing(event: Any) -> bool:
    return isinstance(event, ScalarEvent) and not event.value and not event.style


def hidden_text(document: Document, path: KeyPath) -> Diagnostic | None:
    """Return that the field at ``path`` is empty but for a ``#`` and text on its line."""
    row, column, _ = document.at_value(path)
    line = document.source.line(row)
    comment = re.compile(r"\s+#").match(line, column - 1)
    if not comment:
        return None
    place = (row, comment.end(), 1)
    example = quoted_line(line, comment.end())
    return document.source.mistake(Code.SPECIAL_START, place, character="#", example=example)


def _is_languages(value: Any) -> bool:
    return isinstance(value, dict) and all(re.fullmatch("[a-z]{2}", key) for key in value)
