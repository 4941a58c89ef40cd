"""What can be done with whole tables: each control says before what will happen."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine.core import Control, Field, Group, Option, label
from engine.core.looks import group_name
from engine.workshop.people import MOST_AT_A_TABLE, MOST_GROUPS, People
from engine.workshop.rotating import steer
from engine.workshop.state import PEOPLE
from engine.workshop.table_messages import MergeGroups, SplitGroup

_BLANK: Any = None


def at_tables(people: People) -> Iterator[Control]:
    """Make one table of two, and two of one."""
    smallest = sorted(people.groups, key=lambda group: len(people.at(group)))[:2]
    if len(smallest) == 2 and sum(len(people.at(one)) for one in smallest) <= MOST_AT_A_TABLE:
        yield _merging(people, *smallest)
    large = [group for group in people.groups if len(people.at(group)) > 1]
    if large and len(people.groups) < MOST_GROUPS:
        yield _splitting(people, large)


def _merging(people: People, smallest: Group, other: Group) -> Control:
    lines = ("people", "made", "now", "next", "for_good")
    return steer(
        "merge", PEOPLE, MergeGroups(_BLANK, _BLANK), label("seating.merge"), "settings",
        fields=(_tables("group", people.groups), _tables("onto", people.groups)),
        examples=({"group": smallest, "onto": other},),
        confirm=tuple(label(f"seating.merge_{line}") for line in lines),
    )  # fmt: skip


def _splitting(people: People, large: Sequence[Group]) -> Control:
    lines = ("people", "made", "new")
    return steer(
        "split", PEOPLE, SplitGroup(_BLANK, len(people.groups)), label("seating.split"), "settings",
        fields=(_tables("group", large),), examples=({"group": large[0]},),
        confirm=tuple(label(f"seating.split_{line}") for line in lines),
    )  # fmt: skip


def _tables(name: str, groups: Sequence[Group]) -> Field:
    options = tuple(Option(group, group_name(group)) for group in groups)
    return Field(name=name, kind="one", label=label(f"seating.{name}"), options=options)
