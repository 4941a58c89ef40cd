"""The facilitator's pages: coming in, the panel, and what leaves the room."""

import re

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine.store import Session
from engine.workshop.live import Live
from engine.workshop.run_sheet import run_sheet
from facilitator_web.answers import POLICY, Refused
from facilitator_web.codes import qr
from facilitator_web.drawing import screen_path
from facilitator_web.pages import choose_language, live_page, sign_in, site, workshop
from facilitator_web.requests import query, require_same_site
from facilitator_web.viewers import Viewer, leading, speaks, viewer

panel = Blueprint("panel", __name__)


@panel.get("/enter/<token>")
def enter(token: str) -> ResponseReturnValue:
    """Make this browser a panel: the link works once, for ten minutes."""
    found = site().settings.entrance.use(token)
    live = site().workshops.get(found.code) if found else None
    if found is None or live is None:
        raise Refused(401, "enter")
    return sign_in(redirect(f"/{live.code}/panel", 303), live, Session("", found.role))


@panel.get("/<code:code>/panel")
def desk(code: str) -> ResponseReturnValue:
    """Show the panel, or ask for the PIN."""
    live, environ = workshop(code), request.environ
    if leading(live, environ) is None:
        return _asking(live, 401)
    who = viewer(live, "panel", environ, query(environ), looking=True)
    answer = choose_language(live, "leading") or make_response(live_page(who, "panel"))
    answer.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return answer


@panel.post("/<code:code>/panel/pin")
def pin(code: str) -> ResponseReturnValue:
    """Make this browser a panel, if it knows a PIN."""
    require_same_site(request.environ)
    live = workshop(code)
    typed = re.sub(r"[\s.-]", "", request.form.get("pin", "")[:40])
    try:
        role = site().settings.pins.role(live.code, typed, site().masked(request.environ))
    except Refused as refused:
        return _asking(live, 429, refused.wait)
    if role is None:
        return _asking(live, 403)
    return sign_in(redirect(f"/{code}/panel", 303), live, Session("", role))


def _asking(live: Live, status: int, wait: float = 0.0) -> Response:
    """Ask for the PIN; after a wrong one say so, or how many seconds to ``wait``."""
    lang = speaks(live, request.environ, None, request.args.get("lang", ""))
    shown = {"live": live, "say": live.say(lang), "status": status, "wait": int(wait) + 1}
    answer = Response(render_template("pin.html", **shown), status, mimetype="text/html")
    if wait:
        answer.headers["Retry-After"] = str(int(wait) + 1)
    return answer


@panel.get("/<code:code>/panel/qr")
def way(code: str) -> ResponseReturnValue:
    """Draw the QR code that makes a tablet the page of one table."""
    live, group = facilitator(code).live, request.args.get("group", "")
    if group and group not in live.state.people.groups:
        raise Refused(404, "not_found")
    return Response(qr(outside(live) + screen_path(live, group)), mimetype="image/svg+xml")


@panel.get("/<code:code>/panel/sheet")
def sheet(code: str) -> ResponseReturnValue:
    """Show the run sheet, to read and to print; whoever looks on may read along."""
    environ = request.environ
    who = viewer(workshop(code), "panel", environ, query(environ), looking=True)
    live, say = who.live, who.live.say(who.page.lang)
    shown = {
        "live": live,
        "say": say,
        "sheet": run_sheet(live.state.programme, say, live.state.help),
        "now": -1 if live.ended else live.state.step,
        "rehearsal": live.room.rehearsal,
    }
    return render_template("run_sheet.html", **shown)


@panel.get("/<code:code>/panel/export/<format>")
def export(code: str, format: str) -> ResponseReturnValue:
    """Hand over what leaves the room, as a file."""
    who = facilitator(code)
    if format not in who.live.formats:
        raise Refused(404, "not_found")
    lang = request.args.get("lang", "")
    spoken = lang if lang in who.live.languages else who.page.lang
    name, mime, content = who.live.export(format, spoken)
    answer = Response(content, mimetype=mime)
    plain = re.sub(r"[^\w .-]", "", name)
    answer.headers.set("Content-Disposition", "attachment", filename=plain)
    return answer


def facilitator(code: str) -> Viewer:
    """Return who leads from this browser; whoever only looks on does not."""
    return viewer(workshop(code), "panel", request.environ, query(request.environ))


def outside(live: Live) -> str:
    """Return the address of this server as other devices in the room know it."""
    return live.room.join_url.removesuffix(f"/{live.code}") or request.host_url.rstrip("/")
