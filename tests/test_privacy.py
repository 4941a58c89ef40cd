"""Nobody can tell who passed, and nothing anyone gave shows up where it should not."""

import json
from random import Random

import pytest

from engine import wire
from engine.bots import Evening
from engine.core import FACILITATOR, Control, Participant, Rejected
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.workshop.messages import GoOn, Judge
from engine.workshop.pages import Page, Room
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import evening, own, read_plan, retold, rows
from tests.reading import text_of

CANARY = "kanarie-zegt-iets-geheims"


def at_step(step: int, **more: int) -> Evening:
    played = evening(read_plan("90"), **more)
    for at in range(step):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(at)))
    return played


def offered(played: Evening, seat: int, intent: str) -> Control:
    return next(one for one in played.offers(Participant(seat)) if one.intent == intent)


def exports(played: Evening, say: Lexicon) -> list[str]:
    """Return the text of every export there is."""
    kept = rows(played.kept)
    return [text_of(one, export(played.state, kept, one, say)[2]) for one in FORMATS]


def seen_by_others(played: Evening, seat: int, say: Lexicon) -> list[str]:
    """Return every page but that of ``seat``, and every export, as bytes would go out."""
    others = [Page("phone", "nl", seat=s) for s in played.state.people.seats if s != seat]
    tables = [Page("table", "nl", group=group) for group in played.state.people.groups]
    shared = [Page("screen", "nl"), Page("screen", "nl", may_act=False)]
    views = [
        wire.view_text(wire.versioned(view(played.state, page, played.clock, Room(), say)))
        for page in [*shared, *tables, *others]
    ]
    return [*views, *exports(played, say)]


def twins(step: int, say: Lexicon) -> list[list[str]]:
    found = []
    for intent in ("answer", "pass"):
        played = at_step(step, phones=6)
        played.press(Participant(3), offered(played, 3, intent))
        found.append(seen_by_others(played, 3, say))
    return found


def test_a_pass_at_the_check_in_looks_like_an_answer_to_everyone_else(say: Lexicon) -> None:
    answered, passed = twins(1, say)
    assert answered == passed


def test_a_pass_at_the_check_out_looks_like_an_answer_to_everyone_else(say: Lexicon) -> None:
    answered, passed = twins(4, say)
    assert answered == passed


def test_a_whole_evening_after_a_pass_is_the_same_evening(say: Lexicon) -> None:
    ends = []
    for intent in ("answer", "pass"):
        played = at_step(1, phones=6)
        played.press(Participant(3), offered(played, 3, intent))
        played.dice = Random(5)
        for _ in played.play():
            pass
        ends.append(seen_by_others(played, 3, say))
    assert ends[0] == ends[1]


def written(played: Evening, seat: int) -> None:
    form = offered(played, seat, "answer")
    played.tell(Participant(seat), {**form.command, "keep": CANARY, "step": "", "whom": ""})


def test_a_text_from_a_phone_is_nowhere_but_with_its_owner_and_the_facilitator(
    say: Lexicon,
) -> None:
    played = at_step(4, phones=6)
    written(played, 2)
    assert not [page for page in seen_by_others(played, 2, say) if CANARY in page]
    mine = view(played.state, Page("phone", "nl", seat=2), 0, Room(), say)
    panel = view(played.state, Page("panel", "nl"), 0, Room(), say)
    assert CANARY in wire.view_text(mine)
    assert CANARY in wire.view_text(panel)


def test_a_text_the_facilitator_shows_is_exported_if_its_owner_lets_it_be_kept(
    say: Lexicon,
) -> None:
    for keep in (True, False):
        played = at_step(4)
        seat = played.join(keep=keep)
        written(played, seat)
        show = next(c for c in played.offers(FACILITATOR) if c.id.startswith("text-show-"))
        played.tell(FACILITATOR, show.command)
        assert [CANARY in one for one in exports(played, say)] == [keep] * len(FORMATS)
        assert retold(played) == played.state


def test_the_log_holds_the_id_of_a_text_and_nothing_of_it() -> None:
    played = at_step(4, phones=2)
    written(played, 1)
    row = rows(played.kept)[-1]
    plain = json.loads(row.data)
    kept = own(played.kept)
    assert row.kind == "gave"
    assert {kept[plain[name]].of for name in ("keep", "step", "whom")} == {"seat:1"}
    assert CANARY not in row.data
    assert CANARY in kept[plain["keep"]].value


def test_only_a_text_that_was_really_given_can_be_judged() -> None:
    played = at_step(4, phones=1)
    running = played.state.now[0]
    refused = addressed(WORKSHOP, Judge(running.id, "no-such-id", "shown"))
    with pytest.raises(Rejected):
        played.tell(FACILITATOR, refused)


def test_a_spreadsheet_takes_no_text_for_a_formula(say: Lexicon) -> None:
    played = at_step(4)
    screen = next(c for c in played.offers(FACILITATOR) if "tell-" in c.id)
    played.tell(FACILITATOR, {**screen.command, "text": '=HYPERLINK("http://x")'})
    content = export(played.state, rows(played.kept), "csv", say)[2].decode("utf-8-sig")
    assert "'=HYPERLINK" in content
    assert ";=HYPERLINK" not in content


def test_an_export_has_no_seats_and_no_personal_ids(say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=5, seed=9)
    for _, _ in zip(range(60), played.play(), strict=False):
        pass
    log = json.loads(export(played.state, rows(played.kept), "json", say)[2])["log"]
    ids = set(own(played.kept))
    assert log
    assert not [row for row in log if "seat" in row or ids & {str(v) for v in row.values()}]
