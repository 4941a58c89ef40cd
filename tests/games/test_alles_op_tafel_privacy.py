"""A whole evening of cards: nobody can tell who passed or swapped, or what lies on whose mat."""

import json
from random import Random

import pytest

from engine.bots import Evening, filled
from engine.core import FACILITATOR, ROOM, Control, Participant
from engine.lexicon import Lexicon
from engine.workshop.pages import Page, Room
from engine.workshop.views import view
from tests.evenings import evening, own, read_plan, retold, rows
from tests.test_privacy import CANARY, exports, seen_by_others

PLAN = "alles-op-tafel"
SEAT = 3


def press(played: Evening, who: object, name: str) -> None:
    played.press(who, offered(played, who, name))


def offered(played: Evening, who: object, name: str) -> Control:
    return next(one for one in played.offers(who) if one.id.endswith(f":{name}"))


def playing(phase: str, phones: int = 6) -> Evening:
    """Return an evening whose cards have come to ``phase`` by one key, phones doing nothing."""
    played = evening(read_plan(PLAN), phones=phones, seed=11)
    while not _there(played, phase):
        onward = next(one for one in played.offers(ROOM) if one.intent == "advance")
        played.tell(ROOM, filled(onward, Random(1)))
    return played


def _there(played: Evening, phase: str) -> bool:
    running = played.state.now[0]
    return running.game.id == "alles_op_tafel" and running.state.phase == phase


@pytest.mark.parametrize(
    ("phase", "given", "passed"),
    [
        ("talk", "tray-goes_well", "tray-pass"),
        ("talk", "tray-let_lie", "tray-pass"),
        ("tray", "tray-to_talk", "tray-pass"),
        ("tray", "tray-to_talk", "tray-goes_well"),
        ("end", "keep", "keep-pass"),
    ],
)
def test_a_pass_looks_like_any_answer_to_everyone_else(
    phase: str, given: str, passed: str, say: Lexicon
) -> None:
    found = []
    for name in (given, passed):
        played = playing(phase)
        press(played, Participant(SEAT), name)
        seen = seen_by_others(played, SEAT, say)
        panel = view(played.state, Page("panel", "nl"), played.clock, Room(), say)
        # What someone wrote waits at the panel, without a name.
        found.append((seen, [one for one in panel.widgets if not one.id.startswith("text-")]))
    assert found[0] == found[1]


def test_an_evening_after_a_pass_is_the_same_evening(say: Lexicon) -> None:
    ends = []
    for name in ("tray-to_talk", "tray-pass"):
        played = playing("tray")
        press(played, Participant(SEAT), name)
        played.dice = Random(5)
        for _ in played.play():
            pass
        assert played.state.ended
        ends.append(seen_by_others(played, SEAT, say))
    assert ends[0] == ends[1]


def test_nobody_can_tell_which_of_a_table_took_another_card(say: Lexicon) -> None:
    found = []
    for seat in (1, 4):
        played = playing("read")
        assert played.state.people.group_of(seat) == "g1"
        press(played, Participant(seat), "swap")
        found.append(seen_by_others(played, 0, say))
    assert found[0] == found[1]


def test_another_card_of_one_table_changes_nothing_for_the_others(say: Lexicon) -> None:
    played = playing("read")
    pages = [Page("screen", "nl"), Page("table", "nl", group="g2"), Page("phone", "nl", seat=2)]
    before = [view(played.state, page, 0, Room(), say) for page in pages]
    press(played, Participant(1), "swap")
    assert [view(played.state, page, 0, Room(), say) for page in pages] == before


@pytest.mark.parametrize("name", ["tray-to_talk", "tray-goes_well"])
def test_where_a_card_lies_is_not_in_the_log(name: str) -> None:
    played = playing("tray")
    press(played, Participant(SEAT), name)
    row = rows(played.kept)[-1]
    kept = own(played.kept)[json.loads(row.data)["tray"]]
    assert (row.kind, kept.of, kept.state) == ("tray_chosen", f"seat:{SEAT}", "private")
    assert name.removeprefix("tray-") in kept.value
    assert name.removeprefix("tray-") not in row.data


def test_what_one_keeps_is_exported_only_once_it_is_shown(say: Lexicon) -> None:
    played = playing("end")
    form = offered(played, Participant(SEAT), "keep")
    played.tell(Participant(SEAT), {**form.command, "keep": CANARY, "step": ""})
    assert not [page for page in seen_by_others(played, SEAT, say) if CANARY in page]
    show = next(one for one in played.offers(FACILITATOR) if one.id.startswith("text-show-"))
    played.tell(FACILITATOR, show.command)
    assert [file for file in exports(played, say) if CANARY in file]
    assert retold(played) == played.state
