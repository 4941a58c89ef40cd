"""What people ask for. A field that is None is a blank for the person to fill in.

``tries``, ``hints``, ``was`` and ``shown`` name what the person saw: if that has changed, the
command comes too late and is refused.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from games.escape_room.events import Event, Place, Route

__all__ = [
    "AddTime", "AskHint", "Begin", "ChooseRoute", "Command", "Event", "GoOn", "HideRole",
    "LockCommand", "OpenRest", "OpenTogether", "PlaceCommand", "SendHint", "ShowClock", "ShowRole",
    "SteerCommand", "Try", "TryThree", "TurnTo", "UseKey",
]  # fmt: skip

Given = str | tuple[str, ...] | dict[str, str]
"""What was filled in: typed text, or values of options as the form names them."""


@dataclass(frozen=True)
class Begin:
    """Start with the first locks."""

    kind: ClassVar[str] = "begin"


@dataclass(frozen=True)
class Try:
    """Try ``lock`` with what was found; ``pictures`` if it is the question in pictures."""

    kind: ClassVar[str] = "try"
    lock: str
    tries: int
    pictures: bool = False
    given: Given | None = None


@dataclass(frozen=True)
class TryThree:
    """Try ``lock`` with who, where and when."""

    kind: ClassVar[str] = "try_three"
    lock: str
    tries: int
    who: str | None = None
    where: str | None = None
    when: str | None = None


@dataclass(frozen=True)
class AskHint:
    """Ask for the next hint on ``lock``."""

    kind: ClassVar[str] = "ask_hint"
    lock: str
    hints: int


@dataclass(frozen=True)
class OpenTogether:
    """All hints on ``lock`` were given: open it and go on."""

    kind: ClassVar[str] = "open_together"
    lock: str


@dataclass(frozen=True)
class TurnTo:
    """Look at ``lock`` at ``place``, instead of at ``was``."""

    kind: ClassVar[str] = "turn_to"
    place: Place
    was: str
    lock: str


@dataclass(frozen=True)
class ShowRole:
    """Show at ``place`` what ``role`` knows; the others look away."""

    kind: ClassVar[str] = "show_role"
    place: Place
    role: str | None = None


@dataclass(frozen=True)
class HideRole:
    """Hide what the screen at ``place`` shows of ``shown``."""

    kind: ClassVar[str] = "hide_role"
    place: Place
    shown: str


@dataclass(frozen=True)
class GoOn:
    """Look at the next lock at ``place``, after the one that opened as number ``opened``."""

    kind: ClassVar[str] = "go_on"
    place: Place
    opened: int


@dataclass(frozen=True)
class SendHint:
    """Give hint ``step`` (from 1) on ``lock``, and those before it."""

    kind: ClassVar[str] = "send_hint"
    lock: str
    hints: int
    step: int


@dataclass(frozen=True)
class UseKey:
    """Open ``lock`` without an answer."""

    kind: ClassVar[str] = "use_key"
    lock: str


@dataclass(frozen=True)
class OpenRest:
    """Open all that is still closed: the story ends well."""

    kind: ClassVar[str] = "open_rest"
    opened: int


@dataclass(frozen=True)
class ChooseRoute:
    """Play the full or the short route."""

    kind: ClassVar[str] = "choose_route"
    route: Route


@dataclass(frozen=True)
class ShowClock:
    """Show or hide the clock of the room."""

    kind: ClassVar[str] = "show_clock"
    how: Literal["show", "hide"]


@dataclass(frozen=True)
class AddTime:
    """Give five minutes more than ``was``."""

    kind: ClassVar[str] = "add_time"
    was: int


LockCommand = Try | TryThree | AskHint | OpenTogether
PlaceCommand = TurnTo | ShowRole | HideRole | GoOn
SteerCommand = SendHint | UseKey | OpenRest | ChooseRoute | ShowClock | AddTime
Command = Begin | LockCommand | PlaceCommand | SteerCommand
