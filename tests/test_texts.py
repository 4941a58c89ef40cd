"""What people write waits for the facilitator, who says what becomes of it."""

from collections.abc import Iterator
from random import Random

import pytest

from engine import wire
from engine.bots import Evening, filled
from engine.core import FACILITATOR, ROOM, Control, GroupScreen, Participant, Person, Rejected
from engine.core.views import Note, Wall, WordCloud
from engine.export import FORMATS, export
from engine.lexicon import Lexicon
from engine.workshop.messages import Judge
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import Withdraw
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.texts import MOST_WAITING, reviewed
from engine.workshop.views import view
from engine.workshop.voice_messages import Reword
from tests.evenings import RULES, evening, only, own, retold, rows
from tests.reading import text_of

STEP = "ik bel Frieda de Vries"
KINDER = "Ik bel iemand."


@pytest.fixture
def played() -> Evening:
    return evening(only("check_out"), groups=2, phones=4)


def write(played: Evening, seat: int = 1, step: str = STEP) -> None:
    who = Participant(seat)
    form = next(c for c in played.offers(who) if c.fields and c.id.endswith("give"))
    played.tell(who, {**form.command, "keep": "", "step": step, "whom": ""})


def choice(played: Evening, name: str, at: int = 0) -> Control:
    found = [c for c in played.offers(FACILITATOR) if c.id.startswith(f"text-{name}-")]
    return found[at]


def choose(played: Evening, name: str, **filling: str) -> None:
    played.tell(FACILITATOR, {**choice(played, name).command, **filling})


def display(played: Evening, what: str) -> None:
    shown = next(c for c in played.offers(ROOM) if c.id.endswith(f"display-{what}"))
    played.tell(ROOM, shown.command)


def wire_of(played: Evening, page: Page, say: Lexicon) -> str:
    return wire.view_text(wire.versioned(view(played.state, page, played.clock, Room(), say)))


def others(played: Evening, seat: int) -> Iterator[Page]:
    """Yield every page but that of ``seat`` and the panel, mirrors among them."""
    groups = played.state.people.groups
    yield from (Page("phone", "nl", seat=s) for s in played.state.people.seats if s != seat)
    yield from (Page("table", "nl", group=g, may_act=a) for g in groups for a in (True, False))
    yield from (Page("screen", "nl", may_act=a) for a in (True, False))


def seen(played: Evening, words: str, say: Lexicon, seat: int = 1) -> bool:
    return any(words in wire_of(played, page, say) for page in others(played, seat))


def on_wall(played: Evening, say: Lexicon) -> Wall:
    shown = view(played.state, Page("screen", "nl"), 0, Room(), say)
    return next(one for one in shown.widgets if isinstance(one, Wall))


def test_nothing_is_shown_before_the_facilitator_shows_it(played: Evening, say: Lexicon) -> None:
    write(played)
    assert not seen(played, STEP, say)
    assert not [c for c in played.offers(ROOM) if "display" in c.id]
    choose(played, "show")
    display(played, "wall")
    assert [(note.text, note.animal) for note in on_wall(played, say).notes] == [(STEP, "")]


def test_the_animal_stands_beside_a_text_only_if_the_facilitator_says_so(
    played: Evening, say: Lexicon
) -> None:
    write(played)
    choose(played, "sign")
    display(played, "wall")
    assert on_wall(played, say).notes[0].animal
    choose(played, "show")
    assert not on_wall(played, say).notes[0].animal


def test_other_words_take_the_place_of_a_text_and_say_that_they_do(
    played: Evening, say: Lexicon
) -> None:
    write(played)
    choose(played, "swap", words=KINDER)
    display(played, "wall")
    note = on_wall(played, say).notes[0]
    assert (note.text, note.mark) == (KINDER, say("wall.reworded"))
    assert not seen(played, STEP, say)
    assert retold(played) == played.state


def test_without_words_of_its_own_a_neutral_sentence_stands_there(
    played: Evening, say: Lexicon
) -> None:
    write(played)
    choose(played, "swap")
    display(played, "wall")
    assert on_wall(played, say).notes[0].text == say("texts.neutral")
    assert not seen(played, STEP, say)


def test_every_choice_can_be_changed_into_every_other(played: Evening, say: Lexicon) -> None:
    write(played)
    ways = {"show": "shown", "sign": "signed", "swap": "replaced", "keep": "private"}
    dice = Random(3)
    for name in [*ways, *dice.choices(list(ways), k=20)]:
        if not [c for c in played.offers(FACILITATOR) if c.id.startswith(f"text-{name}-")]:
            continue
        choose(played, name)
        assert [text.state for _, text in reviewed(played.state)] == [ways[name]]
        assert seen(played, STEP, say) is False or name in ("show", "sign")
        assert retold(played) == played.state


def test_what_was_taken_from_the_screen_leaves_with_no_file(played: Evening, say: Lexicon) -> None:
    write(played)
    choose(played, "show")
    choose(played, "swap", words=KINDER)
    for name in FORMATS:
        made = text_of(name, export(played.state, rows(played.kept), name, say)[2])
        assert STEP not in made
        assert KINDER in made


def test_a_text_that_was_changed_does_not_wait_any_more(played: Evening) -> None:
    write(played)
    write(played, step="ik ga fietsen")
    assert [text.known for _, text in reviewed(played.state)] == ["ik ga fietsen"]


def test_what_is_private_by_nature_is_never_looked_at(played: Evening) -> None:
    write(played)
    running = played.state.now[0]
    mine = next(text for _, text in reviewed(played.state))
    choose(played, "keep")
    assert [text.id for _, text in reviewed(played.state)] == [mine.id]
    picture = evening(only("check_in"), phones=1)
    form = next(c for c in picture.offers(Participant(1)) if c.intent == "answer")
    picture.press(Participant(1), form)
    hidden = next(iter(own(picture.kept).values())).id
    assert not list(reviewed(picture.state))
    for told, activity, text in (
        (picture, picture.state.now[0].id, hidden),
        (played, running.id, "x"),
    ):
        with pytest.raises(Rejected):
            told.tell(FACILITATOR, addressed(WORKSHOP, Judge(activity, text, "shown")))
        with pytest.raises(Rejected):
            told.tell(FACILITATOR, addressed(WORKSHOP, Reword(activity, text, "a")))


def test_who_withdraws_takes_the_words_in_place_of_theirs_along(
    played: Evening, say: Lexicon
) -> None:
    write(played)
    choose(played, "swap", words=KINDER)
    played.tell(Participant(1), addressed(PEOPLE, Withdraw(1)))
    kept = {one.value for one in own(played.kept).values()}
    assert not [value for value in kept if KINDER in value or STEP in value]
    assert KINDER not in wire_of(played, Page("panel", "nl"), say)
    assert retold(played) == played.state


def test_the_log_holds_nothing_of_the_words_of_the_facilitator(played: Evening) -> None:
    write(played)
    choose(played, "swap", words=KINDER)
    assert not [row for row in rows(played.kept) if KINDER in row.data]


def test_only_words_that_may_be_seen_are_counted(played: Evening, say: Lexicon) -> None:
    texts = ("samen koffie drinken", "koffie met de buurvrouw", "geheim geheim geheim", "thee")
    for seat, text in enumerate(texts, start=1):
        write(played, seat, text)
    for running, text in list(reviewed(played.state)):
        if "geheim" not in str(text.known):
            show = addressed(WORKSHOP, Judge(running.id, text.id, "shown"))
            played.tell(FACILITATOR, show)
    display(played, "cloud")
    shown = view(played.state, Page("screen", "nl"), 0, Room(), say)
    cloud = next(one for one in shown.widgets if isinstance(one, WordCloud))
    assert [(word.text, word.count) for word in cloud.words] == [
        ("koffie", 2), ("buurvrouw", 1), ("drinken", 1), ("samen", 1), ("thee", 1)
    ]  # fmt: skip
    assert not seen(played, "geheim", say, seat=3)


def canaries(played: Evening, who: Person, control: Control, word: str) -> wire.Json:
    """Return the command of ``control`` with ``word`` wherever somebody writes freely."""
    command = filled(control, played.dice)
    free = [f.name for f in control.fields if f.kind == "text" and not f.options]
    return {**command, **dict.fromkeys(free, word)}


@pytest.mark.parametrize("game", sorted(RULES.all))
def test_what_is_written_anywhere_reaches_nobody_else_before_it_is_shown(
    game: str, say: Lexicon
) -> None:
    played = evening(only(game), groups=2, phones=3, seed=4)
    writers: dict[str, Page] = {f"zqs{s}x": Page("phone", "nl", seat=s) for s in (1, 2, 3)}
    writers |= {f"zqt{g}x": Page("table", "nl", group=g) for g in ("g1", "g2")}
    pages = list(writers.values())
    for press in range(70):
        who: Person = played.dice.choice([ROOM, *(Participant(s) for s in (1, 2, 3)),
                                          GroupScreen("g1"), GroupScreen("g2")])  # fmt: skip
        offered = [c for c in played.offers(who) if c.intent in ("answer", "change", "advance")]
        if not offered:
            continue
        word = next((w for w, page in writers.items() if _is(page, who)), "…")
        control = played.dice.choice(offered)
        played.tell(who, canaries(played, who, control, word))
        if press % 3 == 0:
            shown = {page: wire_of(played, page, say) for page in [*pages, Page("screen", "en")]}
            leaks = [(w, page) for w, own in writers.items() for page, text in shown.items()
                     if w in text and page != own]  # fmt: skip
            assert leaks == []
        if played.state.ended:
            break


def _is(page: Page, who: Person) -> bool:
    return who in (Participant(page.seat or 0), GroupScreen(page.group) if page.group else None)


def test_the_panel_says_what_became_of_a_text(played: Evening, say: Lexicon) -> None:
    write(played)
    choose(played, "keep")
    shown = view(played.state, Page("panel", "nl"), 0, Room(), say)
    notes = [one for one in shown.widgets if isinstance(one, Note) and one.text == STEP]
    assert [note.title for note in notes] == [say("texts.became.private")]


def test_of_very_many_texts_the_panel_shows_some_and_the_rest_comes_up_after_them() -> None:
    played = evening(only("check_out"), groups=12, phones=60)
    for seat in range(1, 61):
        write(played, seat, f"stap {seat}")
    seen_here: set[str] = set()
    while shows := [c for c in played.offers(FACILITATOR) if c.id.startswith("text-show-")]:
        waiting = [c for c in shows if c.id not in seen_here]
        assert len(waiting) <= MOST_WAITING
        if not waiting:
            break
        for control in waiting:
            seen_here.add(control.id)
            played.tell(FACILITATOR, control.command)
    assert len(seen_here) == 60
    assert len([c for c in played.offers(FACILITATOR) if c.id.startswith("text-keep-")]) == 60
