"""How a value is written down: as plainly as reads back the same."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from engine.content.diagnostics import Mistakes
from engine.content.yaml_light import load

LONG: Final = 80
"""Characters of a text or a list that still stand on one line without effort."""

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NAME: Final = re.compile(r"^[A-Za-z_][\w.-]*$")


def cleaned(text: str) -> str:
    """Return what somebody typed or pasted, without the odd spaces of a word processor."""
    lines = _BREAKS.sub("\n", text.replace("\t", " ").replace("\ufeff", "")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def reads_back(text: str, flow: bool) -> bool:
    """Return whether ``text`` without quotes, in brackets or on a line, means itself."""
    if not text or text != text.strip() or "\n" in text or "\r" in text:
        return False
    probe = f"a: [{text}, b]\n" if flow else f"a: {text}\n"
    try:
        return bool(load(probe.encode(), "").value == {"a": [text, "b"] if flow else text})
    except (Mistakes, UnicodeEncodeError):
        return False


def quoted(text: str) -> str:
    """Return ``text`` between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def scalar(value: Any, flow: bool) -> str:
    """Return a text, a truth or nothing, on one line."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return str(value) if reads_back(str(value), flow) else quoted(str(value))


def name(key: str) -> str:
    """Return the name of a field."""
    return key if _NAME.match(key) and reads_back(key, flow=False) else quoted(key)


def inline(value: Any) -> str:
    """Return ``value`` in brackets, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name(key)}: {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value, flow=True)


def lines_under_bar(text: str, column: int, newline: str) -> str | None:
    """Return the lines of ``text`` as they stand under a ``|``; None if that cannot be.

    Each begins with a line end, so that they follow the line of the bar.
    """
    lines = text.rstrip("\n").split("\n")
    first = next((line for line in lines if line), "")
    if not first or first.startswith(" ") or any(line.isspace() for line in lines):
        return None
    return "".join(newline + (" " * column + line if line else "") for line in lines)


def wants_bar(text: Any) -> bool:
    """Return whether ``text`` is easier to read under a ``|`` than between quotes."""
    long = isinstance(text, str) and len(text) > LONG and not reads_back(text, flow=False)
    return long or (isinstance(text, str) and "\n" in text)


def field(key: str, value: Any, column: int, newline: str) -> str:
    """Return a field on lines of its own, the first of which begins at ``column``."""
    return f"{name(key)}:{_behind(value, column, newline)}"


def fields(group: Mapping[str, Any], column: int, newline: str) -> str:
    """Return the fields of ``group``, the first of which begins at ``column``."""
    each = [field(key, value, column, newline) for key, value in group.items()]
    return (newline + " " * column).join(each)


def item(value: Any, column: int, newline: str) -> str:
    """Return an item of a list, whose dash stands at ``column``."""
    if isinstance(value, Mapping) and value:
        return f"- {fields(value, column + 2, newline)}"
    return f"-{_behind(value, column, newline)}" if wants_bar(value) else f"- {_plainly(value)}"


def _behind(value: Any, column: int, newline: str) -> str:
    """Return what follows the colon of a name, or the dash of an item, at ``column``."""
    if wants_bar(value) and (lines := lines_under_bar(value, column + 2, newline)):
        return f" |{lines}"
    if isinstance(value, Mapping) and value:
        return f"{newline}{' ' * (column + 2)}{fields(value, column + 2, newline)}"
    if isinstance(value, list | tuple) and _deserves_lines(value):
        start = newline + " " * (column + 2)
        return "".join(start + item(one, column + 2, newline) for one in value)
    return f" {_plainly(value)}"


def _deserves_lines(items: list[Any] | tuple[Any, ...]) -> bool:
    nested = any(isinstance(one, Mapping | list | tuple) or wants_bar(one) for one in items)
    return nested or any(" " in str(one) for one in items) or len(inline(items)) > LONG


def _plainly(value: Any) -> str:
    nested = isinstance(value, Mapping | list | tuple)
    return inline(value) if nested else scalar(value, flow=False)
