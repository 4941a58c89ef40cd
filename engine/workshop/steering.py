"""What can be done with the workshop itself, each control with its complete command."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

from engine.core import (
    FACILITATOR,
    Control,
    Facilitator,
    Field,
    Group,
    GroupScreen,
    Intent,
    Label,
    Option,
    OptionSet,
    Participant,
    Person,
    Words,
    label,
)
from engine.core.looks import group_name, seat_name
from engine.workshop.messages import (
    AddGroup,
    AddSeat,
    DropLast,
    DropSeat,
    End,
    Focus,
    GoBack,
    GoOn,
    Hold,
    Judge,
    Leave,
    LetPhones,
    LimitSeats,
    LockRoom,
    MoveSeat,
    Phones,
    Resume,
    SetTimer,
    SwapSeats,
    Undo,
    Winding,
    Withdraw,
)
from engine.workshop.pages import Room
from engine.workshop.people import MOST_GROUPS, MOST_SEATS
from engine.workshop.rotating import addressed as addressed
from engine.workshop.rotating import place_of, rotating, steer
from engine.workshop.state import PEOPLE, WORKSHOP, Running, State

_BLANK: Any = None


def at_workshop(state: State, who: Person, clock: int, room: Room) -> tuple[Control, ...]:
    """Return what ``who`` can do with the workshop itself."""
    match who:
        case Participant(seat):
            return tuple(_own(state, seat))
        case _ if state.ended:
            return ()
        case Facilitator():
            return tuple(_leading(state, clock, room, panel=True))
        case GroupScreen(None):
            return tuple(_leading(state, clock, room, panel=False))
    return ()


def _leading(state: State, clock: int, room: Room, panel: bool) -> Iterator[Control]:
    if room.hold:
        resumed = label("workshop.resume")
        yield steer("resume", WORKSHOP, Resume(), resumed, "advance", icon="player-play")
    if panel or not room.hold:
        yield from _moving(state, clock, room)
        yield from _holding(room)
        yield from _focusing(state)
    if panel:
        yield from _timing(state)
        yield from _undoing(state)
        yield from _judging(state)
    if panel or state.step == 0:
        yield from _counting(state)
    if panel:
        yield from _phones(state)
        yield from _people(state)


def _moving(state: State, clock: int, room: Room) -> Iterator[Control]:
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
    wiped = state.programme.plan.storage == "vluchtig"
    lines = [label("workshop.end_saved" if room.saved else "workshop.end_unsaved")]
    lines.append(label("workshop.end_wiped" if wiped else "workshop.end_kept"))
    return steer(
        "end", WORKSHOP, End(state.step), label("workshop.end"), intent, confirm=tuple(lines)
    )


def _holding(room: Room) -> Iterator[Control]:
    rest, pause = label("workshop.rest"), label("workshop.pause")
    if room.hold != "rest":
        yield steer("rest", WORKSHOP, Hold("rest"), rest, "steer", icon="hand-stop")
    if room.hold != "paused":
        yield steer("pause", WORKSHOP, Hold("paused"), pause, "steer", icon="player-pause")


def _focusing(state: State) -> Iterator[Control]:
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


def _timing(state: State) -> Iterator[Control]:
    timing = state.timing
    if timing is None:
        return
    running: Winding = "stop" if timing.since is not None else "start"
    hidden: Winding = "show" if timing.hidden else "hide"
    hows: tuple[Winding, ...] = (running, "extend", hidden)
    for how in hows:
        said = label(f"workshop.timer_{how}")
        yield steer(f"timer-{how}", WORKSHOP, SetTimer(state.step, how), said, "steer")


def _undoing(state: State) -> Iterator[Control]:
    for running in state.now:
        newest = running.history.newest_command()
        last = running.history.last()
        board = f"tile-{running.groups[0]}" if len(state.now) > 1 else ""
        if newest:
            lapse = [event_words(running, entry.event) for entry in newest.entries]
            said = _of_table(state, running, label("workshop.undo", what=lapse[0]))
            if newest.lapsing:
                lapse.append(label("workshop.undo_answers", count=newest.lapsing))
            command = Undo(running.id, newest.before, last)
            yield steer(
                f"undo-{running.id}", WORKSHOP, command, said, "undo",
                confirm=(label("workshop.undo_lapses"), *lapse), board=board, icon="arrow-back-up",
            )  # fmt: skip
        if running.history.undone_last():
            command = Undo(running.id, last - 1, last)
            said = _of_table(state, running, label("workshop.redo"))
            yield steer(
                f"redo-{running.id}", WORKSHOP, command, said, "undo", board=board, icon="refresh"
            )


def _of_table(state: State, running: Running, said: Words) -> Words:
    """Return ``said`` with the table it is about, where several play side by side."""
    if len(state.now) < 2:
        return said
    return label("workshop.for_group", group=place_of(running), what=said)


def event_words(running: Running, event: Any) -> Label:
    """Return what ``event`` was, in words of its own activity."""
    if isinstance(event, OptionSet):
        return label("log.option_set")
    return label(f"{running.game.id}.log.{event.kind}")


def _judging(state: State) -> Iterator[Control]:
    for running in state.running.values():
        for own in running.history.queued():
            if own.known:
                shown = Judge(running.id, own.id, "shown")
                kept = Judge(running.id, own.id, "private")
                said, board = label("workshop.show_text"), f"text-{own.id}"
                yield steer(
                    f"show-{own.id}", WORKSHOP, shown, said, "steer", board=board, icon="eye"
                )
                yield steer(
                    f"keep-{own.id}", WORKSHOP, kept, label("workshop.keep_text"), "steer",
                    board=board, icon="eye-off",
                )  # fmt: skip


def _counting(state: State) -> Iterator[Control]:
    """Count people in and out: at the panel always, at the screen while they arrive."""
    for group in state.people.groups:
        seats = state.people.at(group)
        name, board = group_name(group), f"tile-{group}"
        more, less = label("workshop.add_seat", group=name), label("workshop.drop_last", group=name)
        yield steer(
            f"add-{group}", PEOPLE, AddSeat(group), more, "settings", board=board, icon="plus"
        )
        if any(not state.people.seats[seat].phone for seat in seats):
            command = DropLast(group, len(seats))
            yield steer(
                f"drop-{group}", PEOPLE, command, less, "settings", board=board, icon="minus"
            )


def _phones(state: State) -> Iterator[Control]:
    for how in get_args(Phones):
        if how != state.phones:
            said = label(f"workshop.phones_{how}")
            yield steer(f"phones-{how}", WORKSHOP, LetPhones(how), said, "settings")
    if state.phones != "none":
        yield from _door(state)


def _door(state: State) -> Iterator[Control]:
    how, icon = ("unlock", "lock-open") if state.locked else ("lock", "lock")
    said, turned = label(f"workshop.{how}"), LockRoom(not state.locked)
    yield steer(how, WORKSHOP, turned, said, "settings", icon=icon)
    most = Field(
        name="most", kind="number", label=label("workshop.most_seats"),
        value=state.most_seats, min=1, max=MOST_SEATS,
    )  # fmt: skip
    yield steer(
        "limit", WORKSHOP, LimitSeats(_BLANK), label("workshop.limit"), "settings",
        fields=(most,), examples=({"most": state.most_seats},),
    )  # fmt: skip


def _people(state: State) -> Iterator[Control]:
    groups = state.people.groups
    if len(groups) < MOST_GROUPS:
        command = AddGroup(len(groups))
        yield steer("add-group", PEOPLE, command, label("workshop.add_group"), "settings")
    if not state.people.seats:
        return
    seats = tuple(_seat_option(seat, at.group) for seat, at in state.people.seats.items())
    seat, other = _seat_field("seat", seats), _seat_field("other", seats)
    options = tuple(Option(group, group_name(group)) for group in groups)
    to = Field(name="group", kind="one", label=label("workshop.to_group"), options=options)
    first = next(iter(state.people.seats))
    yield steer(
        "move", PEOPLE, MoveSeat(_BLANK, _BLANK), label("workshop.move"), "settings",
        fields=(seat, to), examples=({"seat": first, "group": groups[0]},),
    )  # fmt: skip
    yield steer(
        "leave", PEOPLE, DropSeat(_BLANK), label("workshop.drop_seat"), "settings",
        fields=(seat,), examples=({"seat": first},),
    )  # fmt: skip
    yield steer(
        "withdraw", PEOPLE, Withdraw(_BLANK), label("workshop.withdraw_of"), "settings",
        fields=(seat,), examples=({"seat": first},),
        confirm=(label("workshop.withdraw_of_confirm"),),
    )  # fmt: skip
    if len(state.people.seats) > 1:
        last = list(state.people.seats)[-1]
        yield steer(
            "swap", PEOPLE, SwapSeats(_BLANK, _BLANK), label("workshop.swap"), "settings",
            fields=(seat, other), examples=({"seat": first, "other": last},),
        )  # fmt: skip


def _seat_field(name: str, seats: tuple[Option, ...]) -> Field:
    return Field(name=name, kind="one", label=label(f"workshop.{name}"), options=seats)


@lru_cache(maxsize=4096)
def _seat_option(seat: int, group: Group) -> Option:
    said = label("workshop.seat_at", seat=seat_name(seat), group=group_name(group))
    return Option(seat, said)


def _own(state: State, seat: int) -> Iterator[Control]:
    gone = (label("workshop.withdraw_confirm"),)
    if not (state.ended and state.programme.plan.storage == "vluchtig"):
        said = label("workshop.withdraw")
        yield steer("withdraw", PEOPLE, Withdraw(seat), said, "settings", confirm=gone)
    if state.ended or seat not in state.people.seats:
        return
    away = (label("workshop.leave_confirm"),)
    yield steer("leave", PEOPLE, Leave(seat), label("workshop.leave"), "settings", confirm=away)
