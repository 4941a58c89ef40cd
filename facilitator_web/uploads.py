"""Pictures of the facilitator's own: checked, made anew elsewhere, and then kept."""

import sys
from typing import Final
from wsgiref.types import WSGIEnvironment

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from engine.workshop.live import Ended
from facilitator_web.answers import Refused
from facilitator_web.pages import workshop
from facilitator_web.requests import query, require_same_site
from facilitator_web.viewers import viewer

uploads = Blueprint("uploads", __name__)

LARGEST: Final = 15 * 1024 * 1024
"""Bytes of a picture: more than phones make."""
REASONS: Final = ("kind", "pixels", "small", "broken")
"""Why a picture is refused, as ``engine.pictures`` says it."""

_PATIENCE = 20.0
_CHUNK = 64 * 1024
_one_at_a_time = BoundedSemaphore(1)


@uploads.post("/<code:code>/panel/upload")
def upload(code: str) -> ResponseReturnValue:
    """Keep the picture in the body of the request, made anew; answer its name.

    A control of the panel then makes something of it.
    """
    live, environ = workshop(code), request.environ
    require_same_site(environ)
    viewer(live, "panel", environ, query(environ))
    if live.ended:
        raise Ended
    made = _made_anew(_body(environ))
    return jsonify(picture=live.keep_picture(made))


def _body(environ: WSGIEnvironment) -> bytes:
    """Return what was sent, read in pieces and never more than ``LARGEST``.

    Raises:
        Refused: 413 ``picture_bytes`` if it is more, 400 if it does not all come.
    """
    said = environ.get("CONTENT_LENGTH") or ""
    if not said.isdecimal() or int(said) == 0:
        raise Refused(400, "picture_kind")
    if int(said) > LARGEST:
        let_go(environ, int(said))
        raise Refused(413, "picture_bytes")
    try:
        content: bytes = environ["wsgi.input"].read(int(said))
    except OSError as error:  # the sender fell silent halfway
        raise Refused(400, "malformed") from error
    if len(content) < int(said):
        raise Refused(400, "malformed")
    return content


def let_go(environ: WSGIEnvironment, said: int) -> None:
    """Read what will not be used, up to a limit: a browser listens only when it has sent all."""
    left = min(said, 4 * LARGEST)
    try:
        while left > 0 and (piece := environ["wsgi.input"].read(min(left, _CHUNK))):
            left -= len(piece)
    except OSError:
        return


def _made_anew(content: bytes) -> bytes:
    """Return a harmless picture of our own making, from a process that may fail.

    Raises:
        Refused: 400 with ``picture_`` and why.
    """
    command = (sys.executable, "-m", "engine.pictures")
    with _one_at_a_time:
        try:
            ended = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Refused(400, "picture_broken") from error
    if ended.returncode == 0 and ended.stdout:
        made: bytes = ended.stdout
        return made
    reason = ended.stderr.decode("ascii", "replace")
    raise Refused(400, f"picture_{reason if reason in REASONS else 'broken'}")
