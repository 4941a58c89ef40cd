"""What the facilitator's panel shows: now, next, and who needs me."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from engine.core import Control, Group, Say, View
from engine.core.looks import group_look, group_name, seat_called, seat_look
from engine.core.views import GroupTile, Note, Progress, ProgressStep, SeatMark, Timer, Widget
from engine.workshop.offers import at_activity
from engine.workshop.pages import Room
from engine.workshop.state import Running, State


def view(state: State, clock: int, room: Room, say: Say) -> View:
    """Return the panel: plan, what to say, each activity of now, and the people."""
    shown = [_activity(running, clock, say, len(state.now) > 1) for running in state.now]
    middle = [widget for one in shown for widget in one.widgets]
    untils = [one.until for one in shown if one.until is not None]
    heads = (_plan(state, say), *_timer(state, say), *_notes(state, room, say))
    return View(
        title=say.of(state.part.step.title),
        widgets=(*heads, *_with_people(middle, state, room, say)),
        controls=tuple(control for one in shown for control in one.controls),
        until=min(untils, default=None),
    )


def _with_people(widgets: list[Widget], state: State, room: Room, say: Say) -> tuple[Widget, ...]:
    """Put who is there on each table's tile; a table without one gets a tile of its own."""
    tables = {group: _table(state, group, dict(room.here), say) for group in state.people.groups}
    found: list[Widget] = []
    for widget in widgets:
        if isinstance(widget, GroupTile) and widget.group in tables:
            widget = replace(widget, seats=tables.pop(widget.group).seats)
        found.append(widget)
    return (*found, *tables.values())


def _activity(running: Running, clock: int, say: Say, several: bool) -> View:
    shown = running.game.panel(running.state, clock, say)
    controls = at_activity(running, shown.controls)
    if not several:
        return replace(shown, controls=controls)
    # A table's tile is called after the table; other widgets of several activities would meet.
    mine = [
        widget if isinstance(widget, GroupTile) else replace(widget, id=f"{running.id}:{widget.id}")
        for widget in shown.widgets
    ]
    return replace(shown, widgets=tuple(mine), controls=of_table(running, controls, say))


def of_table(running: Running, controls: Iterable[Control], say: Say) -> tuple[Control, ...]:
    """Return the controls of a table that plays beside others: named after it, at its tile."""
    group = running.groups[0]
    name, board = say.of(group_name(group)), f"tile-{group}"
    return tuple(
        replace(one, board=board, label=_with_name(str(one.label), name, say)) for one in controls
    )


def _with_name(said: str, name: str, say: Say) -> str:
    return said if name in said else say("workshop.for_group", group=name, what=said)


def _plan(state: State, say: Say) -> Widget:
    steps = [
        ProgressStep(say.of(part.step.title), _stage(number, state.step), part.step.minutes)
        for number, part in enumerate(state.programme.parts)
    ]
    return Progress(id="plan", steps=tuple(steps), label=say.of(state.programme.plan.title))


def _stage(number: int, now: int) -> Literal["done", "now", "next"]:
    if number == now:
        return "now"
    return "done" if number < now else "next"


def _timer(state: State, say: Say) -> tuple[Widget, ...]:
    timing = state.timers.get(state.step)
    if timing is None:
        return ()
    said = say("workshop.timer_hidden" if timing.hidden else "workshop.timer")
    timer = Timer(
        id="step-timer", total=timing.total, used=timing.used, since=timing.since, label=said
    )
    return (timer,)


def _notes(state: State, room: Room, say: Say) -> tuple[Widget, ...]:
    step = state.part.step
    notes: list[Widget] = []
    if room.hold == "rest":
        lines = "\n".join(say(f"workshop.calm.{number}") for number in range(1, 5))
        notes.append(Note(id="calm", title=say("workshop.calm_title"), text=lines, read_aloud=True))
    if step.say:
        notes.append(
            Note(
                id="say",
                title=say("read_aloud"),
                text=say.of(step.say),
                read_aloud=True,
                lang=say.lang_of(step.say),
            )
        )
    if step.note:
        notes.append(
            Note(
                id="note",
                title=say("workshop.note"),
                text=say.of(step.note),
                lang=say.lang_of(step.note),
            )
        )
    return tuple(notes)


def _table(
    state: State, group: Group, here: dict[int, Literal["here", "asleep", "gone"]], say: Say
) -> GroupTile:
    animal, colour = group_look(group)
    seats = state.people.at(group)
    marks = tuple(_mark(state, seat, here, say) for seat in seats)
    return GroupTile(
        id=f"tile-{group}", group=group, name=say.of(group_name(group)), animal=animal,
        colour=colour, status=say("seats", count=len(seats)), seats=marks,
    )  # fmt: skip


def _mark(
    state: State, seat: int, here: dict[int, Literal["here", "asleep", "gone"]], say: Say
) -> SeatMark:
    phone = state.people.seats[seat].phone
    present: Literal["here", "asleep", "gone", "paper"] = (
        here.get(seat, "gone") if phone else "paper"
    )
    return SeatMark(seat, *seat_look(seat), label=seat_called(seat, say), phone=phone, here=present)
