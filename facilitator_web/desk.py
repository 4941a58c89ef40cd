"""How the panel lays out a view: by kind of widget, intent and board, never by game."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from engine.core import Control, Intent, View
from engine.core.views import (
    GroupTile,
    JoinInvite,
    Note,
    Progress,
    SeatMark,
    Text,
    Timer,
    Title,
    Widget,
)
from engine.workshop.help_near import HELP
from engine.workshop.keeping import KEPT
from engine.workshop.panel import CALM, CRISIS, HELP_LINES
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.voice_messages import TickStop

Kind = TypeVar("Kind", bound=Widget)

Need = Literal["stuck", "asked", "busy", "done"]
"""Why a table may need somebody: it may be stuck, its result is open, it goes on, nothing."""
_FIRST: tuple[Need, ...] = ("stuck", "asked", "busy", "done")

Slot = Literal[
    "next", "undo", "rest", "pause", "minute", "asked", "given", "moment", "game",
    "screen", "back", "skip", "jump", "clock", "settings", "people", "paper", "help", "rehearsal",
    "end",
]  # fmt: skip
"""A place on the panel that is the same all evening."""
_OF_INTENT: Mapping[Intent, Slot] = {
    "advance": "next", "undo": "undo", "end": "end",
    "answer": "asked", "try": "asked", "change": "given", "pass": "given",
}  # fmt: skip
_PAPER = ("note", "paper", "signal", "present", "series", "strike")
"""What the facilitator writes beside the game."""
_OF_WORKSHOP: Mapping[str, Slot] = {
    "rest": "rest", "pause": "pause", "timer-extend": "minute", "focus-all": "screen",
    "go_back": "back", "rotate_back": "back", "go_on": "skip", "rotate": "skip",
    HELP: "help", "rehearse": "rehearsal", "rehearse-end": "rehearsal",
    **dict.fromkeys(_PAPER, "paper"),
    "timer-start": "clock", "timer-stop": "clock", "timer-hide": "clock", "timer-show": "clock",
    "timer-shorten": "clock", "go_to": "jump", "debrief_now": "jump", "announce": "screen",
    "screen-play": "screen", "screen-tables": "screen", "screen-blank": "screen",
}  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """A widget, and the controls that belong to it."""

    widget: Widget
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: its tile, what can be done there, and what else there is to see of it.

    ``number`` counts tables in their own order, which the order on the panel is not.
    """

    tile: GroupTile
    number: int
    controls: tuple[Control, ...] = ()
    widgets: tuple[Widget, ...] = ()

    @property
    def need(self) -> Need:
        """Why it may need somebody."""
        if self.tile.stuck:
            return "stuck"
        if self.tile.done:
            return "done"
        return "asked" if self.of("advance", "answer", "try") else "busy"

    @property
    def present(self) -> Counter[str]:
        """How many of its people are here, asleep, gone, or without a phone."""
        return Counter(seat.here for seat in self.tile.seats if seat.here)

    @property
    def away(self) -> tuple[SeatMark, ...]:
        """Whose phone is asleep or gone."""
        return tuple(seat for seat in self.tile.seats if seat.here in ("asleep", "gone"))

    @property
    def counting(self) -> tuple[Control, ...]:
        """What counts people out and in, in this order."""
        return tuple(reversed([one for one in self.controls if one.command["to"] == PEOPLE]))

    def of(self, *intents: Intent) -> tuple[Control, ...]:
        """Return what can be done here with one of ``intents``, in their order."""
        found = [one for one in self.controls if one.command["to"] != PEOPLE]
        return tuple(one for intent in intents for one in found if one.intent == intent)


@dataclass(frozen=True)
class Desk:
    """A panel's view, laid out: every widget and every control has one place.

    ``aloud`` is what to read to the room now and ``watch`` what to look out for; ``before`` was
    said earlier in this step. ``texts`` wait for somebody to say what becomes of them, those
    ``looked_at`` can be changed. ``stops`` are the signs of who wants to stop for a moment;
    ``care`` is at hand at any moment. ``tables`` stand in the order in which they need somebody.
    ``kept`` says how long answers stay here.
    """

    lead: Title
    plan: Progress | None
    clock: Timer | None
    invite: JoinInvite | None
    aloud: tuple[Note, ...]
    watch: Note | None
    before: tuple[Note, ...]
    moment: tuple[Spot, ...]
    texts: tuple[Spot, ...]
    looked_at: tuple[Spot, ...]
    stops: tuple[Spot, ...]
    care: tuple[Note, ...]
    tables: tuple[Table, ...]
    slots: Mapping[Slot, tuple[Control, ...]]
    kept: str = ""

    @property
    def arriving(self) -> bool:
        """Whether people are still coming in: the first step of the plan."""
        return bool(self.plan and self.plan.steps and self.plan.steps[0].state == "now")

    @property
    def leaving(self) -> bool:
        """Whether this is the last step of the plan, or all is over."""
        return not self.plan or bool(self.plan.steps and self.plan.steps[-1].state == "now")

    @property
    def stuck(self) -> int:
        """How many tables may be stuck."""
        return sum(table.need == "stuck" for table in self.tables)

    @property
    def busy(self) -> int:
        """How many tables are not done."""
        return sum(table.need != "done" for table in self.tables)

    def slot(self, *names: Slot) -> tuple[Control, ...]:
        """Return the controls that have their place at ``names``."""
        return tuple(one for name in names for one in self.slots.get(name, ()))


def arranged(view: View) -> Desk:
    """Return ``view`` laid out."""
    tiles = [one for one in view.widgets if isinstance(one, GroupTile)]
    rest, own = _parted(view.widgets, tiles)
    kept = next((one for one in rest if isinstance(one, Text) and one.id == KEPT), None)
    rest = [one for one in rest if one is not kept]
    lead, plan = _take(rest, Title), _take(rest, Progress)
    clock, invite = _take(rest, Timer), _take(rest, JoinInvite)
    care = _care(rest)
    aloud, watch, before = _notes(rest, view.controls)
    at, loose = _boarded(view.controls, rest, own)
    spots = [Spot(one, tuple(at[one.id])) for one in rest]
    tables = [
        Table(tile, number, tuple(at[tile.id]), tuple(own[tile.id]))
        for number, tile in enumerate(tiles, start=1)
    ]
    return Desk(
        lead=lead or Title(id="", text=view.title),
        plan=plan,
        clock=clock,
        invite=invite,
        aloud=aloud,
        watch=watch,
        before=before,
        moment=tuple(spot for spot in spots if not (_is_text(spot) or _is_stop(spot))),
        care=care,
        stops=tuple(spot for spot in spots if _is_stop(spot)),
        texts=tuple(spot for spot in spots if _is_text(spot) and not _judged(spot)),
        looked_at=tuple(spot for spot in spots if _is_text(spot) and _judged(spot)),
        tables=tuple(sorted(tables, key=lambda table: _FIRST.index(table.need))),
        slots=_slots(loose),
        kept=kept.text if kept else "",
    )


def _care(widgets: list[Widget]) -> tuple[Note, ...]:
    """Take the notes out of ``widgets`` that should be at hand at any moment."""
    kept = (CRISIS, HELP_LINES)
    found = tuple(one for one in widgets if isinstance(one, Note) and one.id in kept)
    widgets[:] = [one for one in widgets if one not in found]
    return found


Owned = Mapping[str, Sequence[Widget]]
"""What belongs to each table, by the id of its tile."""


def _parted(
    widgets: Iterable[Widget], tiles: Sequence[GroupTile]
) -> tuple[list[Widget], dict[str, list[Widget]]]:
    """Part what is for the room from what is one table's.

    A table's own are those that name its group, and those whose id begins with its tile's.
    With one table all is for the room.
    """
    of_group = {tile.group: tile.id for tile in tiles} if len(tiles) > 1 else {}
    rest: list[Widget] = []
    own: dict[str, list[Widget]] = {tile.id: [] for tile in tiles}
    for widget in widgets:
        if isinstance(widget, GroupTile):
            continue
        named = of_group.get(getattr(widget, "group", ""), widget.id.partition(":")[0])
        (own[named] if of_group and named in own else rest).append(widget)
    return rest, own


def _boarded(
    controls: Iterable[Control], rest: Iterable[Widget], own: Owned
) -> tuple[dict[str, list[Control]], list[Control]]:
    """Part what belongs to a widget or a table, by the id of it, from what stands alone."""
    at: dict[str, list[Control]] = {id: [] for id in (*own, *(one.id for one in rest))}
    home = {one.id: tile for tile, mine in own.items() for one in mine}
    loose: list[Control] = []
    for control in controls:
        at.get(home.get(control.board, control.board), loose).append(control)
    return at, loose


def _take(widgets: list[Widget], kind: type[Kind]) -> Kind | None:
    """Take the first widget of ``kind`` out of ``widgets``."""
    found = next((one for one in widgets if isinstance(one, kind)), None)
    if found is not None:
        widgets.remove(found)
    return found


def _notes(
    widgets: list[Widget], controls: Collection[Control]
) -> tuple[tuple[Note, ...], Note | None, tuple[Note, ...]]:
    """Take the notes out of ``widgets`` that are only read: to say now, to watch, said before.

    What an activity says comes after what its step says; once something happened in it, which
    an undo tells, only that is of this moment. While the room rests only the calm words are.
    """
    boards = {control.board for control in controls}
    found = [one for one in widgets if isinstance(one, Note) and one.id not in boards]
    widgets[:] = [one for one in widgets if one not in found]
    said = [one for one in found if one.read_aloud]
    began = any(control.intent == "undo" for control in controls)
    aloud = [one for one in said if one.id == CALM] or (said[-1:] if began else said)
    watch = [one for one in found if not one.read_aloud][-1:]
    before = tuple(one for one in found if one not in (*aloud, *watch))
    return tuple(aloud), watch[0] if watch else None, before


def _is_text(spot: Spot) -> bool:
    """Whether it is somebody's text that the workshop asks to show or to keep back."""
    asked = any(one.command["to"] == WORKSHOP for one in spot.controls)
    return isinstance(spot.widget, Note) and asked


def _is_stop(spot: Spot) -> bool:
    """Whether it is the sign of somebody who wants to stop."""
    return any(one.command["kind"] == TickStop.kind for one in spot.controls)


def _judged(spot: Spot) -> bool:
    """Whether it says already what became of it."""
    return isinstance(spot.widget, Note) and bool(spot.widget.title)


def _slots(controls: Iterable[Control]) -> Mapping[Slot, tuple[Control, ...]]:
    """Return ``controls`` by their place; without a next thing, the next step is it."""
    found: dict[Slot, tuple[Control, ...]] = {}
    for control in controls:
        slot = _slot(control)
        found[slot] = (*found.get(slot, ()), control)
    first, *others = found.get("skip", ()) or (None,)
    if first and "next" not in found:
        found |= {"next": (first,), "skip": tuple(others)}
    return found


def _slot(control: Control) -> Slot:
    to = control.command["to"]
    if control.intent in _OF_INTENT:
        return _OF_INTENT[control.intent]
    if to == WORKSHOP and control.command["kind"] == "set_option":
        return "game"
    if to == WORKSHOP:
        return _OF_WORKSHOP.get(control.id, "settings")
    if to == PEOPLE:
        return "people"
    return "moment" if control.intent == "steer" else "game"
