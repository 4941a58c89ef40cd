"""Who looks: one page of the workshop."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.core import Group

if TYPE_CHECKING:
    from engine.workshop.stops import Sign


@dataclass(frozen=True)
class Page:
    """A page to compute a view for. ``may_act`` False is a mirror: nothing can be done."""

    kind: Literal["phone", "table", "screen", "panel"]
    lang: str
    seat: int | None = None
    group: Group | None = None
    may_act: bool = True


CopyState = Literal["", "fresh", "missing", "full", "failed"]
"""How the copy beside the workshop stands: there is none, it is fresh, or why it is not."""


@dataclass(frozen=True)
class Room:
    """What is known of this moment: never in the log, and but for ``hold`` in memory alone.

    ``hold`` is why the workshop stands still, if it does. ``here`` is each seat's presence;
    ``join_url`` where phones go, empty if the laptop has no address to give; ``saved`` whether
    the facilitator took a copy home; ``copy`` how the copy stands that is kept meanwhile.
    ``stops`` are the signs of who wants to stop for a moment. ``rehearsal`` says that this is
    one, and whether those who play along do so now.
    """

    hold: Literal["", "paused", "rest"] = ""
    here: tuple[tuple[int, Literal["here", "asleep", "gone"]], ...] = ()
    join_url: str = ""
    saved: bool = False
    stops: "tuple[Sign, ...]" = ()
    rehearsal: Literal["", "playing", "still"] = ""
    copy: CopyState = ""
