"""Everything that a person can do now. The views show it and offer nothing else."""

from collections.abc import Iterator

from engine.core import (
    Control,
    Facilitator,
    Field,
    GroupScreen,
    Intent,
    Person,
    Words,
    leads,
)
from games.escape_room.content import Lock, WhoLock, WordLock
from games.escape_room.events import Place
from games.escape_room.forms import examples, fields, picture_fields
from games.escape_room.messages import (
    AddTime,
    AskHint,
    Begin,
    ChooseRoute,
    GoOn,
    HideRole,
    OpenRest,
    OpenTogether,
    SendHint,
    ShowClock,
    ShowRole,
    SteerCommand,
    Try,
    TryThree,
    TurnTo,
    UseKey,
)
from games.escape_room.options import MORE, MOST
from games.escape_room.readings import knowing, place_of, plays
from games.escape_room.state import State
from games.escape_room.wording import KIND_ICONS, about, line


def offers(state: State, person: Person, clock: int) -> tuple[Control, ...]:
    """Return every control for ``person``; while a group talks after a try there is none."""
    return tuple(_offers(state, person, clock))


def _offers(state: State, person: Person, clock: int) -> Iterator[Control]:
    place = place_of(state, person)
    if place is None:
        return
    if isinstance(person, GroupScreen) and (first := _first(state, place)):
        yield first
        return
    if state.phase == "story" and leads(person, state.groups):
        yield Control(
            id="begin", label=line("begin"), intent="advance", command=Begin(), icon="lock"
        )
    if plays(state, person):
        yield from _locks(state, person, place, clock)
    if isinstance(person, Facilitator):
        yield from _steering(state)


def _first(state: State, place: Place) -> Control | None:
    """What a screen does before anything else: hide a role again, or tell what opened."""
    if place in state.shown:
        return _hide(state, place)
    return _go_on(state, place) if state.tells_of(place) else None


def _hide(state: State, place: Place) -> Control:
    command = HideRole(place, state.shown[place])
    return Control(
        id="hide-role", label=line("hide_role"), intent="advance", command=command, icon="eye-off"
    )


def _go_on(state: State, place: Place) -> Control:
    command = GoOn(place, len(state.order))
    return Control(
        id="go-on", label=line("go_on"), intent="advance", command=command, icon="arrow-right"
    )


def _locks(state: State, person: Person, place: Place, clock: int) -> Iterator[Control]:
    """The facilitator can type in for any lock; others for the one they look at."""
    looking = state.at(place)
    if looking is None:
        return
    for lock in state.now if isinstance(person, Facilitator) else (looking,):
        if clock >= state.stand(lock.id).until:
            yield from _tries(state, lock, named=isinstance(person, Facilitator))
    first = _first(state, place) if isinstance(person, Facilitator) else None
    yield from (first,) if first else _onward(state, looking, leads(person, state.groups))
    if not isinstance(person, Facilitator):
        yield from _turning(state, place, looking)
    if isinstance(person, GroupScreen):
        yield from _roles(state, place)


def _tries(state: State, lock: Lock, *, named: bool) -> Iterator[Control]:
    """Who sees several locks at once is told which this is."""
    tries = state.stand(lock.id).tries
    three = isinstance(lock, WhoLock)
    yield Control(
        id=f"try-{lock.id}",
        label=about(lock, "try_named") if named else line("try"),
        intent="try",
        command=TryThree(lock.id, tries) if three else Try(lock.id, tries),
        icon="key",
        fields=fields(state, lock),
        examples=examples(state, lock),
    )
    if isinstance(lock, WordLock) and lock.pictures:
        yield Control(
            id=f"pictures-{lock.id}",
            label=about(lock, "try_pictures_named") if named else line("try_pictures"),
            intent="try",
            command=Try(lock.id, tries, pictures=True),
            icon="photo",
            fields=picture_fields(state, lock),
        )


def _onward(state: State, lock: Lock, leading: bool) -> Iterator[Control]:
    """The next hint; after the last one the group opens the lock together and goes on."""
    hints = state.stand(lock.id).hints
    intent: Intent = "advance" if leading else "change"
    if hints < len(lock.hints):
        yield _hint(lock, hints, intent)
    elif leading:
        yield Control(
            id=f"together-{lock.id}",
            label=line("together"),
            intent=intent,
            command=OpenTogether(lock.id),
            icon="lock-open",
        )


def _hint(lock: Lock, hints: int, intent: Intent) -> Control:
    return Control(
        id=f"hint-{lock.id}",
        label=line("hint", step=hints + 1),
        intent=intent,
        command=AskHint(lock.id, hints),
        icon="bulb",
    )


def _turning(state: State, place: Place, looking: Lock) -> Iterator[Control]:
    for lock in state.now:
        if lock != looking:
            yield Control(
                id=f"turn-{lock.id}",
                label=about(lock, "turn_to"),
                intent="change",
                command=TurnTo(place, looking.id, lock.id),
                icon=KIND_ICONS[lock.kind],
            )


def _roles(state: State, place: Place) -> Iterator[Control]:
    """One role at a time can look at the screen, for who has neither phone nor card."""
    seen = tuple(state.cast[id] for id in knowing(state, place))
    if not seen:
        return
    yield Control(
        id="show-role",
        label=line("show_role"),
        intent="change",
        command=ShowRole(place),
        icon="eye",
        fields=(Field(name="role", kind="one", label=line("form.role"), options=seen),),
        examples=({"role": seen[0].value},),
    )


def _steering(state: State) -> Iterator[Control]:
    if state.phase == "story" and state.room.short is not None:
        route = ChooseRoute("full" if state.options.route == "short" else "short")
        yield _steer(f"route-{route.route}", line(f"steer.route_{route.route}"), route, "settings")
    for lock in state.now:
        yield from _helping(state, lock)
    if state.phase == "play":
        confirm = (line("steer.rest_confirm"),)
        rest = OpenRest(len(state.order))
        yield _steer("open-rest", line("steer.rest"), rest, confirm=confirm, icon="lock-open")
    if state.phase != "end":
        yield from _clock(state)


def _helping(state: State, lock: Lock) -> Iterator[Control]:
    hints, board = state.stand(lock.id).hints, f"lock-{lock.id}"
    for step in range(hints + 1, len(lock.hints) + 1):
        send = SendHint(lock.id, hints, step)
        label = about(lock, "steer.hint", step=step)
        yield _steer(f"send-{step}-{lock.id}", label, send, board=board, icon="bulb")
    key = UseKey(lock.id)
    yield _steer(f"key-{lock.id}", about(lock, "steer.key"), key, board=board, icon="key")


def _clock(state: State) -> Iterator[Control]:
    show = ShowClock("hide" if state.options.clock else "show")
    yield _steer(f"clock-{show.how}", line(f"steer.clock_{show.how}"), show, "settings")
    if state.options.minutes + MORE <= MOST:
        more = AddTime(state.options.minutes)
        yield _steer("add-time", line("steer.add_time", minutes=MORE), more, "settings")


def _steer(
    name: str,
    label: Words,
    command: SteerCommand,
    intent: Intent = "steer",
    *,
    icon: str = "",
    board: str = "",
    confirm: tuple[Words, ...] = (),
) -> Control:
    return Control(
        id=name,
        label=label,
        intent=intent,
        command=command,
        icon=icon,
        board=board,
        confirm=confirm,
    )
