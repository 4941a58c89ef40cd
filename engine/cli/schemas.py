"""Schemas for an editor: of scenarios, of plans and of ``pack.yaml``, with a file's own ids."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from engine.content.asides import OwnFields, Remarks
from engine.content.load import PACK, examine, gather, read_bytes
from engine.content.packs import Pack, builds, game_of, plans, scenarios
from engine.content.schema import ids_in, schema_of
from engine.content.yaml_light import load
from engine.core import AnyGame
from engine.lexicon import Lexicon

FOLDER: Final = ".schema"
PLAN: Final = "plan"
OF_PACK: Final = "pack"
KINDS: Final = (PLAN, OF_PACK)
"""What has a schema besides the scenarios of each game."""

_Json = dict[str, Any]


def schema_text(
    kind: str, games: Mapping[str, AnyGame], words: Lexicon, path: Path | None = None
) -> str:
    """Return the schema of ``kind``, a game or one of ``KINDS``, with the ids of ``path``.

    Raises:
        Mistakes: if the file or the pack at ``path`` cannot be read.
    """
    drawn = _drawn(kind, games, words, path)
    return json.dumps(drawn, ensure_ascii=False, indent=2) + "\n"


def _drawn(kind: str, games: Mapping[str, AnyGame], words: Lexicon, path: Path | None) -> _Json:
    if kind == PLAN:
        return _plan(games, words, path)
    if kind == OF_PACK:
        return _pack(games, words, path)
    ids = ids_in(_value(path, games)) if path else None
    example = shortest(kind)
    said = load(read_bytes(example), example.name).value if example else None
    return schema_of(games[kind].content, OwnFields, words, said, owner=kind, ids=ids)


def shortest(game: str) -> Path | None:
    """Return the shortest scenario of ``game`` that is a file here."""
    known = [one for one in scenarios(game).values() if one.is_file()]
    return min(known, key=lambda path: path.stat().st_size, default=None)


def _value(path: Path, games: Mapping[str, AnyGame]) -> Any:
    """Return what is written at ``path``; of a pack that builds on another, what is played."""
    if not path.is_dir():
        return load(read_bytes(path), path.name).value
    found = examine(gather(path), path.name, games[game_of(path) or ""].content)
    return found.document.value if found.document else {}


def _plan(games: Mapping[str, AnyGame], words: Lexicon, path: Path | None) -> _Json:
    from engine.activities import ACTIVITIES
    from engine.workshop.plan import plan_model

    example = min(plans().values(), key=lambda one: one.stat().st_size)
    said = load(read_bytes(example), example.name).value
    drawn = schema_of(plan_model(games, ACTIVITIES), Remarks, words, said, owner=PLAN)
    if path:
        for form in drawn["definitions"].values():
            _name_scenarios(form.get("properties", {}), path)
    return drawn


def _name_scenarios(fields: _Json, path: Path) -> None:
    """Let a step of a game name only scenarios that a plan at ``path`` can play."""
    game = fields.get("activity", {}).get("const")
    if game and "scenario" in fields:
        fields["scenario"]["enum"] = list(scenarios(game, path.parent))


def _pack(games: Mapping[str, AnyGame], words: Lexicon, path: Path | None) -> _Json:
    said = load(read_bytes(path / PACK), PACK).value if path else None
    drawn = schema_of(Pack, OwnFields, words, said, owner=OF_PACK)
    if path and builds(path):
        made = examine(gather(path), path.name, games[game_of(path) or ""].content).built
        known = ids_in(made.base.value) if made else {}
        ids = [id for name in known for id in known[name] if made and name in made.base.value]
        drawn["properties"]["without"]["items"]["enum"] = ids
    return drawn
