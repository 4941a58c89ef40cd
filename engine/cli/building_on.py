"""A pack that builds on another, to begin with: nothing in it but a title of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from engine.cli.spoken import refuse, say
from engine.content.building import changeable
from engine.content.load import PACK, TRANSLATIONS, parse, read_bytes
from engine.content.packs import Pack, scenarios
from engine.content.splice import line_of
from engine.content.translations import Entry, fingerprint, leaves
from engine.content.yaml_light import Document, load
from engine.core import AnyGame

_SHOWN: Final = 10
_READ: Final = ("name", "age", "title", "text", "label", "story")
"""The fields that everybody reads, in the order of the file."""


def files_on(named: str, name: str, games: Mapping[str, AnyGame]) -> dict[str, str]:
    """Return what the new pack ``name`` holds, which builds on the scenario that is ``named``.

    Raises:
        ClickException: if there is no such scenario.
        Mistakes: if it cannot be built on.
    """
    file, game = _base(named, games)
    base = parse({PACK: read_bytes(file.parent / PACK)}, PACK, Pack)
    document = load(read_bytes(file), file.name)
    lang, title = str(document.value.get("language") or base.language), _title(name)
    files = {
        PACK: _pack(base, file, game.id, name),
        f"{TRANSLATIONS}/{lang}.yaml": _words(document, game, lang, title),
    }
    for other in (one for one in base.languages if one != lang):
        called = Entry(src=fingerprint(title), text=title)
        keys = ("pack.title", f"{file.stem}.title")
        files[f"{TRANSLATIONS}/{other}.yaml"] = _lines(line_of(key, called) for key in keys)
    return files


def _base(named: str, games: Mapping[str, AnyGame]) -> tuple[Path, AnyGame]:
    known = {name: (path, game) for game in games.values() for name, path in _known(game)}
    if named not in known:
        raise refuse("no_base", name=named, known=", ".join(known))
    return known[named]


def _known(game: AnyGame) -> Iterator[tuple[str, Path]]:
    """Yield the scenarios of ``game`` that can be built on: files in a pack."""
    for name, path in scenarios(game.id).items():
        if path.is_file() and (path.parent / PACK).is_file():
            yield name, path


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _pack(base: Pack, file: Path, game: str, name: str) -> str:
    from uuid import uuid4

    below = {"id": base.id, "slug": base.slug, "version": base.version, "scenario": file.stem}
    fields: dict[str, Any] = {
        "format": 1,
        "id": uuid4(),
        "slug": name,
        "title": _title(name),
        "version": "0.1.0",
        "game": game,
        "language": base.language,
        "languages": f"[{', '.join(base.languages)}]",
        "license": base.license,
        "authors": "".join(f"\n  - name: {one.name}" for one in base.authors).rstrip(),
        "builds_on": "".join(f"\n  {key}: {value}" for key, value in below.items()),
    }
    return _lines(f"{key}: {value}".replace(": \n", ":\n") for key, value in fields.items())


def _words(document: Document, game: AnyGame, lang: str, title: str) -> str:
    """Return the words of its own: a title, and those most read as examples that do nothing yet."""
    stem = document.source.name.removesuffix(".yaml")
    own, paths = f"{stem}.title", changeable(document, game.content, lang)
    texts = {key: text for key, path, text in leaves(document.value, stem) if path in paths}
    first = line_of(own, Entry(src=fingerprint(texts[own]), text=title))
    read = [key for key in texts if key.rpartition(".")[2] in _READ and key != own][:_SHOWN]
    lines = (line_of(key, Entry(src=fingerprint(texts[key]), text=texts[key])) for key in read)
    return _lines([f"# {say('begun_words')}", first, "", *(f"# {one}" for one in lines)])


def _lines(lines: Any) -> str:
    return "".join(f"{line}\n" for line in lines)
