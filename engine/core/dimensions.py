"""The six dimensions of Positive Health, in the order in which they are always shown."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Dimension = Literal["body", "mental", "meaning", "quality", "participation", "daily"]

DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)

LOWEST: Final = 0
HIGHEST: Final = 10
"""A web holds 0 to 10 per dimension. It opens a conversation and measures nothing."""

ICONS: Final[Mapping[str, str]] = {
    "body": "heartbeat",
    "mental": "brain",
    "meaning": "compass",
    "quality": "sun",
    "participation": "users",
    "daily": "checklist",
}
"""The picture of each dimension: it is never told by its colour alone."""
