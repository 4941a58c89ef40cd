"""The words of a pack that builds on another, beside the words of its base."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.content.building import WITHOUT, Built, items_called, spot_of
from engine.content.diagnostics import Code, Diagnostic
from engine.content.fields import Name
from engine.content.phrases import nearest
from engine.content.translations import (
    MOST_ORPHANS,
    Translation,
    blanks,
    fingerprint,
    leaves,
    listed,
)
from engine.core import Text


def differences(made: Built) -> list[Diagnostic]:
    """Return all that may be said of the words of ``made`` beside those of its base."""
    return [*_unknown(made), *_compared(made), *_elsewhere(made), *_old_names(made)]


def _unknown(made: Built) -> Iterator[Diagnostic]:
    """Yield what is left out and was not there."""
    for index, name in enumerate(made.pack.value.get(WITHOUT) or ()):
        if not list(items_called(made.base.value, [name])):
            at = made.pack.at_value((WITHOUT, index))
            ids = [id for _, id in _ids(made.base.value)]
            facts = {"name": name, "near": (nearest(str(name), ids) or ["…"])[0]}
            yield made.pack.source.mistake(Code.WITHOUT_NOTHING, at, **facts)


def _ids(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, items in value.items():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield field, item["id"]


def _compared(made: Built) -> Iterator[Diagnostic]:
    """Yield where the pack's own words do not fit those of the base, in every language."""
    before = {key: text for key, _, text in leaves(made.base.value, made.stem)}
    for lang, translation in made.own.items():
        theirs = before if lang == made.lang else made.texts
        known, strange = _parted(made, lang, translation)
        for key in (*known, *strange[:MOST_ORPHANS]):
            if one := _differs(made, translation, key, theirs[key] if key in known else None):
                yield one


def _parted(made: Built, lang: str, translation: Translation) -> tuple[dict[str, None], list[str]]:
    """Return the keys of what may be said in ``lang`` in other words, and all other keys."""
    keys = translation.of(made.stem)
    known = dict.fromkeys(
        key for key in keys
        if key in made.texts and (lang == made.lang or made.kinds.get(key) is Text)
    )  # fmt: skip
    return known, [key for key in keys if key not in known]


def _differs(
    made: Built, translation: Translation, key: str, theirs: str | None
) -> Diagnostic | None:
    document, entry = translation.document, translation.entries[key]
    mistake = document.source.mistake
    if theirs is None:
        last = key[key.rfind(".") :]
        near = (nearest(key, [one for one in made.texts if one.endswith(last)]) or ["…"])[0]
        return mistake(Code.NO_SUCH_WORD, document.at_key((key,)), name=key, near=near)
    if entry.src != (now := fingerprint(theirs)):
        code = Code.OLDER_WORD if translation.lang == made.lang else Code.STALE
        return mistake(code, document.at_value((key, "src")), name=key, hash=now, text=theirs)
    if blanks(entry.text) != blanks(theirs):
        facts = {"source": listed(theirs), "found": listed(entry.text)}
        return mistake(Code.BLANKS, document.at_value((key, "text")), **facts)
    return None


def _elsewhere(made: Built) -> Iterator[Diagnostic]:
    """Yield the languages in which the base still says it in its own words."""
    words = [key for key in made.words if made.kinds[key] is Text and key in made.texts]
    for lang in (one for one in made.theirs if one != made.lang):
        own, theirs = made.said(lang, made.own), made.said(lang, made.theirs)
        left = [key for key in words if key in theirs and key not in own]
        if left:
            document = made.own[made.lang].document
            example = f'{left[0]}: {{src: {fingerprint(made.texts[left[0]])}, text: "…"}}'
            facts = {"lang": lang, "count": len(left), "example": example}
            at = document.at_key((left[0],))
            yield document.source.mistake(Code.WORD_ELSEWHERE, at, **facts)


def _old_names(made: Built) -> Iterator[Diagnostic]:
    """Yield the people who are called otherwise and whose old name stands in texts still."""
    before = {key: text for key, _, text in leaves(made.base.value, made.stem)}
    for key in (one for one in made.words if made.kinds[one] is Name and one in made.texts):
        was = re.compile(rf"\b{re.escape(before[key])}\b")
        left = [one for one, text in made.texts.items() if one != key and was.search(text)]
        if left and made.words[key].text != before[key]:
            source, at = spot_of(made.own[made.lang], key)
            facts = {"name": before[key], "count": len(left), "where": left[0]}
            yield source.mistake(Code.OLD_NAME, at, **facts)
