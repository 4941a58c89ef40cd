"""The web application: hot calls first, pages for people behind them."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Blueprint, Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from engine.feed import Feed
from engine.spots import spot
from engine.workshop.live import Live
from facilitator_web.answers import FRESH, SAFE, Fault, Refused, fault
from facilitator_web.devices import devices
from facilitator_web.drawing import Drawing
from facilitator_web.hosts import Hosts
from facilitator_web.hot import Hot, call_in, hot_routes
from facilitator_web.icons import Art, Icons
from facilitator_web.media import media
from facilitator_web.packs import packs
from facilitator_web.pages import pages
from facilitator_web.panel import panel
from facilitator_web.replaying import Past, replaying
from facilitator_web.requests import LARGEST
from facilitator_web.seats import seats
from facilitator_web.settings import Settings
from facilitator_web.sheets import sheets
from facilitator_web.site import Site
from facilitator_web.uploads import uploads

_log = logging.getLogger(__name__)
_HTTP = {404: "not_found", 405: "method", 413: "too_large"}


class _Code(BaseConverter):
    """A join code in an address."""

    regex = r"\d{6}"


class Web:
    """The application: hot calls first, and behind them all the rest."""

    def __init__(self, hot: Hot, behind: Flask) -> None:
        self._hot, self._behind = hot, behind

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        call = call_in(environ)
        answered = self._hot(call, start_response) if call else None
        return self._behind(environ, start_response) if answered is None else answered

    @property
    def site(self) -> Site:
        """Who may ask what of it."""
        found: Site = self._behind.extensions["site"]
        return found

    @property
    def extensions(self) -> dict[str, Any]:
        """What its pages find there by name."""
        return self._behind.extensions

    @property
    def routes(self) -> frozenset[tuple[str, str]]:
        """The method and the address of all that can be asked."""
        rules = self._behind.url_map.iter_rules()
        pages = {(method, rule.rule) for rule in rules for method in rule.methods or ()}
        return frozenset({*hot_routes(), *pages})


def create_app(
    workshops: Mapping[str, Live],
    feeds: Mapping[str, Feed],
    settings: Settings,
    pasts: Mapping[str, Past] | None = None,
    more: Iterable[Blueprint] = (),
) -> "Web":
    """Return the application for ``workshops`` and their ``feeds``, both by join code.

    The mappings are looked into at each request, so that workshops may come and go. ``pasts``
    are workshops to look back at, by the secret in their address. ``more`` are pages that only
    some servers have.
    """
    site = Site(workshops, feeds, settings, Hosts(settings.names))
    behind = _flask(site, more)
    behind.extensions["pasts"] = pasts or {}
    return Web(Hot(site, behind.extensions["drawing"]), behind)


def _flask(site: Site, more: Iterable[Blueprint]) -> Flask:
    flask = Flask(__name__)
    flask.config.update(MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_PARTS=50)
    flask.jinja_env.trim_blocks = flask.jinja_env.lstrip_blocks = True
    flask.url_map.converters["code"] = _Code
    flask.url_map.merge_slashes = False
    icons = Icons(site.settings.icons)
    art = Art(site.settings.icons.parent / "art")
    drawing = Drawing(flask.jinja_env, icons, art)
    flask.extensions.update(site=site, icons=icons, art=art, drawing=drawing)
    for part in (pages, panel, devices, media, uploads, seats, replaying, sheets, packs, *more):
        flask.register_blueprint(part)
    flask.before_request(lambda: _admit(site))
    flask.after_request(_safe)
    flask.register_error_handler(Exception, _refuse)
    return flask


def _admit(site: Site) -> None:
    """Refuse other names, and whoever asks too often; pages of a workshop look for themselves."""
    site.require_host(request.environ)
    if request.endpoint == "static" or request.path.startswith("/assets/"):
        site.admit_reader(request.environ)
    elif not (request.view_args or {}).get("code") and request.endpoint != "pages.healthz":
        site.admit_stranger(request.environ)


def _safe(answer: Response) -> Response:
    for name, value in (*SAFE, FRESH):
        answer.headers.setdefault(name, value)
    return answer


def _refuse(error: Exception) -> ResponseReturnValue:
    """Say ``error`` to a person on a page, to a program in JSON; log what nobody foresaw."""
    site: Site = current_app.extensions["site"]
    code = (request.view_args or {}).get("code", "")
    say = site.say_at(code, request.environ, request.args.get("lang", ""))
    found = fault(_known(error), say)
    if found is None:
        _log.error("%s failed: %s", request.endpoint, spot(error))
        found = Fault(500, "broken", say("web.error.broken"))
    if "text/html" not in request.headers.get("Accept", ""):
        answer = found.answer()
        return Response(b"".join(answer.body), answer.status, answer.headers)
    html = render_template("error.html", say=say, message=found.message, back=_back(code, found))
    return Response(html, found.status, found.headers, mimetype="text/html")


def _known(error: Exception) -> Exception:
    """Return an error of the framework as one of ours."""
    if isinstance(error, HTTPException) and error.code is not None and error.code < 500:
        return Refused(error.code, _HTTP.get(error.code, "malformed"))
    return error


def _back(code: str, found: Fault) -> str:
    """Return where somebody may go on: their workshop, or the page that asks for a code."""
    return f"/{code}" if code and found.status in (400, 409, 503) else "/"
