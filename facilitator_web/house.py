"""Opens the house: one workshop, its feed and its server, from where it is kept."""

import gc
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from wsgiref.types import WSGIApplication

import gevent
from gevent.pywsgi import WSGIServer

from engine import export
from engine.activities import ACTIVITIES
from engine.content.diagnostics import Mistakes
from engine.content.packs import bundled
from engine.feed import Feed
from engine.lexicon import LANGUAGES, Lexicon
from engine.registry import NotAGame, games
from engine.rehearsal import Rehearsal
from engine.store import Held, NotSaved, Store, Unusable, about
from engine.store.files import WorkshopFile, find, workshop_files
from engine.store.sqlite import create, open_reader, open_writer
from engine.workshop.live import Live
from engine.workshop.opening import Rules, begin, gather, new_code, resume
from engine.workshop.pages import CopyState
from engine.workshop.retention import tidy
from engine.workshop.state import State
from facilitator_web.apart import exported
from facilitator_web.app import create_app
from facilitator_web.copying import Copier
from facilitator_web.daily import every_day
from facilitator_web.drawing import screen_path
from facilitator_web.entrance import Entrance
from facilitator_web.server import listen, make_room
from facilitator_web.settings import Settings

FIRST_PORT = 8080
_PORTS = 20


@dataclass(frozen=True, kw_only=True)
class Start:
    """What to open. Without ``resume`` it is a new workshop on ``plan``.

    With ``resume`` it is the one with ``code``, else the newest unfinished one of ``data``,
    and it is paused until somebody goes on; ``restarted`` says that its supervisor starts a
    server again that died, so that it goes on by itself, or stands still as it did.
    ``copy`` is a folder in which a copy is kept meanwhile, empty for none.
    ``port`` 0 takes 8080 or the next that is free; another one is taken or refused.
    ``rehearse`` lets others play along; nothing of it can be taken home.
    """

    plan: str
    data: str
    lang: str = "nl"
    groups: int | None = None
    host: str = "0.0.0.0"
    port: int = 0
    seed: int | None = None
    resume: bool = False
    restarted: bool = False
    code: str = ""
    games: tuple[str, ...] = ()
    copy: str = ""
    names: tuple[str, ...] = ()
    rehearse: bool = False


class Refusal(Exception):
    """The house cannot open; the message says why, in the user's language.

    ``code`` is the exit code: 1 if the plan has mistakes, 3 if the fault is on our side.
    """

    def __init__(self, message: str, code: int = 3) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class House:
    """An open workshop and its server. ``address`` is how to reach it."""

    live: Live
    feed: Feed
    server: WSGIServer
    entrance: Entrance
    address: dict[str, str]
    folder: Path
    began: date
    rehearsal: Rehearsal | None = None
    copier: Copier | None = None

    def last_copy(self) -> None:
        """Copy what was kept since the last copy; the house is about to close."""
        if self.copier:
            self.copier.try_once()

    def enter_url(self) -> str:
        """Return a fresh link to the panel. Any thread may ask."""
        return _enter_url(self.server, self.entrance, self.live.code)

    def serve(self) -> None:
        """Serve until the process ends."""
        # What stands now stands all evening: looking through it for waste costs 20 ms a time.
        gc.freeze()
        make_room()
        if self.rehearsal:
            self.rehearsal.begin()
        gevent.spawn(every_day, self.live, self.folder, self.began)
        self.server.serve_forever()


def open_house(start: Start, now: datetime) -> House:
    """Return the house that ``start`` asks for, open.

    Raises:
        Refusal: if the plan, the data folder or the port cannot be used.
    """
    try:
        rules = Rules(games(start.games), ACTIVITIES)
        lexicons = read_lexicons(rules)
    except NotAGame as error:
        raise Refusal(str(error)) from error
    try:
        store, state = _kept(start, rules, now)
        return _opened(start, store, state, lexicons)
    except Unusable as error:
        raise Refusal(lexicons[start.lang](f"unusable.{error.code}", **error.facts)) from error
    except NotSaved as error:
        raise Refusal(
            lexicons[start.lang]("unusable.folder_not_writable", folder=start.data)
        ) from error
    except Mistakes as error:
        raise Refusal(error.text(lexicons[start.lang]), code=1) from error


def read_lexicons(rules: Rules) -> dict[str, Lexicon]:
    """Return the software's words in every language it speaks, the source first."""
    folders = {id: game.words for id, game in rules.all.items() if game.words}
    return {lang: Lexicon.read(lang, bundled("content") / "words", folders) for lang in LANGUAGES}


def _kept(start: Start, rules: Rules, now: datetime) -> tuple[Store, State]:
    folder = Path(start.data)
    tidy(folder, now.date())
    file = _to_resume(start, rules) if start.resume else None
    if file:
        store: Store = open_writer(file.path)
        with about(file.path):
            return store, resume(store, rules)
    name, sources = gather(Path(start.plan), rules)
    code = new_code()
    store = create(folder, code, now.date())
    state = begin(
        store, code, name, sources, rules, opened=now, groups=start.groups, seed=start.seed
    )
    return store, state


def _to_resume(start: Start, rules: Rules) -> WorkshopFile | None:
    """Return the workshop asked for, or the newest that has not ended."""
    folder = Path(start.data)
    if start.code:
        return find(folder, start.code)
    return next((file for file in workshop_files(folder) if unfinished(file.path, rules)), None)


def unfinished(path: Path, rules: Rules) -> bool:
    """Return whether the workshop in ``path`` can be gone on with."""
    try:
        store = open_reader(path)
    except Unusable:
        return False
    try:
        return not resume(store, rules).ended
    except (Unusable, Mistakes):
        return False
    finally:
        store.close()


def _opened(start: Start, store: Store, state: State, lexicons: dict[str, Lexicon]) -> House:
    live = Live(
        store,
        state,
        lexicons,
        exporter=exported,
        formats=() if start.rehearse else export.formats_of(state.programme.plan),
        rehearsal=start.rehearse,
        hold=_hold(start, store),
    )
    feed = Feed(live)
    icons = bundled("assets") / "icons"
    settings = Settings(says=lexicons, icons=icons, names=start.names, own_laptop=True)
    server = _listening(start, create_app({live.code: live}, {live.code: feed}, settings))
    join_url = f"http://{_address(start.host)}:{server.server_port}/{live.code}"
    live.found_at(join_url)
    address = {
        "code": live.code,
        "join_url": join_url,
        "enter_url": _enter_url(server, settings.entrance, live.code),
        "screen_url": f"{_here(server)}{screen_path(live)}",
        "data": str(Path(start.data).resolve()),
        # One that came back has none until the panel makes one: it may have been dropped.
        **({} if start.restarted else {"pin": settings.pins.renew(live.code, "co")}),
    }
    rehearsal = Rehearsal(live, start.seed) if start.rehearse else None
    copier = _copier(start, live, lexicons[start.lang])
    folder, began = Path(start.data), date.today()
    return House(live, feed, server, settings.entrance, address, folder, began, rehearsal, copier)


def _copier(start: Start, live: Live, say: Lexicon) -> Copier | None:
    kept = find(Path(start.data), live.code)
    if start.rehearse or not start.copy or kept is None:
        return None

    def told(stands: CopyState) -> None:
        said = say(f"cli.copy.{stands}", folder=start.copy)
        print(said, file=sys.stderr, flush=True)

    return Copier(live, kept.path, Path(start.copy), told)


def _hold(start: Start, store: Store) -> Held:
    """Return how the house opens, and keep it: it may die before anybody goes on."""
    if start.resume and not start.restarted:
        store.keep_hold("paused")
    return store.hold()


def _here(server: WSGIServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def _enter_url(server: WSGIServer, entrance: Entrance, code: str) -> str:
    return f"{_here(server)}/enter/{entrance.issue(code)}"


def _listening(start: Start, app: WSGIApplication) -> WSGIServer:
    ports: Sequence[int] = [start.port] if start.port else range(FIRST_PORT, FIRST_PORT + _PORTS)
    for port in ports:
        try:
            return listen(app, start.host, port)
        except OSError:
            continue
    raise Unusable("port_taken", port=ports[0])


def _address(host: str) -> str:
    """Return the address phones can use: the one of the way out, without sending anything."""
    if host not in ("0.0.0.0", "::", ""):
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
            return str(way.getsockname()[0])
        except OSError:
            return "127.0.0.1"
