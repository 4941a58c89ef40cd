"""What a pack says of itself, against what is in its folder: makers, licences, format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.content.archive import PICTURES
from engine.content.bases import BUILDS_ON, builds, foundation
from engine.content.diagnostics import Code, Diagnostic, Mistakes
from engine.content.load import PACK, TRANSLATIONS, parse, read_bytes
from engine.content.packs import FORMAT, Pack
from engine.content.translations import read_translation
from engine.content.yaml_light import Document

_ALIKE: Final = "CC-BY-SA-4.0"
_FREE: Final = "CC0-1.0"


def newer_format(document: Document) -> Diagnostic | None:
    """Return that the pack described by ``document`` is of a newer form than is known here."""
    found = str(document.value.get("format", FORMAT))
    if not found.isdecimal() or int(found) <= FORMAT:
        return None
    at = document.at_value(("format",))
    return document.source.mistake(Code.NEWER_FORMAT, at, found=found, known=FORMAT)


def pack_mistakes(folder: Path, pack: Pack, document: Document) -> Iterator[Diagnostic]:
    """Yield where ``pack`` differs from what is in its ``folder``, and licences that clash."""
    yield from _languages(folder, pack, document)
    yield from _makers(folder, pack, document)
    yield from _base(folder, pack, document)
    for index, other in enumerate(pack.based_on):
        if not _may_become(other.license, pack.license):
            at = document.at_value(("based_on", index, "license"))
            facts = {"found": other.license, "own": pack.license}
            yield document.source.mistake(Code.LICENCES, at, **facts)


def _makers(folder: Path, pack: Pack, document: Document) -> Iterator[Diagnostic]:
    """Yield the pictures whose maker is not named, and makers of what is not there."""
    named = {one.file for one in pack.attribution}
    for picture in sorted(one for one in folder.rglob("*") if one.suffix in PICTURES):
        name = picture.relative_to(folder).as_posix()
        if name not in named:
            yield document.source.mistake(Code.NO_MAKER, document.at_key(("id",)), file=name)
    for index, one in enumerate(pack.attribution):
        if not (folder / one.file).is_file():
            at = document.at_value(("attribution", index, "file"))
            yield document.source.mistake(Code.MAKER_OF_NOTHING, at, file=one.file)


def _base(folder: Path, pack: Pack, document: Document) -> Iterator[Diagnostic]:
    """Yield what is asked of a pack that builds on another: a game, its licence, its makers."""
    if pack.builds_on is None:
        return
    if pack.game is None:
        at, facts = document.at_key((BUILDS_ON,)), {"fields": "game", "example": "game: …"}
        yield document.source.mistake(Code.MISSING, at, **facts)
    base = base_pack(folder)
    if base is None:
        return
    name = pack.builds_on.slug
    if not _may_become(base.license, pack.license):
        at = document.at_value(("license",))
        facts = {"name": name, "found": base.license, "own": pack.license}
        yield document.source.mistake(Code.LICENCE_OF_BASE, at, **facts)
    named = {one.name for one in pack.authors}
    absent = [one.name for one in base.authors if one.name not in named]
    if absent and base.license != _FREE:
        facts = {"name": name, "makers": ", ".join(absent), "maker": absent[0]}
        yield document.source.mistake(Code.BASE_UNNAMED, document.at_key(("authors",)), **facts)


def base_pack(folder: Path) -> Pack | None:
    """Return the pack that the one in ``folder`` builds on, if it is here and fits."""
    try:
        return parse({PACK: read_bytes(foundation(folder).parent / PACK)}, PACK, Pack)
    except Mistakes:
        return None


def strays(path: Path) -> list[Diagnostic]:
    """Return the keys of a translation that name a source file which is not there."""
    name = f"{TRANSLATIONS}/{path.name}"
    translation = read_translation(read_bytes(path), name)
    stems = _known_stems(path.parent.parent)
    if stems is None:
        return []
    document = translation.document
    return [
        document.source.mistake(Code.ORPHAN, document.at_key((key,)), name=key, near="…")
        for key in translation.entries
        if key.partition(".")[0] not in stems
    ]


def _known_stems(folder: Path) -> set[str] | None:
    """Return the names that the keys of a translation in ``folder`` can begin with.

    None if that cannot be known: it builds on a pack that is not here.
    """
    stems = {one.stem for one in folder.glob("*.yaml")}
    try:
        return stems | ({foundation(folder).stem} if builds(folder) else set())
    except Mistakes:
        return None


def _languages(folder: Path, pack: Pack, document: Document) -> Iterator[Diagnostic]:
    """Yield the languages that are named and have no file, and the other way round."""
    written = [one.stem for one in sorted((folder / TRANSLATIONS).glob("*.yaml"))]
    mistake, named = document.source.mistake, ("languages",)
    if named not in document.places:
        return
    there = (*written, pack.language, *_of_base(folder))
    for number, lang in enumerate(pack.languages):
        if lang not in there:
            at = document.at_value((*named, number))
            yield mistake(Code.NO_LANGUAGE_FILE, at, lang=lang)
    for lang in (one for one in written if one not in pack.languages):
        facts = {"lang": lang, "languages": ", ".join([*pack.languages, lang])}
        yield mistake(Code.LANGUAGE_NOT_NAMED, document.at_key(named), **facts)


def _of_base(folder: Path) -> list[str]:
    base = base_pack(folder) if builds(folder) else None
    return list(base.languages) if base else []


def _may_become(theirs: str, own: str) -> bool:
    """Return whether what has the licence ``theirs`` may go on under ``own``."""
    return theirs in (own, _FREE) or (theirs != _ALIKE and own != _FREE)
