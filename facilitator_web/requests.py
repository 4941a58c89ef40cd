"""What a request says of itself, read from the WSGI environment."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from wsgiref.types import WSGIEnvironment

from facilitator_web.answers import Refused

LARGEST = 64 * 1024
"""Bytes a request may bring along."""
_DEEPEST = 16
"""How deep what it brings may be nested; commands need three levels."""


def query(environ: WSGIEnvironment) -> dict[str, str]:
    """Return the query of the address; of a name that comes twice, the last."""
    return dict(parse_qsl(environ.get("QUERY_STRING", "")))


def require_same_site(environ: WSGIEnvironment) -> None:
    """Refuse what a page of somebody else sends; what is no browser says neither and may.

    Raises:
        Refused: 403 ``cross_site``.
    """
    fetch = environ.get("HTTP_SEC_FETCH_SITE")
    origin = environ.get("HTTP_ORIGIN")
    if fetch is not None and fetch not in ("same-origin", "none"):
        raise Refused(403, "cross_site")
    if origin is not None and _place(origin) != environ.get("HTTP_HOST"):
        raise Refused(403, "cross_site")


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def json_body(environ: WSGIEnvironment, largest: int = LARGEST) -> Mapping[str, Any]:
    """Return the JSON object a request brings.

    Raises:
        Refused: 413 if it has more than ``largest`` bytes, 400 if it is no JSON object, is nested
            absurdly deep, says one thing twice, or holds half a character (a lone surrogate),
            which nothing can store.
    """
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(400, "malformed")
    try:
        found = json.loads(
            _bytes(environ, largest), parse_constant=_no_number, object_pairs_hook=_once
        )
        _require_shallow(found)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused(400, "malformed") from error
    if not isinstance(found, dict):
        raise Refused(400, "malformed")
    return found


def _no_number(name: str) -> None:
    """Refuse ``NaN`` and infinities, which are Python's and not JSON's.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of ``pairs``; readers disagree about which of two equal keys counts.

    Raises:
        ValueError: if a key comes twice.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key comes twice")
    return found


def _require_shallow(value: Any, left: int = _DEEPEST) -> None:
    """Raise a ValueError if ``value`` has more than ``left`` levels."""
    if not isinstance(value, dict | list):
        return
    if left == 0:
        raise ValueError("nested too deep")
    for inner in value.values() if isinstance(value, dict) else value:
        _require_shallow(inner, left - 1)


def _bytes(environ: WSGIEnvironment, largest: int) -> bytes:
    said = environ.get("CONTENT_LENGTH") or str(largest + 1)
    if not said.isdecimal():
        raise Refused(400, "malformed")
    try:
        read: bytes = environ["wsgi.input"].read(min(int(said), largest + 1))
    except OSError as error:  # the sender fell silent halfway
        raise Refused(400, "malformed") from error
    if len(read) > largest:
        raise Refused(413, "too_large")
    return read


def language(
    environ: WSGIEnvironment, spoken: tuple[str, ...], chosen: str = "", otherwise: str = ""
) -> str:
    """Return ``chosen`` if it is ``spoken``, else what the browser likes best, else the last."""
    liked = [chosen, *_liked(environ.get("HTTP_ACCEPT_LANGUAGE", ""))]
    return next((lang for lang in liked if lang in spoken), otherwise or spoken[0])


def _liked(header: str) -> list[str]:
    """Return the languages of an ``Accept-Language`` header, best first."""
    ranked = []
    for place, part in enumerate(header.split(",")[:12]):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return [tag for _, _, tag in sorted(ranked)]
