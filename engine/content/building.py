"""The scenario of a base in the words of the pack that builds on it, from their bytes alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from engine.content.asides import without
from engine.content.bases import BASE, BUILDS_ON, Building, building
from engine.content.diagnostics import Diagnostic, Mistakes, SourceText
from engine.content.fields import Name, Years
from engine.content.shape import texts_in
from engine.content.shelves import PACK, TRANSLATIONS
from engine.content.structure import structure_mistakes
from engine.content.translations import (
    Entry,
    Translation,
    leaves,
    read_translation,
)
from engine.content.yaml_light import Document, KeyPath, load
from engine.core import Text

Spot = tuple[SourceText, tuple[int, int, int]]
"""A file, and a line, a column and a width in it."""

WITHOUT = "without"


@dataclass(frozen=True)
class Built:
    """A scenario that was built: ``base`` as it was, ``document`` as it is played.

    The places of both are in the base. ``paths`` are those, in the base, of what may be said
    in other words: texts, names and ages. ``own`` and ``theirs`` are the words by language.
    """

    pack: Document
    base: Document
    document: Document
    old: Mapping[KeyPath, KeyPath]
    """Where what is played stands in the base."""
    stem: str
    lang: str
    paths: Mapping[KeyPath, type]
    own: Mapping[str, Translation]
    theirs: Mapping[str, Translation]

    @cached_property
    def words(self) -> Mapping[str, Entry]:
        """What is said in other words, in the language of the base, by key."""
        return _words(self.own, self.lang, self.stem, self.kinds)

    @cached_property
    def kinds(self) -> Mapping[str, type]:
        """Whether it is a text, a name or an age, by the key of each that may be said otherwise."""
        keys = leaves(self.base.value, self.stem)
        return {key: self.paths[path] for key, path, _ in keys if path in self.paths}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every text, name and age as it is played, by key."""
        played = leaves(self.document.value, self.stem)
        return {key: text for key, path, text in played if self.old[path] in self.paths}

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """What it is called in the other languages: the base's words under those of the pack."""
        others = {**self.theirs, **self.own}
        return tuple(
            replace(one, entries={**self.said(lang, self.theirs), **self.said(lang, self.own)})
            for lang, one in others.items()
            if lang != self.lang
        )

    def said(self, lang: str, of: Mapping[str, Translation]) -> Mapping[str, Entry]:
        """Return what one of them says of this scenario in ``lang``, by key."""
        return of[lang].of(self.stem) if lang in of else {}

    def moved(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return what was ``found`` in the base, told where the pack is the reason of it."""
        return [self._moved(one) for one in found]

    def changes(self, one: Diagnostic) -> bool:
        """Return whether ``one``, found in the base, is about a text that is said otherwise."""
        return (one.line, one.column) in self._spots

    def _moved(self, one: Diagnostic) -> Diagnostic:
        if one.file != self.base.source.name:
            return one
        source, (line, column, width) = self._spots.get((one.line, one.column), self._reason)
        told = replace(one, file=source.name, line=line, column=column, width=max(1, width))
        return replace(told, excerpt=source.line(line))

    @cached_property
    def _spots(self) -> Mapping[tuple[int, int], Spot]:
        """Where the words stand that are said instead, by the place of the text in the base."""
        keys = leaves(self.base.value, self.stem)
        return {
            self.base.at_value(path)[:2]: spot_of(self.own[self.lang], key)
            for key, path, _ in keys
            if key in self.words
        }

    @cached_property
    def _reason(self) -> Spot:
        field = WITHOUT if WITHOUT in self.pack.value else BUILDS_ON
        return self.pack.source, self.pack.at_key((field,))


def spot_of(translation: Translation, key: str) -> Spot:
    """Return where the text of ``key`` stands."""
    document = translation.document
    return document.source, document.at_value((key, "text"))


def is_built(sources: Mapping[str, bytes], name: str) -> bool:
    """Return whether ``name`` is no file among ``sources`` but a pack that builds on another."""
    return name not in sources and any(one.startswith(f"{BASE}/") for one in sources)


def built(sources: Mapping[str, bytes], model: type[BaseModel]) -> Built:
    """Return the scenario that ``sources`` tell of.

    Raises:
        Mistakes: if one of them cannot be used.
    """
    pack = load(sources[PACK], PACK)
    name = base_file(sources)
    base, stem = load(sources[name], name), name[len(BASE) + 1 : -len(".yaml")]
    lang = str(base.value.get("language") or _language(sources) or "nl")
    own, theirs = _read(sources, TRANSLATIONS), _read(sources, f"{BASE}/{TRANSLATIONS}")
    made = Built(pack, base, base, {}, stem, lang, changeable(base, model, lang), own, theirs)
    return _played(made, building(pack))


def base_file(sources: Mapping[str, bytes]) -> str:
    """Return the name of the base's scenario among ``sources``."""
    packs = {PACK, f"{BASE}/{PACK}"}
    return next(one for one in sources if one.count("/") == 1 and one.startswith(BASE)
                and one not in packs)  # fmt: skip


def _language(sources: Mapping[str, bytes]) -> Any:
    name = f"{BASE}/{PACK}"
    return load(sources[name], name).value.get("language") if name in sources else None


def _read(sources: Mapping[str, bytes], folder: str) -> dict[str, Translation]:
    names = [one for one in sources if one.startswith(f"{folder}/")]
    read = [read_translation(sources[name], name) for name in names]
    return {one.lang: one for one in read}


def changeable(base: Document, model: type[BaseModel], lang: str) -> Mapping[KeyPath, type]:
    """Return where in ``base`` a text, a name or an age stands that may be said otherwise.

    Raises:
        Mistakes: if it cannot be used.
    """
    try:
        content = model.model_validate(without(base.value), context={"lang": lang})
    except ValidationError as error:
        raise Mistakes(structure_mistakes(error, base, model)) from None
    kinds: tuple[type, ...] = (Text, Name, Years)
    found = {path: kind for kind in kinds for path, _ in texts_in(content, kind)}
    return {path: kind for path, kind in found.items() if path in base.places}


def _words(
    own: Mapping[str, Translation], lang: str, stem: str, kinds: Mapping[str, type]
) -> Mapping[str, Entry]:
    entries = own[lang].of(stem) if lang in own else {}
    return {key: one for key, one in entries.items() if key in kinds}


def _played(made: Built, said: Building) -> Built:
    """Return ``made`` with its words in place, and without what is left out."""
    keys = leaves(made.base.value, made.stem)
    words = {path: made.words[key].text for key, path, _ in keys if key in made.words}
    gone, old = set(items_called(made.base.value, said.without)), dict[KeyPath, KeyPath]()
    value = _remade(made.base.value, words, gone, old)
    if "id" in value:
        value["id"] = said.slug
    places = {new: made.base.places[was] for new, was in old.items()}
    return replace(made, document=Document(made.base.source, value, places), old=old)


def items_called(value: Mapping[str, Any], dropped: Iterable[str]) -> Iterator[KeyPath]:
    """Yield where the items stand that have these ids, with the name of their list or without."""
    names = set(dropped)
    for field, items in value.items():
        for index, item in enumerate(items if isinstance(items, list) else ()):
            id = item.get("id") if isinstance(item, dict) else None
            if names & {id, f"{field}.{id}"}:
                yield field, index


def _remade(
    value: Any,
    words: Mapping[KeyPath, str],
    gone: set[KeyPath],
    old: dict[KeyPath, KeyPath],
    path: KeyPath = (),
    new: KeyPath = (),
) -> Any:
    """Return ``value`` in other ``words`` and without what is ``gone``; ``old`` gets the places."""
    old[new] = path
    if isinstance(value, dict):
        return {
            name: _remade(one, words, gone, old, (*path, name), (*new, name))
            for name, one in value.items()
        }
    if isinstance(value, list):
        kept = [index for index in range(len(value)) if (*path, index) not in gone]
        return [
            _remade(value[index], words, gone, old, (*path, index), (*new, number))
            for number, index in enumerate(kept)
        ]
    return words.get(path, value)
