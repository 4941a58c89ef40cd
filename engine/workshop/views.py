"""What each page shows: the activity's own view in the workshop's frame."""

import re
from collections.abc import Iterable
from dataclasses import replace

from engine.core import (
    FACILITATOR,
    ROOM,
    Control,
    Group,
    GroupScreen,
    Participant,
    Person,
    Say,
    View,
)
from engine.core.languages import direction
from engine.core.looks import group_look, group_name, seat_look, seat_name
from engine.core.speak import spoken
from engine.core.views import (
    GroupTile,
    Image,
    JoinInvite,
    MapBoard,
    Text,
    Timer,
    Title,
    Widget,
    You,
)
from engine.core.views import State as Standing
from engine.workshop import panel
from engine.workshop.offers import STILL, at_activity
from engine.workshop.pages import Page, Room
from engine.workshop.state import Running, State
from engine.workshop.steering import at_workshop

_KEPT = re.compile(r"[0-9a-f]{64}")


def view(state: State, page: Page, clock: int, room: Room, say: Say) -> View:
    """Return what ``page`` shows now, complete but for its version."""
    who = person(page)
    if state.ended:
        own = spoken(at_workshop(state, who, clock, room), say)
        shown = replace(_over(say), controls=own)
    elif room.hold == "rest" and page.kind != "panel":
        shown = _rest(state, who, clock, room, say)
    else:
        shown = _page(state, page, who, clock, room, say)
    if not page.may_act:
        shown = replace(shown, controls=())
    return replace(
        shown, clock=clock, lang=page.lang, dir=direction(page.lang), page=page.kind,
        state=_standing(state, room), you=_you(state, page, say),
        widgets=tuple(_with_path(widget, state) for widget in shown.widgets),
    )  # fmt: skip


def _with_path(widget: Widget, state: State) -> Widget:
    """Say where a kept picture is found: a game knows it by its SHA-256 alone."""
    match widget:
        case MapBoard(picture=picture) if _KEPT.fullmatch(picture):
            return replace(widget, picture=f"/{state.code}/media/{picture}")
        case Image(src=src) if _KEPT.fullmatch(src):
            return replace(widget, src=f"/{state.code}/media/{src}")
        case _:
            return widget


def person(page: Page) -> Person:
    """Return who acts at ``page``."""
    match page:
        case Page(kind="panel"):
            return FACILITATOR
        case Page(kind="phone", seat=int() as seat):
            return Participant(seat)
        case _:
            return GroupScreen(page.group)


def _standing(state: State, room: Room) -> Standing:
    if state.ended:
        return "ended"
    return "paused" if room.hold else "open"


def _page(state: State, page: Page, who: Person, clock: int, room: Room, say: Say) -> View:
    match who:
        case Participant(seat):
            shown = _activity(state.of_seat(seat), who, clock, say)
        case GroupScreen(None):
            shown = _room(state, clock, room, say)
        case GroupScreen(group):
            shown = _activity(state.of_group(group), who, clock, say)
        case _:
            shown = panel.view(state, clock, room, say)
    if room.hold:
        pause = Text(id="pause", text=say("workshop.paused"), icon="player-pause", tone="strong")
        still = tuple(one for one in shown.controls if one.intent == STILL)
        kept = still if page.kind == "panel" else ()
        shown = replace(shown, controls=kept, widgets=(pause, *shown.widgets), until=None)
    own = spoken(at_workshop(state, who, clock, room), say)
    shown = replace(shown, controls=(*shown.controls, *own))
    return _invited(shown, state, page, room, say)


def _activity(running: Running | None, who: Person, clock: int, say: Say) -> View:
    if running is None:
        return View(title=say("workshop.wait"), widgets=(_waiting(say),))
    game, state = running.game, running.state
    match who:
        case Participant(seat):
            shown = game.phone(state, seat, clock, say)
        case GroupScreen(group):
            shown = game.screen(state, group, clock, say)
        case _:
            shown = game.panel(state, clock, say)
    return replace(shown, controls=at_activity(running, shown.controls))


def _waiting(say: Say) -> Widget:
    return Text(id="wait", text=say("workshop.look_up"), tone="strong")


def _room(state: State, clock: int, room: Room, say: Say) -> View:
    """The shared screen: the one activity, the group in focus, or all tables side by side."""
    if state.focus is not None:
        running = state.of_group(state.focus)
        who = ROOM if len(state.now) == 1 else GroupScreen(state.focus)
        focused = _activity(running, GroupScreen(state.focus), clock, say)
        controls = _activity(running, who, clock, say).controls
        return replace(focused, controls=controls)
    if len(state.now) == 1:
        return _activity(state.now[0], ROOM, clock, say)
    return _tables(state, clock, say)


def _invited(shown: View, state: State, page: Page, room: Room, say: Say) -> View:
    """Fill in how to join, on the screen and the panel at every moment of the evening.

    Without phones, or without an address to give, there is no invitation.
    """
    welcome = state.phones != "none" and bool(room.join_url)
    invite = JoinInvite(
        id="invite", code=state.code, url=room.join_url, label=say("workshop.invite")
    )
    named = [
        invite if isinstance(widget, JoinInvite) else widget
        for widget in shown.widgets
        if welcome or not isinstance(widget, JoinInvite)
    ]
    if welcome and page.kind in ("screen", "panel") and invite not in named:
        named.append(invite)
    return replace(shown, widgets=tuple(named))


def _tables(state: State, clock: int, say: Say) -> View:
    """Each table at its own pace: a tile for each, and one shared clock."""
    tiles = tuple(_table(running, clock, say) for running in state.now)
    title = say.of(state.part.step.title)
    shown = [_activity(running, ROOM, clock, say) for running in state.now]
    controls = [
        control
        for running, one in zip(state.now, shown, strict=True)
        for control in panel.of_table(running, one.controls, say)
    ]
    widgets = (*step_timer(state, say), *tiles)
    return View(title=title, widgets=widgets, controls=tuple(controls))


def _table(running: Running, clock: int, say: Say) -> Widget:
    group = running.groups[0]
    shown = running.game.screen(running.state, group, clock, say)
    animal, colour = group_look(group)
    done = not any(one.intent in ("answer", "advance") for one in shown.controls)
    return GroupTile(
        id=f"tile-{group}", group=group, name=say.of(group_name(group)), animal=animal,
        colour=colour, status=shown.title, done=done,
    )  # fmt: skip


def step_timer(state: State, say: Say) -> tuple[Widget, ...]:
    """Return the soft clock of this step, unless it is hidden."""
    timing = state.timers.get(state.step)
    if timing is None or timing.hidden:
        return ()
    said = say("workshop.timer")
    timer = Timer(
        id="step-timer", total=timing.total, used=timing.used, since=timing.since, label=said
    )
    return (timer,)


def _rest(state: State, who: Person, clock: int, room: Room, say: Say) -> View:
    """*Rust*: a calm picture and nothing to do."""
    calm = Image(id="rest", src="scene-rest", alt=say("workshop.rest_picture"))
    title = Title(id="rest-title", text=say("workshop.resting"))
    own: Iterable[Control] = at_workshop(state, who, clock, room)
    return View(title=say("workshop.resting"), widgets=(calm, title), controls=spoken(own, say))


def _over(say: Say) -> View:
    title = Title(id="over", text=say("workshop.over"))
    return View(
        title=say("workshop.over"), widgets=(title, Text(id="bye", text=say("workshop.bye")))
    )


def _you(state: State, page: Page, say: Say) -> You | None:
    group: Group | None = page.group
    if page.seat is not None:
        group = state.people.group_of(page.seat)
    if group is None:
        return None
    animal, colour = group_look(group) if page.seat is None else seat_look(page.seat)
    name = group_name(group)
    label = say.of(name if page.seat is None else seat_name(page.seat))
    return You(page.seat, group, animal, colour, label, say.of(name))
