"""What is wrong in a trainer's file: where it stands, in whose words, how to mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Literal

from engine.core import Finding, Label, Say, label

Severity = Literal["error", "warning", "info"]


class Code(StrEnum):
    """The number of a mistake: never used again for another. Its words are under ``mistakes``.

    P1 is how the file is written, P2 its structure, P3 ids and references, P4 text and
    translation, P5 plans and what is asked in them, P9 what a file says of its own check, and
    packs. What a game finds in a scenario has the game's own codes, from P6. Every one has a
    page: see ``engine.content.pages``.
    """

    NOT_UTF8 = "P101"
    INVISIBLE = "P102"
    TAB = "P103"
    NOT_CLOSED = "P104"
    SPECIAL_START = "P105"
    COLON_IN_TEXT = "P106"
    NO_SPACE = "P107"
    CURLY_QUOTES = "P108"
    MERGE_KEY = "P109"
    SECOND_DOCUMENT = "P110"
    TOO_BIG = "P111"
    TOO_DEEP = "P112"
    TOO_MANY_PARTS = "P113"
    TOO_LONG_TEXT = "P114"
    TWICE = "P115"
    NO_NAME = "P116"
    INDENT = "P117"
    EMPTY_FILE = "P118"
    NO_FIELDS = "P119"
    UNREADABLE = "P120"
    AFTER_QUOTE = "P121"
    BACKSLASH = "P122"
    NO_COLON = "P123"

    MISSING = "P201"
    UNKNOWN_FIELD = "P202"
    MISSPELT_FIELD = "P203"
    NO_NUMBER = "P204"
    NO_WHOLE_NUMBER = "P205"
    NO_TRUTH = "P206"
    NO_TEXT = "P207"
    NO_LIST = "P208"
    NO_GROUP = "P209"
    NOT_ALLOWED = "P210"
    TOO_LOW = "P211"
    TOO_HIGH = "P212"
    TOO_FEW = "P213"
    TOO_MANY = "P214"
    TOO_SHORT = "P215"
    TOO_LONG = "P216"
    BAD_FORM = "P217"
    EMPTY = "P218"
    UNFIT = "P219"

    BAD_ID = "P301"
    SAME_ID = "P302"
    NO_SUCH_GAME = "P303"
    UNKNOWN_KIND = "P304"
    NO_SUCH_SCENARIO = "P305"
    NO_YAML_NAME = "P306"

    TWO_LANGUAGES = "P401"
    STALE = "P402"
    ORPHAN = "P403"
    NOT_TRANSLATABLE = "P404"
    BLANKS = "P405"
    UNTRANSLATED = "P406"
    LANGUAGE_NOT_NAMED = "P407"
    ONE_LANGUAGE_ONLY = "P408"
    NO_LANGUAGE_FILE = "P409"
    TO_DO = "P410"

    LONG_SENTENCE = "P430"
    BURDEN = "P431"
    JARGON = "P432"
    PERSONAL = "P433"
    ALIKE = "P434"
    HARD_TO_READ = "P435"

    NOT_PO = "P420"
    PO_LANGUAGE = "P421"
    PO_SOURCE_LANGUAGE = "P422"
    PO_NO_KEY = "P423"
    PO_OLDER = "P424"
    NOT_SHEET = "P425"

    SILENT_ERROR = "P901"
    SILENT_UNKNOWN = "P902"
    SILENT_FOR_NOTHING = "P903"

    NO_PACK = "P920"
    NO_ZIP = "P921"
    PACK_FILE_NAME = "P922"
    PACK_SAME_NAME = "P923"
    PACK_FILE_KIND = "P924"
    PACK_LINK = "P925"
    PACK_TOO_BIG = "P926"
    PACK_ALTERED = "P927"
    NO_MANIFEST = "P928"
    NEWER_FORMAT = "P929"
    NO_MAKER = "P930"
    MAKER_OF_NOTHING = "P931"
    LICENCES = "P932"
    SCENARIO_TAKEN = "P933"
    NEWER_THERE = "P934"
    PACK_NAME_TAKEN = "P935"

    NO_BASE = "P940"
    OLD_BASE = "P941"
    OTHER_BASE = "P942"
    CHAIN = "P943"
    CIRCLE = "P944"
    NO_BASE_SCENARIO = "P945"
    NO_SUCH_WORD = "P946"
    OLDER_WORD = "P947"
    WORD_ELSEWHERE = "P948"
    OLD_NAME = "P949"
    WITHOUT_NOTHING = "P950"
    LICENCE_OF_BASE = "P951"
    BASE_UNNAMED = "P952"
    BASE_OF_OTHERS = "P953"


_LONGEST: Final = 160
_LISTED: Final = 12
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")  # a terminal would obey them
_WARNINGS: Final = {
    Code.STALE,
    Code.ORPHAN,
    Code.UNTRANSLATED,
    Code.LANGUAGE_NOT_NAMED,
    Code.NO_LANGUAGE_FILE,
    Code.LONG_SENTENCE,
    Code.BURDEN,
    Code.JARGON,
    Code.PERSONAL,
    Code.ALIKE,
    Code.HARD_TO_READ,
    Code.SILENT_FOR_NOTHING,
    Code.PO_OLDER,
    Code.NO_MANIFEST,
    Code.MAKER_OF_NOTHING,
    Code.NO_SUCH_WORD,
    Code.OLDER_WORD,
    Code.WORD_ELSEWHERE,
    Code.OLD_NAME,
    Code.WITHOUT_NOTHING,
    Code.BASE_UNNAMED,
}
_REMARKS: Final = {Code.TO_DO}


@dataclass(frozen=True)
class Diagnostic:
    """One mistake. ``line`` and ``column`` count from 1, columns in characters.

    ``width`` is how many characters of ``excerpt``, the line itself, it is about.
    """

    code: str
    file: str
    line: int
    column: int
    message: Label
    remedy: Label | None = None
    severity: Severity = "error"
    width: int = 1
    excerpt: str = ""

    def text(self, say: Say) -> str:
        """Return the mistake for a terminal: place, sentence, the line with a caret, remedy."""
        where = f"{self.file}:{self.line}:{self.column}"
        kind = say(f"check.{self.severity}")
        lines = [f"{where}: {kind} {self.code}: {say.of(self.message)}", *self._snippet()]
        if self.remedy:
            lines.append(f"{' ' * len(str(self.line))} = {say.of(self.remedy)}")
        return "\n".join(_CONTROL.sub("·", one) for line in lines for one in line.split("\n"))

    def _snippet(self) -> list[str]:
        if not self.excerpt.strip() or self.column > len(self.excerpt) + 1:
            return []
        number = str(self.line)
        margin = " " * len(number) + " |"
        caret = " " * (self.column - 1) + "^" * min(self.width, _LONGEST)
        return [margin, f"{number} | {self.excerpt}", f"{margin} {caret}"]

    def json(self, say: Say) -> dict[str, Any]:
        """Return the mistake as plain data, its sentences in the language of ``say``."""
        return {
            "code": str(self.code),
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_column": self.column + self.width,
            "excerpt": self.excerpt,
            "message": say.of(self.message),
            "remedy": say.of(self.remedy),
        }


class Mistakes(Exception):
    """The files of a trainer cannot be used: ``diagnostics`` holds all that is wrong."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__(", ".join(_short(one) for one in self.diagnostics))

    def text(self, say: Say) -> str:
        """Return all mistakes for a terminal."""
        return "\n".join(one.text(say) for one in self.diagnostics)


def _short(one: Diagnostic) -> str:
    return f"{one.file}:{one.line}:{one.column} {one.code}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return ``diagnostics`` by file and place, each once."""
    once: list[Diagnostic] = []
    for one in sorted(diagnostics, key=lambda one: (one.file, one.line, one.column, one.code)):
        if one not in once[-1:]:
            once.append(one)
    return tuple(once)


@dataclass(frozen=True)
class SourceText:
    """What is written in the file ``name``."""

    name: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without their ends."""
        return tuple(line.removesuffix("\r") for line in self.text.split("\n"))

    def line(self, number: int) -> str:
        """Return line ``number``, counted from 1, or nothing past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def mistake(self, code: Code, at: tuple[int, int, int], **facts: Any) -> Diagnostic:
        """Return the mistake ``code`` ``at`` a line, a column and a width."""
        line, column, width = at
        return Diagnostic(
            code,
            self.name,
            line,
            column,
            label(f"mistakes.{code}.says", **facts),
            label(f"mistakes.{code}.remedy", **facts),
            _severity(code),
            max(1, width),
            _CONTROL.sub("·", self.line(line)[:_LONGEST]),
        )

    def finding(self, finding: Finding, at: tuple[int, int, int], found: Any = "") -> Diagnostic:
        """Return what a game found, ``at`` a line, a column and a width, where ``found`` stands."""
        mistake = self.mistake(Code.UNFIT, at)
        near = get_close_matches(str(found)[:_LONGEST], finding.known, 1, 0.5)
        facts = {"near": (near or ["…"])[0], "allowed": ", ".join(finding.known[:_LISTED])}
        return replace(
            mistake,
            code=finding.code,
            message=finding.message,
            remedy=label(f"mistakes.{'near' if near else 'known'}", **facts)
            if finding.known
            else finding.remedy,
            severity=finding.severity,
        )


def _severity(code: Code) -> Severity:
    if code in _REMARKS:
        return "info"
    return "warning" if code in _WARNINGS else "error"
