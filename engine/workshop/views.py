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
from engine.core.views import Image, JoinInvite, MapBoard, Text, Title, Widget, You
from engine.core.views import State as Standing
from engine.workshop import keeping, panel
from engine.workshop.offers import STILL
from engine.workshop.overview import activity, announced, at_station, tables
from engine.workshop.pages import Page, Room
from engine.workshop.rehearsing import marked
from engine.workshop.state import State
from engine.workshop.steering import at_workshop
from engine.workshop.stops import told

_KEPT = re.compile(r"[0-9a-f]{64}")


def view(state: State, page: Page, clock: int, room: Room, say: Say) -> View:
    """Return what ``page`` shows now, complete but for its version."""
    if page.group is not None:
        page = replace(page, group=state.people.gone_on_at(page.group))
    who = person(page)
    room = room if page.may_act else replace(room, stops=())
    if state.ended:
        own = spoken(at_workshop(state, who, clock, room), say)
        shown = replace(_over(state, page, say), controls=own)
    elif room.hold == "rest" and page.kind != "panel":
        shown = _rest(state, who, clock, room, say)
    else:
        shown = _page(state, page, who, clock, room, say)
    if not page.may_act:
        shown = replace(shown, controls=())
    elif not state.ended:
        shown = replace(shown, widgets=(*told(who, room.stops, say), *shown.widgets))
    shown = replace(shown, widgets=_with_mark(shown.widgets, page, room, say))
    return replace(
        shown, clock=clock, lang=page.lang, dir=direction(page.lang), page=page.kind,
        state=_standing(state, page, room), you=_you(state, page, say),
        widgets=tuple(_with_path(widget, state) for widget in shown.widgets),
    )  # fmt: skip


def _with_mark(widgets: tuple[Widget, ...], page: Page, room: Room, say: Say) -> tuple[Widget, ...]:
    """Say on every page of a rehearsal that it is one; at the screen below all else, so that it
    looks as it will on the evening itself."""
    mark = marked(room, say)
    return (*widgets, *mark) if page.kind == "screen" else (*mark, *widgets)


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


def _standing(state: State, page: Page, room: Room) -> Standing:
    if state.ended:
        return "ended"
    if page.kind in ("phone", "table") and _group_of(state, page) in state.held:
        return "paused"
    return "paused" if room.hold else "open"


def _page(state: State, page: Page, who: Person, clock: int, room: Room, say: Say) -> View:
    match who:
        case Participant(seat):
            shown = at_station(state, state.of_seat(seat), who, clock, say)
            asked = keeping.on_phone(state, seat, say)
            shown = replace(shown, widgets=(*shown.widgets, *asked))
        case GroupScreen(None):
            shown = _room(state, clock, room, say)
        case GroupScreen(group):
            shown = at_station(state, state.of_group(group), who, clock, say)
        case _:
            shown = panel.view(state, clock, room, say)
    shown = _told(shown, state, page, say)
    if page.kind in ("phone", "table") and _group_of(state, page) in state.held and not room.hold:
        shown = _held(shown, say)
    if room.hold:
        said = say("workshop.resting" if room.hold == "rest" else "workshop.paused")
        pause = Text(id="pause", text=said, icon="player-pause", tone="strong")
        still = tuple(one for one in shown.controls if one.intent == STILL)
        kept = still if page.kind == "panel" else ()
        shown = replace(shown, controls=kept, widgets=(pause, *shown.widgets), until=None)
    own = spoken(at_workshop(state, who, clock, room), say)
    shown = replace(shown, controls=(*shown.controls, *own))
    return _invited(shown, state, page, room, say)


def _group_of(state: State, page: Page) -> Group | None:
    return page.group if page.seat is None else state.people.group_of(page.seat)


def _held(shown: View, say: Say) -> View:
    """The same page while its table alone stands still: nothing can be answered."""
    pause = Text(id="pause", text=say("workshop.held"), icon="player-pause", tone="strong")
    return replace(shown, controls=(), widgets=(pause, *shown.widgets), until=None)


def _told(shown: View, state: State, page: Page, say: Say) -> View:
    """Put what was announced above all else; on the panel too, so that nobody forgets it."""
    if page.kind == "screen" and state.shows == "blank":
        return shown
    groups = {"screen": ("",), "panel": tuple(state.announced)}
    own = ("", _group_of(state, page) or "")
    told = tuple(announced(state, groups.get(page.kind, own), say))
    return replace(shown, widgets=(*told, *shown.widgets)) if told else shown


def _room(state: State, clock: int, room: Room, say: Say) -> View:
    """The shared screen: the one activity, the group in focus, or all tables side by side."""
    if state.shows == "blank":
        return View(title=say("workshop.blank"))
    if state.focus is not None:
        running = state.of_group(state.focus)
        who = ROOM if len(state.now) == 1 else GroupScreen(state.focus)
        focused = activity(running, GroupScreen(state.focus), clock, say)
        controls = activity(running, who, clock, say).controls
        return replace(focused, controls=controls)
    if len(state.now) == 1 and state.shows == "play":
        return activity(state.now[0], ROOM, clock, say)
    return tables(state, clock, say)


def _invited(shown: View, state: State, page: Page, room: Room, say: Say) -> View:
    """Fill in how to join, on the screen and the panel at every moment of the evening.

    Without phones, behind a locked door or without an address there is no invitation, and none
    on a screen that shows nothing.
    """
    if page.kind == "screen" and state.shows == "blank":
        return shown
    welcome = state.phones != "none" and not state.locked and bool(room.join_url)
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


def _rest(state: State, who: Person, clock: int, room: Room, say: Say) -> View:
    """*Rust*: a calm picture and nothing to do."""
    calm = Image(id="rest", src="scene-rest", alt=say("workshop.rest_picture"))
    title = Title(id="rest-title", text=say("workshop.resting"))
    own: Iterable[Control] = at_workshop(state, who, clock, room)
    return View(title=say("workshop.resting"), widgets=(calm, title), controls=spoken(own, say))


def _over(state: State, page: Page, say: Say) -> View:
    title = Title(id="over", text=say("workshop.over"))
    bye = Text(id="bye", text=say("workshop.bye"))
    kept = keeping.on_panel(state, say) if page.kind == "panel" else ()
    return View(title=say("workshop.over"), widgets=(title, bye, *kept))


def _you(state: State, page: Page, say: Say) -> You | None:
    group = _group_of(state, page)
    if group is None:
        return None
    animal, colour = group_look(group) if page.seat is None else seat_look(page.seat)
    name = group_name(group)
    label = say.of(name if page.seat is None else seat_name(page.seat))
    return You(page.seat, group, animal, colour, label, say.of(name))
