"""A trainer's texts in other languages: ``i18n/<lang>.yaml`` beside the source."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Annotated, Any, Final

from pydantic import Field, RootModel, ValidationError

from engine.content.diagnostics import Code, Diagnostic, Mistakes
from engine.content.fields import Content, Translated
from engine.content.phrases import nearest
from engine.content.structure import structure_mistakes
from engine.content.yaml_light import Document, KeyPath, load

_MEANT: Final = 0.9
"""How alike a name and one that is missing must be, to be a slip of the pen."""
MOST_ORPHANS: Final = 500
"""Keys of nothing that are told: for each it is sought what is meant, among all there is."""
_BLANK = re.compile(r"\{[^{}]*\}")


class Entry(Content):
    """One translated text, and the hash of the source text it was made from."""

    src: Annotated[str, Field(pattern=r"^[0-9a-f]{6}$")]
    text: Annotated[str, Field(min_length=1)]


class Entries(RootModel[dict[str, Entry]]):
    """A translation file: a text for each key ``<source file>.<id path>``."""


@dataclass(frozen=True)
class Translation:
    """One language's file, read."""

    lang: str
    document: Document
    entries: Mapping[str, Entry]

    def of(self, stem: str) -> dict[str, Entry]:
        """Return the entries for the source file ``stem``."""
        return {key: one for key, one in self.entries.items() if key.startswith(f"{stem}.")}


def fingerprint(source: str) -> str:
    """Return the six hex digits that tell whether a source text has changed."""
    return sha256(source.strip().encode()).hexdigest()[:6]


def blanks(text: str) -> frozenset[str]:
    """Return the places in ``text`` that are filled in later, such as ``{naam}``."""
    return frozenset(_BLANK.findall(text))


@lru_cache(maxsize=4)
def read_translation(raw: bytes, name: str) -> Translation:
    """Return the translation file ``name``; its language is its own name.

    Raises:
        Mistakes: if it is no translation file.
    """
    document = load(raw, name)
    try:
        entries = Entries.model_validate(document.value).root
    except ValidationError as error:
        raise Mistakes(structure_mistakes(error, document, Entries)) from None
    return Translation(name.rpartition("/")[2].removesuffix(".yaml"), document, entries)


def named(index: int, item: Any) -> str:
    """Return what an item of a list is called: by its id, else its number from 1."""
    own = item.get("id") if isinstance(item, dict) else None
    return own if isinstance(own, str) else str(index + 1)


def leaves(value: Any, key: str, path: KeyPath = ()) -> Iterator[tuple[str, KeyPath, str]]:
    """Yield every text under ``value``: its translation key, its path and itself."""
    if isinstance(value, str):
        yield key, path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}", (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{key}.{named(index, inner)}", (*path, index))


def translated(value: Any, key: str, lang: str, others: Mapping[str, Mapping[str, str]]) -> Any:
    """Return ``value`` with its texts' translations; ``others`` by language and key."""
    if isinstance(value, str):
        found = {other: texts[key] for other, texts in others.items() if key in texts}
        return Translated(value, lang, found) if found else value
    if isinstance(value, dict):
        return {k: translated(v, f"{key}.{k}", lang, others) for k, v in value.items()}
    if isinstance(value, list):
        items = enumerate(value)
        return [translated(v, f"{key}.{named(i, v)}", lang, others) for i, v in items]
    return value


def compare(
    translation: Translation, source: Document, stem: str, texts: Iterable[KeyPath]
) -> list[Diagnostic]:
    """Return where ``translation`` differs from its source; ``texts`` can be translated."""
    written = {key: (path, text) for key, path, text in leaves(source.value, stem)}
    own, wanted = translation.of(stem), set(texts)
    absent = [key for key, (path, _) in written.items() if path in wanted and key not in own]
    found: list[Diagnostic] = []
    for key in (one for one in own if one in written):
        found += _entry(translation, key, *written[key], wanted)
    for key in islice((one for one in own if one not in written), MOST_ORPHANS):
        found.append(_orphan(translation, key, absent, written))
    if absent:
        found.append(_untranslated(translation, absent, written[absent[0]][1]))
    return found


def _orphan(
    translation: Translation, key: str, absent: list[str], written: Iterable[str]
) -> Diagnostic:
    """Return that ``key`` belongs to no text. If one of ``absent`` is meant, that is told too."""
    document = translation.document
    last = key[key.rfind(".") :]
    near = get_close_matches(key, absent, 1, _MEANT)
    if near:
        absent.remove(near[0])
    else:
        near = nearest(key, [one for one in written if one.endswith(last)]) or ["…"]
    return document.source.mistake(Code.ORPHAN, document.at_key((key,)), name=key, near=near[0])


def _entry(
    translation: Translation, key: str, path: KeyPath, text: str, wanted: set[KeyPath]
) -> Iterator[Diagnostic]:
    document, entry = translation.document, translation.entries[key]
    mistake = document.source.mistake
    if path not in wanted:
        yield mistake(Code.NOT_TRANSLATABLE, document.at_key((key,)), name=key)
    elif entry.src != (now := fingerprint(text)):
        yield mistake(Code.STALE, document.at_value((key, "src")), name=key, hash=now)
    elif blanks(entry.text) != blanks(text):
        facts = {"source": listed(text), "found": listed(entry.text)}
        yield mistake(Code.BLANKS, document.at_value((key, "text")), **facts)


def listed(text: str) -> str:
    """Return the blanks of ``text`` for a person to read."""
    return " ".join(sorted(blanks(text))) or "–"


def _untranslated(translation: Translation, keys: list[str], text: str) -> Diagnostic:
    example = f'{keys[0]}: {{src: {fingerprint(text)}, text: "…"}}'
    facts = {"lang": translation.lang, "count": len(keys), "name": keys[0], "example": example}
    return translation.document.source.mistake(Code.UNTRANSLATED, (1, 1, 1), **facts)
