"""Who else has the panel: letting a second device in, and out again."""

from dataclasses import dataclass
from typing import get_args

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from engine.store import Leading, Session
from facilitator_web.answers import Refused
from facilitator_web.codes import fresh_qr
from facilitator_web.pages import sign_out, site, workshop
from facilitator_web.panel import facilitator, outside
from facilitator_web.pins import Guest
from facilitator_web.requests import query, require_same_site
from facilitator_web.viewers import Viewer, leading, viewer

devices = Blueprint("devices", __name__)


@dataclass(frozen=True)
class Device:
    """A browser that has the panel. ``name`` is what forms call it."""

    name: str
    role: Leading
    here: bool


@devices.get("/<code:code>/panel/devices")
def listed(code: str) -> ResponseReturnValue:
    """Show which devices have the panel; who only looks on sees its own."""
    live, environ = workshop(code), request.environ
    return _page(viewer(live, "panel", environ, query(environ), looking=True))


@devices.post("/<code:code>/panel/devices/pin")
def new_pin(code: str) -> ResponseReturnValue:
    """Make a PIN and show it, this once; the one before works no more."""
    who, role = _asked_by(code), _role()
    return _page(who, role=role, pin=site().settings.pins.renew(code, role))


@devices.post("/<code:code>/panel/devices/no-pin")
def no_pin(code: str) -> ResponseReturnValue:
    """Let a PIN work no more."""
    who = _asked_by(code)
    site().settings.pins.drop(code, _role())
    return _page(who)


@devices.post("/<code:code>/panel/devices/link")
def new_link(code: str) -> ResponseReturnValue:
    """Make a link and show it, this once: it works once, for ten minutes."""
    who, role = _asked_by(code), _role()
    link = f"{outside(who.live)}/enter/{site().settings.entrance.issue(code, role)}"
    return _page(who, role=role, link=link, drawn=fresh_qr(link))


@devices.post("/<code:code>/panel/devices/out")
def out(code: str) -> ResponseReturnValue:
    """Sign off one device, or without ``device`` all but this one."""
    who, name = _asked_by(code), request.form.get("device", "")
    others = [one for one in _sessions(who) if one != who.session]
    gone = [one for one in others if _name(one) == name] if name else others
    sign_out(who.live, *gone)
    return redirect(f"/{code}/panel/devices", 303)


@devices.post("/<code:code>/panel/out")
def leave(code: str) -> ResponseReturnValue:
    """Sign off this browser."""
    require_same_site(request.environ)
    live = workshop(code)
    own = leading(live, request.environ)
    if own is None:
        raise Refused(401, "no_panel")
    sign_out(live, own)
    return redirect(f"/{code}/panel", 303)


def _asked_by(code: str) -> Viewer:
    require_same_site(request.environ)
    return facilitator(code)


def _role() -> Guest:
    asked = request.form.get("role")
    role: Guest | None = next((one for one in get_args(Guest) if one == asked), None)
    if role is None:
        raise Refused(400, "malformed")
    return role


def _page(who: Viewer, **made: object) -> str:
    pins = {role for role in get_args(Guest) if site().settings.pins.has(who.live.code, role)}
    listed = [Device(_name(one), _leading(one), one == who.session) for one in _sessions(who)]
    say, live = who.live.say(who.page.lang), who.live
    shown = {"live": live, "say": say, "devices": listed, "pins": pins, "made": made}
    roles = get_args(Guest) if who.page.may_act else ()
    return render_template("devices.html", roles=roles, **shown)


def _sessions(who: Viewer) -> list[Session]:
    """Return the sessions at the panel of this workshop."""
    found = [one for one in who.live.sessions() if one.role in get_args(Leading)]
    return found if who.page.may_act else [one for one in found if one == who.session]


def _leading(session: Session) -> Leading:
    role: Leading = next(role for role in get_args(Leading) if role == session.role)
    return role


def _name(session: Session) -> str:
    """Return a name for ``session`` that opens nothing."""
    return session.token_hash[:12]
