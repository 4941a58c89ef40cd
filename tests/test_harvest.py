"""Stories: each with the consent of its teller, read together, one chosen with a reason."""

from collections.abc import Callable

import pytest

from engine import wire
from engine.bots import Evening
from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Person, Rejected
from engine.core.views import CardFace, View
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import Withdraw
from engine.workshop.state import PEOPLE
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import evening, only, retold, rows
from tests.reading import text_of

STORY = "binnentuinverhaal"


@pytest.fixture
def played() -> Evening:
    return evening(only("harvest"), groups=2, phones=2)


def control(played: Evening, who: Person, name: str) -> wire.Json:
    found = next(c for c in played.offers(who) if c.id.rpartition(":")[2] == name)
    return dict(found.command)


def tell(played: Evening, may: str, seat: int = 1, text: str = STORY) -> None:
    who = Participant(seat)
    played.tell(who, {**control(played, who, "tell"), "text": text, "may": may})


def typed(played: Evening, may: str, group: str = "g1", who: Person = FACILITATOR) -> None:
    played.tell(who, {**control(played, who, f"type-{group}"), "text": STORY, "may": may})


def show(played: Evening) -> None:
    shown = next(c for c in played.offers(FACILITATOR) if c.id.startswith("text-show-"))
    played.tell(FACILITATOR, shown.command)


def onward(played: Evening, times: int = 1) -> None:
    for _ in range(times):
        played.tell(ROOM, control(played, ROOM, "onward"))


def seen(played: Evening, say: Lexicon, page: Page | None = None) -> View:
    return view(played.state, page or Page("screen", "nl"), 0, Room(), say)


def on_screen(played: Evening, say: Lexicon) -> list[str]:
    return [one.text for one in seen(played, say).widgets if isinstance(one, CardFace)]


def exported(played: Evening, say: Lexicon) -> list[bool]:
    log = rows(played.kept)
    return [STORY in text_of(one, export(played.state, log, one, say)[2]) for one in FORMATS]


@pytest.mark.parametrize(
    ("may", "screen", "report"),
    [
        ("here", False, False),
        ("screen", True, False),
        ("report", False, True),
        ("both", True, True),
    ],
)
@pytest.mark.parametrize("how", [tell, typed])
def test_a_story_goes_only_where_its_teller_lets_it_go(
    played: Evening, say: Lexicon, how: Callable[..., None], may: str, screen: bool, report: bool
) -> None:
    how(played, may)
    if how is tell and may != "here":
        assert exported(played, say) == [False] * len(FORMATS)
        show(played)
    assert exported(played, say) == [report] * len(FORMATS)
    onward(played)
    if screen:
        played.tell(ROOM, control(played, ROOM, "read-on"))
    assert on_screen(played, say) == ([STORY] if screen else [])
    assert retold(played) == played.state


def test_a_story_from_a_phone_waits_for_the_facilitator(played: Evening, say: Lexicon) -> None:
    tell(played, "both")
    onward(played)
    assert not [c for c in played.offers(ROOM) if c.id.endswith("read-on")]
    show(played)
    played.tell(ROOM, control(played, ROOM, "read-on"))
    assert on_screen(played, say) == [STORY]


def test_what_stays_at_the_table_is_not_even_reviewed(played: Evening) -> None:
    tell(played, "here")
    assert not [c for c in played.offers(FACILITATOR) if c.id.startswith("text-show-")]


def test_nobody_sees_whose_story_it_is(played: Evening, say: Lexicon) -> None:
    pages = []
    for seat in (1, 2):
        other = evening(only("harvest"), groups=2, phones=2)
        for one in (1, 2):
            tell(other, "both", one, STORY if one == seat else "Een ander verhaal")
        show(other)
        show(other)
        onward(other)
        other.tell(ROOM, control(other, ROOM, "read-on"))
        shown = seen(other, say)
        pages.append({one.id: one for one in shown.widgets if one.id != "story"})
    assert pages[0] == pages[1]


def test_who_withdraws_takes_the_story_along(played: Evening, say: Lexicon) -> None:
    tell(played, "both")
    show(played)
    played.tell(Participant(1), addressed(PEOPLE, Withdraw(1)))
    assert exported(played, say) == [False] * len(FORMATS)
    onward(played)
    assert not [c for c in played.offers(ROOM) if c.id.endswith("read-on")]
    assert retold(played) == played.state


def test_a_story_that_is_told_again_takes_the_place_of_the_first(played: Evening) -> None:
    tell(played, "here")
    tell(played, "both", text="Toch een ander verhaal")
    state = played.state.now[0].state
    assert [one.text.known for one in state.stories.values()] == ["Toch een ander verhaal"]


def test_only_oneself_tells_on_a_phone_and_no_phone_types_for_the_table(played: Evening) -> None:
    mine = {**control(played, Participant(1), "tell"), "text": STORY, "may": "both"}
    with pytest.raises(Rejected):
        played.tell(Participant(2), mine)
    table = {**control(played, FACILITATOR, "type-g1"), "text": STORY, "may": "both"}
    with pytest.raises(Rejected):
        played.tell(Participant(1), table)
    with pytest.raises(Rejected):
        played.tell(GroupScreen("g2"), table)


def test_two_who_type_at_once_do_not_overwrite_each_other(played: Evening) -> None:
    both = {**control(played, FACILITATOR, "type-g1"), "text": STORY, "may": "both"}
    played.tell(FACILITATOR, both)
    with pytest.raises(Rejected) as refusal:
        played.tell(ROOM, both)
    assert refusal.value.code == "moved_on"


def test_without_phones_it_is_said_aloud_and_still_chosen(say: Lexicon) -> None:
    played = evening(only("harvest"), groups=2)
    for _, pressed in played.play():
        if pressed.id.endswith(":together"):
            break
    state = played.state.now[0].state
    assert state.ready == {"g1", "g2"}
    assert (state.together.story, len(state.chosen)) == (0, 2)
    table = played.state.now[0].game.summary(state).tables[0]
    assert [say.of(row[1]) for row in table.rows] == [say("harvest.heard")] * 3


def test_the_tables_choose_and_the_room_chooses_from_those(played: Evening, say: Lexicon) -> None:
    typed(played, "both", "g1")
    typed(played, "report", "g2")
    onward(played)
    played.tell(ROOM, control(played, ROOM, "read-on"))
    onward(played)
    story = played.state.now[0].state.readable[0]
    for group in ("g1", "g2"):
        chosen = control(played, FACILITATOR, f"choose-{group}")
        played.tell(FACILITATOR, {**chosen, "story": story, "why": "Het ging over ons"})
    onward(played)
    together = control(played, ROOM, "together")
    played.tell(ROOM, {**together, "story": story, "why": "Zo kan het ook"})
    assert f"“{STORY}”" in [getattr(one, "text", "") for one in seen(played, say).widgets]
    found = export(played.state, rows(played.kept), "json", say)[2].decode()
    assert "Zo kan het ook" in found
    assert "Het ging over ons" in found


def test_a_reason_from_a_phone_is_moderated_too(played: Evening, say: Lexicon) -> None:
    onward(played, 2)
    who = Participant(1)
    chosen = {**control(played, who, "choose-g1"), "story": 0, "why": "een geheime reden"}
    played.tell(who, chosen)
    assert "een geheime reden" not in wire.view_text(seen(played, say))
    show(played)
    assert "een geheime reden" in wire.view_text(seen(played, say))


def test_no_story_is_chosen_that_may_not_be_seen(played: Evening) -> None:
    typed(played, "report")
    onward(played, 2)
    hidden = next(iter(played.state.now[0].state.stories))
    chosen = {**control(played, ROOM, "choose-g1"), "story": hidden, "why": ""}
    with pytest.raises(Rejected) as refusal:
        played.tell(ROOM, chosen)
    assert refusal.value.code == "unfit"


def test_one_table_alone_chooses_once() -> None:
    played = evening(only("harvest"), groups=1)
    pressed = [c.id.rpartition(":")[2] for _, c in played.play()]
    assert "together" not in pressed
    assert played.state.ended


def test_the_log_holds_no_word_of_a_story(played: Evening) -> None:
    tell(played, "both")
    typed(played, "both", "g2")
    assert STORY not in "\n".join(row.data for row in rows(played.kept))


def test_a_choice_needs_no_reason_in_writing(played: Evening) -> None:
    onward(played, 2)
    played.tell(ROOM, {**control(played, ROOM, "choose-g1"), "story": "0"})
    assert played.state.now[0].state.chosen["g1"].why.known == ""
