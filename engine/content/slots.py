"""What a translator works on: every text that people read, in the order of its file."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel

from engine.content.bases import builds, game_of
from engine.content.building import Built
from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.load import PACK, TRANSLATIONS, examine, gather, read_bytes
from engine.content.packs import Pack
from engine.content.shape import texts_in
from engine.content.translations import (
    Entry,
    Translation,
    blanks,
    fingerprint,
    leaves,
    read_translation,
)
from engine.content.yaml_light import Document, KeyPath, load
from engine.core import Text

Standing = Literal["done", "missing", "stale", "broken"]
"""Of one text in one language: ``stale`` is of an older source, ``broken`` has other blanks."""

_NAMING: Final = ("title", "name", "label", "text")
_STEPS = re.compile(rb"^(?:\xef\xbb\xbf)?steps:", re.MULTILINE)


@dataclass(frozen=True)
class Models:
    """What may be written in each kind of file: scenarios by game, and plans."""

    games: Mapping[str, type[BaseModel]]
    plan: type[BaseModel]

    def of(self, name: str, raw: bytes) -> type[BaseModel]:
        """Return what may be written in the file ``name``, which holds ``raw``.

        Raises:
            Mistakes: if it is nothing that is known.
        """
        if name == PACK:
            return Pack
        if _STEPS.search(raw):
            return self.plan
        document = load(raw, name)
        game = document.value.get("game")
        if isinstance(game, str) and game in self.games:
            return self.games[game]
        raise Mistakes([document.source.mistake(Code.UNKNOWN_KIND, (1, 1, 1))])


@dataclass(frozen=True)
class Slot:
    """One text: its ``key`` in a translation file, and where it stands in its source."""

    key: str
    file: str
    line: int
    text: str
    lang: str
    around: str
    """What it belongs to, such as the title of its card; empty if it stands by itself."""

    @property
    def now(self) -> str:
        """The hash of the text as it is now."""
        return fingerprint(self.text)

    def standing(self, entry: Entry | None) -> Standing:
        """Return how its translation ``entry`` stands."""
        if entry is None:
            return "missing"
        if entry.src != self.now:
            return "stale"
        return "done" if blanks(entry.text) == blanks(self.text) else "broken"


@dataclass(frozen=True)
class Texts:
    """All texts of some files in ``folder``, and what they are called without ``.yaml``."""

    folder: Path
    stems: frozenset[str]
    slots: tuple[Slot, ...]
    base: tuple[Slot, ...] = ()
    """If it is a pack that builds on another: what may be said in other words."""
    theirs: Mapping[str, Translation] = field(default_factory=dict)
    """What the base says of it in other languages."""
    voluntary: bool = False
    """Whether nothing is missing where nothing is said: the base says it then."""

    def into(self, lang: str) -> "Texts":
        """Return what there is to say in ``lang``: of a base, in its own language, other words."""
        if not self.base or lang != self.base[0].lang:
            return self
        return replace(self, slots=self.base, base=(), voluntary=True)

    @property
    def language(self) -> str:
        """What they are written in."""
        return self.slots[0].lang if self.slots else "nl"

    def file(self, lang: str) -> Path:
        """Return where their translations into ``lang`` are kept."""
        return self.folder / TRANSLATIONS / f"{lang}.yaml"

    def languages(self) -> list[str]:
        """Return the languages that there are translations in."""
        own = {one.stem for one in (self.folder / TRANSLATIONS).glob("*.yaml")}
        return sorted(own | set(self.theirs))

    def translation(self, lang: str) -> Translation | None:
        """Return the translations into ``lang``, if there are any.

        Raises:
            Mistakes: if their file cannot be read.
        """
        file = self.file(lang)
        name = f"{TRANSLATIONS}/{file.name}"
        own = read_translation(read_bytes(file), name) if file.is_file() else None
        below = None if self.voluntary else self.theirs.get(lang)
        if own and below:
            return replace(own, entries={**below.entries, **own.entries})
        return own or below

    def new(self, lang: str, entries: Mapping[str, Entry]) -> dict[str, Entry]:
        """Return those of ``entries`` that the base does not say already."""
        theirs = self.theirs[lang].entries if lang in self.theirs else {}
        return {key: one for key, one in entries.items() if theirs.get(key) != one}

    def orphans(self, translation: Translation) -> list[str]:
        """Return the keys of ``translation`` that belong to no text: of these files, or of none."""
        known = {slot.key for slot in self.slots}
        there = {one.stem for one in self.folder.glob("*.yaml")}
        stems = ((key, key.partition(".")[0]) for key in translation.entries)
        return [
            key
            for key, stem in stems
            if key not in known and (stem in self.stems or stem not in there)
        ]


def texts_of(path: Path, models: Models) -> Texts:
    """Return all texts of the file or the folder at ``path``.

    Raises:
        Mistakes: if a file there cannot be used as it is.
    """
    if not path.exists():
        source = SourceText(str(path), "")
        raise Mistakes([source.mistake(Code.UNREADABLE, (1, 1, 1), file=str(path))])
    files = [path] if path.is_file() else sorted(path.glob("*.yaml"), key=_pack_first)
    slots = [slot for file in files for slot in _slots(file, models)]
    folder = path.parent if path.is_file() else path
    found = Texts(folder, frozenset(one.stem for one in files), tuple(slots))
    return _over_base(found, models) if builds(path) else found


def _over_base(own: Texts, models: Models) -> Texts:
    """Return ``own`` with the texts of the scenario that it plays in other words."""
    model = models.games.get(game_of(own.folder) or "")
    if model is None:
        raise Mistakes([SourceText(PACK, "").mistake(Code.UNKNOWN_KIND, (1, 1, 1))])
    examined = examine(gather(own.folder), own.folder.name, model)
    if examined.built is None or examined.errors:
        raise Mistakes(examined.errors)
    made = examined.built
    played = _of_built(made, made.document, {key for key in made.kinds if made.kinds[key] is Text})
    keys = {slot.key for slot in played}
    theirs = {
        lang: replace(one, entries={k: e for k, e in one.entries.items() if k in keys})
        for lang, one in made.theirs.items()
    }
    base = _of_built(made, made.base, set(made.kinds))
    return replace(
        own, stems=own.stems | {made.stem}, slots=own.slots + played, base=base, theirs=theirs
    )


def _of_built(made: Built, document: Document, keys: Collection[str]) -> tuple[Slot, ...]:
    file = document.source.name.rpartition("/")[2]
    return tuple(
        _slot(document, (key, path, text), file, made.lang)
        for key, path, text in leaves(document.value, made.stem)
        if key in keys and text.strip()
    )


def _pack_first(file: Path) -> tuple[bool, str]:
    return file.name != PACK, file.name


def _slots(file: Path, models: Models) -> Iterable[Slot]:
    beside = gather(file)
    sources = {one: raw for one, raw in beside.items() if not one.startswith(f"{TRANSLATIONS}/")}
    examined = examine(sources, file.name, models.of(file.name, sources[file.name]))
    document = examined.document
    if examined.content is None or document is None or examined.errors:
        raise Mistakes(examined.errors)
    read = dict(texts_in(examined.content, Text))
    for key, path, written in leaves(document.value, file.stem):
        if path in read and written.strip():
            yield _slot(document, (key, path, written), file.name, read[path].lang)


def _slot(document: Document, leaf: tuple[str, KeyPath, str], file: str, lang: str) -> Slot:
    key, path, written = leaf
    line, around = document.at_value(path)[0], _around(document, path)
    return Slot(key, file, line, written.strip(), lang, around)


def _around(document: Document, path: KeyPath) -> str:
    """Return what the nearest group around ``path`` is called, if that is another text."""
    own = document.value_at(path)
    for length in range(len(path) - 1, 0, -1):
        named = _name(document.value_at(path[:length]))
        if named and named != own:
            return named
    return ""


def _name(value: Any) -> str:
    found = (value.get(name) for name in _NAMING) if isinstance(value, dict) else ()
    return next((one.strip() for one in found if isinstance(one, str)), "")
