"""From a trainer's files to content, or to all that is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from engine.content.asides import Asides, read_asides, without
from engine.content.bases import BASE, builds, foundation
from engine.content.building import Built, built, is_built
from engine.content.diagnostics import Code, Diagnostic, Mistakes, SourceText, in_order
from engine.content.own_words import differences
from engine.content.shape import texts_in
from engine.content.shelves import PACK as PACK
from engine.content.shelves import TRANSLATIONS as TRANSLATIONS
from engine.content.structure import hidden_texts, structure_mistakes
from engine.content.translations import Translation, compare, read_translation, translated
from engine.content.yaml_light import BYTES, Document, KeyPath, load
from engine.core import Text

M = TypeVar("M", bound=BaseModel)

Sources = Mapping[str, bytes]
"""A file, its translations and its ``pack.yaml``, by their names from its folder.

A pack that builds on another has those of its base under ``base/``."""

MISTAKES = "mistakes"
"""The folder that explains what can be wrong."""


@dataclass(frozen=True)
class Examined(Generic[M]):
    """A file looked at from all sides: ``content`` is None if it cannot be used."""

    content: M | None
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    asides: Asides = field(default_factory=Asides)
    built: Built | None = None
    """How it was made, if it is a pack that builds on another."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those mistakes that make it unusable."""
        return tuple(one for one in self.diagnostics if one.severity == "error")


def gather(path: Path) -> Sources:
    """Return the file at ``path`` with its translations and its ``pack.yaml``.

    If ``path`` is the folder of a pack that builds on another, that is its own files and those
    of the scenario it builds on.

    Raises:
        Mistakes: if one of them cannot be read from the disk, or the base does not fit.
    """
    if not builds(path):
        return _beside(path)
    base = _beside(foundation(path))
    return {**_beside(path / PACK), **{f"{BASE}/{name}": raw for name, raw in base.items()}}


def _beside(path: Path) -> Sources:
    folder = path.parent
    beside = [folder / PACK, *sorted((folder / TRANSLATIONS).glob("*.yaml"))]
    files = dict.fromkeys([path, *(one for one in beside if one.is_file())])
    return {one.relative_to(folder).as_posix(): read_bytes(one) for one in files}


def read_bytes(path: Path) -> bytes:
    """Return what the file at ``path`` holds: of one that is too large, no more than shows that.

    Raises:
        Mistakes: if it cannot be read from the disk.
    """
    try:
        with path.open("rb") as file:
            return file.read(BYTES + 1)
    except OSError:
        source = SourceText(path.name, "")
        raise Mistakes([source.mistake(Code.UNREADABLE, (1, 1, 1), file=str(path))]) from None


def read(path: Path, model: type[M], lang: str = "nl") -> M:
    """Return the content of the file at ``path``; ``lang`` is what it is written in.

    Raises:
        Mistakes: if it, or a file beside it, cannot be used.
    """
    return parse(gather(path), path.name, model, lang)


def parse(sources: Sources, name: str, model: type[M], lang: str = "nl") -> M:
    """Return the content of the file ``name`` among ``sources``, from their bytes alone.

    A key ``language`` in the file, else in ``pack.yaml``, goes before ``lang``.

    Raises:
        Mistakes: if it, or a file beside it, cannot be used.
    """
    examined = examine(sources, name, model, lang)
    if examined.content is None or examined.errors:
        raise Mistakes(examined.errors)
    return examined.content


def examine(sources: Sources, name: str, model: type[M], lang: str = "nl") -> Examined[M]:
    """Return the content of the file ``name`` and all that may be said against it.

    A ``name`` that is no file among ``sources`` means the pack, if that builds on another.
    """
    if is_built(sources, name):
        return _examined(sources, model)
    found: list[Diagnostic] = []
    translations = _translations(sources, found)
    lang = _language(sources, PACK, found) or lang
    document = _document(sources, name, found)
    if document is None:
        return Examined(None, None, in_order(found))
    own = document.value.get("language")
    lang = own if isinstance(own, str) else lang
    # What a pack that builds on another says in its base's language is no translation of its own.
    translations = [one for one in translations if one.lang != lang]
    slips = [*_same_ids(document.value, document), *hidden_texts(document)]
    found += slips
    asides = read_asides(document, found)
    content = _content(document, model, _stem(name), lang, translations, found)
    if slips:  # what would be found in the rest follows from them
        content = None
    if content is not None and translations:
        paths = [path for path, _ in texts_in(content, Text) if path in document.places]
        found += _differences(document, _stem(name), paths, translations)
    return Examined(content, document, in_order(found), asides)


def _examined(sources: Sources, model: type[M]) -> Examined[M]:
    """Return the content of the pack in ``sources``, which builds on another."""
    found: list[Diagnostic] = []
    try:
        made = built(sources, model)
    except Mistakes as mistakes:
        return Examined(None, None, in_order([*found, *mistakes.diagnostics]))
    found += differences(made)
    document = made.document
    asides = read_asides(made.pack if "expect" in made.pack.value else document, found)
    content = _content(document, model, made.stem, made.lang, made.translations, found)
    return Examined(content, document, in_order(made.moved(found)), asides, made)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _document(sources: Sources, name: str, found: list[Diagnostic]) -> Document | None:
    try:
        return load(sources[name], name)
    except Mistakes as mistakes:
        found += mistakes.diagnostics
        return None


def _language(sources: Sources, name: str, found: list[Diagnostic]) -> str | None:
    document = _document(sources, name, found) if name in sources else None
    language = document.value.get("language") if document else None
    return language if isinstance(language, str) else None


def _translations(sources: Sources, found: list[Diagnostic]) -> list[Translation]:
    read: list[Translation] = []
    for name in sources:
        if not name.startswith(f"{TRANSLATIONS}/"):
            continue
        try:
            read.append(read_translation(sources[name], name))
        except Mistakes as mistakes:
            found += mistakes.diagnostics
    return read


def _content(
    document: Document,
    model: type[M],
    stem: str,
    lang: str,
    translations: Iterable[Translation],
    found: list[Diagnostic],
) -> M | None:
    others = {
        one.lang: {key: entry.text for key, entry in one.of(stem).items()} for one in translations
    }
    own = without(document.value)
    value = translated(own, stem, lang, others) if others else own
    try:
        return model.model_validate(value, context={"lang": lang})
    except ValidationError as error:
        found += structure_mistakes(error, document, model)
        return None


def _differences(
    document: Document, stem: str, paths: list[KeyPath], translations: Iterable[Translation]
) -> list[Diagnostic]:
    return [
        difference for one in translations for difference in compare(one, document, stem, paths)
    ]


def _same_ids(value: Any, document: Document, path: KeyPath = ()) -> list[Diagnostic]:
    """Return the ids that stand twice in one list, wherever that list is."""
    is_list = isinstance(value, list)
    found = _twice(value, document, path) if is_list else []
    for step, inner in enumerate(value) if is_list else value.items():
        if isinstance(inner, dict | list):
            found += _same_ids(inner, document, (*path, step))
    return found


def _twice(items: list[Any], document: Document, path: KeyPath) -> list[Diagnostic]:
    first: dict[str, int] = {}
    found: list[Diagnostic] = []
    for index, item in enumerate(items):
        own = item.get("id") if isinstance(item, dict) else None
        if not isinstance(own, str):
            continue
        at = document.at_value((*path, index, "id"))
        if own in first:
            facts = {"found": own, "line": first[own]}
            found.append(document.source.mistake(Code.SAME_ID, at, **facts))
        first.setdefault(own, at[0])
    return found
