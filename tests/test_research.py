"""The package for a study: who said yes, numbers alone, and whole."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.bots import Evening
from engine.core import DIMENSIONS, FACILITATOR, Participant
from engine.export import FORMATS, ROOM, TooFew, export, formats_of
from engine.lexicon import Lexicon
from engine.workshop.messages import GoOn
from engine.workshop.people_messages import LetResearch, Withdraw
from engine.workshop.state import PEOPLE, WORKSHOP, Programme
from engine.workshop.steering import addressed
from facilitator_web.answers import Refused, fault
from facilitator_web.apart import exported
from tests.evenings import evening, own, read_plan, retold, rows
from tests.test_attacker import programme
from tests.test_keeping import STUDY

_VALID = "import sys; from frictionless import validate; r = validate(sys.argv[1]); \
print(r.to_summary()); sys.exit(not r.valid)"


def study() -> Evening:
    whole = programme()
    plan = whole.plan.model_copy(update={"storage": "onderzoek", "research": STUDY})
    return evening(Programme(plan, whole.parts), groups=3)


def answers(played: Evening, seat: int, may: bool) -> None:
    played.tell(Participant(seat), addressed(PEOPLE, LetResearch(seat, may)))


def drawn(played: Evening, yes: int, no: int = 0) -> None:
    """Let ``yes`` people say yes and ``no`` say no; each draws a web of its own value."""
    for number in range(1, yes + no + 1):
        seat = played.join()
        answers(played, seat, number <= yes)
        form = next(c for c in played.offers(Participant(seat)) if c.id.endswith("web"))
        web = dict.fromkeys(DIMENSIONS, 2 if number <= yes else 9)
        played.tell(Participant(seat), {**form.command, **web})


def package(played: Evening, say: Lexicon) -> dict[str, str]:
    content = export(played.state, rows(played.kept), ROOM, say)[2]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_validator_of_others_finds_the_package_whole(tmp_path: Path, say: Lexicon) -> None:
    played = study()
    drawn(played, yes=6)
    for name, text in package(played, say).items():
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-c", _VALID, "datapackage.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    (tmp_path / "answers.csv").write_text("participant,moment\n,x\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_the_codebook_knows_every_column_and_every_code(say: Lexicon) -> None:
    played = study()
    drawn(played, yes=5)
    files = package(played, say)
    known = {(one["table"], one["column"]): one for one in table(files["codebook.csv"])}
    for resource in json.loads(files["datapackage.json"])["resources"][:2]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert columns == files[resource["path"]].splitlines()[0].split(",")
        assert all(known[resource["name"], column]["meaning"] for column in columns)
    codes = known["answers", "dimension"]["codes"]
    assert all(one["dimension"] in codes for one in table(files["answers.csv"]))


def test_only_who_said_yes_is_in_it_and_under_another_name_each_time(say: Lexicon) -> None:
    played = study()
    drawn(played, yes=5, no=3)
    first, second = (table(package(played, say)["answers.csv"]) for _ in range(2))
    assert {one["value"] for one in first} == {"2"}
    names = [{one["participant"] for one in some} for some in (first, second)]
    assert [len(some) for some in names] == [5, 5]
    assert not names[0] & names[1]


def erased(played: Evening) -> None:
    played.tell(Participant(1), addressed(PEOPLE, Withdraw(1)))


def refused(played: Evening) -> None:
    answers(played, 1, False)


@pytest.mark.parametrize("change", [erased, refused])
def test_who_withdraws_or_says_no_after_all_is_out_and_so_are_the_figures(
    change: Callable[[Evening], None], say: Lexicon
) -> None:
    played = study()
    drawn(played, yes=6)
    for at in range(2):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(at)))
    assert played.state.figures
    assert played.state.figures.known is not None
    change(played)
    assert len({one["participant"] for one in table(package(played, say)["answers.csv"])}) == 5
    assert played.state.figures.known is None
    assert retold(played) == played.state
    assert not [one for one in own(played.kept).values() if one.of == "group:figures"]


def test_figures_beside_a_package_count_nobody_who_is_not_in_it() -> None:
    played = study()
    drawn(played, yes=4, no=8)
    for at in range(2):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(at)))
    assert played.state.figures
    assert played.state.figures.known == {}


def test_fewer_than_five_are_no_package(say: Lexicon) -> None:
    played = study()
    drawn(played, yes=4, no=4)
    with pytest.raises(TooFew):
        package(played, say)


def test_the_panel_says_kindly_that_they_are_too_few(say: Lexicon) -> None:
    played = study()
    with pytest.raises(Refused) as refused:
        exported(played.state, [], ROOM, say)
    told = fault(refused.value, say)
    assert told
    assert (told.status, told.message) == (409, say("web.error.too_few"))


def test_a_workshop_without_a_study_has_no_package(say: Lexicon) -> None:
    played = evening(read_plan("90"))
    assert formats_of(played.state.programme.plan) == tuple(FORMATS)
    with pytest.raises(KeyError):
        export(played.state, [], ROOM, say)
    plan = replace(played.state.programme, plan=study().state.programme.plan).plan
    assert formats_of(plan) == (*FORMATS, ROOM)
