"""--fix: what a machine can mend without asking, only there, with the file as it was kept."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from engine.cli import run
from engine.content.diagnostics import Diagnostic
from engine.content.mending import mended
from engine.content.packs import bundled
from engine.workshop.looking import looked_at
from tests.content.slips import FAULTS, Slip
from tests.content.test_every_slip import some
from tests.evenings import RULES

Output = pytest.CaptureFixture[str]
MENDED = (
    "misspelt", "no_space", "no_space_dash", "colon", "special_start", "after_quote", "backslash",
    "curly", "not_a_choice", "no_such",
)  # fmt: skip
GOOD = (bundled("content") / "plans" / "30.yaml").read_text("utf-8")


def look(paths: Sequence[Path]) -> tuple[Diagnostic, ...]:
    return looked_at(paths, RULES).diagnostics


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "30.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def spoilt(plan: Path, *swaps: str) -> str:
    text = GOOD
    for old, new in (swap.split(" => ") for swap in swaps):
        assert old in text
        text = text.replace(old, new, 1)
    plan.write_bytes(text.encode())
    return text


ONE = "title: Welkom => titel: Welkom"
TWO = "mode: samen => mode: samn"
THREE = "thanks: Dank jullie wel! => thanks: 's avonds"


def test_each_place_is_mended_and_nothing_else(plan: Path, capsys: Output) -> None:
    before = spoilt(plan, ONE, TWO, THREE)
    assert run(["check", "--fix", str(plan)]) == 0
    assert plan.read_text("utf-8") == GOOD.replace(
        "thanks: Dank jullie wel!", 'thanks: "\'s avonds"'
    )
    assert plan.with_name("30.yaml.bak").read_text("utf-8") == before
    told = capsys.readouterr().out
    assert "-    titel: Welkom\n+    title: Welkom" in told


def test_a_dry_run_shows_it_and_leaves_the_file(plan: Path, capsys: Output) -> None:
    before = spoilt(plan, ONE)
    assert run(["check", "--fix", "--dry-run", str(plan)]) == 1
    assert plan.read_text("utf-8") == before
    assert [path.name for path in plan.parent.iterdir()] == ["30.yaml"]
    assert "+    title: Welkom" in capsys.readouterr().out


def test_an_older_copy_is_never_written_over(plan: Path) -> None:
    first = spoilt(plan, ONE)
    run(["check", "--fix", str(plan)])
    second = spoilt(plan, TWO)
    run(["check", "--fix", str(plan)])
    kept = [plan.with_name(name).read_text("utf-8") for name in ("30.yaml.bak", "30.yaml.bak1")]
    assert kept == [first, second]


def test_tabs_before_a_line_become_spaces_and_line_ends_stay(plan: Path) -> None:
    spoiled = GOOD.replace("\n    title: Welkom", "\n\t\ttitle: Welkom").replace("\n", "\r\n")
    plan.write_bytes(b"\xef\xbb\xbf" + spoiled.encode())
    assert run(["check", "--fix", str(plan)]) == 0
    assert plan.read_bytes() == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(("written", "meant"), [("ja", "true"), ("'nee'", "false")])
def test_yes_and_no_are_understood_in_dutch(written: str, meant: str, tmp_path: Path) -> None:
    path = tmp_path / "rondkomen.yaml"
    good = (bundled("content") / "packs" / "rondkomen" / path.name).read_text("utf-8")
    place = "good: true\n"
    path.write_text(good.replace(place, f"good: {written}\n", 1), "utf-8")
    run(["check", "--fix", str(path)])
    assert path.read_text("utf-8") == good.replace(place, f"good: {meant}\n", 1)


@pytest.mark.parametrize(
    "swap",
    [
        "minutes: 4 => minutes: vier",
        "activity: welcome => activity: iets",
        "note: Tel eerst => note: # Tel eerst",
        "options: {rounds: 2} => options: {rounds: 2, x: 's}",
        "    title: Welkom\n => ",
    ],
)
def test_what_a_person_must_decide_is_left(plan: Path, swap: str) -> None:
    before = spoilt(plan, swap)
    assert run(["check", "--fix", str(plan)]) == 1
    assert plan.read_text("utf-8") == before


def test_what_comes_with_the_software_is_not_mended(capsys: Output) -> None:
    assert run(["check", "--fix"]) == 2
    assert run(["check", "--dry-run", "x.yaml"]) == 2


def mendable(each: int, seed: int) -> list[Slip]:
    luck = Random(seed)
    faults = [fault for fault in FAULTS if fault.__name__ in MENDED]
    return [slip for fault in faults for slip in some(fault, each, luck)]


def tried(slips: list[Slip], folder: Path) -> tuple[int, list[str]]:
    """Return how many slips were mended, and those where mending left something worse."""
    count, worse = 0, []
    for number, slip in enumerate(slips):
        home = folder / str(number) / slip.file.home.name
        copytree(slip.file.home, home)
        (home / slip.file.name).write_bytes(slip.raw)
        for one in mended([home / slip.file.name], look):
            count += 1
            one.keep()
            codes = {str(found.code) for found in look([home / slip.file.name])}
            if slip.code in codes or any(code.startswith("P1") for code in codes):
                worse.append(f"{slip.name} {slip.file.name} {slip.path}\n{one.diff}")
    return count, worse


def test_slips_that_are_mended_are_mended_well(tmp_path: Path) -> None:
    count, worse = tried(mendable(2, 1), tmp_path)
    assert worse == []
    assert count >= 12


@pytest.mark.soak
def test_many_slips_that_are_mended_are_mended_well(tmp_path: Path) -> None:
    made = mendable(12, 2)
    count, worse = tried(made, tmp_path)
    print(f"{count} of {len(made)} slips mended by the machine, {len(worse)} of them badly")
    assert worse == []


def test_what_is_mended_is_not_written_through_a_link(tmp_path: Path) -> None:
    outside, folder = tmp_path / "elders.yaml", tmp_path / "pakket"
    folder.mkdir()
    outside.write_text(GOOD.replace("title: Welkom", "titel: Welkom", 1), "utf-8")
    before = outside.read_bytes()
    (folder / "30.yaml").symlink_to(outside)
    (folder / "30.yaml.bak").symlink_to(tmp_path / "ook-elders")
    (one,) = mended([folder], look)
    kept = one.keep()
    assert outside.read_bytes() == before == kept.read_bytes()
    assert (folder / "30.yaml").read_text("utf-8") == GOOD
    assert not (tmp_path / "ook-elders").exists()
