"""What must hold for any game and any activity, present or future."""

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine import wire
from engine.bots import Evening, filled
from engine.core import FACILITATOR, HIGHLIGHTS, ROOM, GroupScreen, Participant, Person, Rejected
from engine.core.speak import spoken
from engine.lexicon import Lexicon
from engine.workshop.messages import STEERING
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import COMING
from engine.workshop.views import view
from tests.evenings import MODES, RULES, evening, only, read_plan, retold

_BLANK = re.compile(r"\{[a-z_]+\}")
every_game = pytest.mark.parametrize("game", sorted(RULES.all))
every_mode = pytest.mark.parametrize("mode", MODES)
quick = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
seeds = st.integers(0, 2**32)


def people(played: Evening) -> list[Person]:
    phones = [Participant(s) for s, sat in played.state.people.seats.items() if sat.phone]
    tables = [GroupScreen(group) for group in played.state.people.groups]
    return [FACILITATOR, ROOM, *tables, *phones]


def pages(played: Evening) -> list[Page]:
    phones = [
        Page("phone", "nl", seat=s) for s, sat in played.state.people.seats.items() if sat.phone
    ]
    tables = [Page("table", "nl", group=group) for group in played.state.people.groups]
    return [Page("panel", "nl"), Page("screen", "en"), *tables, *phones]


def draw_all(played: Evening, say: Lexicon) -> None:
    for page in pages(played):
        wire.view_text(view(played.state, page, played.clock, played.room, say))


def press_anything(played: Evening, dice: Random, presses: int) -> None:
    """Let anyone press anything they are shown, steering and undo included."""
    for _ in range(presses):
        who = dice.choice(people(played))
        offered = played.offers(who)
        if offered:
            played.press(who, dice.choice(offered))
        if played.state.ended:
            return


@every_game
@every_mode
@pytest.mark.parametrize("phones", [0, 1, 7])
def test_the_generic_client_ends_every_workshop(game: str, mode: str, phones: int) -> None:
    played = evening(only(game, mode), phones=phones)
    leader = FACILITATOR if mode == "eigen_tempo" else ROOM
    presses = sum(1 for _ in played.play(leader=leader))
    assert played.state.ended
    assert presses > 0


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES), phones=st.sampled_from([0, 1, 4]))
def test_everything_offered_is_accepted(game: str, seed: int, mode: str, phones: int) -> None:
    played = evening(only(game, mode), phones=phones, seed=seed)
    press_anything(played, Random(seed), 60)


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
def test_a_view_shows_exactly_what_is_offered(
    game: str, seed: int, mode: str, say: Lexicon
) -> None:
    played = evening(only(game, mode), phones=3, seed=seed)
    dice = Random(seed)
    for _ in range(8):
        press_anything(played, dice, 6)
        for running in played.state.now:
            state, rules = running.state, running.game
            shown = {ROOM: rules.screen(state, None, played.clock, say)}
            shown[FACILITATOR] = rules.panel(state, played.clock, say)
            for group in running.groups:
                shown[GroupScreen(group)] = rules.screen(state, group, played.clock, say)
            for seat, sat in played.state.people.seats.items():
                if sat.phone and sat.group in running.groups:
                    shown[Participant(seat)] = rules.phone(state, seat, played.clock, say)
            for who, found in shown.items():
                offered = spoken(rules.offers(state, who, played.clock), say)
                assert found.controls == offered


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
def test_a_control_id_is_unique_on_its_page(game: str, seed: int, mode: str) -> None:
    played = evening(only(game, mode), phones=3, seed=seed)
    dice = Random(seed)
    for _ in range(8):
        press_anything(played, dice, 6)
        for who in people(played):
            ids = [one.id for one in played.offers(who)]
            assert len(ids) == len(set(ids))


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
def test_someone_can_always_go_on(game: str, seed: int, mode: str) -> None:
    played = evening(only(game, mode), phones=2, seed=seed)
    dice = Random(seed)
    for _ in range(10):
        press_anything(played, dice, 5)
        if played.state.ended:
            return
        intents = {one.intent for who in people(played) for one in played.offers(who)}
        assert intents & {"answer", "try", "advance"}


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
def test_the_log_tells_the_same_story(game: str, seed: int, mode: str) -> None:
    played = evening(only(game, mode), phones=3, seed=seed)
    press_anything(played, Random(seed), 50)
    assert retold(played) == played.state


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
def test_what_was_erased_leaves_a_workshop_whole(
    game: str, seed: int, mode: str, say: Lexicon
) -> None:
    played = evening(only(game, mode), phones=4, seed=seed)
    dice = Random(seed)
    press_anything(played, dice, 40)
    dropped = [replace(b, own=[o for o in b.own if dice.random() < 0.5]) for b in played.kept]
    played.kept = [replace(one, own_states={}) for one in dropped]
    played.state = retold(played)
    for running in played.state.running.values():
        running.game.summary(running.state)
    draw_all(played, say)
    press_anything(played, dice, 20)
    draw_all(played, say)


@every_game
@quick
@given(seed=seeds, mode=st.sampled_from(MODES))
@example(seed=2**32, mode="carousel")
def test_an_undo_is_the_fold_of_what_came_before_and_people_since(
    game: str, seed: int, mode: str
) -> None:
    played = evening(only(game, mode), phones=3, seed=seed)
    dice = Random(seed)
    press_anything(played, dice, 25)
    if played.state.ended:
        return
    undo = next((c for c in played.offers(FACILITATOR) if c.id.startswith("undo-")), None)
    if undo is None:
        return
    activity, after = undo.command["activity"], undo.command["after"]
    running = played.state.running[activity]
    wanted = [one for one in running.history.alive() if one.seq <= after or one.about_people]
    state = running.game.start(running.part.content, running.setup)
    for entry in reversed(wanted):
        state = running.game.evolve(state, entry.event)
    before = running.state
    played.tell(FACILITATOR, undo.command)
    assert played.state.running[activity].state == state
    # Where tables play side by side, another one may have something to redo as well.
    redo = next(c for c in played.offers(FACILITATOR) if c.id == f"redo-{activity}")
    played.tell(FACILITATOR, redo.command)
    assert played.state.running[activity].state == before


@every_game
def test_highlights_are_of_a_known_kind_and_of_a_group_that_is_here(game: str) -> None:
    """A debrief asks for them by kind: see ``engine.core.summary``."""
    played = evening(only(game), phones=2, seed=6)
    for _ in played.play():
        pass
    for running in played.state.running.values():
        for one in running.game.summary(running.state).highlights:
            assert one.kind in ("", *HIGHLIGHTS)
            assert one.group in played.state.people.groups


@every_game
def test_commands_survive_the_wire(game: str) -> None:
    played = evening(only(game), phones=2)
    dice = Random(3)
    steering = {"workshop": STEERING, "people": COMING}
    for _ in range(60):
        for who in people(played):
            for control in played.offers(who):
                sent = {k: v for k, v in filled(control, dice).items() if k != "to"}
                kinds = steering.get(control.command["to"], RULES.all[game].commands)
                assert wire.dump(wire.load(wire.dump(wire.load(sent, kinds)), kinds)) is not None
        press_anything(played, dice, 1)


@every_game
@quick
@given(seed=seeds)
def test_a_stranger_or_a_neighbour_changes_nothing(game: str, seed: int) -> None:
    """What is offered to one person only is refused when another sends it."""
    played = evening(only(game), phones=4, seed=seed)
    dice = Random(seed)
    press_anything(played, dice, 15)
    if played.state.ended:
        return
    phone, other = Participant(1), Participant(2)
    for control in played.offers(FACILITATOR):
        if control.command["to"] == "workshop":
            with pytest.raises(Rejected):
                played.tell(phone, filled(control, dice))
    for control in played.offers(other):
        if "seat" in control.command:
            with pytest.raises(Rejected):
                played.tell(phone, filled(control, dice))


def test_every_sentence_of_every_view_exists_and_is_whole_in_every_language(lexicons) -> None:
    played = evening(read_plan("90"), phones=5, seed=4)
    for number, _ in enumerate(played.play()):
        for page in pages(played) if number % 5 == 0 else ():
            for say in lexicons.values():
                shown = view(played.state, page, played.clock, played.room, say)
                assert not _BLANK.findall(wire.view_text(shown))
    assert played.state.ended


def test_every_event_can_be_named_when_it_is_undone(lexicons) -> None:
    wanted = {f"{id}.log.{kind.kind}" for id, game in RULES.all.items() for kind in game.events}
    for say in lexicons.values():
        assert wanted <= set(say.words)


def test_a_paused_workshop_takes_no_answers_and_offers_to_go_on(say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=2)
    held = Room(hold="rest")
    for page in pages(played):
        shown = view(played.state, page, 0, held, say)
        assert shown.state == "paused"
        assert all(one.intent != "answer" for one in shown.controls)
    panel = view(played.state, Page("panel", "nl"), 0, held, say)
    assert [one.id for one in panel.controls if one.intent == "advance"] == ["resume"]


def test_personal_values_are_typed_so_that_they_never_reach_the_log() -> None:
    played = evening(read_plan("90"), phones=6, seed=2)
    for _ in played.play():
        pass
    values = {one.value for batch in played.kept for one in batch.own if len(one.value) > 4}
    logged = "\n".join(draft.data for batch in played.kept for draft in batch.rows)
    assert values
    assert not [value for value in values if value in logged]
