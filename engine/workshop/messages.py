"""What can be asked of a workshop, and what can happen to it."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

from engine.core import Group, Own
from engine.workshop.notebook import Jot, Jotted, StruckOut
from engine.workshop.steering_messages import Leading, Led
from engine.workshop.voice_messages import (
    HelpNoted,
    NoteHelp,
    Rehearse,
    Reword,
    TextReplaced,
)

Winding = Literal["start", "stop", "extend", "shorten", "hide", "show"]
"""What can be done with the clock of a step."""

Judged = Literal["shown", "signed", "private"]
"""What can be done with a text: show it, show it with its writer's animal, keep it back."""

Phones = Literal["none", "one_per_table", "who_wants"]
"""Who may join with their own phone."""

# ------------------------------------------------------------------ commands


@dataclass(frozen=True)
class GoOn:
    """On to the next step; ``at`` is the step it goes on from."""

    kind: ClassVar[str] = "go_on"
    at: int


@dataclass(frozen=True)
class GoBack:
    """Back to the step before ``at``, as it stood."""

    kind: ClassVar[str] = "go_back"
    at: int


@dataclass(frozen=True)
class Rotate:
    """In the carousel of step ``at``: from ``round`` to ``onto``, the one after or before it."""

    kind: ClassVar[str] = "rotate"
    at: int
    round: int
    onto: int


@dataclass(frozen=True)
class End:
    """End the workshop at step ``at``; what is personal is erased as its storage says."""

    kind: ClassVar[str] = "end"
    at: int


@dataclass(frozen=True)
class Hold:
    """Stand still: a pause, or *Rust*. Kept beside the log, with no row in it."""

    kind: ClassVar[str] = "hold"
    how: Literal["paused", "rest"]


@dataclass(frozen=True)
class Resume:
    """Go on after a pause or a rest."""

    kind: ClassVar[str] = "resume"


@dataclass(frozen=True)
class Focus:
    """Bring one group to the front of the shared screen; None shows all again."""

    kind: ClassVar[str] = "focus"
    group: Group | None


@dataclass(frozen=True)
class SetTimer:
    """Start, stop, extend, shorten, hide or show the clock of step ``at``."""

    kind: ClassVar[str] = "set_timer"
    at: int
    how: Winding


@dataclass(frozen=True)
class LetPhones:
    """Whether people may join with their own phone: nobody, one per table, who wants."""

    kind: ClassVar[str] = "let_phones"
    how: Phones


@dataclass(frozen=True)
class LockRoom:
    """Let nobody new join with a phone, or let them again; who is in stays in."""

    kind: ClassVar[str] = "lock_room"
    locked: bool


@dataclass(frozen=True)
class LimitSeats:
    """Let people join with a phone until there are ``most`` seats."""

    kind: ClassVar[str] = "limit_seats"
    most: int


@dataclass(frozen=True)
class SetOption:
    """Set an option of a running activity, one that its game lets be set during play."""

    kind: ClassVar[str] = "set_option"
    activity: str
    name: str
    value: str | int | tuple[str, ...] | None


@dataclass(frozen=True)
class Undo:
    """Bring ``activity`` back to just after row ``after``; ``last`` is its newest row."""

    kind: ClassVar[str] = "undo"
    activity: str
    after: int
    last: int


@dataclass(frozen=True)
class Judge:
    """Show a text to everyone, with or without its writer's animal, or keep it back."""

    kind: ClassVar[str] = "judge"
    activity: str
    text: str
    state: Judged


@dataclass(frozen=True)
class WipeAll:
    """After the end: erase all that is personal, before its date."""

    kind: ClassVar[str] = "wipe_all"


Steering = (
    GoOn | GoBack | Rotate | End | Hold | Resume | Focus | SetTimer | LetPhones | LockRoom
    | LimitSeats | SetOption | Undo | Judge | Leading | Reword | Rehearse | NoteHelp
    | WipeAll | Jot
)  # fmt: skip
STEERING = get_args(Steering)

# ------------------------------------------------------------------ events


@dataclass(frozen=True)
class WorkshopOpened:
    """The first row: all that is needed to read the rest.

    ``sources`` maps the name of each source file to its SHA-256; the files themselves are
    blobs. ``games`` maps each game to its version; ``opened`` is a date and a minute.
    ``storage`` is what the plan says of it, empty in old logs; ``keep_until`` the last day on
    which what is personal is still there, empty if that is the end itself.
    """

    kind: ClassVar[str] = "workshop_opened"
    code: str
    opened: str
    plan: str
    sources: dict[str, str]
    seed: int
    engine: str
    format: int
    games: dict[str, int]
    storage: str = ""
    keep_until: str = ""


@dataclass(frozen=True)
class StepEntered:
    """The workshop is at step ``step`` (from 0) now."""

    kind: ClassVar[str] = "step_entered"
    step: int


@dataclass(frozen=True)
class RoundBegan:
    """In the carousel of step ``step`` every table is at its station of ``round`` (from 0)."""

    kind: ClassVar[str] = "round_began"
    step: int
    round: int


@dataclass(frozen=True)
class ActivityStarted:
    """An activity of step ``step`` began for ``groups``; its id is this row's number.

    ``station`` counts the stations of a carousel, from 0.
    """

    kind: ClassVar[str] = "activity_started"
    step: int
    groups: tuple[Group, ...]
    luck: int
    station: int = 0


@dataclass(frozen=True)
class TimerSet:
    """The clock of ``step`` stands so: milliseconds, as in the Timer widget.

    In a carousel each ``round`` has a clock of its own.
    """

    kind: ClassVar[str] = "timer_set"
    step: int
    total: int
    used: int
    since: int | None
    hidden: bool = False
    round: int = 0


@dataclass(frozen=True)
class FocusSet:
    """The shared screen shows ``group``, or all of them."""

    kind: ClassVar[str] = "focus_set"
    group: Group | None


@dataclass(frozen=True)
class PhonesLet:
    """Who may join with their own phone from now on."""

    kind: ClassVar[str] = "phones_let"
    how: Phones


@dataclass(frozen=True)
class RoomLocked:
    """Nobody new may join with a phone from now on, or they may again."""

    kind: ClassVar[str] = "room_locked"
    locked: bool


@dataclass(frozen=True)
class SeatsLimited:
    """People may join with a phone until there are ``most`` seats."""

    kind: ClassVar[str] = "seats_limited"
    most: int


@dataclass(frozen=True)
class Undone:
    """``activity`` is again as it was right after row ``after``."""

    kind: ClassVar[str] = "undone"
    activity: str
    after: int


@dataclass(frozen=True)
class TextJudged:
    """The facilitator looked at a text; only its id stands here."""

    kind: ClassVar[str] = "text_judged"
    activity: str
    text: str
    state: Judged


@dataclass(frozen=True)
class WorkshopEnded:
    """It is over. ``wiped`` says whether all that is personal was erased."""

    kind: ClassVar[str] = "workshop_ended"
    wiped: bool


@dataclass(frozen=True)
class Wiped:
    """All that was personal was erased: somebody asked for it, or its date was over."""

    kind: ClassVar[str] = "wiped"


@dataclass(frozen=True)
class FiguresFrozen:
    """What may be told of everyone's own webs, worked out once, when the closing began.

    It stands beside the log as personal values do, so that a withdrawal can erase it.
    """

    kind: ClassVar[str] = "figures_frozen"
    figures: Own[dict[str, Any]]


WorkshopEvent = (
    WorkshopOpened | StepEntered | RoundBegan | ActivityStarted | TimerSet | FocusSet | PhonesLet
    | RoomLocked | SeatsLimited | Undone | TextJudged | WorkshopEnded | Led | TextReplaced
    | HelpNoted | Wiped | FiguresFrozen | Jotted | StruckOut
)  # fmt: skip
WORKSHOP_EVENTS = get_args(WorkshopEvent)
