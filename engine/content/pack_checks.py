"""What a pack says of itself, against what is in its folder: makers, licences, format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.content.archive import PICTURES
from engine.content.diagnostics import Code, Diagnostic
from engine.content.load import TRANSLATIONS
from engine.content.packs import FORMAT, Pack
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
    for index, other in enumerate(pack.based_on):
        if not _may_become(other.license, pack.license):
            at = document.at_value(("based_on", index, "license"))
            facts = {"found": other.license, "own": pack.license}
            yield document.source.mistake(Code.LICENCES, at, **facts)


def _languages(folder: Path, pack: Pack, document: Document) -> Iterator[Diagnostic]:
    """Yield the languages that are named and have no file, and the other way round."""
    written = [one.stem for one in sorted((folder / TRANSLATIONS).glob("*.yaml"))]
    mistake, named = document.source.mistake, ("languages",)
    if named not in document.places:
        return
    for number, lang in enumerate(pack.languages):
        if lang not in (*written, pack.language):
            at = document.at_value((*named, number))
            yield mistake(Code.NO_LANGUAGE_FILE, at, lang=lang)
    for lang in (one for one in written if one not in pack.languages):
        facts = {"lang": lang, "languages": ", ".join([*pack.languages, lang])}
        yield mistake(Code.LANGUAGE_NOT_NAMED, document.at_key(named), **facts)


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


def _may_become(theirs: str, own: str) -> bool:
    """Return whether what has the licence ``theirs`` may go on under ``own``."""
    return theirs in (own, _FREE) or (theirs != _ALIKE and own != _FREE)
