"""Pages to print and take home: one's own from the phone, everyone's from the panel."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine.export.sheet import back_sheet, own_sheet
from facilitator_web.answers import Refused
from facilitator_web.pages import workshop
from facilitator_web.panel import facilitator
from facilitator_web.requests import query
from facilitator_web.viewers import viewer

sheets = Blueprint("sheets", __name__)


@sheets.get("/<code:code>/sheet")
def own(code: str) -> ResponseReturnValue:
    """Show a participant what they gave, to print or to photograph; nobody else can ask it."""
    live = workshop(code)
    who = viewer(live, "phone", request.environ, query(request.environ))
    seat = who.page.seat
    if seat is None:
        raise Refused(401, "no_seat")
    say = live.say(who.page.lang)
    return render_template("sheet.html", live=live, say=say, sheet=own_sheet(live.state, seat, say))


@sheets.get("/<code:code>/panel/back")
def back(code: str) -> ResponseReturnValue:
    """Show who leads the page for everyone, and an empty one for who had no phone."""
    who = facilitator(code)
    say = who.live.say(who.page.lang)
    shown = {"sheet": back_sheet(who.live.state, say), "dimensions": _dimensions}
    return render_template("back.html", live=who.live, say=say, **shown)


_dimensions = ("body", "mental", "meaning", "quality", "participation", "daily")
