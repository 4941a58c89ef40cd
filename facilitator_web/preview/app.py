"""The pages of a preview: the play in a frame, and beside it all there is to say of the file."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from secrets import token_urlsafe
from typing import Final, Literal, get_args

from flask import Blueprint, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from gevent.event import Event
from werkzeug.wrappers import Response

from engine.content.pages import Page, page, registry
from engine.core import Say
from engine.store import Role, Session
from engine.workshop.live import Live
from facilitator_web.answers import POLICY, Refused
from facilitator_web.app import Web, create_app
from facilitator_web.cookies import digest, new_token, set_cookie
from facilitator_web.entrance import Entrance
from facilitator_web.preview.previewed import Preview
from facilitator_web.preview.sights import by_kind
from facilitator_web.requests import require_same_site
from facilitator_web.settings import Settings

previewing = Blueprint("previewing", __name__)

Look = Literal["screen", "phone", "panel"]
LOOKS: Final[tuple[Look, ...]] = get_args(Look)
_ROLES: Final[Mapping[str, Role]] = {"screen": "screen", "phone": "seat", "panel": "panel"}
_BEAT: Final = 15.0
_POLICY: Final = f"{POLICY}; frame-src 'self'"


class Door:
    """Who may see a preview: whoever came in by a link that works once."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._links = Entrance()
        self._known: dict[str, dict[Role, str]] = {}

    @property
    def cookie(self) -> str:
        """The name of its cookie: its own, for cookies do not tell one port from another."""
        return f"preview-{self._code}"

    def link(self) -> str:
        """Return a fresh token that lets one browser in."""
        return self._links.issue(self._code)

    def enter(self, token: str) -> str:
        """Return what the browser that came with ``token`` is known by from now on.

        Raises:
            Refused: 401 if the link is unknown, used or old.
        """
        if self._links.use(token) is None:
            raise Refused(401, "preview")
        key = token_urlsafe(16)
        self._known[digest(key)] = {}
        return key

    def require(self) -> dict[Role, str]:
        """Let only a browser in that is known; return by which tokens it acts in the frame.

        The cookies with those are for the play alone, so that no page of ours is sent them.

        Raises:
            Refused: 401.
        """
        known = self._known.get(digest(request.cookies.get(self.cookie, "")))
        if known is None:
            raise Refused(401, "preview")
        return known

    def token(self, role: Role) -> str:
        """Return the token by which this browser is ``role`` in the frame, each time the same.

        Raises:
            Refused: 401.
        """
        return self.require().setdefault(role, new_token())


def create_preview_app(
    preview: Preview, settings: Settings, more: Iterable[Blueprint] = ()
) -> tuple[Web, Door]:
    """Return the application for ``preview``, and the door to it.

    It is an ordinary server of its one workshop, with the pages of the preview besides;
    ``more`` are pages that go with those, and ask the same door.
    """
    web = create_app(preview.workshops, preview.feeds, settings, more=[previewing, *more])
    door = Door(preview.code)
    web.extensions.update(preview=preview, door=door)
    preview.moved.append(web.site.streams.renew)
    return web, door


def _preview() -> Preview:
    """Return what is previewed, for who may see it."""
    door: Door = current_app.extensions["door"]
    door.require()
    found: Preview = current_app.extensions["preview"]
    return found


@previewing.get("/preview/enter/<token>")
def enter(token: str) -> ResponseReturnValue:
    """Let this browser see the preview: the link works once."""
    door: Door = current_app.extensions["door"]
    key = door.enter(token)
    answer = redirect("/preview/", 303)
    answer.set_cookie(door.cookie, key, path="/preview", httponly=True, samesite="Strict")
    return answer


@previewing.get("/preview/")
def whole() -> ResponseReturnValue:
    """Show the play, with what is wrong beside it."""
    preview, say = _preview(), _say()
    asked = request.args.get("as", LOOKS[0])
    look = asked if asked in LOOKS else LOOKS[0]
    html = render_template("preview/page.html", **_shown(preview, say), look=look)
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": _POLICY})


def _shown(preview: Preview, say: Say) -> dict[str, object]:
    live = preview.live
    phones = live is not None and live.state.phones != "none"
    return {
        "preview": preview,
        "told": preview.stands,
        "say": say,
        "looks": [one for one in LOOKS if phones or one != "phone"],
        "kinds": by_kind(preview.sights),
        "explained": partial(_explained, preview),
    }


def _explained(preview: Preview, code: str) -> Page | None:
    """Return what there is to say of mistakes with this code, None if there is no page."""
    folder = registry(preview.rules.all).get(code)
    return _page(code, folder, preview.lang) if folder else None


_page: Callable[[str, Path, str], Page] = cache(page)


def _say() -> Say:
    preview: Preview = current_app.extensions["preview"]
    return preview.lexicons[preview.lang]


@previewing.get("/preview/events")
def events() -> ResponseReturnValue:
    """Tell how the preview stands, now and whenever that changes."""
    preview, say = _preview(), _say()
    template = current_app.jinja_env.get_template("preview/told.html")

    def told() -> str:
        html = template.render(**_shown(preview, say))
        plays = preview.code if preview.live else ""
        words = json.dumps({"html": html, "plays": plays}, ensure_ascii=False)
        return f"event: told\ndata: {words}\n\n"

    return Response(_stream(preview, told), mimetype="text/event-stream")


def _stream(preview: Preview, told: Callable[[], str]) -> Iterator[str]:
    """Yield how it stands after each change, until the reader leaves."""
    changed = Event()
    preview.changed.append(changed.set)
    try:
        yield "retry: 1000\n\n"
        while True:
            changed.clear()
            yield told()
            while not changed.wait(_BEAT):
                yield "event: beat\ndata: {}\n\n"
    finally:
        preview.changed.remove(changed.set)


@previewing.post("/preview/begin")
def begin() -> ResponseReturnValue:
    """Begin again: at the beginning, or at what was chosen."""
    _acting().begin(request.form.get("at", "")[:200])
    return _done()


@previewing.post("/preview/back")
def back() -> ResponseReturnValue:
    """Take back what was done last."""
    _acting().back()
    return _done()


def _acting() -> Preview:
    preview = _preview()
    require_same_site(request.environ)
    return preview


def _done() -> Response:
    look = request.form.get("as", "")
    return redirect("/preview/" + (f"?as={look}" if look in LOOKS else ""), 303)


@previewing.get("/preview/frame")
def frame() -> ResponseReturnValue:
    """Make the frame what was chosen: the shared screen, a phone or the panel."""
    preview = _preview()
    require_same_site(request.environ)
    live, look = preview.live, request.args.get("as", LOOKS[0])
    if live is None:
        return render_template("preview/nothing.html", say=_say())
    role = _ROLES.get(look, "screen")
    door: Door = current_app.extensions["door"]
    token = door.token(role)
    _sign_in(live, role, digest(token))
    answer = redirect(f"/{live.code}" + ("" if role == "seat" else f"/{role}"), 303)
    answer.headers.add("Set-Cookie", set_cookie(role, live.code, token))
    return answer


def _sign_in(live: Live, role: Role, token_hash: str) -> None:
    """Let who has this token act as ``role``, as before if it did so before."""
    if role == "seat":
        live.join(token_hash, live.lang, True, None)
    elif live.session(token_hash) is None:
        live.sign_in(Session(token_hash, role))
