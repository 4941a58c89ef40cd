"""The facilitator's pages: coming in, the panel, and what leaves the room."""

import re

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine.store import Session
from facilitator_web.answers import POLICY, Refused
from facilitator_web.codes import qr
from facilitator_web.drawing import screen_path
from facilitator_web.pages import choose_language, live_page, sign_in, site, workshop
from facilitator_web.requests import query
from facilitator_web.viewers import Viewer, viewer

panel = Blueprint("panel", __name__)


@panel.get("/enter/<token>")
def enter(token: str) -> ResponseReturnValue:
    """Make this browser a panel: the link works once, for ten minutes."""
    code = site().settings.entrance.use(token)
    live = site().workshops.get(code or "")
    if live is None:
        raise Refused(401, "enter")
    return sign_in(redirect(f"/{live.code}/panel", 303), live, Session("", "panel"))


@panel.get("/<code:code>/panel")
def desk(code: str) -> ResponseReturnValue:
    """Show the panel."""
    who = _facilitator(code)
    answer = choose_language(who.live, "panel") or make_response(live_page(who, "panel"))
    answer.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return answer


@panel.get("/<code:code>/panel/qr")
def way(code: str) -> ResponseReturnValue:
    """Draw the QR code that makes a tablet the page of one table."""
    live, group = _facilitator(code).live, request.args.get("group", "")
    if group and group not in live.state.people.groups:
        raise Refused(404, "not_found")
    outside = live.room.join_url.removesuffix(f"/{code}") or request.host_url.rstrip("/")
    return Response(qr(outside + screen_path(live, group)), mimetype="image/svg+xml")


@panel.get("/<code:code>/panel/export/<format>")
def export(code: str, format: str) -> ResponseReturnValue:
    """Hand over what leaves the room, as a file."""
    who = _facilitator(code)
    if format not in who.live.formats:
        raise Refused(404, "not_found")
    lang = request.args.get("lang", "")
    spoken = lang if lang in who.live.languages else who.page.lang
    name, mime, content = who.live.export(format, spoken)
    answer = Response(content, mimetype=mime)
    plain = re.sub(r"[^\w .-]", "", name)
    answer.headers.set("Content-Disposition", "attachment", filename=plain)
    return answer


def _facilitator(code: str) -> Viewer:
    return viewer(workshop(code), "panel", request.environ, query(request.environ))
