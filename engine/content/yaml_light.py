"""YAML-light: what a trainer may use of YAML, read once, safely, with every position kept.

Maps, lists, quotes, ``|`` and ``>``, comments. Plain words stay text: ``no``, ``0042`` and
``12:30`` mean what they say; only true, false, null, ``~`` and nothing at all are special.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.traps import quoted_line, syntax_mistake

KeyPath = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields, and numbers in lists."""

BYTES: Final = 2_000_000
DEPTH: Final = 20
PARTS: Final = 200_000
CHARACTERS: Final = 20_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPECIAL: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
# What libyaml takes for a line end but no editor does is refused too: line numbers would differ.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)|\t"
)

_ODD_SPACE = re.compile("^ *([\u00a0\u2000-\u200a\u202f\u3000])", re.MULTILINE)
"""A space that is none, as Word has it, where a line begins: nobody sees why it is not in line."""


class Place(NamedTuple):
    """Where a value stands: the events of its key (None in a list), of itself and of its end.

    Only a list or a map has an ``end`` that is another event than ``value``.
    """

    key: Any
    value: Any
    end: Any = None


@dataclass(frozen=True)
class Document:
    """What a file says: plain maps, lists and texts, and the place of each."""

    source: SourceText
    value: Any
    places: Mapping[KeyPath, Place]

    def value_at(self, path: KeyPath) -> Any:
        """Return what stands at ``path``."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def at_value(self, path: KeyPath) -> tuple[int, int, int]:
        """Return line, column and width of the value at ``path``."""
        return span(self.places[path].value)

    def at_key(self, path: KeyPath) -> tuple[int, int, int]:
        """Return line, column and width of the name of the field ``path``, else its value's."""
        place = self.places[path]
        return span(place.key or place.value)


def span(event: Any) -> tuple[int, int, int]:
    """Return line and column of ``event``, from 1, and its width on that line."""
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return start.line + 1, start.column + 1, width


def decode(raw: bytes, name: str) -> SourceText:
    """Return the text in ``raw``; a byte order mark is left out.

    Raises:
        Mistakes: if it is too big, is not UTF-8, or holds tabs or invisible characters.
    """
    source = SourceText(name, raw[:BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
    if len(raw) > BYTES:
        raise Mistakes([source.mistake(Code.TOO_BIG, (1, 1, 1), limit=BYTES // 1_000_000)])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        raise Mistakes([source.mistake(Code.NOT_UTF8, _end(before))]) from None
    if found := _REFUSED.search(source.text) or _ODD_SPACE.search(source.text):
        sign = found.lastindex or 0
        code = Code.TAB if found[sign] == "\t" else Code.INVISIBLE
        character = f"U+{ord(found[sign]):04X}"
        at = _end(source.text[: found.start(sign)])
        raise Mistakes([source.mistake(code, at, character=character)])
    return source


def unseen(text: str) -> tuple[str, tuple[int, int, int]] | None:
    """Return the number of the first character in ``text`` that no editor shows, and its place."""
    found = _REFUSED.search(text.replace("\t", " "))
    return (f"U+{ord(found[0]):04X}", _end(text[: found.start()])) if found else None


def _end(text: str) -> tuple[int, int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n"), 1


@lru_cache(maxsize=4)  # a scenario, its pack and a translation: all stand on the same few
def load(raw: bytes, name: str) -> Document:
    """Return what the file ``name`` says; nobody changes what is returned.

    Raises:
        Mistakes: if it is not YAML-light, or over a limit.
    """
    source = decode(raw, name)
    reader = _Reader(source)
    try:
        return reader.document()
    except yaml.YAMLError as error:
        raise Mistakes([syntax_mistake(source, error, reader.last)]) from None


class _Reader:
    """Builds data and places from libyaml's events; stops at the first event over a limit."""

    def __init__(self, source: SourceText) -> None:
        self.last: Any = None
        self._source = source
        self._events: Iterator[Any] = yaml.parse(source.text, Loader=_LOADER)
        self._places: dict[KeyPath, Place] = {}
        self._parts = 0
        self._twice: list[Any] = []

    def document(self) -> Document:
        tops = [self._top(event) for event in self._events if isinstance(event, DocumentStartEvent)]
        if self._twice:
            raise Mistakes(self._twice)
        if not tops or tops == [None]:
            raise self._mistake(Code.EMPTY_FILE, None)
        if not isinstance(tops[0], dict):
            raise self._mistake(Code.NO_FIELDS, self._places[()].value)
        return Document(self._source, tops[0], self._places)

    def _top(self, start: DocumentStartEvent) -> Any:
        if self._places:
            raise self._mistake(Code.SECOND_DOCUMENT, start)
        return self._node(next(self._events), (), None)

    def _node(self, event: Any, path: KeyPath, key: Any) -> Any:
        self.last = event
        self._limit(event, path)
        self._places[path] = Place(key, event)
        if isinstance(event, ScalarEvent):
            return event.value if event.style else _SPECIAL.get(event.value, event.value)
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        return self._map(path)

    def _list(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), None))
        self.last = event
        self._places[path] = self._places[path]._replace(end=event)
        return items

    def _map(self, path: KeyPath) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(key := next(self._events), MappingEndEvent):
            name = self._name(key, path)
            if name in fields:
                self._again(key, (*path, name))
            else:
                fields[name] = self._node(next(self._events), (*path, name), key)
        self.last = key
        self._places[path] = self._places[path]._replace(end=key)
        return fields

    def _name(self, key: Any, path: KeyPath) -> str:
        self.last = key
        self._limit(key, path)
        if not isinstance(key, ScalarEvent) or not key.value:
            raise self._mistake(Code.NO_NAME, key)
        if key.value == "<<":
            raise self._mistake(Code.MERGE_KEY, key)
        if key.value[0] in "“”„‘’":
            example = f"{key.value.strip('“”„‘’')}: …"
            raise self._mistake(Code.CURLY_QUOTES, key, character=key.value[0], example=example)
        return str(key.value)

    def _again(self, key: Any, path: KeyPath) -> None:
        """Report a field that was there before, and read past its value."""
        first = self._places[path].key.start_mark.line + 1
        at = span(key)
        self._twice.append(self._source.mistake(Code.TWICE, at, word=path[-1], line=first))
        kept, self._places = self._places, {}
        self._node(next(self._events), path, key)
        self._places = kept

    def _limit(self, event: Any, path: KeyPath) -> None:
        self._parts += 1
        if isinstance(event, AliasEvent) or event.anchor or event.tag:
            raise self._special_start(event)
        if len(path) > DEPTH:
            raise self._mistake(Code.TOO_DEEP, event, limit=DEPTH)
        if self._parts > PARTS:
            raise self._mistake(Code.TOO_MANY_PARTS, event, limit=PARTS)
        if isinstance(event, ScalarEvent) and len(event.value) > CHARACTERS:
            raise self._mistake(Code.TOO_LONG_TEXT, event, limit=CHARACTERS)

    def _special_start(self, event: Any) -> Mistakes:
        line, column, _ = at = span(event)
        written = self._source.line(line)
        example = quoted_line(written, column)
        return self._mistake_at(
            Code.SPECIAL_START, at, character=written[column - 1 : column], example=example
        )

    def _mistake(self, code: Code, event: Any, **facts: Any) -> Mistakes:
        return self._mistake_at(code, span(event) if event else (1, 1, 1), **facts)

    def _mistake_at(self, code: Code, at: tuple[int, int, int], **facts: Any) -> Mistakes:
        return Mistakes([self._source.mistake(code, at, **facts)])
