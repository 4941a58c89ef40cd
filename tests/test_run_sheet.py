"""The run sheet: what whoever leads brings, says and knows, on the panel and on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cli import run
from engine.content.packs import bundled
from engine.core import FACILITATOR, ROOM, Participant, Rejected
from engine.core.views import Note
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.workshop.messages import End, GoOn
from engine.workshop.pages import Page, Room
from engine.workshop.run_sheet import RunSheet, run_sheet
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from engine.workshop.voice_messages import NoteHelp
from tests.content.texts import sentences
from tests.evenings import evening, own, read_plan, retold, rows
from tests.reading import text_of

NAMES = sorted(path.stem for path in (bundled("content") / "plans").glob("*.yaml"))
NUMBER = re.compile(r"\d[\d -]{2,}")
NEAR = "Inloop De Kajuit, elke dag"


@pytest.fixture(params=["nl", "en"])
def voice(request: pytest.FixtureRequest, lexicons: dict[str, Lexicon]) -> Lexicon:
    return lexicons[request.param]


def words(sheet: RunSheet) -> Iterator[str]:
    yield from (*sheet.materials, *sheet.agreement, *sheet.crisis, *sheet.help)
    for step in sheet.steps:
        yield from (step.say, step.note, *step.materials)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_that_ships_says_all_that_whoever_leads_needs(name: str, voice: Lexicon) -> None:
    sheet = run_sheet(read_plan(name), voice)
    assert all((sheet.materials, sheet.agreement, sheet.crisis, sheet.help))
    assert all(step.say and step.note for step in sheet.steps)
    assert [one for text in words(sheet) for one in sentences(text) if len(one.split()) > 15] == []
    assert sheet.steps[-1].starts + sheet.steps[-1].minutes == sheet.minutes


@pytest.mark.parametrize("name", NAMES)
def test_no_number_is_printed_that_may_be_another_one_here(name: str, voice: Lexicon) -> None:
    sheet = run_sheet(read_plan(name), voice)
    found = {one.strip() for line in (*sheet.crisis, *sheet.help) for one in NUMBER.findall(line)}
    assert found == {"112"}


def test_a_plan_without_words_for_it_has_ours(say: Lexicon) -> None:
    bare = read_plan("90")
    plan = bare.plan.model_copy(update={"crisis": (), "help": ()})
    sheet = run_sheet(type(bare)(plan, bare.parts), say)
    assert say("run_sheet.crisis_1") in sheet.crisis
    assert sheet.help == (say("run_sheet.help_1"), say("run_sheet.help_2"))


def test_help_that_was_typed_stands_on_the_panel_and_only_there(say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=1)
    note = addressed(WORKSHOP, NoteHelp(one=NEAR, three="Buurthuis"))
    for who in (ROOM, Participant(1)):
        with pytest.raises(Rejected):
            played.tell(who, note)
    played.tell(FACILITATOR, note)
    shown = view(played.state, Page("panel", "nl"), 0, Room(), say)
    assert [NEAR in one.text for one in shown.widgets if isinstance(one, Note)].count(True) == 1
    assert run_sheet(played.state.programme, say, played.state.help).help[-2:] == (
        NEAR,
        "Buurthuis",
    )
    for page in (Page("screen", "nl"), Page("phone", "nl", seat=1)):
        assert NEAR not in str(view(played.state, page, 0, Room(), say))
    assert retold(played) == played.state


def test_help_that_was_typed_is_beside_the_log_and_goes_with_all_that_is_personal(
    say: Lexicon,
) -> None:
    played = evening(read_plan("90"))
    played.tell(FACILITATOR, addressed(WORKSHOP, NoteHelp(one=NEAR)))
    kept = rows(played.kept)
    assert not [row for row in kept if NEAR in row.data]
    assert not [one for one in FORMATS
                if NEAR in text_of(one, export(played.state, kept, one, say)[2])]  # fmt: skip
    for step in range(len(played.state.programme.parts) - 1):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(step)))
    played.tell(FACILITATOR, addressed(WORKSHOP, End(played.state.step)))
    assert own(played.kept) == {}
    assert played.state.help is not None
    assert played.state.help.known is None


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_plan_is_printed_as_a_pdf(
    lang: str, tmp_path: Path, lexicons: dict[str, Lexicon], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draaiboek.pdf"
    assert run(["print", "carousel", "--sheet", "-o", str(file), "--lang", lang]) == 0
    printed = " ".join(text_of("pdf", file.read_bytes()).split())
    sheet = run_sheet(read_plan("carousel"), lexicons[lang])
    assert not [one for one in words(sheet) if one and one.split()[0] not in printed]
    for station in next(step.stations for step in sheet.steps if step.stations):
        assert station.title in printed
    assert "____" in printed


def test_what_is_no_plan_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "plan.yaml"
    wrong.write_text("id: plan\nsteps: []\n", "utf-8")
    assert run(["print", str(wrong), "--sheet", "-o", str(tmp_path / "x.pdf")]) == 1
    assert not (tmp_path / "x.pdf").exists()
