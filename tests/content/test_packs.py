"""Sharing a pack: made, installed whole or not at all, compared, brought up to date."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from engine.cli import run
from engine.content import installing
from engine.content.archive import altered, packed, unpacked
from engine.content.difference import difference, next_version
from engine.content.installing import install
from engine.content.migration import format_of, migrated
from engine.content.packs import OWN_PACKS, own_packs, plans, scenario, scenarios
from engine.workshop.opening import gather, programme
from tests.content.sharing import FILES, SCENARIO, code_of, pack_in
from tests.evenings import RULES

Output = pytest.CaptureFixture[str]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OWN_PACKS, str(tmp_path / "eigen"))
    return own_packs()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return pack_in(tmp_path)


def version(number: str) -> dict[str, bytes]:
    return {**FILES, "pack.yaml": FILES["pack.yaml"].replace(b"0.1.0", number.encode())}


def put(files: dict[str, bytes]) -> object:
    return install(files, "proef.zip", lambda folder: ())


def everything(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_a_pack_that_was_altered_is_told_and_not_installed(shelf: Path) -> None:
    files = unpacked(packed(FILES), "x.zip")
    files["LEES.md"] = b"anders\n"
    assert altered(files) == ["LEES.md"]
    assert code_of(lambda: put(files)) == "P927"
    assert not shelf.exists()


def test_an_installed_scenario_is_found(folder: Path, shelf: Path, capsys: Output) -> None:
    assert run(["pack", "build", str(folder), "-o", str(folder.parent / "p.zip")]) == 0
    assert run(["pack", "install", str(folder.parent / "p.zip")]) == 0
    assert "scenario: vragen" in capsys.readouterr().out
    assert scenario("vragen", "debrief").parent == shelf / "proef"
    assert plans()["mijn-avond"].parent == shelf / "proef"
    name, sources = gather(plans()["mijn-avond"], RULES)
    assert programme(name, sources, RULES).parts
    assert run(["check", "proef"]) == 0
    assert run(["pack", "verify", "proef"]) == 0
    assert "alles klopt" in capsys.readouterr().out


def test_a_new_version_takes_the_place_of_the_old(shelf: Path) -> None:
    put({**FILES, "oud.md": b"x"})
    put(version("0.2.0"))
    assert {one.name for one in (shelf / "proef").iterdir()} == set(FILES)
    before = everything(shelf)
    assert code_of(lambda: put(version("0.1.9"))) == "P934"
    assert everything(shelf) == before


def test_another_pack_of_the_same_name_is_refused(shelf: Path) -> None:
    put(FILES)
    other = FILES["pack.yaml"].replace(b"5f0e3c9a", b"00000000")
    assert code_of(lambda: put({**FILES, "pack.yaml": other})) == "P935"
    ours = FILES["pack.yaml"].replace(b"slug: proef", b"slug: rondkomen")
    assert code_of(lambda: put({**FILES, "pack.yaml": ours})) == "P935"


def test_a_scenario_of_a_name_that_is_taken_is_refused(shelf: Path) -> None:
    assert code_of(lambda: put({**FILES, "what.yaml": SCENARIO})) == "P933"
    assert "what" in scenarios("debrief")
    assert everything(shelf) == {}


def test_a_full_disk_leaves_what_was_there(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(FILES)
    before = everything(shelf)

    def full(files: object, folder: Path) -> None:
        folder.mkdir()
        (folder / "pack.yaml").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(installing, "write", full)
    with pytest.raises(OSError, match="No space"):
        put(version("0.2.0"))
    assert everything(shelf) == before


def test_a_pulled_plug_between_two_versions_loses_nothing(shelf: Path) -> None:
    put(FILES)
    (shelf / ".aside").mkdir(exist_ok=True)
    (shelf / "proef").rename(shelf / ".aside" / "proef")
    put(
        {
            **FILES,
            "pack.yaml": FILES["pack.yaml"].replace(b"5f0e", b"0000").replace(b"proef", b"ander"),
        }
    )
    assert (shelf / "proef" / "pack.yaml").is_file()


def test_a_pack_with_mistakes_is_neither_made_nor_installed(
    folder: Path, shelf: Path, capsys: Output
) -> None:
    (folder / "vragen.yaml").write_bytes(SCENARIO.replace(b"rounds:", b"ronden:"))
    assert run(["pack", "build", str(folder), "-o", str(folder.parent / "p.zip")]) == 1
    assert not (folder.parent / "p.zip").exists()
    assert run(["pack", "install", str(folder)]) == 1
    assert f"{folder}/vragen.yaml:" in capsys.readouterr().err
    assert everything(shelf) == {}


def test_verify_tells_programs_what_is_in_it(folder: Path, capsys: Output) -> None:
    assert run(["pack", "verify", str(folder), "--json"]) == 0
    by_hand = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in by_hand["diagnostics"]] == ["P928"]
    file = str(folder.parent / "p.zip")
    run(["pack", "build", str(folder), "-o", file])
    capsys.readouterr()
    assert run(["pack", "verify", file, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["diagnostics"] == []
    assert made["sha256"] == by_hand["sha256"] == sha256(Path(file).read_bytes()).hexdigest()
    assert (made["slug"], made["version"], made["files"]) == ("proef", "0.1.0", 4)
    assert run(["pack", "verify", str(folder / "nergens"), "--json"]) == 1


def test_diff_tells_what_is_new_gone_and_changed() -> None:
    old = {
        **version("0.1.0"),
        "a.yaml": b"title: A\nlist:\n  - {id: x, text: 1}\n  - {id: y, good: true}\n",
    }
    new = {
        **version("0.2.0"),
        "a.yaml": b"title: B\nlist:\n  - {id: y, good: false}\n  - {id: z}\n",
    }
    found = difference(old, new)
    assert found.changed == ("a.yaml title", "a.yaml list.y.good")
    assert found.added == ("a.yaml list.z.id",)
    assert found.removed == ("a.yaml list.x.id", "a.yaml list.x.text")
    assert found.step == "major"
    assert difference(old, old).step == "none"


@pytest.mark.parametrize(
    ("step", "fits"),
    [("none", "1.2.3"), ("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")],
)
def test_the_next_version_says_how_much_changed(step: str, fits: str) -> None:
    assert next_version("1.2.3", step) == fits  # type: ignore[arg-type]  # parametrized


def test_the_difference_is_told(folder: Path, capsys: Output) -> None:
    file = str(folder.parent / "p.zip")
    run(["pack", "build", str(folder), "-o", file])
    capsys.readouterr()
    assert run(["pack", "diff", file, str(folder)]) == 0
    (folder / "LEES.md").write_text("anders\n")
    assert run(["pack", "diff", file, str(folder)]) == 0
    told = capsys.readouterr().out
    assert "~ LEES.md" in told
    assert "0.1.1" in told


def test_an_older_form_becomes_that_of_today_and_all_else_stays() -> None:
    assert format_of(FILES) == 0
    old = {**FILES, "pack.yaml": b"# van ons\r\n\r\n" + FILES["pack.yaml"].replace(b"\n", b"\r\n")}
    new = migrated(old)
    assert format_of(new) == 1
    assert new["pack.yaml"].replace(b"format: 1\r\n", b"") == old["pack.yaml"]
    assert migrated(new) == new


def test_a_newer_form_is_refused(shelf: Path, folder: Path) -> None:
    (folder / "pack.yaml").write_bytes(b"format: 2\nnieuw: ja\n" + FILES["pack.yaml"])
    assert run(["pack", "migrate", str(folder)]) == 1
    assert run(["pack", "install", str(folder)]) == 1
    assert everything(shelf) == {}


def test_migrate_changes_only_what_it_must(folder: Path, capsys: Output) -> None:
    before = everything(folder)
    assert run(["pack", "migrate", str(folder), "--dry-run"]) == 0
    assert everything(folder) == before
    assert run(["pack", "migrate", str(folder)]) == 0
    after = everything(folder)
    assert [name for name in after if after[name] != before[name]] == [str(folder / "pack.yaml")]
    assert run(["pack", "migrate", str(folder)]) == 0
    assert "vorm van nu" in capsys.readouterr().out


@pytest.mark.parametrize("pack", ["napraten", "helmduin"])
def test_a_bundled_pack_can_be_packed(pack: str, tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "p.zip"
    assert run(["pack", "build", pack, "-o", str(file)]) == 0
    assert run(["pack", "verify", str(file)]) == 0
