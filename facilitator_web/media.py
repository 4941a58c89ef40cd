"""A workshop's own pictures and sounds, and the software's icons."""

import re
from collections.abc import Iterator
from typing import get_args

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine import wire
from engine.workshop.live import Live
from facilitator_web.answers import Refused
from facilitator_web.icons import Art, Icons
from facilitator_web.pages import workshop
from facilitator_web.requests import query
from facilitator_web.skins import stylesheet
from facilitator_web.viewers import Area, Viewer, viewer

media = Blueprint("media", __name__)

_KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
    b"\xff\xfb": "audio/mpeg",
}
_NAME = re.compile(r"[0-9a-f]{64}")


@media.get("/<code:code>/media/<sha256>")
def blob(code: str, sha256: str) -> ResponseReturnValue:
    """Show a picture or play a sound, if a page of this browser names it."""
    live = workshop(code)
    if not _NAME.fullmatch(sha256) or not any(_names(who, sha256) for who in _viewers(live)):
        raise Refused(404, "not_found")
    return as_picture(live.store.blob(sha256))


def as_picture(content: bytes | None) -> Response:
    """Return ``content`` to be shown or played.

    Raises:
        Refused: 404 if it is nothing of the kind.
    """
    kind = _kind(content or b"")
    if content is None or kind is None:
        raise Refused(404, "not_found")
    return _kept(Response(content, mimetype=kind))


@media.get("/assets/icons/<name>.svg")
def icon(name: str) -> ResponseReturnValue:
    """Return an icon."""
    icons: Icons = current_app.extensions["icons"]
    svg = icons.svg(name)
    if svg is None:
        raise Refused(404, "not_found")
    return _kept(Response(svg, mimetype="image/svg+xml"))


@media.get("/assets/art/<name>.svg")
def picture(name: str) -> ResponseReturnValue:
    """Return a larger picture, to be used on a page that gives it its colours."""
    art: Art = current_app.extensions["art"]
    svg = art.svg(name)
    if svg is None:
        raise Refused(404, "not_found")
    return _kept(Response(svg, mimetype="image/svg+xml"))


@media.get("/assets/design.css")
def skin() -> ResponseReturnValue:
    """Return the design tokens as CSS variables."""
    return _kept(Response(stylesheet(), mimetype="text/css"))


def _kept(answer: Response) -> Response:
    """Let the browser keep ``answer`` for a day: what it holds has this address alone."""
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer


def _viewers(live: Live) -> Iterator[Viewer]:
    """Yield every page this browser may see."""
    for area in get_args(Area):
        try:
            yield viewer(live, area, request.environ, query(request.environ), looking=True)
        except Refused:
            continue


def _names(who: Viewer, sha256: str) -> bool:
    return sha256 in wire.view_text(who.live.view(who.page))


def _kind(content: bytes) -> str | None:
    """Return what ``content`` is by its first bytes: no name and no sender is believed."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _KINDS.items() if content.startswith(magic)), None)
