"""Who looks, and as whom they act: read from the cookies of one workshop."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, get_args
from wsgiref.types import WSGIEnvironment

from engine.core import FACILITATOR, ROOM, Group, GroupScreen, Participant, Person
from engine.store import Leading, Role, Session
from engine.workshop.live import Live
from engine.workshop.pages import Page
from engine.workshop.people_messages import Withdraw
from engine.workshop.state import PEOPLE
from facilitator_web.answers import Refused
from facilitator_web.cookies import digest, token_in
from facilitator_web.requests import language

Area = Literal["phone", "screen", "panel"]


@dataclass(frozen=True)
class Viewer:
    """Somebody at a page of ``live``. ``session`` is None for a stranger at a mirror."""

    live: Live
    page: Page
    session: Session | None

    @property
    def actor(self) -> str:
        """Who it is in the log: ``seat:3``, ``panel``, ``screen`` or ``table:g2``."""
        match self.page.kind:
            case "phone":
                return f"seat:{self.page.seat}"
            case "table":
                return f"table:{self.page.group}"
            case kind:
                return kind

    @property
    def person(self) -> Person:
        """As whom the rules know them."""
        match self.page:
            case Page(kind="phone", seat=int(seat)):
                return Participant(seat)
            case Page(kind="table", group=str(group)):
                return GroupScreen(group)
            case Page(kind="screen"):
                return ROOM
            case Page(kind="panel"):
                return FACILITATOR
        raise ValueError("a phone without a seat, or a table without a group, is nobody")


def viewer(
    live: Live,
    area: Area,
    environ: WSGIEnvironment,
    asked: Mapping[str, str],
    *,
    left: bool = False,
    looking: bool = False,
) -> Viewer:
    """Return who asks for a page of ``area``; ``asked`` is the query of the address.

    With ``left`` a phone whose seats have all gone home is still known by the first of them.
    With ``looking`` whoever only looks on at the panel will do.

    Raises:
        Refused: 401 if that page needs a cookie this browser does not have, 403 if it only
            looks on, 404 if it is the page of a table that does not exist.
    """
    match area:
        case "phone":
            return _phone(live, environ, asked, left)
        case "panel":
            return _panel(live, environ, looking)
        case "screen":
            return _screen(live, environ, asked)


def session(live: Live, role: Role, environ: WSGIEnvironment) -> Session | None:
    """Return what the cookie for ``role`` stands for, if it is one of ours."""
    token = token_in(environ.get("HTTP_COOKIE", ""), role)
    found = live.session(digest(token)) if token else None
    return found if found is not None and found.role == role else None


def present(live: Live, known: Session) -> tuple[int, ...]:
    """Return the seats that ``known`` speaks for and that are here, the first to come first."""
    return tuple(sorted(seat for seat in known.seats if seat in live.state.people.seats))


def speaks(live: Live, environ: WSGIEnvironment, known: Session | None, chosen: str = "") -> str:
    """Return the language of a phone: what was asked, was chosen before, or its browser likes."""
    before = chosen or (known.lang if known else "")
    return language(environ, live.languages, before, live.lang)


def shown_in(live: Live, known: Session | None) -> str:
    """Return the language of a page for the room: the plan's, until another one is chosen."""
    return known.lang if known and known.lang in live.languages else live.lang


def screen_key(live: Live, group: Group = "") -> str:
    """Return the key in the address that makes a browser the screen of ``group`` or the room."""
    return hmac.new(live.store.secret(), f"screen:{group}".encode(), sha256).hexdigest()[:22]


def acting(viewer: Viewer, command: Mapping[str, Any]) -> Viewer:
    """Return ``viewer`` as the one who sends ``command``: a phone may hold several seats.

    Erasing what a seat gave may be asked for as long as the cookie lasts, also after leaving.

    Raises:
        Refused: 403 if the command speaks for somebody else, or this page may not act;
            401 if the seat it speaks for has left.
    """
    if not viewer.page.may_act or viewer.session is None:
        raise Refused(403, "not_yours")
    if viewer.page.kind != "phone":
        return viewer
    seat = command.get("seat")
    seat = viewer.page.seat if seat is None else seat
    # 13.0 and True equal a seat and are none: only a whole number names one.
    if type(seat) is not int or seat < 1 or seat not in viewer.session.seats:
        raise Refused(403, "not_yours")
    if seat not in viewer.live.state.people.seats and not _withdraws(command):
        raise Refused(401, "no_seat")
    return Viewer(viewer.live, Page("phone", viewer.page.lang, seat=seat), viewer.session)


def _withdraws(command: Mapping[str, Any]) -> bool:
    return command.get("to") == PEOPLE and command.get("kind") == Withdraw.kind


def _phone(live: Live, environ: WSGIEnvironment, asked: Mapping[str, str], left: bool) -> Viewer:
    known = session(live, "seat", environ)
    taken = live.state.people.seats
    held = [seat for seat in known.seats if seat > 0] if known else []
    seats = [seat for seat in held if seat in taken] or (held[:1] if left else [])
    if not seats:
        raise Refused(401, "no_seat")
    wanted = asked.get("seat", "")
    seat = next((seat for seat in seats if str(seat) == wanted), seats[0])
    return Viewer(live, Page("phone", speaks(live, environ, known), seat=seat), known)


def leading(live: Live, environ: WSGIEnvironment) -> Session | None:
    """Return the session of this browser at the panel, the one that may most first."""
    found = (session(live, role, environ) for role in get_args(Leading))
    return next(filter(None, found), None)


def _panel(live: Live, environ: WSGIEnvironment, looking: bool) -> Viewer:
    known = leading(live, environ)
    if known is None:
        raise Refused(401, "no_panel")
    may_act = known.role != "watch"
    if not (may_act or looking):
        raise Refused(403, "watching")
    return Viewer(live, Page("panel", shown_in(live, known), may_act=may_act), known)


def _screen(live: Live, environ: WSGIEnvironment, asked: Mapping[str, str]) -> Viewer:
    """Return the screen or table this browser has the cookie of, else a mirror without controls.

    Without ``group`` in the address the room's screen goes before a table.
    """
    room, table = session(live, "screen", environ), session(live, "table", environ)
    mirror = "mirror" in asked
    group = asked.get("group") or (table.group if table and not room and not mirror else "")
    here = live.state.people.gone_on_at(group)
    if group and here not in live.state.people.groups:
        raise Refused(404, "not_found")
    if group:
        known = table if table and table.group == group and not mirror else None
        group = here  # a table that joined another goes on there, its tablet too
        page = Page("table", shown_in(live, known), group=group, may_act=bool(known))
        return Viewer(live, page, known)
    known = None if mirror else room
    return Viewer(live, Page("screen", shown_in(live, known), may_act=bool(known)), known)
