"""Where the evening is: on and back through the plan, standing still, the clock, the screen."""

from collections.abc import Iterator

from engine.core import FACILITATOR, Control, Intent, label
from engine.core.looks import group_name
from engine.workshop.entering import MINUTE
from engine.workshop.keeping import fleeting, until
from engine.workshop.messages import End, Focus, GoBack, GoOn, Hold, SetTimer, Winding
from engine.workshop.pages import Room
from engine.workshop.rotating import rotating, steer
from engine.workshop.state import WORKSHOP, State


def moving(state: State, clock: int, room: Room) -> Iterator[Control]:
    """Back and on through the plan, and in a carousel through its rounds."""
    natural = not room.hold and not _activity_goes_on(state, clock)
    if state.part.rounds > 1:
        yield from rotating(state, clock, natural)
        natural = natural and state.round == state.part.rounds - 1
    if state.last_step:
        yield _ending(state, room, "advance" if natural else "end")
    else:
        title = state.programme.parts[state.step + 1].step.title
        said = label("workshop.go_on", step=title)
        intent: Intent = "advance" if natural else "steer"
        yield steer("go_on", WORKSHOP, GoOn(state.step), said, intent, icon="arrow-right")
    if state.step > 0:
        title = state.programme.parts[state.step - 1].step.title
        said = label("workshop.go_back", step=title)
        yield steer("go_back", WORKSHOP, GoBack(state.step), said, "steer", icon="arrow-left")


def _activity_goes_on(state: State, clock: int) -> bool:
    """Whether an activity of this step has a next thing of its own."""
    return any(
        control.intent == "advance"
        for running in state.now
        for control in running.game.offers(running.state, FACILITATOR, clock)
    )


def _ending(state: State, room: Room, intent: Intent) -> Control:
    lines = [label("workshop.end_saved" if room.saved else "workshop.end_unsaved")]
    lines.append(label("workshop.end_wiped") if fleeting(state) else until(state))
    if fleeting(state) and room.copy not in ("", "fresh"):
        lines.append(label("workshop.end_copy"))
    return steer(
        "end", WORKSHOP, End(state.step), label("workshop.end"), intent, confirm=tuple(lines)
    )


def holding(room: Room) -> Iterator[Control]:
    """Stand still: a pause, or *Rust*."""
    rest, pause = label("workshop.rest"), label("workshop.pause")
    if room.hold != "rest":
        yield steer("rest", WORKSHOP, Hold("rest"), rest, "steer", icon="hand-stop")
    if room.hold != "paused":
        yield steer("pause", WORKSHOP, Hold("paused"), pause, "steer", icon="player-pause")


def focusing(state: State) -> Iterator[Control]:
    """Choose whose table is at the front of the shared screen."""
    if state.focus is not None:
        said = label("workshop.show_all")
        yield steer("focus-all", WORKSHOP, Focus(None), said, "steer", icon="users")
    if len(state.people.groups) < 2:
        return
    for group in state.people.groups:
        if group != state.focus:
            said = label("workshop.look_at", group=group_name(group))
            board = f"tile-{group}"
            yield steer(
                f"focus-{group}", WORKSHOP, Focus(group), said, "steer", board=board, icon="eye"
            )


def timing(state: State) -> Iterator[Control]:
    """Start, stop, extend, hide and show the soft clock."""
    timing = state.timing
    if timing is None:
        return
    running: Winding = "stop" if timing.since is not None else "start"
    hidden: Winding = "show" if timing.hidden else "hide"
    hows: list[Winding] = [running, "extend", hidden]
    if timing.total > MINUTE:
        hows.insert(2, "shorten")
    for how in hows:
        said = label(f"workshop.timer_{how}")
        yield steer(f"timer-{how}", WORKSHOP, SetTimer(state.step, how), said, "steer")
