"""A fifth game, from a package of somebody else, is played and the house does not change."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pygame
import pytest

from engine import registry, wire
from engine.activities import ACTIVITIES
from engine.bots import Evening
from engine.core.views import Question, View
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.screen.picture import pen_for
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.workshop.opening import Rules, gather, programme
from engine.workshop.pages import Page, Room
from engine.workshop.state import Part, Programme
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests import evenings
from tests import test_every_game as every
from tests.evenings import MODES, How, evening, retold, rows
from tests.reading import text_of
from tests.serving import Serving
from tests.web.test_editor import Editing

ROOT = Path(__file__).parents[1]
SOURCE = Path(__file__).parent / "fifth_game"
OURS = ("engine", "games", "facilitator_web", "content", "assets", "pyproject.toml", "Makefile")
NAME = "theepot"


def files() -> Iterator[Path]:
    """Yield every file of the project that a game might have to touch."""
    for name in OURS:
        found = ROOT / name
        yield from [found] if found.is_file() else sorted(found.rglob("*"))


def fingerprint() -> dict[Path, str]:
    kept = (path for path in files() if path.is_file() and "__pycache__" not in path.parts)
    return {path: sha256(path.read_bytes()).hexdigest() for path in kept}


@pytest.fixture(scope="module")
def house_before() -> Mapping[Path, str]:
    return fingerprint()


@pytest.fixture(scope="module")
def site(house_before: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package as its maker would, and unpack it where Python looks."""
    folder = tmp_path_factory.mktemp("theepot")
    copy = folder / "source"
    for path in (one for one in SOURCE.rglob("*") if one.suffix in (".py", ".toml", ".yaml")):
        target = copy / path.relative_to(SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as opened:
        opened.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def rules(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rules]:
    """Return what can be played once the package is there."""
    monkeypatch.syspath_prepend(str(site))
    yield Rules(registry.games(), ACTIVITIES)
    for module in [one for one in sys.modules if one.partition(".")[0] == NAME]:
        del sys.modules[module]


@pytest.fixture
def plan(rules: Rules) -> Programme:
    name, sources = gather(SOURCE / "plan.yaml", rules)
    return programme(name, sources, rules)


@pytest.fixture
def words(rules: Rules) -> dict[str, Lexicon]:
    return read_lexicons(rules)


@pytest.fixture
def adopted(rules: Rules, plan: Programme, monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Let the tests of every game know this one too."""
    part = plan.parts[0]
    assert isinstance(part, Part)
    known = {**evenings.parts(), NAME: part}
    monkeypatch.setattr(evenings, "parts", lambda: known)
    for module in (evenings, every):
        monkeypatch.setattr(module, "RULES", rules)
    return rules


def seen(played: Evening, say: Lexicon, page: Page) -> View:
    return view(played.state, page, played.clock, Room(), say)


def test_it_is_found_by_its_entry_point(rules: Rules) -> None:
    assert NAME in rules.games
    assert "game_of_life" in rules.games


def test_bots_play_it_to_its_end_alone_in_a_carousel_and_debriefed(plan: Programme) -> None:
    played = evening(plan, groups=2, phones=3, seed=7)
    asked = set()
    for _ in played.play():
        if played.state.step == 2 and not played.state.ended:
            state = played.state.now[0].state
            asked |= {h.what.source for g in ("g1", "g2") if (h := state.happened(g))}
    assert played.state.ended
    assert retold(played) == played.state
    assert asked & {"Op het balkon", "In de keuken", "Bij een ander", "Alleen", "Met de buren"}


def test_screen_phone_table_and_panel_show_it_in_both_languages(
    plan: Programme, words: dict[str, Lexicon]
) -> None:
    played = evening(plan, groups=2, phones=2)
    pages = [
        Page("screen", "nl"),
        Page("phone", "nl", seat=1),
        Page("table", "nl", group="g2"),
        Page("panel", "nl"),
    ]
    for say in words.values():
        shown = [seen(played, say, page) for page in pages]
        assert say("theepot.pour") in [one.label for one in shown[0].controls]
        assert any(isinstance(widget, Question) for widget in shown[1].widgets)
        assert not [one for one in shown if every._BLANK.findall(wire.view_text(one))]


def test_the_real_screen_draws_it(plan: Programme, words: dict[str, Lexicon]) -> None:
    pygame.font.init()
    shown = seen(evening(plan, groups=2), words["nl"], Page("screen", "nl"))
    stage = Stage(pen_for((1280, 720), "nl", 0), lambda control, command: None)
    stage.see(wire.versioned(shown))
    drawn: list[str] = []
    stage.pen.letters.on_line = lambda line, *_: drawn.append(line)
    assert Showing(stage).sprites()
    assert "Waar drink je het liefst thee?" in " ".join(drawn)


def test_every_export_holds_what_its_tables_chose(
    plan: Programme, words: dict[str, Lexicon]
) -> None:
    played = evening(plan, groups=2, seed=7)
    for _ in played.play():
        pass
    for one in FORMATS:
        name, _, content = export(played.state, rows(played.kept), one, words["nl"])
        assert name
        assert "Jullie kozen" in text_of(one, content), one


@pytest.mark.parametrize("mode", MODES)
def test_what_holds_for_every_game_holds_for_it(adopted: Rules, mode: How, say: Lexicon) -> None:
    for phones in (0, 4):
        every.test_the_generic_client_ends_every_workshop(NAME, mode, phones)


@pytest.mark.parametrize(
    "rule",
    [
        every.test_everything_offered_is_accepted,
        every.test_an_undo_is_the_fold_of_what_came_before_and_people_since,
        every.test_a_stranger_or_a_neighbour_changes_nothing,
        every.test_commands_survive_the_wire,
        every.test_highlights_are_of_a_known_kind_and_of_a_group_that_is_here,
    ],
    ids=lambda rule: rule.__name__,
)
def test_the_rules_for_every_game_are_its_rules(adopted: Rules, rule: Callable[..., None]) -> None:
    rule(game=NAME)


@pytest.mark.parametrize(
    "rule",
    [
        every.test_a_view_shows_exactly_what_is_offered,
        every.test_what_was_erased_leaves_a_workshop_whole,
    ],
    ids=lambda rule: rule.__name__,
)
def test_the_rules_for_every_view_are_its_rules(
    adopted: Rules, words: dict[str, Lexicon], rule: Callable[..., None]
) -> None:
    rule(game=NAME, say=words["nl"])


# ------------------------------------------------------------------ in processes of their own


@pytest.fixture
def outside(site: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), str(ROOT)]))

    def run(*command: str | Path, code: int = 0) -> str:
        line = [sys.executable, "-m", "engine.cli", *map(str, command)]
        done = subprocess.run(line, cwd=site, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr + done.stdout
        return done.stdout

    return run


def test_the_command_line_lists_and_checks_it(outside: Callable[..., str], tmp_path: Path) -> None:
    listed = json.loads(outside("games", "--json"))
    assert NAME in [one["id"] for one in listed]
    outside("check", SOURCE / "muntthee.yaml", SOURCE / "plan.yaml")
    wrong = tmp_path / "leeg.yaml"
    wrong.write_text(
        (SOURCE / "muntthee.yaml").read_text("utf-8").replace("[Alleen, Met de buren]", "[Alleen]")
    )
    assert "P999" in outside("check", wrong, code=1)


def test_the_tools_for_trainers_know_it(outside: Callable[..., str]) -> None:
    tea = SOURCE / "muntthee.yaml"
    assert "te weinig antwoorden" in outside("explain", "P999")
    played = json.loads(outside("playtest", tea, "--runs", "6", "--json"))
    assert (played["ended"], played["coverage"], played["missed"]) == (1.0, 1.0, [])
    assert "question" in outside("schema", NAME)
    outside("graph", tea, code=2)


def test_a_module_that_is_not_installed_is_played_by_its_name(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare"
    (bare / NAME).parent.mkdir()
    (bare / NAME).symlink_to(site / NAME)
    monkeypatch.syspath_prepend(str(bare))
    assert NAME not in registry.games()
    assert NAME in registry.games([NAME])
    for module in [one for one in sys.modules if one.partition(".")[0] == NAME]:
        del sys.modules[module]


def test_a_server_serves_it(outside: Callable[..., str], tmp_path: Path) -> None:
    with Serving(tmp_path, SOURCE / "plan.yaml") as server:
        with urllib.request.urlopen(f"{server.address['screen_url'].partition('?')[0]}") as page:
            assert page.status == 200
        address = f"http://127.0.0.1:{server.port}/{server.code}/screen/view"
        with urllib.request.urlopen(address) as answer:
            shown = json.load(answer)
    assert shown["title"] == "Muntthee"
    assert any(widget["type"] == "Question" for widget in shown["widgets"])


# ------------------------------------------------------------------ the proof


def test_no_file_of_the_project_names_it() -> None:
    texts = (path for path in files() if path.suffix in (".py", ".yaml", ".toml", ".html", ".js"))
    assert [path for path in texts if NAME in path.read_text("utf-8", "replace")] == []


def test_no_file_of_the_project_was_touched(house_before: Mapping[Path, str], site: Path) -> None:
    """The last of this module: the package was built, installed, played and served by now."""
    assert fingerprint() == house_before


def test_its_scenario_is_edited_in_a_form(
    rules: Rules, words: dict[str, Lexicon], tmp_path: Path
) -> None:
    file = tmp_path / "muntthee.yaml"
    shutil.copy(SOURCE / "muntthee.yaml", file)
    editing = Editing(file, rules, words).enter()
    told = editing.ask("change", deed="add", path=["cups"]).json
    assert (told["errors"], told["focus"]) == (0, ["cups", 2])
    told = editing.ask("change", deed="set", path=["cups", 0, "question"], value="Koud?").json
    assert "Koud?" in told["outline"]
    assert editing.preview.live is not None
    editing.preview.close()
