"""A workshop on this laptop, and the shared screen of one elsewhere."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from engine.cli.spoken import (
    FINE,
    OUR_FAULT,
    SpokenCommand,
    command_options,
    language,
    lexicon,
    option,
    refuse,
    say,
    usual_folder,
)
from engine.content.packs import plans
from engine.store import PASSING, Store, Unusable, about
from engine.supervisor import NO_DISPLAY, SCREEN, SCREEN_SETTINGS, Notice, Ready, Show, supervise


@click.command(cls=SpokenCommand)
@click.argument("plan", required=False)
@option("--groups", type=click.IntRange(1, 30))
@option("--host", default="0.0.0.0", show_default=True)
@option("--port", type=click.IntRange(0, 65535), default=0)
@option("--no-screen", is_flag=True)
@option("--seed", type=int)
@option("--resume", is_flag=True)
@option("--rehearse", is_flag=True)
@option("--copy", type=click.Path(path_type=Path, file_okay=False))
@option("--from", "source", type=click.Path(path_type=Path, exists=True))
@option("--game", "modules", multiple=True)
@command_options(data=True, json=True)
def play(
    plan: str | None,
    groups: int | None,
    host: str,
    port: int,
    no_screen: bool,
    seed: int | None,
    resume: bool,
    rehearse: bool,
    copy: Path | None,
    source: Path | None,
    modules: tuple[str, ...],
    data: Path,
    as_json: bool,
    lang: str | None,
) -> int:
    """Run a workshop until it is told to stop."""
    if rehearse and (resume or source or copy):
        raise refuse("rehearse_or_resume")
    if copy and copy.resolve() == data:
        raise refuse("copy_same", folder=copy)
    which = _brought(source, data, modules) if source else None
    if which is None:
        may_ask = not as_json and sys.stdin.isatty()
        which = {} if rehearse else _which(data, modules, resume, may_ask=may_ask)
    settings = {
        "plan": str(plan_file(plan)),
        "groups": groups,
        "data": str(data),
        "host": host,
        "port": port,
        "seed": seed,
        "lang": language(),
        "games": modules,
        "copy": str(copy.resolve()) if copy else "",
        **which,
    }
    show = Show(
        settings=settings,
        screen=not no_screen,
        lang=language(),
        path=_path(with_games=bool(modules)),
        keys=sys.stdin.fileno() if sys.stdin.isatty() else None,
    )
    terminal = _Terminal(as_json=as_json, mirror=no_screen, rehearsal=rehearse)
    return _rehearsed(show, terminal) if rehearse else supervise(show, terminal)


def _rehearsed(show: Show, terminal: "_Terminal") -> int:
    """Run a rehearsal in a folder of its own, of which nothing stays."""
    known = Path(show.settings["data"], SCREEN_SETTINGS)
    with TemporaryDirectory(prefix=PASSING, ignore_cleanup_errors=True) as folder:
        if known.is_file():
            shutil.copy(known, folder)
        settings = {**show.settings, "data": folder, "rehearse": True}
        return supervise(replace(show, settings=settings), terminal)


@click.command(cls=SpokenCommand)
@click.argument("address", metavar="URL")
@command_options()
def screen(address: str, lang: str | None) -> int:
    """Show the shared screen of the workshop at ``address``."""
    known = [*_path(with_games=False), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(known)} if known else None
    kept = usual_folder() / SCREEN_SETTINGS
    command = [*SCREEN, address, "--lang", language(), "--settings", str(kept)]
    code = subprocess.run(command, env=environment, check=False).returncode
    if code == NO_DISPLAY:
        click.echo(say("no_display", url=address), err=True)
    return FINE if code == 0 else OUR_FAULT


class _Terminal:
    """What the person who typed ``play`` gets to see."""

    def __init__(self, *, as_json: bool, mirror: bool, rehearsal: bool = False) -> None:
        self._rehearsal = rehearsal
        self._as_json = as_json
        self._mirror = mirror
        self._screen_url = ""

    def ready(self, workshop: Ready) -> None:
        self._screen_url = workshop.screen_url
        if self._as_json:
            # A program follows the link; the PIN is for people, and for no log of a program.
            said = {name: value for name, value in asdict(workshop).items() if name != "pin"}
            click.echo(json.dumps(said))
        else:
            self._introduce(workshop)

    def notice(self, notice: Notice) -> None:
        click.echo(say(notice, url=self._screen_url), err=True)

    def link(self, enter_url: str) -> None:
        click.echo(say("new_link", url=enter_url), err=self._as_json)

    def _introduce(self, workshop: Ready) -> None:
        from rich.console import Console
        from rich.text import Text

        rows = {
            "code": f"{workshop.code[:3]} {workshop.code[3:]}",
            "join": workshop.join_url,
            "panel": workshop.enter_url,
            **({"pin": f"{workshop.pin[:3]} {workshop.pin[3:]}"} if workshop.pin else {}),
            **({"mirror": workshop.screen_url} if self._mirror else {}),
            **({} if self._rehearsal else {"kept": workshop.data}),
        }
        names = {name: say(f"ready.{name}") for name in rows}
        width = max(map(len, names.values()))
        # No table: in a narrow window it would cut the names short, or the addresses.
        lines = [
            Text.assemble(f"  {names[name]:{width}}  ", (value, "bold"))
            for name, value in rows.items()
        ]
        console = Console(soft_wrap=True, highlight=False)
        keys = [say("ready.renew"), say("ready.stop")]
        title = say("ready.rehearsal" if self._rehearsal else "ready.title")
        console.print("", title, "", *lines, "", *keys, "", sep="\n")
        open_browser(workshop.enter_url)


def open_browser(url: str) -> None:
    """Open ``url`` in the browser, if somebody sits here who can see it."""
    import webbrowser

    seen = sys.platform in {"win32", "darwin"} or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
    if seen and sys.stdout.isatty():
        webbrowser.open(url)


def plan_file(named: str | None) -> Path:
    """Return the plan that is meant: a file, or the name of one bundled or in a pack."""
    wanted, known = Path(named or "90"), plans()
    if wanted.is_file():
        return wanted.resolve()
    if str(wanted) in known:
        return known[str(wanted)].resolve()
    raise refuse("no_plan", plan=wanted, known=", ".join(sorted(known)))


def _which(data: Path, modules: Sequence[str], resume: bool, *, may_ask: bool) -> dict[str, Any]:
    """Return which workshop the server goes on with, if any."""
    code = None
    if resume:
        code = _unfinished(data, modules, _warn)
        if code is None:
            raise refuse("nothing_to_resume", folder=data)
    elif may_ask:
        # Who wants a new one need not hear what is wrong with the old.
        code = _unfinished(data, modules, lambda _: None)
        if code and not click.confirm(say("resume", code=code), default=False):
            code = None
    return {"resume": code is not None, "code": code or ""}


def _brought(source: Path, data: Path, modules: Sequence[str]) -> dict[str, Any]:
    """Bring the newest unfinished workshop at ``source`` here, to go on with it."""
    from engine.store.copying import bring, copies
    from engine.store.files import find

    for path in copies(source):
        try:
            if not _ended(path, modules):
                place = bring(path, data)
                code = place.stem.rpartition("-")[2]
                if find(data, code):
                    return {"resume": True, "code": code}
        except Unusable as error:
            if source.is_file() or error.code in ("apart", "in_use", "folder_not_writable"):
                raise
            _warn(error)
    raise refuse("nothing_to_resume", folder=source)


def _unfinished(
    data: Path, modules: Sequence[str], skipped: Callable[[Unusable], None]
) -> str | None:
    """Return the join code of the newest workshop in ``data`` that can be gone on with."""
    from engine.store.files import finish_forgetting, workshop_files

    finish_forgetting(data)
    for file in workshop_files(data):
        try:
            if not _ended(file.path, modules):
                return file.code
        except Unusable as error:
            skipped(error)
    return None


def _ended(path: Path, modules: Sequence[str]) -> bool:
    """Return whether the workshop in ``path`` has ended.

    Raises:
        Unusable: if it has not, and cannot be gone on with either.
    """
    from engine.store.sqlite import open_reader
    from engine.workshop.messages import WorkshopEnded

    with about(path), closing(open_reader(path)) as store:
        if any(row.kind == WorkshopEnded.kind for row in store.rows()):
            return True
        _try(store, modules)
    return False


def _try(store: Store, modules: Sequence[str]) -> None:
    """Raise ``Unusable`` if what ``store`` keeps cannot be played here."""
    from engine.activities import ACTIVITIES
    from engine.content.diagnostics import Mistakes
    from engine.registry import games
    from engine.workshop.opening import Rules, resume

    try:
        resume(store, Rules(games(modules), ACTIVITIES))
    except Mistakes as error:
        raise Unusable("not_playable") from error


def _warn(error: Unusable) -> None:
    reason = lexicon()(f"unusable.{error.code}", **error.facts)
    click.echo(say("skipped", reason=reason), err=True)


def _path(*, with_games: bool) -> Sequence[str]:
    """Return where the children find us if we are not installed, and games lying here."""
    root = Path(__file__).parents[2]
    checkout = [str(root)] if (root / "pyproject.toml").is_file() else []
    return [*checkout, *([str(Path.cwd())] if with_games else [])]
