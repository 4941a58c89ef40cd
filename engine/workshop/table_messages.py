"""What can be asked of whole tables: two become one, or one becomes two."""

from dataclasses import dataclass
from typing import ClassVar

from engine.core import Group


@dataclass(frozen=True)
class MergeGroups:
    """Everyone at ``group`` goes on at ``onto``; what ``group`` made stays its own."""

    kind: ClassVar[str] = "merge_groups"
    group: Group
    onto: Group


@dataclass(frozen=True)
class SplitGroup:
    """Every second person of ``group`` goes on at a new table; ``tables`` is how many there are.

    What the table made stays with those who stay.
    """

    kind: ClassVar[str] = "split_group"
    group: Group
    tables: int


@dataclass(frozen=True)
class GroupMerged:
    """``group`` is no table any more: its people went on at ``onto``.

    It takes no part in what begins from now on; what it made is kept.
    """

    kind: ClassVar[str] = "group_merged"
    group: Group
    onto: Group
