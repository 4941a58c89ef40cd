"""The software's own sentences: every language has each of them, with the same blanks."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.content.diagnostics import Code, Diagnostic, Mistakes
from engine.content.load import read_bytes
from engine.content.phrases import found
from engine.content.translations import blanks, leaves
from engine.content.yaml_light import Document, KeyPath, load

WORDS = "words"
"""The folder that words files stand in."""


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
    texts = {path for _, path, _ in leaves(document.value, "")}
    for path in document.places:
        value = _value(document, path)
        if path not in texts and not (isinstance(value, dict) and value):
            facts = {"word": path[-1], "found": found(value), "example": '"…"'}
            code = Code.NO_TEXT if value is not None else Code.EMPTY
            yield document.source.mistake(code, document.at_value(path), **facts)


def _value(document: Document, path: KeyPath) -> object:
    value = document.value
    for step in path:
        value = value[step]
    return value


def _differences(own: Document, path: Path) -> Iterable[Diagnostic]:
    try:
        other = _sentences(load(read_bytes(path), path.name))
    except Mistakes:
        return  # said where that file itself is looked at
    for key, text in _sentences(own).items():
        at = own.at_value(tuple(key.split(".")))
        if key not in other:
            yield own.source.mistake(Code.ONE_LANGUAGE_ONLY, at, key=key, file=path.name)
        elif blanks(text) != blanks(other[key]) and own.source.name > path.name:
            facts = {"source": _listed(other[key]), "found": _listed(text)}
            yield own.source.mistake(Code.BLANKS, at, **facts)


def _sentences(document: Document) -> Mapping[str, str]:
    return {key.removeprefix("."): text for key, _, text in leaves(document.value, "")}


def _listed(text: str) -> str:
    return " ".join(sorted(blanks(text))) or "–"
