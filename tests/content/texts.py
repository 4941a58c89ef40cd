"""The texts in a trainer's content, and the sentences in a text."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from engine.core import Text


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
