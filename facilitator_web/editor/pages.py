"""The pages of the editor, and what its scripts ask."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, current_app, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from engine.content.diagnostics import Mistakes
from engine.content.edits import Refusal
from engine.core import Say
from facilitator_web.answers import POLICY, Fault, Refused
from facilitator_web.editor import asking
from facilitator_web.editor.desk import Conflict, Desk, Opened
from facilitator_web.editor.differing import rows
from facilitator_web.editor.keeping import without_mark
from facilitator_web.editor.showing import shown
from facilitator_web.preview.app import Door
from facilitator_web.preview.previewed import Preview
from facilitator_web.site import Site

editing = Blueprint("editing", __name__)

_DRAWN: Final = ("outline", "form", "problems")
_POLICY: Final = f"{POLICY}; frame-src 'self'"


def _desk() -> Desk:
    """Return the files that are edited, for who came in by the link."""
    door: Door = current_app.extensions["door"]
    door.require()
    found: Desk = current_app.extensions["desk"]
    return found


def _preview() -> Preview:
    found: Preview = current_app.extensions["preview"]
    return found


def _say() -> Say:
    return _preview().lexicons[_preview().lang]


@editing.get("/edit/enter/<token>")
def enter(token: str) -> ResponseReturnValue:
    """Let this browser edit: the link works once."""
    door: Door = current_app.extensions["door"]
    key = door.enter(token)
    answer = redirect("/edit/", 303)
    for path in ("/edit", "/preview"):
        answer.set_cookie(door.cookie, key, path=path, httponly=True, samesite="Strict")
    return answer


@editing.get("/edit/")
def whole() -> ResponseReturnValue:
    """Show a file to edit, or the files there are to choose from."""
    desk, say = _desk(), _say()
    names = desk.shelf.names()
    name = request.args.get("file") or (names[0] if len(names) == 1 else "")
    if not name:
        return _page("editor/choose.html", say, names=names, folder=desk.shelf.folder.name)
    opened = desk.open_anew(name)
    state = shown(desk, opened, say, ())
    return _page(
        "editor/page.html", say, opened=opened, state=state, names=names, plays=_plays(),
        stands={name: one for name, one in state.items() if name not in _DRAWN},
        pictures=_pictures(), notice=say.of(_preview().stands.notice),
    )  # fmt: skip


def _plays() -> str:
    """Return the join code of what is played, nothing as long as nothing is."""
    preview = _preview()
    return preview.code if preview.live else ""


def _pictures() -> list[str]:
    """Return the names of the pictures that a file may name."""
    site: Site = current_app.extensions["site"]
    return sorted(path.stem for path in site.settings.icons.glob("*.svg"))


def _page(template: str, say: Say, **facts: Any) -> Response:
    html = render_template(template, say=say, says=None, **facts)
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": _POLICY})


# ---------------------------------------------------------------------- what scripts ask


def _state(desk: Desk, opened: Opened, body: Mapping[str, Any], **more: Any) -> ResponseReturnValue:
    """Answer how the draft stands; with its text, unless the browser sent just that."""
    at = more.pop("at", asking.path(body, "at"))
    told = {**shown(desk, opened, _say(), at), "file": opened.name, "plays": _plays(), **more}
    told["notice"] = _say().of(_preview().stands.notice)
    told["focus"] = list(at)
    if body.get("text") != opened.draft.shown:
        told["text"] = opened.draft.shown
    return jsonify(told)


def _opened(body: Mapping[str, Any]) -> tuple[Desk, Opened]:
    desk = _desk()
    return desk, desk.open(asking.text(body, "file"))


def _of_now(body: Mapping[str, Any]) -> tuple[Desk, Opened]:
    """Return the file that is meant, if the browser has its draft as it is now.

    Raises:
        Refused: 409 if it was changed in another window.
    """
    desk, opened = _opened(body)
    if asking.text(body, "base") != opened.draft.mark:
        raise Refused(409, "edit_moved_on")
    return desk, opened


@editing.post("/edit/state")
def state() -> ResponseReturnValue:
    """Answer how the draft is now, at another place."""
    body = asking.asked()
    return _state(*_opened(body), body)


@editing.post("/edit/draft")
def draft() -> ResponseReturnValue:
    """Take over the text that was typed."""
    body = asking.asked()
    desk, opened = _of_now(body)
    desk.typed(opened, asking.text(body, "text"))
    return _state(desk, opened, body)


@editing.post("/edit/change")
def change() -> ResponseReturnValue:
    """Do what was done in the form."""
    body = asking.asked()
    desk, opened = _of_now(body)
    try:
        at = desk.change(opened, asking.wish(body), _say())
    except Refusal as refusal:
        answer = Fault(409, refusal.code, _say().of(refusal.reason)).answer()
        return Response(b"".join(answer.body), answer.status, answer.headers)
    return _state(desk, opened, body, at=at)


@editing.post("/edit/again")
def again() -> ResponseReturnValue:
    """Take the last change back, or make it again."""
    body = asking.asked()
    desk, opened = _of_now(body)
    desk.again(opened, body.get("forward") is True)
    return _state(desk, opened, body)


@editing.post("/edit/save")
def save() -> ResponseReturnValue:
    """Save the draft, or show what is on the disk if somebody else saved."""
    body = asking.asked()
    desk, opened = _of_now(body)
    try:
        saved = desk.save(opened, asking.how(body), asking.text(body, "over", ""))
    except Conflict as conflict:
        differ = rows(conflict.theirs, opened.draft.shown)
        html = render_template("editor/conflict.html", say=_say(), rows=differ, opened=opened)
        return jsonify(code="changed", html=html, over=conflict.mark), 409
    return _state(desk, saved, body)


@editing.post("/edit/theirs")
def theirs() -> ResponseReturnValue:
    """Take what is on the disk instead of the draft."""
    body = asking.asked()
    desk, opened = _of_now(body)
    desk.theirs(opened)
    return _state(desk, opened, body)


@editing.post("/edit/offered")
def offered() -> ResponseReturnValue:
    """Go on with what was not saved last time, or leave it."""
    body = asking.asked()
    desk, opened = _of_now(body)
    if opened.offered and body.get("take") is True:
        raw, _ = opened.offered
        opened.offered = None
        desk.put(opened, raw)
    else:
        desk.drop(opened)
    return _state(desk, opened, body)


# ---------------------------------------------------------------------- earlier versions


@editing.get("/edit/history")
def history() -> ResponseReturnValue:
    """Show the versions that were saved, and how one of them differs from the draft."""
    desk, say = _desk(), _say()
    opened = desk.open(request.args.get("file", ""))
    chosen = request.args.get("version", "")
    differ = None
    if chosen:
        text, _ = without_mark(opened.keeping.version(chosen))
        differ = rows(opened.draft.shown, text)
    return _page(
        "editor/history.html", say, opened=opened, versions=opened.keeping.versions(),
        chosen=chosen, rows=differ,
    )  # fmt: skip


@editing.post("/edit/back")
def back() -> ResponseReturnValue:
    """Put an earlier version in the place of the draft; it is not saved by that."""
    body = asking.asked()
    desk, opened = _opened(body)
    desk.put(opened, opened.keeping.version(asking.text(body, "version")))
    return _state(desk, opened, body)


@editing.get("/edit/pack.zip")
def zipped() -> ResponseReturnValue:
    """Hand out all that is saved, as one file."""
    desk = _desk()
    try:
        content = desk.shelf.zipped()
    except Mistakes as mistakes:
        html = render_template(
            "error.html", say=_say(), message=mistakes.text(_say()), back="/edit/"
        )
        return Response(html, 409, mimetype="text/html")
    name = quote(f"{desk.shelf.folder.name}.zip", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, mimetype="application/zip", headers=headers)
