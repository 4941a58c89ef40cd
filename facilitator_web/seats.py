"""Which phone speaks for whom: several people on one, and one person on another than before."""

import re
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine.store import Session
from engine.workshop.live import MOST_ON_A_PHONE, Live
from facilitator_web.answers import Refused
from facilitator_web.codes import fresh_qr
from facilitator_web.cookies import digest, new_token, set_cookie, token_in
from facilitator_web.pages import site, workshop
from facilitator_web.panel import facilitator, outside
from facilitator_web.requests import require_same_site
from facilitator_web.sitters import sitters
from facilitator_web.viewers import Viewer, present, session, speaks

seats = Blueprint("seats", __name__)


@seats.get("/<code:code>/phone")
def this_phone(code: str) -> ResponseReturnValue:
    """Show who takes part with this phone, and what can be done about that."""
    live, known = _own(code)
    return _page(live, known)


@seats.post("/<code:code>/phone/move")
def move(code: str) -> ResponseReturnValue:
    """Make a code with which this phone's people go on at another, and show it, this once."""
    require_same_site(request.environ)
    live, known = _own(code)
    return _page(live, known, **_made(live, present(live, known)))


@seats.get("/<code:code>/again")
def asking(code: str) -> ResponseReturnValue:
    """Ask for the code with which somebody goes on here."""
    return _asking(workshop(code), 200)


@seats.post("/<code:code>/again")
def again(code: str) -> ResponseReturnValue:
    """Let this browser speak for the seats of a code; the phone before does so no more."""
    require_same_site(request.environ)
    live = workshop(code)
    site().require_patience(request.environ)
    typed = re.sub(r"[\s.-]", "", request.form.get("code", "")[:20])
    moved = site().settings.moves.use(code, typed)
    if not moved:
        site().limits.wrong_code(request.environ.get("REMOTE_ADDR", ""))
        return _asking(live, 403)
    token = token_in(request.headers.get("Cookie", ""), "seat") or new_token()
    take_over(live, digest(token), moved, speaks(live, request.environ, None))
    answer = redirect(f"/{code}", 303)
    secure = site().settings.secure or request.scheme == "https"
    answer.headers.add("Set-Cookie", set_cookie("seat", code, token, secure=secure))
    return answer


def take_over(live: Live, token_hash: str, moved: tuple[int, ...], lang: str) -> None:
    """Let the browser with ``token_hash`` speak for the seats ``moved``, and no other one.

    A phone keeps a seat that went on elsewhere as its negative: so it can say what happened.
    """
    own = live.session(token_hash) or Session(token_hash, "seat", lang=lang)
    before = [
        replace(one, seats=tuple(-seat if seat in moved else seat for seat in one.seats))
        for one in live.sessions()
        if one.role == "seat" and one.token_hash != token_hash and set(one.seats) & set(moved)
    ]
    rest = tuple(seat for seat in own.seats if seat not in moved)
    live.sign_in(*before, replace(own, seats=(*moved, *rest)))
    for seat in moved:
        site().streams.end(f"{live.code}:{seat}")


@seats.get("/<code:code>/panel/phones")
def phones(code: str) -> ResponseReturnValue:
    """List the people with a phone, each with a way to go on at another."""
    return _listed(facilitator(code))


@seats.post("/<code:code>/panel/phones/code")
def code_for(code: str) -> ResponseReturnValue:
    """Make a code for one person whose phone is empty, broken or left at home."""
    require_same_site(request.environ)
    who = facilitator(code)
    live = who.live
    asked = request.form.get("seat", "")
    seat = int(asked) if asked.isdecimal() and len(asked) < 5 else 0
    if seat not in live.state.people.seats or not live.state.people.seats[seat].phone:
        raise Refused(404, "not_found")
    return _listed(who, seat=seat, **_made(live, (seat,)))


def _listed(who: Viewer, **made: object) -> str:
    live, say = who.live, who.live.say(who.page.lang)
    seated = [seat for seat, at in live.state.people.seats.items() if at.phone]
    shown = sitters(live, seated, say)
    return render_template("phones.html", live=live, say=say, sitters=shown, **made)


def _own(code: str) -> tuple[Live, Session]:
    live = workshop(code)
    known = session(live, "seat", request.environ)
    if known is None or not present(live, known):
        raise Refused(401, "no_seat")
    return live, known


def _made(live: Live, moved: tuple[int, ...]) -> dict[str, object]:
    typed = site().settings.moves.issue(live.code, moved)
    address = f"{outside(live)}/{live.code}/again"
    return {"typed": typed, "address": address, "drawn": fresh_qr(f"{address}?code={typed}")}


def _page(live: Live, known: Session, **made: object) -> str:
    say = live.say(speaks(live, request.environ, known, request.args.get("lang", "")))
    shown = {"sitters": sitters(live, present(live, known), say), "most": MOST_ON_A_PHONE}
    return render_template("own_phone.html", live=live, say=say, **shown, **made)


def _asking(live: Live, status: int) -> Response:
    if live.ended:
        raise Refused(410, "ended")
    say = live.say(speaks(live, request.environ, None, request.args.get("lang", "")))
    typed = re.sub(r"\D", "", request.args.get("code", ""))[:6]
    html = render_template("again.html", live=live, say=say, typed=typed, wrong=status == 403)
    return Response(html, status, mimetype="text/html")
