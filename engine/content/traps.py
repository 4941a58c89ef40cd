"""The ways in which YAML trips a Dutch writer, recognised from the line that tripped."""

import re
from collections.abc import Callable
from typing import Any

import yaml

from engine.content.diagnostics import Code, Diagnostic, SourceText

_LINE = re.compile(
    r"(?P<lead>\s*(?:- +)*)(?P<key>(?:[\w.-]+|\"[^\"]*\"|'[^']*') *: +)?(?P<value>.*)$"
)
_APOSTROPHE = re.compile(r"'(?:[stnkmr]|ns|tis|twas)(?=\s|$)|'\d\d(?=\s+\w)")
_SPECIAL = re.compile(r"[@`%!*&\[\]{}>|#,]|[-?:](?=\s)")
_GLUED = re.compile(r"(?P<before>\s*(?:- +)*(?:-(?=\w)|[\w-]+:(?=[^\s:/])))(?P<after>.*)$")
_COLON = re.compile(r":(?= |$)")
_CURLY = "“”„‘’"
_CLOSING = {"[": "]", "{": "}"}
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_QUOTED = re.compile(rf"\"(?:[^\"\\]|\\(?:.|$))*(?:(?P<close>\")|$)|{_SINGLE.pattern}")


def quoted(text: str) -> str:
    """Return ``text`` between quotes, so that YAML takes it as it is written."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quoted_line(line: str, column: int) -> str:
    """Return ``line`` with all from ``column`` (from 1) between quotes."""
    return f"{line[: column - 1]}{quoted(line[column - 1 :].strip())}".strip()


def syntax_mistake(source: SourceText, error: yaml.YAMLError, last: Any) -> Diagnostic:
    """Return what went wrong where libyaml stopped; ``last`` is the last event before."""
    problem = str(getattr(error, "problem", ""))
    suspects = _suspects(error, last)
    first = _Line(source, suspects[0], problem)
    if "escape character" in problem:
        return first.backslash()
    if "quoted scalar" in str(getattr(error, "context", "")):
        return first.apostrophe() or first.open_quote(error)
    for number in suspects:
        line = _Line(source, number, problem)
        for trap in _TRAPS:
            if found := trap(line):
                return found
    before = _Line(source, suspects[-1] - 1, problem)
    return before.glued() or _Line(source, suspects[-1], problem).otherwise()


def _suspects(error: yaml.YAMLError, last: Any) -> list[int]:
    """Return the lines where it may have gone wrong, the most likely first, from 1."""
    marks = [
        last.start_mark if _runs_into(last, error) else None,
        getattr(error, "context_mark", None) if _names_its_start(error) else None,
        getattr(error, "problem_mark", None),
    ]
    lines = [mark.line + 1 for mark in marks if mark]
    return list(dict.fromkeys(lines)) or [1]


def _runs_into(last: Any, error: yaml.YAMLError) -> bool:
    """Return whether the last text began on an earlier line and ended where it went wrong."""
    problem = getattr(error, "problem_mark", None)
    if not isinstance(last, yaml.ScalarEvent) or not problem or not last.end_mark:
        return False
    began = last.start_mark.line if last.start_mark else problem.line
    return bool(began < last.end_mark.line == problem.line)


def _names_its_start(error: yaml.YAMLError) -> bool:
    context = str(getattr(error, "context", ""))
    return any(word in context for word in ("scanning", "quoted", "flow"))


def _bare(text: str) -> str:
    """Return ``text`` without all that is between quotes.

    A quote that nothing closes is found once: to look for its end anew from each quote after
    it takes hours on a long line.
    """
    return _QUOTED.sub(_unquoted, text)


def _unquoted(found: re.Match[str]) -> str:
    is_open = found[0].startswith('"') and not found["close"]
    return _SINGLE.sub("", found[0]) if is_open else ""


class _Line:
    """A line under suspicion, cut into what leads, its field's name and its value."""

    def __init__(self, source: SourceText, number: int, problem: str) -> None:
        self.source, self.number, self.problem = source, number, problem
        self.written = source.line(number).rstrip()
        cut = _LINE.match(self.written)
        assert cut is not None  # every part of the pattern may be empty
        self.key, self.value = cut["key"] or "", cut["value"]
        self.column = cut.start("value") + 1
        self.start = len(self.written) - len(self.written.lstrip()) + 1

    def mistake(self, code: Code, column: int, width: int = 1, **facts: Any) -> Diagnostic:
        example = quoted_line(self.written, self.column)
        return self.source.mistake(
            code, (self.number, column, width), **{"example": example, **facts}
        )

    def apostrophe(self) -> Diagnostic | None:
        if not _APOSTROPHE.match(self.value):
            return None
        return self.mistake(Code.SPECIAL_START, self.column, character="'")

    def quote(self) -> Diagnostic | None:
        quote = self.value[:1]
        if quote not in ("'", '"'):
            return None
        close = self.value.find(quote, 1)
        if close < 0:
            return self.mistake(Code.NOT_CLOSED, self.column, quote=quote, close=quote)
        after = self.value[close + 1 :]
        if after.strip():
            blank = len(after) - len(after.lstrip())
            return self.mistake(Code.AFTER_QUOTE, self.column + close + 1 + blank)
        return None

    def open_quote(self, error: yaml.YAMLError) -> Diagnostic:
        mark = getattr(error, "context_mark", None)
        column = mark.column + 1 if mark else self.column
        quote = self.written[column - 1]
        return self.mistake(Code.NOT_CLOSED, column, quote=quote, close=quote)

    def bracket(self) -> Diagnostic | None:
        close = _CLOSING.get(self.value[:1], "")
        bare = _bare(self.value)
        if not close or bare.count(close) >= bare.count(self.value[0]):
            return None
        return self.mistake(Code.NOT_CLOSED, self.column, quote=self.value[0], close=close)

    def curly(self) -> Diagnostic | None:
        character = self.value[:1]
        if not character or character not in _CURLY:
            return None
        example = f"{self.written[: self.column - 1]}{quoted(self.value.strip(_CURLY))}".strip()
        return self.mistake(Code.CURLY_QUOTES, self.column, character=character, example=example)

    def special(self) -> Diagnostic | None:
        found = _SPECIAL.match(self.value)
        if not found or self._is_closed():
            return None
        return self.mistake(Code.SPECIAL_START, self.column, character=found[0])

    def _is_closed(self) -> bool:
        """Return whether brackets open and close here, and nothing comes after them."""
        close = _CLOSING.get(self.value[:1], "")
        bare = _bare(self.value)
        return bool(close) and bare.find(close) == len(bare) - 1

    def glued(self) -> Diagnostic | None:
        found = _GLUED.match(self.written)
        if not found:
            return None
        example = f"{found['before']} {found['after']}".strip()
        at = found.end("before")
        character = self.written[at - 1]
        return self.mistake(Code.NO_SPACE, at, character=character, example=example)

    def colon(self) -> Diagnostic | None:
        found = _COLON.search(self.value)
        closed = self.value[:1] in ("'", '"', *_CLOSING)
        if "mapping values" not in self.problem or not self.key or not found or closed:
            return None
        return self.mistake(Code.COLON_IN_TEXT, self.column + found.start())

    def no_colon(self) -> Diagnostic | None:
        if "expected ':'" not in self.problem:
            return None
        name, _, rest = self.written.strip().partition(" ")
        return self.mistake(Code.NO_COLON, self.start, len(name), example=f"{name}: {rest}")

    def backslash(self) -> Diagnostic:
        inside = self.value.strip('"').replace("'", "''")
        example = f"{self.written[: self.column - 1]}'{inside}'".strip()
        return self.mistake(Code.BACKSLASH, self.column, example=example)

    def otherwise(self) -> Diagnostic:
        return self.mistake(Code.INDENT, self.start)


_TRAPS: tuple[Callable[[_Line], Diagnostic | None], ...] = (
    _Line.apostrophe,
    _Line.quote,
    _Line.bracket,
    _Line.curly,
    _Line.special,
    _Line.glued,
    _Line.colon,
    _Line.no_colon,
)
