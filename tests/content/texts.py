"""The texts in a trainer's content, the sentences in a text, and what no text may say."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from engine.core import Text

BANNED = (
    "eigen kracht", "zelfredza", "kwetsba", "positief blijven", "gewoon even", "besparen",
    "bespaar", "tip", "gezonder", "afvallen", "roken", "depress", "verslaafd", "burn-out",
    "laaggeletterd", "doelgroep", "self-reliant", "vulnerable",
)  # fmt: skip
"""How words begin that judge, advise or put people in a box."""
NEIGHBOURHOODS = (
    "Schilderswijk", "Transvaal", "Laak", "Moerwijk", "Merenwijk", "Slaaghwijk", "Duindorp",
    "Duinzigt", "Loosduinen",
)  # fmt: skip
"""Real ones: ours are made up."""


def texts(part: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text that a person reads, with its place."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, tuple):
        for number, inner in enumerate(part, 1):
            yield from texts(inner, f"{path}.{getattr(inner, 'id', number)}")


def sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", words)


def versions(text: Text) -> list[str]:
    """Return ``text`` in each of its languages."""
    return [text.source, *text.others.values()]
