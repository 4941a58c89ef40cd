"""What phones and screens ask all the time: plain functions, no framework in between."""

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import compile as pattern
from wsgiref.types import StartResponse, WSGIEnvironment

from engine.core.views import View
from engine.spots import spot
from engine.wire import Json, Malformed, view_text
from facilitator_web.answers import Answer, Fault, Refused, fault, in_json, nothing
from facilitator_web.drawing import Drawing
from facilitator_web.requests import json_body, query, require_same_site
from facilitator_web.site import Site
from facilitator_web.viewers import Area, Viewer, acting, present, viewer

_ROUTE = pattern(r"/(\d{6})/(?:(?:(screen|panel)/)?(tap|view|live)|(here))")
_AREAS: dict[str | None, Area] = {None: "phone", "screen": "screen", "panel": "panel"}
_METHOD = {"tap": "POST", "here": "POST", "view": "GET", "live": "GET"}
_RID = pattern("[ -~]{1,64}")
_log = logging.getLogger(__name__)
_BEAT = 15.0
"""Seconds after which a silent stream says that it is still there."""


@dataclass(frozen=True)
class Call:
    """A request for one of these routes."""

    code: str
    area: Area
    action: str
    environ: WSGIEnvironment

    @property
    def asked(self) -> dict[str, str]:
        """The query of its address."""
        return query(self.environ)


def call_in(environ: WSGIEnvironment) -> Call | None:
    """Return the hot call in ``environ``, or None if another part answers this address."""
    found = _ROUTE.fullmatch(environ.get("PATH_INFO", ""))
    if found is None:
        return None
    code, within, *actions = found.groups()
    action = next(filter(None, actions))
    return Call(code, _AREAS[within], action, environ)


def hot_routes() -> Iterator[tuple[str, str]]:
    """Yield the method and the address of each of these calls."""
    for within in ("", "/screen", "/panel"):
        for action, method in _METHOD.items():
            if action != "here" or not within:
                yield method, f"/<code:code>{within}/{action}"


class Hot:
    """Answers tap, here, view and live."""

    def __init__(self, site: Site, drawing: Drawing) -> None:
        self._site, self._drawing = site, drawing

    def __call__(self, call: Call, start_response: StartResponse) -> Iterable[bytes]:
        """Answer ``call``; a refusal is JSON in the viewer's language."""
        try:
            answer = self._answer(call)
        except Exception as error:
            answer = self._no(call, error)
        return answer.send(start_response)

    def _answer(self, call: Call) -> Answer:
        who = self._viewer(call)
        match call.action:
            case "tap":
                return self._tap(call, who)
            case "here":
                return _here(call, who)
            case "view":
                return self._view(call, who)
        return self._live(call, who)

    def _viewer(self, call: Call) -> Viewer:
        """Return who calls, once it is clear that they may ask at all."""
        site, environ = self._site, call.environ
        site.require_host(environ)
        live = site.workshop(call.code, environ)
        try:
            taps = call.action == "tap"
            who = viewer(live, call.area, environ, call.asked, left=taps, looking=not taps)
        except Refused:
            site.admit_stranger(environ)
            raise
        if who.session is None:
            site.admit_stranger(environ)
        else:
            site.require_calm(who.session)
        _require_method(call)
        return who

    def _tap(self, call: Call, who: Viewer) -> Answer:
        body = json_body(call.environ)
        rid, command = body.get("rid"), body.get("command")
        if not (isinstance(rid, str) and _RID.fullmatch(rid) and isinstance(command, dict)):
            raise Refused(400, "malformed")
        actor = acting(who, command)
        if actor.page.seat is not None:
            self._site.require_slow_fingers(call.code, actor.page.seat)
        _tell(actor, rid, command)
        return nothing()

    def _view(self, call: Call, who: Viewer) -> Answer:
        view = who.live.view(who.page)
        if call.asked.get("since") == view.version:
            return nothing()
        return in_json(self._text(call, who, view))

    def _live(self, call: Call, who: Viewer) -> Answer:
        headers = (
            ("Content-Type", "text/event-stream; charset=utf-8"),
            ("X-Accel-Buffering", "no"),
        )
        return Answer(200, self._stream(call, who), headers)

    def _stream(self, call: Call, who: Viewer) -> Iterator[bytes]:
        """Send every new view until the reader leaves or a newer stream takes this one's place."""
        listener, most = self._listener(call, who)
        feed = self._site.feeds[call.code]
        with self._site.streams.enter(listener, most) as ticket, feed.watch(who.page) as watch:
            ticket.wake = watch.wake
            yield b"retry: 2000\n\n"
            while not ticket.over:
                view = watch.next(timeout=_BEAT)
                if not ticket.over:
                    yield self._event(call, who, view) if view else _beat(call)
            yield b"event: anew\ndata: {}\n\n" if ticket.anew else b"event: over\ndata: {}\n\n"

    def _listener(self, call: Call, who: Viewer) -> tuple[str, int]:
        """Return under what name a stream is counted, and how many it may have."""
        if who.page.kind == "phone":
            return f"{call.code}:{who.page.seat}", 2
        if who.session is not None:
            return who.session.token_hash, 8
        return self._site.masked(call.environ), 40

    def _event(self, call: Call, who: Viewer, view: View) -> bytes:
        text = self._text(call, who, view)
        return f"event: view\nid: {view.version}\ndata: {text}\n\n".encode()

    def _text(self, call: Call, who: Viewer, view: View) -> str:
        if call.asked.get("as") != "html":
            return view_text(view)
        html = self._drawing.view(view, who)
        return json.dumps({"version": view.version, "html": html}, ensure_ascii=False)

    def _no(self, call: Call, error: Exception) -> Answer:
        """Return ``error`` in the caller's words; what nobody foresaw is also logged."""
        say = self._site.say_at(call.code, call.environ)
        found = fault(error, say)
        if found is None:
            _log.error("%s failed: %s", call.action, spot(error))
            found = Fault(500, "broken", say("web.error.broken"))
        return found.answer()


def _tell(actor: Viewer, rid: str, command: Json) -> None:
    """Have ``command`` carried out; what some rule cannot read at all is malformed.

    Raises:
        Refused: 400 ``malformed``; and what ``Live.tell`` raises.
    """
    try:
        actor.live.tell(actor.actor, actor.person, rid, command, actor.page.lang)
    except Malformed:
        raise
    except (ValueError, RecursionError) as error:
        _log.warning("a command could not be read: %s", spot(error))
        raise Refused(400, "malformed") from error


def _require_method(call: Call) -> None:
    method = call.environ["REQUEST_METHOD"]
    if method != _METHOD[call.action]:
        raise Refused(405, "method")
    if method == "POST":
        require_same_site(call.environ)


def _beat(call: Call) -> bytes:
    """Return a sign of life; a script in a page cannot hear comments, so it gets an event."""
    comment = ": still here\n"
    if call.asked.get("as") == "html":
        return f"{comment}event: beat\ndata: {{}}\n\n".encode()
    return f"{comment}\n".encode()


def _here(call: Call, who: Viewer) -> Answer:
    visible = json_body(call.environ).get("visible")
    if not isinstance(visible, bool) or who.page.seat is None:
        raise Refused(400, "malformed")
    for seat in present(who.live, who.session) if who.session else ():
        if seat != who.page.seat:
            who.live.here(seat, visible, who.page.lang)
    version = who.live.here(who.page.seat, visible, who.page.lang)
    return in_json(json.dumps({"version": version}))
