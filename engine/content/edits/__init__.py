"""Changes to a trainer's file that leave every other line as it was written.

A change is carried out by replacing pieces of the text at the marks of its parts. What came of
it is read back: it must say exactly what was meant, else nothing is changed.
"""

from engine.content.edits.changes import (
    Add,
    Change,
    Duplicate,
    Insert,
    Move,
    Remove,
    Rename,
    Set,
)
from engine.content.edits.edit import Refusal, edited

__all__ = (
    "Add",
    "Change",
    "Duplicate",
    "Insert",
    "Move",
    "Refusal",
    "Remove",
    "Rename",
    "Set",
    "edited",
)
