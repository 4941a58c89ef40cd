"""The schema for editors says the same as the software, and helps to write."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel, ValidationError

from engine.activities import ACTIVITIES
from engine.cli import run
from engine.content.asides import OwnFields
from engine.content.fields import REFERS
from engine.content.load import parse
from engine.content.packs import Pack, bundled, plans, scenarios
from engine.content.schema import ids_in, schema_of
from engine.content.yaml_light import load
from engine.lexicon import LANGUAGES, Lexicon
from engine.workshop.plan import plan_model
from tests.content.conftest import WORDS
from tests.content.pages import GAMES

FAULTS = 60
MODELS: dict[str, type[BaseModel]] = {
    **{id: game.content for id, game in GAMES.items()},
    "plan": plan_model(GAMES, ACTIVITIES),
    "pack": Pack,
}
PACKS = sorted((bundled("content") / "packs").glob("*/pack.yaml"))
FILES: dict[str, list[Path]] = {
    **{id: list(scenarios(id).values()) for id in GAMES},
    "plan": list(plans().values()),
    "pack": PACKS,
}
PATHS = [(kind, path) for kind, paths in FILES.items() for path in paths]
"""Each is read as an editor does it and as the software does it."""
Broken = Callable[[dict[str, Any], str, Random], None]


@cache
def say(lang: str) -> Lexicon:
    return Lexicon.read(lang, WORDS, {})


@cache
def validator(game: str) -> Draft7Validator:
    return Draft7Validator(schema_of(MODELS[game], OwnFields, say("nl"), owner=game))


def as_an_editor_reads(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def as_the_software_reads(value: Any) -> Any:
    """Plain words stay text: an editor reads some of them as numbers."""
    if isinstance(value, dict):
        return {name: as_the_software_reads(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_the_software_reads(inner) for inner in value]
    return value if isinstance(value, bool) or value is None else str(value)


def test_the_two_ways_of_reading_are_those_of_an_editor_and_of_the_software() -> None:
    path = scenarios("escape_room")["halte"]
    assert as_the_software_reads(as_an_editor_reads(path)) == load(path.read_bytes(), "x").value


def is_read(game: str, value: Any) -> bool:
    """Whether the software takes this: its form, not what the game finds."""
    try:
        MODELS[game].model_validate(as_the_software_reads(value), context={"lang": "nl"})
    except ValidationError:
        return False
    return True


def groups(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from groups(inner)


def left_out(group: dict[str, Any], name: str, luck: Random) -> None:
    del group[name]


def unknown(group: dict[str, Any], name: str, luck: Random) -> None:
    group["zzz"] = "iets"


def another(group: dict[str, Any], name: str, luck: Random) -> None:
    group[name] = luck.choice(["Iets Anders", 99_999, [], ["a"], {"a": "b"}, -1, "kaart-1"])


@pytest.mark.parametrize(("game", "path"), PATHS, ids=lambda one: getattr(one, "stem", one))
def test_what_comes_with_the_software_fits_the_schema(game: str, path: Path) -> None:
    Draft7Validator.check_schema(validator(game).schema)
    assert list(validator(game).iter_errors(as_an_editor_reads(path))) == []


@pytest.mark.parametrize("game", MODELS)
def test_schema_and_software_agree_on_a_file_with_a_fault(game: str) -> None:
    path = min(FILES[game], key=lambda one: one.stat().st_size)
    good, check = as_an_editor_reads(path), validator(game)
    apart, refused = [], 0
    for seed in range(FAULTS):
        luck, bad = Random(seed), deepcopy(good)
        group = luck.choice(list(groups(bad)))
        name, fault = luck.choice(list(group)), luck.choice([left_out, unknown, another])
        fault(group, name, luck)
        read, fits = is_read(game, bad), check.is_valid(bad)
        refused += not fits
        if read != fits:
            apart.append((seed, fault.__name__, name, group.get(name), read))
    assert apart == []
    assert refused > FAULTS / 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("game", MODELS)
def test_every_field_is_explained_and_none_leaves_a_choice_of_forms(game: str, lang: str) -> None:
    drawn = schema_of(MODELS[game], OwnFields, say(lang), {"title": "Proef"}, owner=game)
    assert drawn["properties"]["title"]["examples"] == ["Proef"]
    told = json.dumps(drawn)
    assert '"oneOf"' not in told
    assert REFERS not in told
    for form in [drawn, *drawn["definitions"].values()]:
        for name, field in form.get("properties", {}).items():
            keys = (f"{game}.schema.{name}", f"schema.{name}")
            known = [say(lang)(key) for key in keys if say(lang).has(key)]
            assert "const" in field or field["description"] == known[0]
            assert "const" in field or field["title"]


def test_a_mistake_in_a_lock_is_told_of_its_own_kind_alone() -> None:
    good = as_an_editor_reads(scenarios("escape_room")["halte"])
    del good["locks"][0]["answer"]
    (mistake,) = validator("escape_room").iter_errors(good)
    assert "'answer' is a required property" in mistake.message


@pytest.mark.parametrize("game", GAMES)
def test_a_new_scenario_is_right_and_has_its_schema(
    game: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mijn-buurt"
    assert run(["new", game, str(folder)]) == 0
    assert run(["check", str(folder)]) == 0
    file = folder / "mijn-buurt.yaml"
    content = parse({"x.yaml": file.read_bytes()}, "x.yaml", GAMES[game].content)
    assert content.id == "mijn-buurt"
    assert "#" in file.read_text("utf-8")
    settings = json.loads((folder / ".vscode" / "settings.json").read_text())
    said = settings["yaml.schemas"].items()
    files = {path: schema for schema, path in said if isinstance(path, str)}
    for name in (file.name, "pack.yaml"):
        written = json.loads((folder / files[name]).read_text("utf-8"))
        assert Draft7Validator(written).is_valid(as_an_editor_reads(folder / name))
    assert (folder / ".schema" / "plan.json").is_file()
    assert run(["new", game, str(folder)]) == 2


@pytest.mark.parametrize("words", [["new", "schaken", "x"], ["new", "tekentafel", "Mijn Buurt"]])
def test_what_cannot_be_begun_is_wrong_use(words: list[str]) -> None:
    assert run(words) == 2


def enums(part: Any) -> Iterator[list[str]]:
    if isinstance(part, dict) and "enum" in part:
        yield part["enum"]
    for inner in part.values() if isinstance(part, dict) else part:
        if isinstance(inner, dict | list):
            yield from enums(inner)


def with_ids(kind: str, path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert run(["schema", kind, "--with-ids", str(path)]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(("game", "path"), [one for one in PATHS if one[0] in GAMES])
def test_with_its_own_ids_a_file_fits_and_an_id_it_does_not_have_does_not(
    game: str, path: Path
) -> None:
    good = as_an_editor_reads(path)
    drawn = schema_of(MODELS[game], OwnFields, say("nl"), owner=game, ids=ids_in(good))
    assert list(Draft7Validator(drawn).iter_errors(good)) == []
    if game == "escape_room":
        good["locks"][0]["tells"][0]["role"] = "niemand"
        assert not Draft7Validator(drawn).is_valid(good)


def test_an_editor_completes_the_ids_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = with_ids("escape_room", scenarios("escape_room")["halte"], capsys)
    assert any("mantelzorger" in one for one in enums(room))
    plan = with_ids("plan", plans()["90"], capsys)
    assert any("langer-thuis" in one for one in enums(plan))
    for path in plans().values():
        assert list(Draft7Validator(plan).iter_errors(as_an_editor_reads(path))) == []
    assert run(["new", "--on", "halte", str(tmp_path / "groep")]) == 0
    pack = with_ids("pack", tmp_path / "groep", capsys)
    assert "mantelzorger" in pack["properties"]["without"]["items"]["enum"]
    of_group = with_ids("escape_room", tmp_path / "groep", capsys)
    assert any("mantelzorger" in one for one in enums(of_group))
    assert run(["schema", "pack", "--with-ids", str(tmp_path / "weg")]) == 1


def test_a_schema_at_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "game_of_life"]) == 0
    assert json.loads(capsys.readouterr().out)["additionalProperties"] is False
    assert run(["schema", "game_of_life", "-o", str(tmp_path / "x.json")]) == 0
    assert (tmp_path / "x.json").stat().st_size > 1000
