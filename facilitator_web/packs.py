"""Packs of others: a facilitator brings a file, and finds its scenarios in the next workshop."""

import json
import sys
from ipaddress import ip_address
from typing import Any, Final

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from engine.content.archive import ARCHIVE
from engine.content.installing import pack_in
from engine.content.packs import own_packs
from facilitator_web.answers import Refused
from facilitator_web.pages import site
from facilitator_web.panel import facilitator
from facilitator_web.requests import require_same_site
from facilitator_web.uploads import let_go
from facilitator_web.viewers import Viewer

packs = Blueprint("packs", __name__)

_AROUND: Final = 64 * 1024
"""Bytes that a form needs around the file it sends."""
_PATIENCE: Final = 60.0
_one_at_a_time = BoundedSemaphore(1)


@packs.get("/<code:code>/panel/packs")
def shelf(code: str) -> ResponseReturnValue:
    """Show which packs were installed here, and ask for another."""
    return _page(_at_the_laptop(code))


@packs.post("/<code:code>/panel/packs")
def bring(code: str) -> ResponseReturnValue:
    """Install the pack in the form, or say what is wrong in it; nothing has changed then."""
    require_same_site(request.environ)
    who = _at_the_laptop(code)
    said = request.content_length or 0
    if said > ARCHIVE + _AROUND:
        let_go(request.environ, said)
        raise Refused(413, "pack_bytes")
    request.max_content_length = ARCHIVE + _AROUND
    given = request.files.get("pack")
    if given is None or not given.filename:
        raise Refused(400, "pack_none")
    with given.stream as sent:
        found = _installed(sent.read(), given.filename, who.page.lang)
    return _page(who, **found), 400 if found.get("mistakes") else 200


def _at_the_laptop(code: str) -> Viewer:
    """Return who leads, if that is on the laptop which the packs are put on.

    What is installed stays there for every later workshop, of whoever that may be.

    Raises:
        Refused: 403 ``pack_elsewhere`` if it is another device, or a server of many.
    """
    who = facilitator(code)
    if not site().settings.own_laptop or not _is_loopback(request.environ.get("REMOTE_ADDR", "")):
        raise Refused(403, "pack_elsewhere")
    return who


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def _installed(content: bytes, name: str, lang: str) -> dict[str, Any]:
    """Return what became of the pack, from a process that may fail: strangers' files are read.

    Raises:
        Refused: 503 ``pack_failed`` if that process did.
    """
    command = (sys.executable, "-P", "-m", "facilitator_web.receiving", lang, name[:100])
    with _one_at_a_time:
        try:
            ended = subprocess.run(
                command, input=content, stdout=subprocess.PIPE, timeout=_PATIENCE
            )
        except (subprocess.TimeoutExpired, ValueError) as error:  # a name with a zero in it
            raise Refused(503, "pack_failed") from error
    if ended.returncode:
        raise Refused(503, "pack_failed")
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def _page(who: Viewer, **found: Any) -> str:
    say = who.live.say(who.page.lang)
    there = [pack for one in sorted(own_packs().glob("*")) if (pack := pack_in(one))]
    return render_template("packs.html", live=who.live, say=say, there=there, found=found)
