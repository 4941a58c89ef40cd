"""How people come, go and change places, what they allow, and what of it happens."""

from dataclasses import dataclass
from typing import ClassVar, get_args

from engine.core import Group, GroupCame, Own, SeatCame, SeatLeft
from engine.workshop.table_messages import GroupMerged, MergeGroups, SplitGroup
from engine.workshop.voice_messages import AskStop, TickStop

# ------------------------------------------------------------------ commands


@dataclass(frozen=True)
class Join:
    """A visitor takes a seat; without ``group`` at the emptiest table.

    ``shared``: with a phone that is there already, and speaks for somebody else too.
    """

    kind: ClassVar[str] = "join"
    keep: bool
    group: Group | None = None
    shared: bool = False


@dataclass(frozen=True)
class AddSeat:
    """Count in someone without a phone."""

    kind: ClassVar[str] = "add_seat"
    group: Group


@dataclass(frozen=True)
class DropSeat:
    """``seat`` has gone home."""

    kind: ClassVar[str] = "drop_seat"
    seat: int


@dataclass(frozen=True)
class DropLast:
    """One person less at ``group``: the last one counted in without a phone."""

    kind: ClassVar[str] = "drop_last"
    group: Group
    count: int


@dataclass(frozen=True)
class MoveSeat:
    """``seat`` moves to another group."""

    kind: ClassVar[str] = "move_seat"
    seat: int
    group: Group


@dataclass(frozen=True)
class SwapSeats:
    """Two seats change places; why is nobody's business and is not kept."""

    kind: ClassVar[str] = "swap_seats"
    seat: int
    other: int


@dataclass(frozen=True)
class AddGroup:
    """One table more."""

    kind: ClassVar[str] = "add_group"
    count: int


@dataclass(frozen=True)
class Leave:
    """A participant goes; ``seat`` is their own."""

    kind: ClassVar[str] = "leave"
    seat: int


@dataclass(frozen=True)
class Withdraw:
    """A participant erases all they gave, for good."""

    kind: ClassVar[str] = "withdraw"
    seat: int


@dataclass(frozen=True)
class LetResearch:
    """Whether a study may have what ``seat`` gives; it can be changed as often as one likes."""

    kind: ClassVar[str] = "let_research"
    seat: int
    may: bool


Coming = (
    Join | AddSeat | DropSeat | DropLast | MoveSeat | SwapSeats | AddGroup | Leave | Withdraw
    | AskStop | TickStop
    | MergeGroups | SplitGroup | LetResearch
)  # fmt: skip
COMING = get_args(Coming)

# ------------------------------------------------------------------ events


@dataclass(frozen=True)
class ConsentGiven:
    """Whether ``seat`` wants what it gives to be kept: its own affair."""

    kind: ClassVar[str] = "consent_given"
    seat: int
    keep: Own[bool]


@dataclass(frozen=True)
class Withdrawn:
    """Everything ``seat`` gave was erased."""

    kind: ClassVar[str] = "withdrawn"
    seat: int


@dataclass(frozen=True)
class ResearchLet:
    """Whether a study may have what ``seat`` gives: its own affair."""

    kind: ClassVar[str] = "research_let"
    seat: int
    may: Own[bool]


PeopleEvent = (
    GroupCame | SeatCame | SeatLeft | ConsentGiven | ResearchLet | Withdrawn | GroupMerged
)  # fmt: skip
PEOPLE_EVENTS = get_args(PeopleEvent)
