"""What the facilitator writes beside the game: in every export, and gone when it is struck out."""

from typing import Any

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, ROOM, Control, Participant, Rejected
from engine.export import FORMATS, export, report
from engine.lexicon import Lexicon
from engine.workshop.messages import End, GoOn
from engine.workshop.notebook import (
    CountPresent,
    JoinSeries,
    Jot,
    StrikeOut,
    WriteDown,
    WriteNote,
    WriteSignal,
)
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from tests.evenings import evening, own, read_plan, retold, rows
from tests.reading import text_of
from tests.test_keeping import study

PAGES: tuple[Jot, ...] = (
    WriteNote(0, "Het was druk in de zaal"),
    WriteDown("topic", "De lift en de trap", "g1"),
    WriteDown("step", "Samen naar de bibliotheek"),
    WriteSignal("De lift is stuk", "de verhuurder", "voor 1 mei"),
    CountPresent("wijkverpleegkundige", 7, 3, "Zorg aan Zee"),
    JoinSeries("lente-13", 4, 2, 1),
)


@pytest.fixture
def played() -> Evening:
    found = evening(read_plan("90"), phones=2)
    for page in PAGES:
        jot(found, page)
    return found


def jot(played: Evening, command: Jot, who: Any = FACILITATOR) -> None:
    played.tell(who, addressed(WORKSHOP, command))


def told(played: Evening, say: Lexicon) -> Any:
    return report(played.state, rows(played.kept), say)["notebook"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_says_what_was_written(format: str, played: Evening, say: Lexicon) -> None:
    content = export(played.state, rows(played.kept), format, say)[2]
    said = " ".join(text_of(format, content).split())
    for words in ("druk in de zaal", "lift en de trap", "de verhuurder", "voor 1 mei",
                  "wijkverpleegkundige", "Zorg aan Zee", "lente-13"):  # fmt: skip
        assert words in said, words


def test_a_signal_of_a_game_gets_the_addressee_that_was_typed_for_it(say: Lexicon) -> None:
    from engine.export.document import signal_rows

    signals = [{"text": "De lift", "whom": "verhuurder", "reply": "1 mei"}]
    found = {
        "activities": [{"signals": ["De lift", "De tram"]}],
        "notebook": {"signals": signals},
    }
    assert signal_rows(found) == (("De lift", "verhuurder", "1 mei"), ("De tram", "", ""))


def test_the_log_holds_no_word_of_it_and_tells_the_same_again(played: Evening) -> None:
    assert retold(played) == played.state
    assert not [row for row in rows(played.kept) if "druk" in row.data or "lente" in row.data]


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_takes_it_away(
    played: Evening, say: Lexicon
) -> None:
    jot(played, WriteNote(0, "Toch rustig"))
    assert [one["text"] for one in told(played, say)["notes"]] == ["Toch rustig"]
    jot(played, WriteNote(0, ""))
    assert told(played, say)["notes"] == []
    values = [one.value for one in own(played.kept).values()]
    assert not [one for one in values if "druk" in one or "Toch rustig" in one]


def test_a_role_is_counted_once_and_nobody_of_it_when_it_is_none(
    played: Evening, say: Lexicon
) -> None:
    jot(played, CountPresent("wijkverpleegkundige", 8, 3, "Zorg aan Zee"))
    assert [one["number"] for one in told(played, say)["present"]] == [8]
    jot(played, CountPresent("wijkverpleegkundige", 0, 0, "Zorg aan Zee"))
    assert told(played, say)["present"] == []


def test_what_is_struck_out_is_erased_for_good(played: Evening) -> None:
    strike = next(c for c in played.offers(FACILITATOR) if c.id == "strike")
    names = [option.value for option in strike.fields[0].options]
    assert len(names) == len(PAGES)
    for name in names:
        jot(played, StrikeOut(name))
    assert played.state.notebook == ()
    assert retold(played) == played.state
    assert not [one for one in own(played.kept).values() if one.of.startswith("group:page-")]
    with pytest.raises(Rejected):
        jot(played, StrikeOut(names[0]))


@pytest.mark.parametrize(("counts", "shown"), [((2, 1, 1), False), ((3, 1, 1), True)])
def test_what_became_of_first_steps_is_told_of_five_people_at_least(
    counts: tuple[int, int, int], shown: bool, played: Evening, say: Lexicon
) -> None:
    jot(played, JoinSeries("lente-13", *counts))
    assert ("done" in told(played, say)["series"]) is shown


@pytest.mark.parametrize(
    "command",
    [
        WriteDown("topic", "   "),
        WriteDown("topic", "x", "g9"),
        CountPresent("", 3, 1),
        CountPresent("buur", -1, 1),
        CountPresent("buur", 3, 1000),
        JoinSeries("x", -1),
    ],
)
def test_what_does_not_fit_is_refused(command: Jot, played: Evening) -> None:
    with pytest.raises(Rejected):
        jot(played, command)


def test_only_who_leads_writes_in_it_and_only_the_panel_shows_it(played: Evening) -> None:
    with pytest.raises(Rejected):
        jot(played, WriteNote(0, "ik"), Participant(1))
    forms = {"note", "paper", "signal", "present", "series", "strike"}
    assert forms <= {one.id for one in played.offers(FACILITATOR)}
    assert not forms & {one.id for who in (ROOM, Participant(1)) for one in played.offers(who)}


def ended(played: Evening) -> list[Control]:
    for at in range(played.state.step, 5):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(at)))
    played.tell(FACILITATOR, addressed(WORKSHOP, End(5)))
    return [one for one in played.offers(FACILITATOR) if one.id == "paper"]


def test_a_fleeting_evening_keeps_nothing_of_it_after_the_end(
    played: Evening, say: Lexicon
) -> None:
    assert ended(played) == []
    assert played.state.notebook == ()
    assert retold(played) == played.state


def test_paper_can_be_typed_over_after_the_end_where_answers_are_kept(say: Lexicon) -> None:
    played = study()
    (form,) = ended(played)
    played.press(FACILITATOR, form)
    assert [one["text"] for one in told(played, say)["paper"]] == ["…"]
