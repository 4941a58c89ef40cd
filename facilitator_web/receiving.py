"""A process of its own that installs the pack on its standard input, and says what became of it."""

import json
import sys
from typing import Any

from engine.activities import ACTIVITIES
from engine.content.archive import unpacked
from engine.content.diagnostics import Mistakes
from engine.content.installing import Installed, install, renamed
from engine.content.packs import bundled, name_of, scenarios_in
from engine.content.shelves import PACK
from engine.lexicon import Lexicon
from engine.registry import games
from engine.workshop.looking import found_in
from engine.workshop.opening import Rules

_SHOWN = 8


def received(content: bytes, name: str, lang: str) -> dict[str, Any]:
    """Return what became of the pack ``content``, called ``name``: what it brought, or mistakes.

    Raises:
        OSError: if it cannot be written.
    """
    rules = Rules(games(), ACTIVITIES)
    folders = {game.id: game.words for game in rules.games.values() if game.words}
    say = Lexicon.read(lang, bundled("content") / "words", folders)
    try:
        files = unpacked(content, name)
        done = install(files, name, lambda place: renamed(found_in(place, rules), place, name))
    except Mistakes as error:
        return {"mistakes": [one.text(say) for one in error.diagnostics[:_SHOWN]]}
    return {"title": say.of(done.pack.title), "version": done.pack.version, **_names(done)}


def _names(done: Installed) -> dict[str, list[str]]:
    """Return what can be played now: scenarios, and plans."""
    scenarios = [name_of(one) for one in scenarios_in(done.folder)]
    files = [one.stem for one in sorted(done.folder.glob("*.yaml")) if one.name != PACK]
    return {"scenarios": scenarios, "plans": [one for one in files if one not in scenarios]}


def main() -> None:
    """Read the pack, and write what became of it as JSON."""
    lang, name = sys.argv[1:]
    print(json.dumps(received(sys.stdin.buffer.read(), name, lang)))


if __name__ == "__main__":
    main()
