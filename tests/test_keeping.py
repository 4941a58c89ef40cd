"""What is personal is kept as long as was said, and then it is nowhere any more."""

import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.bots import Evening
from engine.cli import run
from engine.content import load
from engine.content.diagnostics import Mistakes
from engine.content.packs import bundled
from engine.core import FACILITATOR, Participant, Rejected
from engine.core.text import Text
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.store.files import forget
from engine.store.sqlite import create, open_reader, open_writer
from engine.workshop.live import Ended, Live
from engine.workshop.messages import End, GoOn, WipeAll
from engine.workshop.notebook import WriteNote
from engine.workshop.opening import begin, gather, resume
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import LetResearch, Withdraw
from engine.workshop.plan import Research, plan_model
from engine.workshop.retention import last_day, wipe_overdue
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from facilitator_web.cookies import new_token
from facilitator_web.daily import look_after
from tests.evenings import RULES, evening, read_plan, retold
from tests.reading import text_of

CANARY = "kanarie-in-de-kelder"
CODE = "123456"
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
STUDY = Research(
    consent=Text("Wij willen leren wat helpt."),
    organisation=Text("Hogeschool aan Zee"),
    contact=Text("Vraag het aan de begeleider"),
)
Output = pytest.CaptureFixture[str]


def sources(**changed: str) -> tuple[str, dict[str, bytes]]:
    """Return the shipped plan with some of its lines as they are given."""
    name, found = gather(bundled("content") / "plans" / "90.yaml", RULES)
    lines = found[name].decode().splitlines()
    kept = [line for line in lines if line.partition(":")[0] not in changed]
    at = next(number for number, line in enumerate(kept) if line.startswith("steps:"))
    kept[at:at] = [f"{key}: {value}" for key, value in changed.items()]
    return name, {**found, name: "\n".join(kept).encode()}


def opened(folder: Path, lexicons: dict[str, Lexicon], storage: str, days: int = 10) -> Live:
    name, found = sources(storage=storage, keep_days=f"{days}", phones="who_wants")
    store = create(folder, CODE, NOON.date())
    state = begin(store, CODE, name, found, RULES, opened=NOON, seed=1)
    return Live(store, state, lexicons, exporter=export, formats=tuple(FORMATS))


@pytest.fixture
def live(tmp_path: Path, lexicons: dict[str, Lexicon]) -> Iterator[Live]:
    found = opened(tmp_path, lexicons, "sessie")
    yield found
    found.close()


def lead(live: Live, command: Any) -> None:
    live.tell("panel", FACILITATOR, new_token(), addressed(WORKSHOP, command))


def wrote(live: Live) -> int:
    """Let somebody write the canary for everyone to see, and return the seat."""
    seat = live.join("t" * 64, "nl", True, None)
    for at in range(4):
        lead(live, GoOn(at))
    page = live.view(Page("phone", "nl", seat=seat))
    form = next(one for one in page.controls if one.intent == "answer")
    filled = {**form.command, "keep": CANARY, "step": "", "whom": ""}
    live.tell(f"seat:{seat}", Participant(seat), "r1", filled)
    panel = live.view(Page("panel", "nl"))
    show = next(one for one in panel.controls if one.id.startswith("text-show-"))
    live.tell("panel", FACILITATOR, "show", dict(show.command))
    return seat


def ends(live: Live) -> None:
    for at in range(live.state.step, len(live.state.programme.parts) - 1):
        lead(live, GoOn(at))
    lead(live, End(live.state.step))


def holding(folder: Path) -> list[str]:
    """Return the files in which the canary stands, as it is or as JSON would write it."""
    return [one.name for one in folder.rglob("*") if one.is_file() and found_in(one.read_bytes())]


def found_in(content: bytes) -> bool:
    return CANARY.encode() in content or CANARY.encode("utf-16-le") in content


def exported(live: Live, formats: Iterable[str]) -> list[str]:
    return [text_of(one, live.export(one, "nl")[2]) for one in formats]


# ------------------------------------------------------------------ nothing is left


@pytest.mark.parametrize("how", ["phone", "panel", "wipe"])
def test_what_was_erased_is_in_no_byte_of_database_exports_or_logs(
    how: str, live: Live, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    formats = FORMATS if how == "phone" else ("csv", "json")
    seat = wrote(live)
    assert holding(tmp_path)
    assert all(CANARY in one for one in exported(live, formats))
    if how == "wipe":
        ends(live)
        lead(live, WipeAll())
    else:
        who = FACILITATOR if how == "panel" else Participant(seat)
        live.tell(how, who, "gone", addressed(PEOPLE, Withdraw(seat)))
    assert holding(tmp_path) == []
    assert not [one for one in exported(live, formats) if CANARY in one]
    assert CANARY not in caplog.text


def test_a_fleeting_workshop_keeps_nothing_personal_after_its_end(
    tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    live = opened(tmp_path, lexicons, "vluchtig")
    wrote(live)
    ends(live)
    assert holding(tmp_path) == []
    live.close()
    assert holding(tmp_path) == []


def test_forgetting_leaves_no_file_and_no_byte(live: Live, tmp_path: Path) -> None:
    wrote(live)
    path = next(tmp_path.glob("*.speeltafel"))
    (tmp_path / f"{path.name}.backup-1").write_bytes(path.read_bytes())
    live.close()
    forget(path)
    assert list(tmp_path.rglob("*")) == []


# ------------------------------------------------------------------ until a date


@pytest.mark.parametrize(("after", "gone"), [(10, False), (11, True)])
def test_what_is_personal_is_erased_the_day_after_its_date(
    after: int, gone: bool, live: Live, tmp_path: Path
) -> None:
    wrote(live)
    ends(live)
    live.close()
    wiped = wipe_overdue(tmp_path, NOON.date() + after * DAY)
    assert bool(wiped) is gone
    assert (holding(tmp_path) == []) is gone
    with closing(open_writer(next(tmp_path.glob("*.speeltafel")))) as store:
        assert store.broken_at() is None
        assert resume(store, RULES).wiped is gone


def test_a_workshop_that_is_erased_once_is_left_alone_after_that(
    live: Live, tmp_path: Path
) -> None:
    wrote(live)
    live.close()
    late = NOON.date() + 400 * DAY
    assert len(wipe_overdue(tmp_path, late)) == 1
    assert wipe_overdue(tmp_path, late) == []


def test_a_workshop_that_is_open_elsewhere_is_not_touched(live: Live, tmp_path: Path) -> None:
    wrote(live)
    assert wipe_overdue(tmp_path, NOON.date() + 400 * DAY) == []
    assert holding(tmp_path)


@pytest.mark.parametrize(("ago", "gone"), [(1, False), (2, True)])
def test_a_fleeting_workshop_that_nobody_ended_is_erased_after_the_next_day(
    ago: int, gone: bool, tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    live = opened(tmp_path, lexicons, "vluchtig")
    wrote(live)
    live.close()
    path = next(tmp_path.glob("*.speeltafel"))
    played = datetime.combine(date.today() - ago * DAY, NOON.time()).timestamp()
    os.utime(path, (played, played))
    assert bool(wipe_overdue(tmp_path, date.today())) is gone
    assert (holding(tmp_path) == []) is gone


def test_what_was_erased_by_date_can_be_gone_on_with(
    tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    live = opened(tmp_path, lexicons, "sessie")
    seat = wrote(live)
    live.close()
    wipe_overdue(tmp_path, NOON.date() + 400 * DAY)
    with closing(open_writer(next(tmp_path.glob("*.speeltafel")))) as store:
        state = resume(store, RULES)
    assert not state.ended
    again = Evening(state)
    assert [one.id for one in again.offers(Participant(seat)) if one.id == "withdraw"]
    assert any(one.id.endswith("give") for one in again.offers(Participant(seat)))


def test_a_server_that_is_left_on_ends_and_erases_when_the_date_is_over(
    live: Live, tmp_path: Path
) -> None:
    wrote(live)
    look_after(live, tmp_path, NOON.date(), NOON.date() + 10 * DAY)
    assert not live.ended
    look_after(live, tmp_path, NOON.date(), NOON.date() + 11 * DAY)
    assert live.state.wiped
    assert holding(tmp_path) == []
    look_after(live, tmp_path, NOON.date(), NOON.date() + 12 * DAY)


def test_the_list_of_workshops_says_until_when_and_erases_what_is_over(
    tmp_path: Path, lexicons: dict[str, Lexicon], capsys: Output
) -> None:
    days = (date.today() - NOON.date()).days
    live = opened(tmp_path, lexicons, "sessie", days=min(365, days + 3))
    wrote(live)
    live.close()
    assert run(["workshops", "--json", "--data", str(tmp_path)]) == 0
    told = json.loads(capsys.readouterr().out)[0]["personal_until"]
    with closing(open_reader(next(tmp_path.glob("*.speeltafel")))) as store:
        until = last_day(store, tmp_path)
    assert told == (f"{until}" if until else "")
    assert run(["workshops", "--data", str(tmp_path)]) == 0
    assert told in capsys.readouterr().out


def test_the_panel_says_until_when_at_the_start_at_the_end_and_after_it(
    live: Live, say: Lexicon
) -> None:
    def said() -> list[str]:
        return [one.text for one in live.view(Page("panel", "nl")).widgets if one.id == "keeping"]

    kept = [say("keeping.until", date="2026-03-30")]
    assert said() == kept
    ends(live)
    assert said() == kept
    lead(live, WipeAll())
    assert said() == [say("keeping.wiped")]


def test_after_the_end_paper_is_typed_over_until_all_is_wiped(live: Live) -> None:
    ends(live)
    lead(live, WriteNote(0, "Iedereen bleef lang"))
    assert len(live.state.notebook) == 1
    with pytest.raises(Ended):
        lead(live, GoOn(live.state.step))
    lead(live, WipeAll())
    assert live.state.notebook == ()
    with pytest.raises(Ended):
        lead(live, WriteNote(0, "Nog iets"))


def test_nothing_is_wiped_before_the_end_and_everything_once(live: Live) -> None:
    with pytest.raises(Rejected):
        lead(live, WipeAll())
    ends(live)
    lead(live, WipeAll())
    seq = live.state.seq
    lead(live, WipeAll())
    assert live.state.seq == seq


# ------------------------------------------------------------------ a study


def study() -> Evening:
    whole = read_plan("90")
    plan = whole.plan.model_copy(update={"storage": "onderzoek", "research": STUDY})
    return evening(replace(whole, plan=plan))


def asked(played: Evening, seat: int) -> list[str]:
    offers = played.offers(Participant(seat))
    return [one.id for one in offers if one.id.startswith("study-")]


def answers(played: Evening, seat: int, may: bool) -> None:
    played.tell(Participant(seat), addressed(PEOPLE, LetResearch(seat, may)))


def test_a_study_without_its_words_does_not_start() -> None:
    name, found = sources(storage="onderzoek")
    model = plan_model(RULES.games, RULES.activities)
    files = {"plan.yaml": found[name]}
    with pytest.raises(Mistakes) as mistakes:
        load.parse(files, "plan.yaml", model)
    assert "research" in mistakes.value.text(Lexicon.read("nl", bundled("content") / "words", {}))


def test_each_phone_is_asked_with_the_words_of_the_study_and_yes_and_no(say: Lexicon) -> None:
    played = study()
    seat = played.join()
    assert asked(played, seat) == ["study-true", "study-false"]
    page = view(played.state, Page("phone", "nl", seat=seat), 0, Room(), say)
    note = next(one for one in page.widgets if one.id == "study")
    assert "Wij willen leren wat helpt." in note.text
    assert "Hogeschool aan Zee" in note.text


def test_who_wants_nothing_kept_is_not_asked_and_nobody_is_where_there_is_no_study() -> None:
    played = study()
    assert asked(played, played.join(keep=False)) == []
    plain = evening(read_plan("90"))
    seat = plain.join()
    assert asked(plain, seat) == []
    with pytest.raises(Rejected):
        answers(plain, seat, True)


def test_a_no_costs_nothing_and_can_become_a_yes_and_back() -> None:
    yes, no = study(), study()
    for played, may in ((yes, True), (no, False)):
        seat = played.join()
        answers(played, seat, may)
        assert played.state.people.studied(seat) is may
    rest = [
        [one.id for one in played.offers(Participant(1)) if not one.id.startswith("study-")]
        for played in (yes, no)
    ]
    assert rest[0] == rest[1]
    answers(no, 1, True)
    assert no.state.people.studied(1)
    answers(no, 1, False)
    assert not no.state.people.studied(1)
    assert retold(no) == no.state


def test_what_somebody_said_to_a_study_is_theirs_alone_and_goes_with_the_rest(
    say: Lexicon,
) -> None:
    played = study()
    seat, other = played.join(), played.join()
    with pytest.raises(Rejected):
        played.tell(FACILITATOR, addressed(PEOPLE, LetResearch(seat, True)))
    answers(played, other, False)
    pages = [Page("panel", "nl"), Page("screen", "nl"), Page("phone", "nl", seat=other)]

    def shown() -> list[Any]:
        return [view(played.state, one, 0, Room(), say) for one in pages]

    before = shown()
    answers(played, seat, True)
    assert shown() == before
    played.tell(Participant(seat), addressed(PEOPLE, Withdraw(seat)))
    assert not played.state.people.studied(seat)


def test_an_evening_with_a_study_comes_to_its_end_by_itself() -> None:
    played = study()
    played.join()
    played.join(keep=False)
    for _ in played.play():
        pass
    assert played.state.ended
    assert retold(played) == played.state
