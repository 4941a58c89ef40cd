"""What the screen, a table page and a phone show."""

from collections.abc import Iterator

from engine.core import Group, GroupScreen, Participant, Person, Say, View
from engine.core.speak import spoken
from engine.core.views import CardFace, Text, Title, Widget
from games.escape_room import widgets
from games.escape_room.content import Lock
from games.escape_room.events import Opened, Place
from games.escape_room.offers import offers
from games.escape_room.readings import place_of, plays
from games.escape_room.state import ROOM_PLACE, State
from games.escape_room.wording import about, line, role_name


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """Show the room (``group`` None) or one table; a role's part only while it is asked for."""
    who = GroupScreen(group)
    place = place_of(state, who)
    if place is None:
        return view(state, who, clock, say, ())
    if place in state.shown:
        return _for_one(state, who, place, clock, say)
    opened = state.tells_of(place)
    if opened:
        return _telling(state, who, opened, clock, say)
    return view(state, who, clock, say, tuple(_shared(state, who, place, clock, say)))


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """Show what this seat's roles know, and the lock its table looks at."""
    who = Participant(seat)
    place = place_of(state, who)
    if place is None:
        return view(state, who, clock, say, ())
    own = tuple(_own(state, seat, say)) if _has_part(state, who) else ()
    shown = (*own, *_shared(state, who, place, clock, say), *_beside(state, place, say))
    return view(state, who, clock, say, shown)


def _beside(state: State, place: Place, say: Say) -> Iterator[Widget]:
    """On a phone: how far the room is, and what was found."""
    if state.phase != "play":
        return
    if state.order:
        yield widgets.news(state, state.order[-1], say)
    yield from widgets.bag(widgets.found(state), say)
    yield widgets.locks(state, place, say)


def _has_part(state: State, who: Participant) -> bool:
    """Who only watches now reads along with everyone; at the end there is nothing to keep."""
    return state.phase == "story" or (plays(state, who) and state.phase == "play")


def view(state: State, who: Person, clock: int, say: Say, shown: tuple[Widget, ...]) -> View:
    """Return a view of ``shown`` with what ``who`` can do, under the title of this moment."""
    heading = say.of(state.room.title)
    at = state.at(place_of(state, who) or ROOM_PLACE)
    return View(
        title=say.of(at.title) if at else heading,
        widgets=(Title(id="title", text=heading, kicker=_where(state, say)), *shown),
        controls=spoken(offers(state, who, clock), say),
        until=until(state, clock),
    )


def until(state: State, clock: int) -> int | None:
    """Return when a lock can be tried again, or the time is over, if nobody does anything."""
    ends = [state.stand(lock.id).until for lock in state.now]
    if state.phase == "play":
        ends.append(state.ends)
    return min((end for end in ends if end > clock), default=None)


def _where(state: State, say: Say) -> str:
    if state.phase != "play":
        return say.of(line(f"where.{state.phase}"))
    count = len([lock for lock in state.graph.locks if lock.id in state.opened])
    return say.of(line("where.play", opened=count, locks=len(state.graph.locks)))


def _for_one(state: State, who: GroupScreen, place: Place, clock: int, say: Say) -> View:
    """Only the one who plays the role looks; what the others may see is not here either."""
    role, lock = state.shown[place], state.at(place)
    title = say.of(line("only_looks", role=role_name(state.role(role))))
    part = tuple(widgets.large_part(state, role, lock, say)) if lock else ()
    heading = Title(id="title", text=title, kicker=say.of(line("look_away")))
    return View(
        title=title,
        widgets=(heading, *part),
        controls=spoken(offers(state, who, clock), say),
        until=until(state, clock),
    )


def _telling(state: State, who: GroupScreen, event: Opened, clock: int, say: Say) -> View:
    """A lock opened: how the story goes on, and how far the room is."""
    lock = state.graph.lock(event.lock)
    title = say.of(about(lock, "is_open")) if lock else ""
    shown = (
        Title(id="title", text=title, kicker=_where(state, say)),
        widgets.news(state, event, say),
        widgets.locks_now(state, place_of(state, who) or "", say),
        *widgets.bag(widgets.found_in(state, event), say),
    )
    controls = spoken(offers(state, who, clock), say)
    return View(title=title, widgets=shown, controls=controls, until=until(state, clock))


def _own(state: State, seat: int, say: Say) -> Iterator[Widget]:
    yield from widgets.own_part(state, state.hands.get(seat, ()), state.now, say)


def _shared(state: State, who: Person, place: Place, clock: int, say: Say) -> Iterator[Widget]:
    lock = state.at(place)
    if state.phase == "story":
        yield from _beginning(state, place, say)
    elif lock:
        yield from _playing(state, who, place, lock, clock, say)
    else:
        yield from _ending(state, say)


def _beginning(state: State, place: Place, say: Say) -> Iterator[Widget]:
    groups = state.groups if place == ROOM_PLACE else (place,)
    yield story(state, say)
    yield from (widgets.tile(state, group, say) for group in groups)


def story(state: State, say: Say) -> CardFace:
    """Return where we are and what we want."""
    room = state.room
    return CardFace(
        id="story",
        lang=say.lang_of(room.story),
        title=say.of(room.title),
        text=say.of(room.story),
        icon=room.picture,
    )


def _playing(
    state: State, who: Person, place: Place, lock: Lock, clock: int, say: Say
) -> Iterator[Widget]:
    yield from widgets.clock_of(state, say)
    yield from widgets.deliberating(state, lock, clock, say)
    on_phone = isinstance(who, Participant)
    yield widgets.puzzle(state, lock, say, full=on_phone)
    if not on_phone:
        yield from widgets.obstacle(state, lock, say)
    talking = clock < state.stand(lock.id).until
    yield from widgets.hints(state, lock, say, newest=talking and not on_phone)
    if talking or not on_phone:  # on a phone they stand in the form
        yield from widgets.choices(state, lock, say)
    if not plays(state, who):
        yield Text(id="watching", text=say.of(line("watching")), icon="eye")


def _ending(state: State, say: Say) -> Iterator[Widget]:
    room = state.room
    yield CardFace(
        id="ending",
        lang=say.lang_of(room.ending),
        title=say.of(line("ending")),
        text=say.of(line("ended", opened=state.graph.last.opened, ending=room.ending)),
        ask=say.of(line("ask_end")),
        icon="lock-open",
    )
