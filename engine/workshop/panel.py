"""What the facilitator's panel shows: now, next, and who needs me."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from engine.core import FACILITATOR, Group, Say, View
from engine.core.looks import group_look, group_name, seat_called, seat_look
from engine.core.views import GroupTile, Note, Progress, ProgressStep, SeatMark, Text, Widget
from engine.workshop import keeping
from engine.workshop.needs import reasons, since, standing_of
from engine.workshop.overview import activity, clock_of, marks_of, of_tables, rounds, stage
from engine.workshop.pages import Room
from engine.workshop.plan import Step
from engine.workshop.presence import Here
from engine.workshop.run_sheet import crisis, help_lines
from engine.workshop.state import Running, State
from engine.workshop.stops import signs_for
from engine.workshop.texts import notes

CRISIS, HELP_LINES = "crisis", "help-lines"
"""The notes on what to do when it becomes too much for somebody, and where help is."""
CALM = "calm"
"""The note of sentences for when the room rests."""


def view(state: State, clock: int, room: Room, say: Say) -> View:
    """Return the panel: plan, what to say, each activity of now, and the people."""
    shown = [_activity(state, running, clock, say) for running in state.now]
    middle = [widget for one in shown for widget in one.widgets]
    untils = [one.until for one in shown if one.until is not None]
    signs = signs_for(state, room.stops, say)
    news = (*signs, *_copy(room, say))
    heads = (*news, _plan(state, say), *_timer(state, say), *_notes(state, room, say))
    frame = (*rounds(state, say), *_empty(state, say))
    return View(
        title=say.of(state.part.step.title),
        widgets=(
            *heads,
            *_care(state, say),
            *frame,
            *_with_people(middle, state, room, say),
            *notes(state, say),
            *keeping.on_panel(state, say),
        ),
        controls=tuple(control for one in shown for control in one.controls),
        until=min(untils, default=None),
    )


def _care(state: State, say: Say) -> tuple[Note, ...]:
    """Return what whoever leads should have at hand at any moment."""
    much = "\n".join(crisis(state.programme, say))
    near = "\n".join(help_lines(state.programme, say, state.help))
    return (
        Note(id=CRISIS, title=say("run_sheet.crisis"), text=much),
        Note(id=HELP_LINES, title=say("run_sheet.help"), text=near),
    )


def _with_people(widgets: list[Widget], state: State, room: Room, say: Say) -> tuple[Widget, ...]:
    """Put the tables last, in their own order, each with who is there and how it stands."""
    drawn = {one.group: one for one in widgets if isinstance(one, GroupTile)}
    others = [one for one in widgets if not isinstance(one, GroupTile)]
    here = dict(room.here)
    tables = (_table(state, group, drawn.get(group), here, say) for group in state.people.groups)
    return (*others, *tables)


def _activity(state: State, running: Running, clock: int, say: Say) -> View:
    shown = activity(running, FACILITATOR, clock, say)
    if len(state.now) == 1 and state.part.rounds == 1:
        return shown
    # What stands beside several other activities is called after the tile of its table.
    tile = f"tile-{running.groups[0]}"
    mine = [
        widget if isinstance(widget, GroupTile) else replace(widget, id=f"{tile}:{widget.id}")
        for widget in (*_station(state, running, say), *shown.widgets)
    ]
    controls = tuple(of_tables(running, shown.controls, say))
    return replace(shown, widgets=tuple(mine), controls=controls)


def _station(state: State, running: Running, say: Say) -> Iterator[Widget]:
    """Yield which station this is, who is there, and what the plan says of it."""
    if state.part.rounds == 1:
        return
    step = running.part.step
    names = ", ".join(say.of(group_name(group)) for group in running.groups)
    said = say("workshop.station", station=step.title, groups=names)
    yield Text(id="station", text=said, tone="strong", icon="map-pin")
    yield from _written(step, say)


def _empty(state: State, say: Say) -> Iterator[Widget]:
    """Yield the stations where no table is in this round."""
    there = {running.station for running in state.now}
    for number, part in enumerate(state.part.stations):
        if number not in there:
            said = say("workshop.station_empty", station=part.step.title)
            yield Text(id=f"empty-{number}", text=said, tone="quiet", icon="map-pin")


def _plan(state: State, say: Say) -> Widget:
    steps = [
        ProgressStep(say.of(part.step.title), stage(number, state.step), part.step.minutes)
        for number, part in enumerate(state.programme.parts)
    ]
    return Progress(id="plan", steps=tuple(steps), label=say.of(state.programme.plan.title))


def _timer(state: State, say: Say) -> tuple[Widget, ...]:
    timing = state.timing
    if timing is None:
        return ()
    said = say("workshop.timer_hidden" if timing.hidden else "workshop.timer")
    return (clock_of(timing, said),)


def _copy(room: Room, say: Say) -> Iterator[Widget]:
    """Yield why there is no fresh copy on the stick, if there should be one."""
    if room.copy not in ("", "fresh"):
        text = say(f"workshop.copy_{room.copy}")
        yield Text(id="copy", text=text, tone="strong", icon="alert-triangle")


def _notes(state: State, room: Room, say: Say) -> tuple[Widget, ...]:
    notes: list[Widget] = []
    if room.hold == "rest":
        lines = "\n".join(say(f"workshop.calm.{number}") for number in range(1, 5))
        notes.append(Note(id=CALM, title=say("workshop.calm_title"), text=lines, read_aloud=True))
    return (*notes, *_written(state.part.step, say))


def _written(step: Step, say: Say) -> Iterator[Widget]:
    """Yield what the plan says of a step: to read aloud, and for the facilitator alone."""
    if step.say:
        yield Note(
            id="say",
            title=say("read_aloud"),
            text=say.of(step.say),
            read_aloud=True,
            lang=say.lang_of(step.say),
        )
    if step.note:
        title = say("workshop.note")
        yield Note(id="note", title=title, text=say.of(step.note), lang=say.lang_of(step.note))


def _table(
    state: State, group: Group, drawn: GroupTile | None, here: Mapping[int, Here], say: Say
) -> GroupTile:
    """Return the tile that the activity drew, or one of its own, as the panel shows it."""
    marks = tuple(_mark(state, seat, here, say) for seat in state.people.at(group))
    tile = drawn or _plain(group, len(marks), say)
    lines = (*marks_of(state, group, say), *tile.lines)
    tile = replace(tile, seats=marks, lines=lines, held=group in state.held)
    running = state.of_group(group)
    if running is None:
        return tile
    standing = standing_of(running, group)
    why = reasons(state, standing, marks, tile.done)
    return replace(
        tile, at=standing.at, of=standing.of, since=since(state, running, group),
        stuck=tuple(say.of(words) for words in why),
    )  # fmt: skip


def _plain(group: Group, seats: int, say: Say) -> GroupTile:
    animal, colour = group_look(group)
    return GroupTile(
        id=f"tile-{group}", group=group, name=say.of(group_name(group)), animal=animal,
        colour=colour, status=say("seats", count=seats),
    )  # fmt: skip


def _mark(state: State, seat: int, here: Mapping[int, Here], say: Say) -> SeatMark:
    phone = state.people.seats[seat].phone
    present: Here | Literal["paper"] = here.get(seat, "gone") if phone else "paper"
    return SeatMark(seat, *seat_look(seat), label=seat_called(seat, say), phone=phone, here=present)
