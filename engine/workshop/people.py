"""Who takes part, and at which table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from engine.core import Group, GroupCame, Own, Rejected, SeatCame, SeatLeft, must
from engine.workshop.people_messages import ConsentGiven, PeopleEvent, ResearchLet, Withdrawn
from engine.workshop.table_messages import GroupMerged

MOST_GROUPS = 30
MOST_SEATS = 240
MOST_AT_A_TABLE = 12
"""A table works best with 2 to 8; a few more are let in rather than sent away."""


@dataclass(frozen=True)
class Sitting:
    """Where a seat is, and whether it has a phone."""

    group: Group
    phone: bool


@dataclass(frozen=True)
class People:
    """The groups and seats there are now. ``came`` counts seats that ever were.

    ``keep`` is each seat's consent; without one nothing of it is kept. ``merged`` is where the
    people of a table went that is no table any more; its number is never given again.
    ``keep`` is each seat's consent; without one nothing of it is kept. ``research`` is what
    each said to a study; without an answer it is no.
    """

    groups: tuple[Group, ...] = ()
    seats: Mapping[int, Sitting] = field(default_factory=dict)
    keep: Mapping[int, Own[bool]] = field(default_factory=dict)
    research: Mapping[int, Own[bool]] = field(default_factory=dict)
    came: int = 0
    merged: Mapping[Group, Group] = field(default_factory=dict)

    @property
    def ever(self) -> tuple[Group, ...]:
        """Every group there is or was, in order of coming."""
        return tuple(sorted({*self.groups, *self.merged}, key=number_of))

    def gone_on_at(self, group: Group) -> Group:
        """Return where the people of ``group`` are now: there, or at the table it joined."""
        while group in self.merged:
            group = self.merged[group]
        return group

    def at(self, group: Group) -> tuple[int, ...]:
        """Return the seats at ``group``, in order of coming."""
        return self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> Mapping[Group, tuple[int, ...]]:
        """Asked for at every table of the panel, and seldom different."""
        seats: dict[Group, tuple[int, ...]] = {}
        for seat, sitting in self.seats.items():
            seats[sitting.group] = (*seats.get(sitting.group, ()), seat)
        return seats

    def group_of(self, seat: int) -> Group | None:
        """Return the group of ``seat``, or None if it is not here."""
        sitting = self.seats.get(seat)
        return sitting.group if sitting else None

    def keeps(self, seat: int) -> bool:
        """Return whether what ``seat`` gives may outlive the workshop."""
        return seat in self.keep and bool(self.keep[seat].known)

    def studied(self, seat: int) -> bool:
        """Return whether a study may have what ``seat`` gives."""
        return self.keeps(seat) and seat in self.research and bool(self.research[seat].known)

    def emptiest(self) -> Group:
        """Return the group with the fewest seats, the first of equals."""
        return min(self.groups, key=lambda group: len(self.at(group)))

    def newcomer(self) -> None:
        """Refuse one more when the whole workshop is full.

        Raises:
            Rejected: ``workshop_full``.
        """
        if len(self.seats) >= MOST_SEATS:
            raise Rejected("workshop_full")

    def room_at(self, group: Group) -> Group:
        """Return ``group`` if one more can sit there.

        Raises:
            Rejected: if it does not exist, or is full.
        """
        must(group in self.groups, "no_such_group")
        if len(self.at(group)) >= MOST_AT_A_TABLE:
            raise Rejected("full")
        return group


def evolve(people: People, event: PeopleEvent) -> People:
    """Return the people after ``event``."""
    match event:
        case GroupCame(group):
            return replace(people, groups=(*people.groups, group))
        case SeatCame(seat, group, phone):
            return _seated(people, seat, Sitting(group, phone))
        case SeatLeft(seat):
            rest = {one: where for one, where in people.seats.items() if one != seat}
            return replace(people, seats=rest)
        case ConsentGiven(seat, keep):
            return replace(people, keep={**people.keep, seat: keep})
        case GroupMerged(group, onto):
            left = tuple(one for one in people.groups if one != group)
            return replace(people, groups=left, merged={**people.merged, group: onto})
        case ResearchLet(seat, may):
            return replace(people, research={**people.research, seat: may})
        case Withdrawn():
            return people


def number_of(group: Group) -> int:
    """Return the number of ``group``, from 0: its place in order of coming."""
    return int(group.removeprefix("g")) - 1


def _seated(people: People, seat: int, sitting: Sitting) -> People:
    rest = {one: where for one, where in people.seats.items() if one != seat}
    return replace(people, seats={**rest, seat: sitting}, came=max(people.came, seat))
