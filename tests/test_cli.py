import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine import registry
from engine.cli import run
from engine.cli.play import play as play_command
from engine.lexicon import Lexicon
from engine.workshop.opening import Rules
from tests.terminal import FRESH, READY, Supervised, workshop

COMMANDS = (
    "play", "screen", "check", "explain", "new", "schema", "edit", "playtest", "graph", "print",
    "export", "forget", "workshops", "replay", "games",
)  # fmt: skip
Output = pytest.CaptureFixture[str]


@pytest.fixture
def supervised(monkeypatch: pytest.MonkeyPatch) -> Supervised:
    stand_in = Supervised()
    monkeypatch.setattr(sys.modules[play_command.callback.__module__], "supervise", stand_in)
    return stand_in


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.yaml"
    file.write_text("steps: []\n")
    return str(file)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself_in_dutch_and_english(command: str, capsys: Output) -> None:
    words = [*filter(None, [command]), "--help"]
    assert run(words) == 0
    dutch = capsys.readouterr().out
    assert run([*words, "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert "Toon deze uitleg." in dutch
    assert "Show this explanation." in english


@pytest.mark.parametrize(
    "words",
    [
        ["sing"],
        ["play", "--groups", "31"],
        ["play", "no-such-plan"],
        ["export", "123456"],
        ["forget", "999999"],
        ["workshops", "--lang", "xx"],
    ],
)
def test_wrong_use_is_told_with_code_2(
    words: Sequence[str], tmp_path: Path, capsys: Output
) -> None:
    data = ["--data", str(tmp_path)] if words[0] in COMMANDS else []
    assert run([*words, *data]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Fout:")
    assert not [one for one in ("Usage", "Try '", "Missing", "No such") if one in told.err]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["chek"], "De opdracht chek is er niet. Bedoel je dit?  check"),
        (["check", "--strikt"], "--strikt kan hier niet. Bedoel je dit?  --strict"),
        (["explain"], "Hier ontbreekt nog iets: CODE."),
        (["play", "--port"], "Schrijf achter --port wat je kiest."),
        (["play", "--groups", "31"], "Bij --groups hoort een getal van 1 tot en met 30."),
        (["graph", "x", "--format", "png"], "Bij --format kan dit niet. Wel: svg, mermaid."),
        (["graph", "x", "--coverage", "weg.json"], "Het bestand bij --coverage is er niet"),
        (["new", "speel", "eigen"], "Het spel speel is er niet."),
    ],
)
def test_wrong_use_is_told_in_dutch_with_what_to_type(
    words: Sequence[str], sentence: str, capsys: Output
) -> None:
    assert run(words) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"Fout: {sentence}")
    assert "\nZo typ je het:  speeltafel " in told
    assert told.endswith("--help\n")


def test_wrong_use_is_told_in_the_language_that_was_asked_for(capsys: Output) -> None:
    assert run(["explain", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("Error: Something is missing here: CODE.")


def test_a_place_where_nothing_can_be_kept_is_told_without_a_list_of_code(
    tmp_path: Path, capsys: Output
) -> None:
    (tmp_path / "vol").touch()
    place = tmp_path / "vol" / "eigen"
    scenario = "content/packs/samen-open/halte.yaml"
    asked = (
        ["new", "escape_room", str(place)],
        ["graph", scenario, "-o", str(place)],
        ["playtest", scenario, "--runs", "1", "--report", str(place)],
    )
    for words in asked:
        assert run(words) == 3
        told = capsys.readouterr().err
        assert f"{place} kan niet gemaakt worden: Deze map is er niet." in told
        assert "Traceback" not in told


def test_a_folder_with_one_scenario_is_that_scenario(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "eigen"
    assert run(["new", "escape_room", str(folder)]) == 0
    assert f"speeltafel edit {folder}" in capsys.readouterr().out
    assert run(["graph", str(folder), "--format", "mermaid"]) == 0
    assert run(["playtest", str(folder), "--runs", "1"]) == 0
    shutil.copy(folder / "eigen.yaml", folder / "twee.yaml")
    assert run(["playtest", str(folder), "--runs", "1"]) == 2


def test_a_number_of_a_mistake_needs_no_letter(capsys: Output) -> None:
    assert run(["explain", "203"]) == 0
    assert capsys.readouterr().out.startswith("P203")


@pytest.mark.parametrize("name", ["weg.yaml", "kaart.txt"])
def test_what_cannot_be_edited_is_named(name: str, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "kaart.txt").write_text("a: b\n", "utf-8")
    assert run(["edit", str(tmp_path / name), "--lang", "en"]) == 2
    assert f"{name} is no folder" in "".join(capsys.readouterr().err.split("\n"))


def test_what_goes_wrong_on_our_side_is_told_with_code_3_and_never_blamed_on_people(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    module = sys.modules[play_command.callback.__module__]
    monkeypatch.delattr(module, "supervise")
    assert run(["play", plan, "--json", "--data", str(tmp_path), "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert "NameError" in told
    assert told.endswith("it is not your fault. You can see above what happened.\n")


def test_play_says_one_line_of_json_when_it_is_ready(
    supervised: Supervised, plan: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["play", plan, "--json", "--data", str(tmp_path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert said["pids"] == {"supervisor": 1, "server": 2, "screen": 3}
    assert said.keys() == {"code", "join_url", "enter_url", "screen_url", "data", "pids"}


def test_play_hands_its_options_to_the_server(
    supervised: Supervised, plan: str, tmp_path: Path
) -> None:
    options = "--groups 4 --host 127.0.0.1 --port 5000 --seed 7 --game mine --no-screen --lang en"
    assert run(["play", plan, *options.split(), "--json", "--data", str(tmp_path)]) == 0
    assert supervised.settings == {
        "plan": plan,
        "groups": 4,
        "data": str(tmp_path),
        "host": "127.0.0.1",
        "port": 5000,
        "seed": 7,
        "lang": "en",
        "games": ("mine",),
        "resume": False,
        "code": "",
        "copy": "",
    }
    assert not supervised.shows[0].screen


def test_play_shows_a_person_the_code_and_the_addresses(
    supervised: Supervised, plan: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["play", plan, "--data", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "123 456" in told
    assert READY.join_url in told
    assert READY.enter_url in told
    assert "271 828" in told


def test_without_a_display_the_mirror_takes_over_and_play_says_so(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    module = sys.modules[play_command.callback.__module__]
    monkeypatch.setattr(module, "supervise", Supervised("no_display"))
    assert run(["play", plan, "--json", "--data", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert READY.screen_url in told.err
    assert len(told.out.splitlines()) == 1


def test_a_fresh_link_is_told_to_a_person_and_keeps_out_of_the_json(
    supervised: Supervised, plan: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["play", plan, "--data", str(tmp_path)]) == 0
    assert f"Nieuwe link voor het paneel: {FRESH}\n" in capsys.readouterr().out
    assert run(["play", plan, "--json", "--data", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert FRESH in told.err
    assert FRESH not in told.out


@pytest.mark.parametrize(
    "options", [[], ["--lang", "en"], ["--lang=en", "--no-screen", "--groups", "4"]]
)
def test_options_without_a_command_are_for_play(
    options: list[str], supervised: Supervised, tmp_path: Path
) -> None:
    data = ["--data", str(tmp_path)]
    assert run([*options, *data]) == 0
    assert run(["play", *options, *data]) == 0
    assert supervised.shows[0] == supervised.shows[1]


def test_a_language_before_a_command_is_for_that_command(tmp_path: Path, capsys: Output) -> None:
    assert run(["--lang", "en", "workshops", "--data", str(tmp_path)]) == 0
    assert "no workshops" in capsys.readouterr().out.lower()


def test_play_begins_anew_when_nobody_can_be_asked(
    supervised: Supervised, plan: str, tmp_path: Path
) -> None:
    workshop(tmp_path, "111111").close()
    assert run(["play", plan, "--json", "--data", str(tmp_path)]) == 0
    assert supervised.settings["resume"] is False


@pytest.mark.parametrize(("ended", "told"), [(0, 0), (4, 3), (1, 3)])
def test_a_screen_of_elsewhere_tells_how_it_ended(
    ended: int, told: int, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    stand_in = (sys.executable, "-c", f"raise SystemExit({ended})")
    monkeypatch.setattr(sys.modules[play_command.callback.__module__], "SCREEN", stand_in)
    assert run(["screen", READY.screen_url]) == told
    assert (READY.screen_url in capsys.readouterr().err) == (ended == 4)


def test_workshops_are_listed_newest_first_with_their_state(tmp_path: Path, capsys: Output) -> None:
    workshop(tmp_path, "111111", day=1, ended=True).close()
    workshop(tmp_path, "222222", day=2).close()
    (tmp_path / "2026-03-03-333333.speeltafel").write_text("no workshop at all")
    assert run(["workshops", "--json", "--data", str(tmp_path)]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(row["code"], row["state"]) for row in listed] == [
        ("333333", "unusable"),
        ("222222", "open"),
        ("111111", "ended"),
    ]
    assert run(["workshops", "--data", str(tmp_path)]) == 0
    assert "nog niet klaar" in capsys.readouterr().out


def test_forget_deletes_a_workshop(tmp_path: Path) -> None:
    workshop(tmp_path, "123456").close()
    assert run(["forget", "123 456", "--data", str(tmp_path)]) == 0
    assert list(tmp_path.glob("*.speeltafel*")) == []


def test_forget_leaves_a_running_workshop_alone(tmp_path: Path, capsys: Output) -> None:
    running = workshop(tmp_path, "123456")
    assert run(["forget", "123456", "--data", str(tmp_path)]) == 3
    running.close()
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert len(list(tmp_path.glob("*.speeltafel"))) == 1


@pytest.fixture
def exporting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    workshop(tmp_path, "123456").close()

    def exported(
        path: Path, format_: str, lexicon: Lexicon, rules: Rules
    ) -> tuple[str, str, bytes]:
        return f"{path.stem}-{lexicon.lang}.{format_}", "text/csv", b"a;b\n"

    monkeypatch.setattr("engine.export.export_workshop", exported)
    monkeypatch.chdir(tmp_path)
    return ["export", "123456", "csv", "--data", str(tmp_path)]


def test_export_writes_the_file_that_was_asked_for(exporting: list[str], tmp_path: Path) -> None:
    assert run([*exporting, "-o", "out.csv"]) == 0
    assert (tmp_path / "out.csv").read_bytes() == b"a;b\n"


def test_export_names_the_file_itself_when_nobody_does(
    exporting: list[str], tmp_path: Path
) -> None:
    assert run([*exporting, "--lang", "en"]) == 0
    assert (tmp_path / "2026-03-01-123456-en.csv").is_file()


def test_an_export_that_cannot_be_written_leaves_nothing_behind(
    exporting: list[str], tmp_path: Path
) -> None:
    def there() -> set[Path]:  # a reader of the workshop leaves two empty files beside it
        return {one for one in tmp_path.iterdir() if not one.name.endswith(("-wal", "-shm"))}

    before = there()
    assert run([*exporting, "-o", str(tmp_path / "nowhere" / "out.csv")]) == 3
    assert there() == before


def test_an_unknown_format_is_wrong_use(exporting: list[str]) -> None:
    assert run(["export", "123456", "stone", *exporting[3:]]) == 2


def test_a_module_without_a_game_is_told(tmp_path: Path, capsys: Output) -> None:
    assert run(["games", "--game", "json", "--lang", "en"]) == 2
    assert "json is no game" in capsys.readouterr().err


def test_games_are_found_without_being_named_in_code(capsys: Output) -> None:
    assert run(["games", "--json"]) == 0
    assert "game_of_life" in [game["id"] for game in json.loads(capsys.readouterr().out)]


def test_a_checkout_that_is_not_installed_has_its_games_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "entry_points", lambda group: ())
    assert "game_of_life" in registry.games()


def test_what_is_bundled_has_no_mistakes(capsys: Output) -> None:
    assert run(["check"]) == 0, capsys.readouterr().out


def test_a_path_that_is_not_there_is_never_skipped(tmp_path: Path) -> None:
    assert run(["check", str(tmp_path / "nowhere.yaml")]) == 2


def test_no_command_is_imported_before_it_is_asked_for() -> None:
    asked = "import sys, engine.cli; print([one for one in sys.modules if 'playtest' in one])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
