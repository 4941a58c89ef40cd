"""Looking back: the workshop once more, moment by moment, in a browser."""

from collections.abc import Iterator
from dataclasses import dataclass

import gevent
from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.wrappers import Response

from engine.lexicon import Lexicon
from engine.store import OwnRow, Row, Store
from engine.workshop.live import Live
from engine.workshop.replay import Shown, moments
from engine.workshop.state import Programme
from facilitator_web.answers import Refused
from facilitator_web.drawing import Drawing
from facilitator_web.media import as_picture
from facilitator_web.pages import site, workshop
from facilitator_web.requests import query
from facilitator_web.viewers import viewer

replaying = Blueprint("replaying", __name__)
_BREATH = 4
"""Moments after which phones get their turn."""


@dataclass(frozen=True)
class Past:
    """A workshop that was, to look back at: ``shown`` are its moments."""

    code: str
    store: Store
    shown: tuple[Shown, ...]

    @classmethod
    def of(cls, programme: Programme, code: str, store: Store) -> "Past":
        """Return what ``store`` tells, up to now."""
        found = _gently(programme, list(store.rows()), store.own())
        return cls(code, store, tuple(found))


def _gently(programme: Programme, rows: list[Row], own: dict[str, OwnRow]) -> Iterator[Shown]:
    """Yield the moments, and let others in between."""
    for number, one in enumerate(moments(programme, rows, own)):
        if number % _BREATH == 0:
            gevent.sleep(0)
        yield one


@replaying.get("/<code:code>/panel/replay")
def at_the_panel(code: str) -> ResponseReturnValue:
    """Look back while the workshop goes on."""
    live, lang = _looking(code)
    return _page(_until_now(live), live.say(lang), f"/{code}/panel/replay", back=f"/{code}/panel")


def _until_now(live: Live) -> Past:
    """Return what there is to look back at, told anew only if something happened since."""
    known: dict[str, tuple[int, Past]] = current_app.extensions.setdefault("replays", {})
    seq, past = known.get(live.code, (-1, None))
    if past is None or seq != live.state.seq:
        seq = live.state.seq
        past = Past.of(live.state.programme, live.code, live.store)
        known[live.code] = (seq, past)
    return past


@replaying.get("/<code:code>/panel/replay/media/<sha256>")
def picture_at_the_panel(code: str, sha256: str) -> ResponseReturnValue:
    """Show a picture of a moment that was."""
    return as_picture(_looking(code)[0].store.blob(sha256))


@replaying.get("/replay/<token>")
def afterwards(token: str) -> ResponseReturnValue:
    """Look back at a workshop that is kept."""
    past = _kept(token)
    say = site().say(request.environ, request.args.get("lang", ""))
    return _page(past, say, f"/replay/{token}", back="")


@replaying.get("/replay/<token>/media/<sha256>")
def picture_afterwards(token: str, sha256: str) -> ResponseReturnValue:
    """Show a picture of a workshop that is kept."""
    return as_picture(_kept(token).store.blob(sha256))


def _looking(code: str) -> tuple[Live, str]:
    """Return the workshop and the language of whoever may look at its panel."""
    environ = request.environ
    who = viewer(workshop(code), "panel", environ, query(environ), looking=True)
    return who.live, who.page.lang


def _kept(token: str) -> Past:
    found: Past | None = current_app.extensions.get("pasts", {}).get(token)
    if found is None:
        site().admit_stranger(request.environ)
        raise Refused(404, "not_found")
    return found


def _page(past: Past, say: object, base: str, back: str) -> Response:
    assert isinstance(say, Lexicon)
    asked, last = request.args.get("at", ""), len(past.shown)
    at = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 7 else 1
    shown = past.shown[at - 1] if last else None
    html = render_template(
        "replay.html", say=say, base=base, back=back, at=at, last=last, lang=say.lang, shown=shown,
        drawn=_drawn(past, shown, say, base) if shown else "",
    )  # fmt: skip
    return Response(html, mimetype="text/html")


def _drawn(past: Past, shown: Shown, say: Lexicon, base: str) -> Markup:
    drawing: Drawing = current_app.extensions["drawing"]
    html = drawing.still(shown.view(say), say)
    return Markup(html.replace(f"/{past.code}/media/", f"{base}/media/"))
