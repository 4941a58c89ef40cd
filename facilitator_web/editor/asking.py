"""What a browser asks of the editor, read from JSON and nothing taken on trust."""

from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from flask import current_app, request

from engine.content.forms import Wish
from engine.content.forms.wishes import DEEDS, Deed
from engine.content.yaml_light import BYTES, DEPTH, KeyPath
from facilitator_web.answers import Refused
from facilitator_web.editor.desk import How
from facilitator_web.preview.app import Door
from facilitator_web.requests import json_body, require_same_site

LARGEST: Final = 3 * BYTES
"""Bytes of a request: a text as large as may be, with what JSON adds."""
_LONGEST: Final = 400


def asked() -> Mapping[str, Any]:
    """Return the JSON object in this request.

    Nothing of it is read before it is known who asks: it may be large.

    Raises:
        Refused: as ``json_body`` and ``Door.require``; 403 if another site sent it.
    """
    require_same_site(request.environ)
    door: Door = current_app.extensions["door"]
    door.require()
    return json_body(request.environ, LARGEST)


def text(body: Mapping[str, Any], name: str, otherwise: str | None = None) -> str:
    """Return the text ``name`` in ``body``.

    Raises:
        Refused: 400 if it is no text, or is not there and there is no ``otherwise``.
    """
    found = body.get(name, otherwise)
    if not isinstance(found, str):
        raise Refused(400, "malformed")
    return found


def path(body: Mapping[str, Any], name: str) -> KeyPath:
    """Return the way to a place in a file, which ``name`` holds.

    Raises:
        Refused: 400 if it is none.
    """
    found = body.get(name, [])
    if not isinstance(found, list) or len(found) > DEPTH + 2 or not all(map(_is_step, found)):
        raise Refused(400, "malformed")
    return tuple(found)


def _is_step(step: object) -> bool:
    if isinstance(step, str):
        return len(step) <= _LONGEST
    return isinstance(step, int) and not isinstance(step, bool) and step >= 0


def wish(body: Mapping[str, Any]) -> Wish:
    """Return what is to be done.

    Raises:
        Refused: 400 if it is nothing that can be.
    """
    deed, value = text(body, "deed"), body.get("value", "")
    if deed not in DEEDS or not isinstance(value, str | bool):
        raise Refused(400, "malformed")
    where = path(body, "path")
    if not where or (isinstance(value, bool) and deed != "set"):
        raise Refused(400, "malformed")
    return Wish(cast("Deed", deed), where, value)


def how(body: Mapping[str, Any]) -> How:
    """Return how a file is to be saved.

    Raises:
        Refused: 400 if that is no way.
    """
    found = text(body, "how", "save")
    if found not in get_args(How):
        raise Refused(400, "malformed")
    return cast("How", found)
