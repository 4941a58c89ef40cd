"""Who can act at a workshop, and how people come and go in an activity."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

Group = str
"""A group's id: ``g1``, ``g2``, … in order of arrival."""


@dataclass(frozen=True)
class Facilitator:
    """The person who leads the workshop, at the panel."""


@dataclass(frozen=True)
class Participant:
    """Someone at their own phone. ``seat`` counts from 1 in order of joining."""

    seat: int


@dataclass(frozen=True)
class GroupScreen:
    """A shared screen that acts for people without a phone.

    ``group`` is the group whose table page it is; None is the screen of the whole room,
    which may act for any group and is as trusted as the person who holds its clicker.
    """

    group: Group | None = None

    def acts_for(self, group: Group) -> bool:
        """Return whether this screen may act for ``group``."""
        return self.group is None or self.group == group


@dataclass(frozen=True)
class Visitor:
    """Someone with the join code who has no seat yet."""


Person = Facilitator | Participant | GroupScreen | Visitor
FACILITATOR = Facilitator()
ROOM = GroupScreen(None)


def leads(who: Person, groups: Collection[Group]) -> bool:
    """Return whether ``who`` may take an activity of ``groups`` further: never a phone."""
    match who:
        case Facilitator() | GroupScreen(None):
            return True
        case GroupScreen(str() as group):
            return list(groups) == [group]
    return False


@dataclass(frozen=True)
class GroupCame:
    """``group`` takes part in this activity from now on."""

    kind: ClassVar[str] = "group_came"
    group: Group


@dataclass(frozen=True)
class SeatCame:
    """``seat`` sits at ``group`` from now on; ``phone`` says whether it has one."""

    kind: ClassVar[str] = "seat_came"
    seat: int
    group: Group
    phone: bool = False
    role: str | None = None


@dataclass(frozen=True)
class SeatLeft:
    """``seat`` left its group; what the group decided stays."""

    kind: ClassVar[str] = "seat_left"
    seat: int


@dataclass(frozen=True)
class OptionSet:
    """The facilitator set option ``name`` of this activity to ``value``."""

    kind: ClassVar[str] = "option_set"
    name: str
    value: str


CoreEvent = GroupCame | SeatCame | SeatLeft | OptionSet
