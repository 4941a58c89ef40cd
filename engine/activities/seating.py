"""What every activity of the frame shares: who sits where, and its phases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from engine.core import (
    Control,
    Facilitator,
    Group,
    GroupCame,
    GroupScreen,
    Label,
    Moment,
    Participant,
    Person,
    Rejected,
    Say,
    SeatCame,
    SeatLeft,
    leads,
    must,
)
from engine.core.looks import group_look, group_name, seat_called, seat_look
from engine.core.views import GroupTile, SeatMark


@dataclass(frozen=True)
class Onward:
    """On to the next phase; ``at`` is the phase it goes on from."""

    kind: ClassVar[str] = "onward"
    at: int


@dataclass(frozen=True)
class PhaseBegan:
    """The activity is at ``phase`` now."""

    kind: ClassVar[str] = "phase_began"
    phase: int


@dataclass(frozen=True)
class Seating:
    """The groups here, and each seat's group and whether it has a phone."""

    groups: tuple[Group, ...] = ()
    seats: Mapping[int, tuple[Group, bool]] = field(default_factory=dict)

    def after(self, event: Any) -> "Seating":
        """Return the seating after ``event``; any other event changes nothing."""
        match event:
            case GroupCame(group) if group not in self.groups:
                return replace(self, groups=(*self.groups, group))
            case SeatCame(seat, group, phone):
                return replace(self, seats={**self.seats, seat: (group, phone)})
            case SeatLeft(seat):
                rest = {one: where for one, where in self.seats.items() if one != seat}
                return replace(self, seats=rest)
        return self

    def group_of(self, seat: int) -> Group | None:
        """Return the group of ``seat`` if it is here."""
        return self.seats[seat][0] if seat in self.seats else None

    def at(self, group: Group) -> tuple[int, ...]:
        """Return the seats at ``group``."""
        return self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> Mapping[Group, tuple[int, ...]]:
        """Every page of every table asks for its seats, and they seldom change."""
        seats: dict[Group, tuple[int, ...]] = {}
        for seat, (group, _) in self.seats.items():
            seats[group] = (*seats.get(group, ()), seat)
        return seats

    def with_phone(self, group: Group) -> tuple[int, ...]:
        """Return the seats at ``group`` that have a phone."""
        return tuple(seat for seat in self.at(group) if self.seats[seat][1])

    def on_paper(self, group: Group) -> bool:
        """Return whether someone at ``group`` takes part without a phone."""
        return len(self.with_phone(group)) < len(self.at(group)) or not self.at(group)

    def acting(self, who: Person) -> tuple[Group, ...]:
        """Return the groups that ``who`` may act for."""
        match who:
            case Facilitator() | GroupScreen(None):
                return self.groups
            case GroupScreen(str() as group) if group in self.groups:
                return (group,)
            case Participant(seat) if seat in self.seats:
                return (self.seats[seat][0],)
        return ()

    def may_act(self, who: Person, group: Group) -> None:
        """Refuse unless ``who`` may act for ``group``.

        Raises:
            Rejected: ``not_yours``.
        """
        must(group in self.acting(who), "not_yours")

    def is_own(self, who: Person, seat: int) -> None:
        """Refuse unless ``who`` sits at ``seat`` with a phone of their own.

        Raises:
            Rejected: ``not_yours``.
        """
        if who != Participant(seat) or seat not in self.seats:
            raise Rejected("not_yours")


def onward(at: int, phase: int, last: int, seating: Seating, moment: Moment) -> PhaseBegan:
    """Return the step from phase ``at`` to the next; ``last`` is the number of the last one.

    Raises:
        Rejected: ``not_yours`` for a phone, ``moved_on`` if it is elsewhere already.
    """
    must(leads(moment.who, seating.groups), "not_yours")
    must(at == phase < last)
    return PhaseBegan(phase + 1)


def advance(
    phase: int, labels: tuple[Label, ...], seating: Seating, who: Person
) -> tuple[Control, ...]:
    """Return the control that goes on from ``phase``, called ``labels[phase]``.

    There is none in a phase without a label, nor for someone who does not lead.
    """
    if phase >= len(labels) or not leads(who, seating.groups):
        return ()
    said = labels[phase]
    return (
        Control(
            id="onward", label=said, intent="advance", command=Onward(phase), icon="arrow-right"
        ),
    )


def seat_marks(seats: tuple[int, ...], seating: Seating, say: Say) -> tuple[SeatMark, ...]:
    """Return ``seats`` as everyone may see them."""
    return tuple(
        SeatMark(seat, *seat_look(seat), label=seat_called(seat, say), phone=seating.seats[seat][1])
        for seat in seats
    )


def tile(
    group: Group,
    seating: Seating,
    say: Say,
    *,
    status: str = "",
    lines: tuple[str, ...] = (),
    done: bool = False,
    seats: bool = False,
) -> GroupTile:
    """Return the tile of ``group``, its id ``tile-<group>``."""
    animal, colour = group_look(group)
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=say.of(group_name(group)),
        colour=colour,
        animal=animal,
        status=status,
        lines=lines,
        done=done,
        seats=seat_marks(seating.at(group), seating, say) if seats else (),
    )
