"""A report for other programs: GitHub's annotations, and SARIF for editors and code hosts."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from engine.content.diagnostics import Diagnostic, Severity
from engine.content.report import Report
from engine.core import Say

_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_COMMANDS: Final[Mapping[Severity, str]] = {**_LEVELS, "info": "notice"}


def github(report: Report, say: Say) -> str:
    """Return a line for each mistake that GitHub shows beside the file it is in.

    Columns count characters, as everywhere but in SARIF.
    """
    return "\n".join(_annotation(one, say) for one in report.diagnostics)


def _annotation(one: Diagnostic, say: Say) -> str:
    place = {
        "file": one.file,
        "line": one.line,
        "col": one.column,
        "endColumn": one.column + one.width,
        "title": one.code,
    }
    named = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    return f"::{_COMMANDS[one.severity]} {named}::{_escaped(told(one, say))}"


def _escaped(text: str, more: str = "") -> str:
    """Return ``text`` with the characters that would end it there by their number."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def told(one: Diagnostic, say: Say) -> str:
    """Return what is wrong and how to mend it."""
    return f"{say.of(one.message)} {say.of(one.remedy)}".strip()


def sarif(report: Report, say: Say) -> dict[str, Any]:
    """Return the report as a SARIF 2.1.0 log, its columns in UTF-16 code units."""
    codes = sorted({str(one.code) for one in report.diagnostics})
    driver = {"name": "speeltafel", "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True, "exitCode": report.exit_code}],
        "results": [_result(one, codes, say) for one in report.diagnostics],
    }
    return {"version": "2.1.0", "runs": [run]}


def _result(one: Diagnostic, codes: list[str], say: Say) -> dict[str, Any]:
    uri = quote(PurePath(one.file).as_posix())
    where = {"artifactLocation": {"uri": uri}, "region": _region(one)}
    return {
        "ruleId": str(one.code),
        "ruleIndex": codes.index(one.code),
        "level": _LEVELS[one.severity],
        "message": {"text": told(one, say)},
        "locations": [{"physicalLocation": where}],
    }


def _region(one: Diagnostic) -> dict[str, int]:
    start = _utf16(one.excerpt, one.column)
    end = _utf16(one.excerpt, one.column + one.width)
    return {"startLine": one.line, "startColumn": start, "endColumn": end}


def _utf16(line: str, column: int) -> int:
    """Return the column, from 1, counted in UTF-16 code units instead of characters."""
    return column + sum(ord(sign) > 0xFFFF for sign in line[: column - 1])
