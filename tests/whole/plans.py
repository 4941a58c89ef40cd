"""Short evenings around one game, and scenarios in which every secret is a word of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from engine.content.packs import bundled
from engine.content.translations import fingerprint, leaves
from engine.content.yaml_light import KeyPath

PLANS, PACKS = bundled("content") / "plans", bundled("content") / "packs"
TYPED = {"number", "combine", "listen", "search", "word"}
"""Locks whose answer is typed; the others' answers are choices for all to see."""


@dataclass(frozen=True)
class Playing:
    """One game, played shortly. ``noted`` are the parts of its scenario that can have a note."""

    game: str
    pack: str
    scenario: str
    options: dict[str, str]
    noted: str

    @property
    def name(self) -> str:
        return self.scenario

    @property
    def source(self) -> Path:
        return PACKS / self.pack / f"{self.scenario}.yaml"


LIFE = Playing("game_of_life", "rondkomen", "rondkomen", {"rounds": "2"}, "cards")
CARDS = Playing("alles_op_tafel", "alles-op-tafel", "alles-op-tafel", {"rounds": "2"}, "cards")
ROLES = Playing(
    "alles_op_tafel", "alles-op-tafel", "hulp-vragen",
    {"variant": "roles", "rounds": "2"}, "conversations",
)  # fmt: skip
MAP = Playing("tekentafel", "helmduin", "helmduin", {"steps": "short"}, "measures")
ROOM = Playing("escape_room", "samen-open", "halte", {"route": "short"}, "locks")
FOUR = (LIFE, CARDS, MAP, ROOM)


def short_plan(folder: Path, playing: Playing, *, only: bool = False) -> Path:
    """Write the shipped half hour with ``playing`` as its game into ``folder``.

    With ``only`` nothing goes before the game, and only the closing comes after it.
    """
    plan = yaml.safe_load((PLANS / "30.yaml").read_text("utf-8"))
    game = {"activity": playing.game, "scenario": playing.scenario, "options": playing.options}
    for one in plan["steps"]:
        one.update(game if one["id"] == "spel" else {})
    kept = ("spel", "afsluiting")
    steps = [one for one in plan["steps"] if not only or one["id"] in kept]
    return _write(folder / "30.yaml", {**plan, "groups": 2, "steps": steps})


def _write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    return path


# Secrets -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Secret:
    """A text that not everyone may see; ``role`` may, nobody but the panel if it is empty.

    ``about`` is the lock or the conversation that it belongs to.
    """

    about: str
    kind: str
    role: str


Secrets = dict[str, Secret]
"""By word. The word of a text in Dutch ends in ``nl``, its translation in ``en``."""


def secret_plan(folder: Path, playing: Playing) -> tuple[Path, Secrets]:
    """Write the evening with every secret of the game as a word that stands nowhere else."""
    scenario = yaml.safe_load(playing.source.read_text("utf-8"))
    for item in scenario[playing.noted]:
        item["note"] = "Een briefje."
    plan = short_plan(folder, playing)
    written = yaml.safe_load(plan.read_text("utf-8"))
    english = _english(playing.source.parent, playing.scenario) | _english(PLANS, plan.stem)
    secrets: Secrets = {}
    for stem, content in ((plan.stem, written), (playing.scenario, scenario)):
        for key, path, _ in leaves(content, stem):
            if secret := secret_at(content, path):
                word = f"zq{len(secrets):04}"
                _put(content, path, f"{word}nl")
                english[key] = {"src": fingerprint(f"{word}nl"), "text": f"{word}en"}
                secrets |= {f"{word}nl": secret, f"{word}en": secret}
        _write(folder / f"{stem}.yaml", content)
    _write(folder / "i18n" / "en.yaml", english)
    return plan, secrets


def _english(folder: Path, stem: str) -> dict[str, Any]:
    shipped = yaml.safe_load((folder / "i18n" / "en.yaml").read_text("utf-8"))
    return {key: one for key, one in shipped.items() if key.startswith(f"{stem}.")}


def secret_at(content: Any, path: KeyPath) -> Secret | None:
    """Return what the text at ``path`` keeps from whom, None if anyone may read it."""
    *above, last = [step for step in path if isinstance(step, str)]
    around = list(_around(content, path))
    about = str(next((one["id"] for one in around if "id" in one), ""))
    if last in ("note", "prepare", "spoken"):
        return Secret(about, last, "")
    if last in ("answer", "accept") and around[0].get("kind") in TYPED:
        return Secret(about, "answer", "")
    if above == ["locks", "tells"] and last == "text":
        return Secret(str(around[1]["id"]), "tell", str(around[0]["role"]))
    if above == ["conversations"] and last in ("client", "professional"):
        return Secret(about, "own", last)
    if above == ["roles"] and last == "assignments":
        return Secret("", "assignment", about)
    return None


def _around(content: Any, path: KeyPath) -> Iterator[dict[str, Any]]:
    """Yield what holds the text at ``path``, the nearest first."""
    found = [content]
    for step in path[:-1]:
        found.append(found[-1][step])
    yield from (one for one in reversed(found) if isinstance(one, dict))


def _put(content: Any, path: KeyPath, text: str) -> None:
    for step in path[:-1]:
        content = content[step]
    content[path[-1]] = text
