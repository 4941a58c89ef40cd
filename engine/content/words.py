"""The software's own sentences: every language has each of them, with the same blanks."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.content.diagnostics import Code, Diagnostic, Mistakes
from engine.content.load import read_bytes
from engine.content.phrases import found
from engine.content.translations import blanks, leaves, listed
from engine.content.yaml_light import Document, KeyPath, load

WORDS = "words"
"""The folder that words files stand in."""

_SOURCE = "nl.yaml"


def words_mistakes(folder: Path, name: str) -> list[Diagnostic]:
    """Return what is wrong in the words file ``name``, and where its neighbours differ."""
    try:
        own = load(read_bytes(folder / name), name)
    except Mistakes as mistakes:
        return list(mistakes.diagnostics)
    neighbours = [one for one in sorted(folder.glob("*.yaml")) if one.name != name]
    differences = [one for path in neighbours for one in _differences(own, path)]
    return [*_no_texts(own), *differences]


def _no_texts(document: Document) -> Iterable[Diagnostic]:
    for path in document.places:
        value = document.value_at(path)
        if not isinstance(value, str) and not (isinstance(value, dict) and value):
            facts = {"word": path[-1], "found": found(value), "example": '"…"'}
            code = Code.NO_TEXT if value is not None else Code.EMPTY
            yield document.source.mistake(code, document.at_value(path), **facts)


def _differences(own: Document, path: Path) -> Iterable[Diagnostic]:
    try:
        other = _sentences(load(read_bytes(path), path.name))
    except Mistakes:
        return  # said where that file itself is looked at
    for place, text in _sentences(own).items():
        at = own.at_value(place)
        if place not in other:
            facts = {"name": ".".join(map(str, place)), "file": path.name}
            yield own.source.mistake(Code.ONE_LANGUAGE_ONLY, at, **facts)
        elif blanks(text) != blanks(other[place]) and path.name == _SOURCE:
            facts = {"source": listed(other[place]), "found": listed(text)}
            yield own.source.mistake(Code.BLANKS, at, **facts)


def _sentences(document: Document) -> Mapping[KeyPath, str]:
    texts = leaves(document.value, "")
    return {path: text for _, path, text in texts if all(isinstance(step, str) for step in path)}
