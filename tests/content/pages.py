"""The pages on mistakes put to work: each example becomes files that can be checked."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from engine.activities import ACTIVITIES
from engine.content.check import Kind, check
from engine.content.diagnostics import Diagnostic, Mistakes
from engine.content.packs import bundled
from engine.content.pages import Example, examples_in, registry
from engine.content.po import brought, read_po
from engine.content.slots import Slot, Texts
from engine.core import AnyGame
from engine.workshop.plan import plan_model
from engine.workshop.plan_checks import plan_checks, plan_scenarios
from tests.content.deck import DECK, Deck, finds
from tests.content.examples import BUILT, PACK, WHOLE
from tests.evenings import RULES

USUAL: Mapping[str, str] = {
    "game_of_life": "rondkomen.yaml",
    "alles_op_tafel": "alles-op-tafel.yaml",
    "escape_room": "halte.yaml",
    "tekentafel": "wilgenwerf.yaml",
}
"""The file that a game's examples are pieces of, unless they say otherwise."""
GAMES: dict[str, AnyGame] = dict(RULES.games)
DECK_GAMES: Any = {
    "deck": SimpleNamespace(id="deck", content=Deck, checks=finds, words=None, mistakes=None)
}
PLAN = Kind(plan_model(GAMES, ACTIVITIES), plan_checks(ACTIVITIES, GAMES), plan_scenarios)
PO = "deck.po"
TRANSLATED = """\
msgid ""
msgstr ""
"Language: en\\n"

msgctxt "deck.title"
msgid "Proef"
msgstr "Trial"
"""
_SIGN = re.compile(r"‹([0-9A-F]{2,4})›")


def pages() -> Iterator[tuple[str, str, Example]]:
    """Yield every code with who explains it (a game, or nobody) and its example."""
    owners = {game.mistakes: game.id for game in GAMES.values()}
    for code, folder in registry(GAMES).items():
        yield code, owners.get(folder, ""), examples_in(folder)[code]


def typed(text: str) -> bytes:
    """Return ``text`` with the signs that are written by their number."""
    parts = _SIGN.split(text)
    raw = [part.encode() if n % 2 == 0 else _sign(part) for n, part in enumerate(parts)]
    return b"".join(raw)


def _sign(number: str) -> bytes:
    return bytes.fromhex(number) if len(number) == 2 else chr(int(number, 16)).encode()


def told(folder: Path, owner: str, example: Example, *, wrong: bool) -> list[str]:
    """Return the codes that are told of the example, as it is ``wrong`` or right."""
    return [one.code for one in found(folder, owner, example, wrong=wrong)]


def found(folder: Path, owner: str, example: Example, *, wrong: bool) -> tuple[Diagnostic, ...]:
    """Return what is told of the example, as it is ``wrong`` or right."""
    name = example.file or (USUAL[owner] if owner else "deck.yaml")
    if example.path:
        name = example.wrong if wrong else example.right
    for file, text in _base(name, example).items():
        raw = typed(_changed(text, example, wrong) if file == name else text)
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(raw)
    if example.whole:
        (folder / name).write_bytes(typed(example.wrong if wrong else example.right) + b"\n")
    if name == PO:
        return _told_of_po((folder / name).read_bytes())
    own = not owner and name.removesuffix(".yaml") not in ("30", "60")
    real = {} if own else GAMES
    where = [folder / name] if example.path else [folder]
    return check(where, real or DECK_GAMES, None if own else PLAN).diagnostics


def _told_of_po(raw: bytes) -> tuple[Diagnostic, ...]:
    """Return what is told of a PO file for the deck."""
    texts = Texts(
        Path(), frozenset({"deck"}), (Slot("deck.title", "deck.yaml", 2, "Proef", "nl", ""),)
    )
    try:
        return tuple(brought(read_po(raw, "deck.po"), texts, None).remarks)
    except Mistakes as mistakes:
        return mistakes.diagnostics


def _changed(text: str, example: Example, wrong: bool) -> str:
    if example.whole or example.path:
        return text
    place = example.instead or example.right
    assert place in text, f"the good file changed: choose another piece than {place!r}"
    text = text.replace(place, example.wrong * example.times if wrong else example.right, 1)
    for swap in example.also if wrong else ():
        assert swap.right in text
        text = text.replace(swap.right, swap.wrong, 1)
    return text


def _base(name: str, example: Example) -> Mapping[str, str]:
    """Return good files, the example's among them."""
    if name in ("deck.yaml", "deck.yml"):
        return {name: DECK}
    if name == "weg.yaml":
        return {}
    if name == PO:
        return {name: TRANSLATED}
    if name.startswith("words/"):
        return {"words/nl.yaml": "a: A\n", "words/en.yaml": "a: A\n"}
    if name in BUILT:
        return BUILT
    if name in ("i18n/en.yaml", "pack.yaml"):
        pack = {"pack.yaml": PACK} if name == "pack.yaml" else {}
        english = WHOLE if pack else "\n".join(WHOLE.splitlines()[:-1]) + "\n"
        return {"deck.yaml": DECK, "i18n/en.yaml": english, **pack}
    content = bundled("content")
    found = next([*content.glob(f"packs/*/{name}"), *content.glob(f"plans/{name}")].__iter__())
    return {name: found.read_text("utf-8")}
