"""Pages for people: typing the code, joining, the phone, the shared screen and its mirrors."""

import re
from dataclasses import replace
from hmac import compare_digest
from typing import Literal, get_args
from urllib.parse import urlencode

from flask import Blueprint, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine.core import Participant
from engine.store import Role, Session
from engine.wire import plain_command
from engine.workshop.live import Live
from engine.workshop.people_messages import Withdraw
from engine.workshop.state import PEOPLE
from facilitator_web.answers import Refused
from facilitator_web.cookies import digest, new_token, set_cookie, token_in
from facilitator_web.drawing import Drawing
from facilitator_web.requests import query, require_same_site
from facilitator_web.site import Site
from facilitator_web.sitters import sharing
from facilitator_web.viewers import (
    Area,
    Viewer,
    leading,
    screen_key,
    session,
    speaks,
    viewer,
)

pages = Blueprint("pages", __name__)
_KEPT = ("group", "mirror", "seat")
"""What an address says about whose page it is; the page's script asks on with the same."""


def site() -> Site:
    """Return the server this request came to."""
    found: Site = current_app.extensions["site"]
    return found


def workshop(code: str) -> Live:
    """Return the workshop a page belongs to, for a stranger only if they do not guess or race."""
    live = site().workshop(code, request.environ)
    if not any(session(live, role, request.environ) for role in get_args(Role)):
        site().admit_stranger(request.environ)
    return live


def live_page(who: Viewer, area: Area) -> str:
    """Return the whole page for ``who``: what moves is drawn, and the script keeps it fresh."""
    view = who.live.view(who.page)
    drawing: Drawing = current_app.extensions["drawing"]
    kept = urlencode({n: value for n, value in query(request.environ).items() if n in _KEPT})
    return render_template(
        "live.html",
        view=view,
        who=who,
        live=who.live,
        say=who.live.say(who.page.lang),
        drawn=drawing.view(view, who),
        base=f"/{who.live.code}" + ("" if area == "phone" else f"/{area}"),
        asked=kept,
        keep=f"&{kept}" if kept else "",
        bare="mirror" in request.args,
    )


@pages.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that this server answers."""
    return {"ok": True}


@pages.get("/")
def home() -> ResponseReturnValue:
    """Ask for the code, and bring whoever typed a right one to its workshop."""
    typed = re.sub(r"\s", "", request.args.get("code", ""))
    lang = request.args.get("lang", "")
    shown = {"say": site().say(request.environ, lang), "says": site().settings.says}
    if not typed:
        return render_template("home.html", wrong=False, **shown)
    try:
        live = site().workshop(typed, request.environ)
    except Refused as refused:
        if refused.status != 404:
            raise
        return render_template("home.html", wrong=True, **shown), 404
    return redirect(f"/{live.code}" + (f"?{urlencode({'lang': lang})}" if lang else ""), 303)


@pages.get("/<code:code>")
def phone(code: str) -> ResponseReturnValue:
    """Show a participant's page, or the page to join on; with ``lang``, in that language."""
    live = workshop(code)
    if chosen := choose_language(live, "seat"):
        return chosen
    try:
        who = viewer(live, "phone", request.environ, query(request.environ))
    except Refused:
        return _joining(live)
    if "seat" not in request.args and sharing(who) and not live.ended:
        return _who_answers(who)
    return live_page(who, "phone")


def _who_answers(who: Viewer) -> str:
    """Ask who answers now, on a phone that several people share."""
    say = who.live.say(who.page.lang)
    return render_template("who.html", live=who.live, say=say, sitters=sharing(who))


def _joining(live: Live, *, erased: bool = False) -> Response:
    """Ask somebody in, and remember the browser so that asking twice is asking once.

    Whoever left may come in again, and erase what they gave: that also after the end.
    """
    known = session(live, "seat", request.environ)
    if live.ended and known is None:
        raise Refused(410, "ended")
    lang = speaks(live, request.environ, known, request.args.get("lang", ""))
    group = request.args.get("group", "")
    keep = f"&{urlencode({'group': group})}" if group else ""
    moved = known is not None and all(seat < 0 for seat in known.seats)
    shown = {"group": group, "keep": keep, "left": known is not None, "moved": moved}
    shown["erased"] = erased
    html = render_template("join.html", live=live, say=live.say(lang), **shown)
    answer = Response(html, mimetype="text/html")
    if not token_in(request.headers.get("Cookie", ""), "seat"):
        _give(answer, live, "seat", new_token())
    return answer


@pages.post("/<code:code>/join")
def join(code: str) -> ResponseReturnValue:
    """Give whoever asks a seat; the same browser gets the same seat again."""
    require_same_site(request.environ)
    live = workshop(code)
    keep = {"yes": True, "no": False}.get(request.form.get("keep", ""))
    if keep is None:
        raise Refused(400, "malformed")
    token = token_in(request.headers.get("Cookie", ""), "seat") or new_token()
    lang = speaks(live, request.environ, None, request.form.get("lang", ""))
    beside = request.form.get("beside", "")
    count = int(beside) if beside.isdecimal() and len(beside) < 3 else 0
    live.join(digest(token), lang, keep, request.form.get("group") or None, count)
    return _give(redirect(f"/{code}", 303), live, "seat", token)


@pages.post("/<code:code>/withdraw")
def withdraw(code: str) -> ResponseReturnValue:
    """Erase what this browser's seats gave that are there no more."""
    require_same_site(request.environ)
    live = workshop(code)
    known = session(live, "seat", request.environ)
    held = [seat for seat in known.seats if seat > 0] if known else []
    gone = [seat for seat in held if seat not in live.state.people.seats]
    if not gone:
        raise Refused(401, "no_seat")
    for seat in gone:
        site().require_slow_fingers(code, seat)
        command = {"to": PEOPLE, **plain_command(Withdraw(seat))}
        live.tell(f"seat:{seat}", Participant(seat), new_token(), command)
    return _joining(live, erased=True)


@pages.get("/<code:code>/screen")
def screen(code: str) -> ResponseReturnValue:
    """Show the shared screen or a table's page; with its key in the address, let it act."""
    live = workshop(code)
    group = request.args.get("group", "")
    if key := request.args.get("key"):
        return _become_screen(live, group, key)
    if chosen := choose_language(live, "table" if group else "screen"):
        return chosen
    return live_page(viewer(live, "screen", request.environ, query(request.environ)), "screen")


def _become_screen(live: Live, group: str, key: str) -> Response:
    if not compare_digest(key.encode(), screen_key(live, group).encode()):
        raise Refused(403, "key")
    role: Role = "table" if group else "screen"
    answer = redirect(f"/{live.code}/screen" + (f"?group={group}" if group else ""), 303)
    return sign_in(answer, live, Session("", role, group=group))


def sign_in(answer: Response, live: Live, new: Session) -> Response:
    """Let ``answer`` make this browser what ``new`` says, under a fresh token."""
    token, before = new_token(), session(live, new.role, request.environ)
    live.sign_in(replace(new, token_hash=digest(token)))
    if before:
        sign_out(live, before)
    return _give(answer, live, new.role, token)


def sign_out(live: Live, *sessions: Session) -> None:
    """End ``sessions``: their cookies open nothing more, and their streams are over."""
    live.sign_out(*(one.token_hash for one in sessions))
    for one in sessions:
        site().streams.end(one.token_hash)


def choose_language(live: Live, role: Role | Literal["leading"]) -> Response | None:
    """Remember the language asked for in the address, and lead to the address without it."""
    environ, lang = request.environ, request.args.get("lang", "")
    known = leading(live, environ) if role == "leading" else session(live, role, environ)
    if known is None or lang not in live.languages:
        return None
    live.sign_in(replace(known, lang=lang))
    rest = urlencode({name: value for name, value in request.args.items() if name != "lang"})
    return redirect(request.path + (f"?{rest}" if rest else ""), 303)


def _give(answer: Response, live: Live, role: Role, token: str) -> Response:
    secure = site().settings.secure or request.scheme == "https"
    answer.headers.add("Set-Cookie", set_cookie(role, live.code, token, secure=secure))
    return answer
