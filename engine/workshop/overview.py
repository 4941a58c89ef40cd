"""Several activities side by side: tables at their own pace, or the stations of a carousel."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from engine.core import ROOM, Control, Group, GroupScreen, Participant, Person, Say, View
from engine.core.looks import group_look, group_name
from engine.core.views import GroupTile, Progress, ProgressStep, Text, Timer, Widget
from engine.workshop.entering import MINUTE
from engine.workshop.needs import standing_of
from engine.workshop.offers import at_activity
from engine.workshop.rotating import announced_at, place_of
from engine.workshop.state import Running, State, Timing


def activity(running: Running | None, who: Person, clock: int, say: Say) -> View:
    """Return what ``who`` sees of ``running``, its controls addressed to it."""
    if running is None:
        waiting = Text(id="wait", text=say("workshop.look_up"), icon="device-tv", tone="strong")
        return View(title=say("workshop.wait"), widgets=(waiting,))
    game, state = running.game, running.state
    match who:
        case Participant(seat):
            shown = game.phone(state, seat, clock, say)
        case GroupScreen(group):
            shown = game.screen(state, group, clock, say)
        case _:
            shown = game.panel(state, clock, say)
    return replace(shown, controls=at_activity(running, shown.controls))


def at_station(state: State, running: Running | None, who: Person, clock: int, say: Say) -> View:
    """Return what a phone or a table page sees: in a carousel with the name of its station."""
    shown = activity(running, who, clock, say)
    if running is not None:
        shown = _with_own_time(shown, state, who, say)
    if running is None or state.part.rounds == 1:
        return shown
    said = say("workshop.you_are_at", station=running.part.step.title)
    here = Text(id="station", text=said, tone="quiet", icon="map-pin")
    return replace(shown, widgets=(here, *shown.widgets))


def _with_own_time(shown: View, state: State, who: Person, say: Say) -> View:
    """Show a table that got more time than the others its own clock."""
    group = state.people.group_of(who.seat) if isinstance(who, Participant) else None
    if isinstance(who, GroupScreen):
        group = who.group
    timing, extra = state.timing, state.extra_of(group) if group else 0
    if timing is None or timing.hidden or not extra:
        return shown
    longer = replace(timing, total=timing.total + extra * MINUTE)
    clock = replace(clock_of(longer, say("workshop.own_time")), id="own-time")
    return replace(shown, widgets=(*shown.widgets, clock))


def tables(state: State, clock: int, say: Say) -> View:
    """Return the shared screen: a tile for each table, one shared clock, and the rounds."""
    shown = [activity(running, ROOM, clock, say) for running in state.now]
    controls = [
        control
        for running, one in zip(state.now, shown, strict=True)
        for control in of_tables(running, one.controls, say)
    ]
    widgets = (*rounds(state, say), *step_timer(state, say), *_tiles(state, clock, say))
    return View(title=say.of(state.part.step.title), widgets=widgets, controls=tuple(controls))


def of_tables(running: Running, controls: Iterable[Control], say: Say) -> Iterator[Control]:
    """Yield the controls of an activity that is played beside others, at its tables' tiles.

    Each is named after its table, or after the station if several tables are there.
    """
    names = [say.of(group_name(group)) for group in running.groups]
    tiles = [f"tile-{group}" for group in running.groups]
    for one in controls:
        said = str(one.label)
        if not any(name in said for name in names):
            said = say("workshop.for_group", group=place_of(running), what=said)
        board = one.board if one.board in tiles else tiles[0]
        yield replace(one, board=board, label=said)


def announced(state: State, groups: Iterable[Group], say: Say) -> Iterator[Text]:
    """Yield what was announced to ``groups``, empty for everyone."""
    for group in dict.fromkeys(groups):
        own = state.announced.get(group)
        if own is not None and own.known:
            words = own.known
            name = say.of(group_name(group)) if group else ""
            said = say("workshop.for_group", group=name, what=words) if group else words
            yield Text(
                id=announced_at(group), text=said, icon="speakerphone",
                tone="strong", lang=own.lang if own.lang != say.lang else "",
            )  # fmt: skip


def _tiles(state: State, clock: int, say: Say) -> Iterator[GroupTile]:
    for group in state.people.groups:
        running = state.of_group(group)
        if running:
            yield _tile(state, running, group, clock, say)


def _tile(state: State, running: Running, group: Group, clock: int, say: Say) -> GroupTile:
    shown = running.game.screen(running.state, group, clock, say)
    animal, colour = group_look(group)
    done = not any(one.intent in ("answer", "advance") for one in shown.controls)
    station = say.of(running.part.step.title) if state.part.rounds > 1 else ""
    lines: tuple[str, ...] = (shown.title,) if station and station != shown.title else ()
    lines += marks_of(state, group, say)
    standing = standing_of(running, group)
    return GroupTile(
        id=f"tile-{group}", group=group, name=say.of(group_name(group)), animal=animal,
        colour=colour, status=station or shown.title, lines=lines, done=done,
        at=standing.at, of=standing.of,
    )  # fmt: skip


def marks_of(state: State, group: Group, say: Say) -> tuple[str, ...]:
    """Return what is different for ``group`` alone: it stands still, or has more time."""
    extra = state.extra_of(group)
    held = (say("workshop.held_tile"),) if group in state.held else ()
    return (*held, *((say("workshop.extra_tile", minutes=extra),) if extra else ()))


def rounds(state: State, say: Say) -> tuple[Widget, ...]:
    """Return at which round a carousel is; nothing for any other step."""
    if state.part.rounds == 1:
        return ()
    steps = [
        ProgressStep(say("workshop.round", number=number + 1), stage(number, state.round))
        for number in range(state.part.rounds)
    ]
    return (Progress(id="rounds", steps=tuple(steps), label=say("workshop.rounds")),)


def stage(number: int, now: int) -> Literal["done", "now", "next"]:
    """Return how ``number`` of a row stands when it is at ``now``."""
    if number == now:
        return "now"
    return "done" if number < now else "next"


def step_timer(state: State, say: Say) -> tuple[Widget, ...]:
    """Return the soft clock of this step, unless it is hidden."""
    timing = state.timing
    if timing is None or timing.hidden:
        return ()
    return (clock_of(timing, say("workshop.timer")),)


def clock_of(timing: Timing, said: str) -> Timer:
    """Return the widget of a soft clock, called ``said``."""
    return Timer(
        id="step-timer", total=timing.total, used=timing.used, since=timing.since, label=said
    )
