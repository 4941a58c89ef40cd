"""Whether a trainer's files, and the software's own words, can be used: everything at once."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from engine.content.asides import silenced, without
from engine.content.building import is_built
from engine.content.diagnostics import Code, Diagnostic, Mistakes, SourceText, in_order
from engine.content.load import (
    MISTAKES,
    PACK,
    TRANSLATIONS,
    Sources,
    examine,
    gather,
    read_bytes,
)
from engine.content.marks import locate
from engine.content.pack_checks import newer_format, pack_mistakes, strays
from engine.content.packs import Pack, builds, bundled, game_in, own_packs, scenarios
from engine.content.pages import EXAMPLES, Examples, Explanations, registry
from engine.content.phrases import nearest
from engine.content.profiles import Profile, weighed
from engine.content.readability import Readability
from engine.content.reading import Remark, read_through
from engine.content.report import Report
from engine.content.words import WORDS, words_mistakes
from engine.content.yaml_light import Document, KeyPath, load
from engine.core import AnyGame, Finding

_STEPS = re.compile(rb"^(?:\xef\xbb\xbf)?steps:", re.MULTILINE)
_TO_DO = re.compile(r"\bTODO\b")
_GAME = re.compile(rb"^(?:\xef\xbb\xbf)?game:", re.MULTILINE)


@dataclass(frozen=True)
class Kind:
    """A kind of file: what may be written in it, and what more there is to find."""

    model: type[BaseModel]
    checks: Callable[[Any], Iterable[Finding]] = lambda content: ()
    scenarios: Callable[[Any], Iterable[tuple[KeyPath, str, str]]] = lambda content: ()
    """Which scenarios it names: where, of which game, by what name."""
    played: bool = True
    """Whether people read it while they play, so that it must be plain."""


def check(
    paths: Sequence[Path],
    games: Mapping[str, AnyGame],
    plan: Kind | None = None,
    strict: bool = False,
    profile: Profile = Profile.WORKSHOP,
) -> Report:
    """Return what is wrong in the files at ``paths`` and in the folders there.

    Without paths it looks at all that comes with the software or was installed. What a file is
    shows from its content; one that is nothing known is itself a mistake, so that nothing is
    skipped. ``strict`` makes warnings count; ``profile`` says what is a warning.
    """
    where = list(paths) or _all_bundled(games.values())
    gone = [_gone(path) for path in where if not path.exists()]
    files = list(dict.fromkeys(file for path in where for file in _files(path)))
    kinds = {game.id: Kind(game.content, game.checks) for game in games.values()}
    checker = _Checker(kinds, plan, registry(games))
    found = [one for file in files for one in checker.file(file)]
    told = in_order(weighed([*gone, *found], profile))
    return Report(told, len(files), strict, bool(gone or not files), checker.readability)


def check_sources(
    path: Path,
    sources: Sources,
    games: Mapping[str, AnyGame],
    plan: Kind | None = None,
    profile: Profile = Profile.WORKSHOP,
) -> tuple[Diagnostic, ...]:
    """Return what ``check`` would say of the scenario or plan at ``path``, saved or not.

    ``sources`` are the files as they are now; files are told by their names there.
    """
    kinds = {game.id: Kind(game.content, game.checks) for game in games.values()}
    checker = _Checker(kinds, plan, registry(games))
    try:
        found = checker.played(path, sources)
    except Mistakes as mistakes:
        found = list(mistakes.diagnostics)
    return in_order(weighed(found, profile))


def _all_bundled(games: Iterable[AnyGame]) -> list[Path]:
    own = [folder for game in games for folder in (game.words, game.mistakes) if folder]
    installed = [own_packs()] if own_packs().is_dir() else []
    return [bundled("content"), *installed, *own]


def _gone(path: Path) -> Diagnostic:
    return SourceText(str(path), "").mistake(Code.UNREADABLE, (1, 1, 1), file=str(path))


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*")) if path.is_dir() else []:
        if file.suffix in (".yaml", ".yml") and file.is_file():
            yield file


class _Checker:
    """Looks at one file after another."""

    def __init__(
        self, games: Mapping[str, Kind], plan: Kind | None, codes: Collection[str]
    ) -> None:
        self._games, self._plan, self._codes = games, plan, codes
        self.readability: dict[str, Readability] = {}

    def file(self, path: Path) -> list[Diagnostic]:
        """Return what is wrong with the file at ``path`` and those that belong to it."""
        try:
            found = self._looked_at(path)
        except Mistakes as mistakes:
            found = list(mistakes.diagnostics)
        folder = path.parent.parent if path.parent.name == TRANSLATIONS else path.parent
        return [replace(one, file=_shown(folder / one.file)) for one in found]

    def _looked_at(self, path: Path) -> list[Diagnostic]:
        if path.suffix != ".yaml":
            source = SourceText(path.name, "")
            return [source.mistake(Code.NO_YAML_NAME, (1, 1, 1), name=f"{path.stem}.yaml")]
        if path.parent.name == TRANSLATIONS:
            return strays(path)
        if path.parent.name == WORDS:
            return words_mistakes(path.parent, path.name)
        if path.parent.name == MISTAKES:
            model = Examples if path.name == EXAMPLES else Explanations
            return self._content(path, {path.name: read_bytes(path)}, Kind(model, played=False))
        if path.name == PACK:
            return self._pack(path)
        return self.played(path, gather(path))

    def played(self, path: Path, sources: Sources) -> list[Diagnostic]:
        """Return what is wrong with the scenario or plan at ``path``, as ``sources`` have it."""
        if is_built(sources, path.name):
            return self._built(path, sources)
        if path.name not in sources:
            raise Mistakes([_gone(Path(path.name))])
        if _GAME.search(sources[path.name]):
            return self._scenario(path, sources)
        if self._plan and _STEPS.search(sources[path.name]):
            return self._content(path, sources, self._plan)
        return [_unknown_kind(load(sources[path.name], path.name))]

    def _pack(self, path: Path) -> list[Diagnostic]:
        document = load(read_bytes(path), PACK)
        if newer := newer_format(document):
            return [newer]
        folder = path.parent
        found = self._content(path, gather(path), Kind(Pack, played=False), self._of_folder(folder))
        pack = examine({PACK: read_bytes(path)}, PACK, Pack).content
        about = pack_mistakes(folder, pack, document) if pack else ()
        return [*found, *about]

    def _of_folder(self, folder: Path) -> list[Diagnostic]:
        """Return what is wrong in the scenario that the pack in ``folder`` is, if it is one."""
        if not builds(folder):
            return []
        try:
            return self._built(folder, gather(folder))
        except Mistakes as mistakes:
            return list(mistakes.diagnostics)

    def _built(self, folder: Path, sources: Sources) -> list[Diagnostic]:
        """Return what is wrong in the scenario of a pack that builds on another.

        What was wrong in the base before is its own maker's.
        """
        game = game_in(sources[PACK])
        if game is None or game not in self._games:
            return []
        kind = self._games[game]
        examined = examine(sources, folder.name, kind.model)
        made, content = examined.built, examined.content
        if made is None or content is None:
            return list(examined.diagnostics)
        before = kind.model.model_validate(without(made.base.value), context={"lang": made.lang})
        known = {_place(one) for one in self._told(folder, before, made.base, kind)}
        found = self._told(folder, content, made.document, kind)
        new = [one for one in found if _place(one) not in known or made.changes(one)]
        return [*examined.diagnostics, *made.moved(new)]

    def _told(
        self,
        path: Path,
        content: BaseModel,
        document: Document,
        kind: Kind,
        before: Iterable[Diagnostic] = (),
    ) -> list[Diagnostic]:
        """Return what there is to say of ``content``: what a game says goes first."""
        found = list(_findings(kind.checks(content), document))
        if not kind.played:
            return found
        remarks, self.readability[_shown(path)] = read_through(content)
        told = {(one.line, one.column) for one in [*before, *found]}
        read = _remarks(remarks, document)
        return found + [one for one in read if (one.line, one.column) not in told]

    def _scenario(self, path: Path, sources: Sources) -> list[Diagnostic]:
        document = load(sources[path.name], path.name)
        game = str(document.value.get("game"))
        if game in self._games:
            return self._content(path, sources, self._games[game])
        near = (nearest(game, self._games) or ["…"])[0]
        facts = {"found": game, "allowed": ", ".join(self._games), "near": near}
        return [document.source.mistake(Code.NO_SUCH_GAME, document.at_value(("game",)), **facts)]

    def _content(
        self, path: Path, sources: Sources, kind: Kind, more: Iterable[Diagnostic] = ()
    ) -> list[Diagnostic]:
        examined = examine(sources, path.name, kind.model)
        found = [*examined.diagnostics, *more]
        document = examined.document
        if document is None:
            return found
        if examined.content is not None:
            found += _no_scenarios(kind.scenarios(examined.content), document, path.parent)
            found += self._told(path, examined.content, document, kind, found)
        if path.parent.name != MISTAKES:  # there such a note is an example
            found += _to_do(document)
        finished = examined.content is not None
        return silenced(found, examined.asides, document, self._codes, finished)


def _remarks(remarks: Iterable[Remark], document: Document) -> Iterator[Diagnostic]:
    for remark in remarks:
        like = remark.facts.get("like")
        facts = {**remark.facts, "line": document.at_value(like)[0]} if like else remark.facts
        at = document.at_value(locate(remark.at, document.places, absent=False))
        yield document.source.mistake(remark.code, at, **facts)


def _unknown_kind(document: Document) -> Diagnostic:
    """Return that nobody can tell what this is, or which field would have told it."""
    for meant in (one for one in ("game", "steps") if one not in document.value):
        for word in get_close_matches(meant, document.value, 1, 0.75):
            at, facts = document.at_key((word,)), {"word": word, "near": meant}
            return document.source.mistake(Code.MISSPELT_FIELD, at, **facts)
    return document.source.mistake(Code.UNKNOWN_KIND, (1, 1, 1))


def _place(one: Diagnostic) -> tuple[str, int, int]:
    return one.code, one.line, one.column


def _findings(findings: Iterable[Finding], document: Document) -> Iterator[Diagnostic]:
    for finding in findings:
        place = locate(finding.at, document.places, absent=False)
        at, stands = document.at_value(place), document.value_at(place)
        yield document.source.finding(finding, at, stands)


def _no_scenarios(
    wanted: Iterable[tuple[KeyPath, str, str]], document: Document, beside: Path
) -> Iterator[Diagnostic]:
    """Yield which scenarios are named and are not there."""
    for place, game, name in wanted:
        known = scenarios(game, beside)
        if name not in known:
            near = (nearest(name, known) or ["…"])[0]
            facts = {"found": name, "allowed": ", ".join(known) or "–", "near": near}
            yield document.source.mistake(Code.NO_SUCH_SCENARIO, document.at_value(place), **facts)


def _to_do(document: Document) -> Iterator[Diagnostic]:
    """Yield what the writer still meant to do."""
    for number, line in enumerate(document.source.lines, start=1):
        if here := _TO_DO.search(line):
            at = (number, here.start() + 1, len(here[0]))
            yield document.source.mistake(Code.TO_DO, at, line=line.strip(" #")[:60])
