"""What pydantic complains of, and how that is said to the writer of the file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from engine.content.diagnostics import Code
from engine.content.traps import quoted
from engine.content.yaml_light import KeyPath
from engine.core import Label, label

_LISTED: Final = 8
_NEAREST: Final = 3
_SHOWN: Final = 40

_CODES: Final[Mapping[str, Code]] = {
    "bool_parsing": Code.NO_TRUTH,
    "bool_type": Code.NO_TRUTH,
    "string_type": Code.NO_TEXT,
    "text_type": Code.NO_TEXT,
    "tuple_type": Code.NO_LIST,
    "list_type": Code.NO_LIST,
    "set_type": Code.NO_LIST,
    "frozen_set_type": Code.NO_LIST,
    "dict_type": Code.NO_GROUP,
    "mapping_type": Code.NO_GROUP,
    "model_type": Code.NO_GROUP,
    "model_attributes_type": Code.NO_GROUP,
    "literal_error": Code.NOT_ALLOWED,
    "enum": Code.NOT_ALLOWED,
    "union_tag_invalid": Code.NOT_ALLOWED,
    "greater_than_equal": Code.TOO_LOW,
    "greater_than": Code.TOO_LOW,
    "less_than_equal": Code.TOO_HIGH,
    "less_than": Code.TOO_HIGH,
    "too_short": Code.TOO_FEW,
    "too_long": Code.TOO_MANY,
    "string_too_short": Code.TOO_SHORT,
    "string_too_long": Code.TOO_LONG,
    "string_pattern_mismatch": Code.BAD_FORM,
    "int_from_float": Code.NO_WHOLE_NUMBER,
    "int_parsing": Code.NO_NUMBER,
    "int_type": Code.NO_NUMBER,
    "float_parsing": Code.NO_NUMBER,
    "float_type": Code.NO_NUMBER,
    "extra_forbidden": Code.UNKNOWN_FIELD,
}


TRUTHS: Final[Mapping[str, str]] = {
    "ja": "true", "waar": "true", "nee": "false", "neen": "false", "niet": "false",
    "onwaar": "false",
}  # fmt: skip
"""What people in the Netherlands write for the words that a file has for yes and no."""


@dataclass(frozen=True)
class Fault:
    """One complaint of pydantic. ``absent`` is the field that should have been there."""

    kind: str
    path: KeyPath
    absent: str
    branch: tuple[KeyPath, Any]
    value: Any
    facts: Mapping[str, Any]


def code_of(fault: Fault) -> Code:
    """Return the number of this mistake."""
    code = _CODES.get(fault.kind, Code.UNFIT)
    if code == Code.NO_NUMBER and re.fullmatch(r"-?\d+[.,]\d+", str(fault.value)):
        return Code.NO_WHOLE_NUMBER
    if code == Code.BAD_FORM and str(fault.facts["pattern"]).startswith("^[a-z]"):
        return Code.BAD_ID
    return code


def word_of(path: KeyPath) -> str:
    """Return the name of the field at ``path``, or of the list it is in."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def limits(fault: Fault) -> dict[str, Any]:
    """Return the bound that was passed, and how many there were."""
    names = ("ge", "gt", "le", "lt", "min_length", "max_length")
    limit = next((fault.facts[name] for name in names if name in fault.facts), None)
    return {} if limit is None else {"limit": limit, "count": fault.facts.get("actual_length", "")}


def expected(fault: Fault) -> list[str]:
    """Return the values that may stand here."""
    said = str(fault.facts.get("expected") or fault.facts.get("expected_tags", ""))
    return re.findall(r"'([^']*)'", said) or [said]


def example_of(fault: Fault, code: Code) -> str:
    """Return a value that would do, for a remedy that can be copied."""
    if code == Code.BAD_ID:
        slug = re.sub(r"[^a-z0-9]+", "-", str(fault.value).lower()).strip("-0123456789")
        return slug[:40] if len(slug) > 1 else "mijn-kaart"
    if code == Code.BAD_FORM:
        first = re.sub(r"\(([^|()]*)\|[^()]*\)", r"\1", str(fault.facts["pattern"]).strip("^$"))
        return first if re.fullmatch(r"[\w -]+", first) else "…"
    if code == Code.NO_LIST and isinstance(fault.value, str):
        return f"[{fault.value}]"
    if code == Code.NO_TRUTH:
        return TRUTHS.get(str(fault.value).casefold(), "true")
    if code == Code.NO_TEXT and isinstance(fault.value, bool):
        return quoted(str(fault.value).lower())
    return "…"


def allowed(wrong: str, options: Iterable[str]) -> str:
    """Return all ``options`` if they are few, else those most like ``wrong``."""
    every = list(options)
    if len(every) > _LISTED:
        every = nearest(wrong, every, _NEAREST)
    return ", ".join(every)


def nearest(wrong: str, options: Iterable[str], count: int = 1) -> list[str]:
    """Return the ``count`` of ``options`` that look most like ``wrong``."""
    return get_close_matches(wrong[:_SHOWN], list(options), count, 0.0)


def found(value: Any) -> str | Label:
    """Return what stands there, as its writer would say it."""
    match value:
        case None:
            return label("mistakes.found.nothing")
        case dict():
            return label("mistakes.found.group")
        case list():
            return label("mistakes.found.list")
        case bool():
            return str(value).lower()
        case _:
            shown = str(value).strip()
            return f'"{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"}"'
