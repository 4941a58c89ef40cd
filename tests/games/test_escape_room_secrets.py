"""No answer ever leaves for a phone, a table or the screen; a role's text only for that role."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from engine import wire
from engine.bots import Evening, filled
from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Person
from engine.lexicon import Lexicon
from engine.workshop.pages import Page
from engine.workshop.views import view
from games.escape_room import GAME
from games.escape_room.content import Room
from games.escape_room.state import ROOM_PLACE, State
from tests.evenings import MODES
from tests.games.escape import ROLES, every_kind, played, right, room, said, word

ROLE_TEXT = re.compile(rf"weet({'|'.join(ROLES)})")
GUESS = "zzgok"


def secret_room() -> Room:
    """A room in which every secret is a word that stands nowhere else.

    The choices of the other kinds are there for all to see; which of them is right is no word.
    """
    locks = every_kind()
    locks[9] = word("woord", needs=locks[9]["needs"], accept=[said("geheimtweede")])
    locks[4]["accept"] = [said("geheimderde")]
    return room(locks)


SECRETS = ("geheim", "gesprokentekst", "klaarlegtekst")


def pages(played: Evening) -> Iterator[Page]:
    for lang in ("nl", "en"):
        yield Page("screen", lang)
        yield from (Page("table", lang, group=group) for group in played.state.people.groups)
        for seat, sitting in played.state.people.seats.items():
            if sitting.phone:
                yield Page("phone", lang, seat=seat)


def roles_of(state: State, page: Page) -> set[str]:
    """The roles whose texts this page may show now."""
    if page.seat is not None:
        return set(state.hands.get(page.seat, ()))
    place = ROOM_PLACE if page.group is None else state.place(page.group)
    return {state.shown[place]} if place in state.shown else set()


def people(played: Evening) -> list[Person]:
    phones = [Participant(s) for s, sat in played.state.people.seats.items() if sat.phone]
    tables = [GroupScreen(group) for group in played.state.people.groups]
    return [FACILITATOR, ROOM, *tables, *phones]


def press(played: Evening, dice: Random) -> None:
    """Anyone does anything: a right answer, a wrong one, a hint, a look, a key."""
    running = dice.choice([one for one in played.state.now if one.game.id == GAME.id])
    state: State = running.state
    who = dice.choice(people(played))
    tries = [one for one in played.offers(who) if one.intent == "try"]
    if tries and dice.random() < 0.5:
        control = dice.choice(tries)
        id = control.command["lock"]
        if state.graph.lock(id) and dice.random() < 0.4 and running.id == control.command["to"]:
            pictures = bool(control.command.get("pictures"))
            command = wire.dump(right(state, id, pictures=pictures))
            played.tell(who, {**command, "to": running.id})
        elif control.fields[0].kind in ("code", "text"):
            played.tell(who, {**control.command, "given": GUESS})
        else:
            played.tell(who, filled(control, dice))
        return
    games = {one.id for one in played.state.now}
    own = [one for one in played.offers(who) if one.command["to"] in games]
    if own:
        played.press(who, dice.choice(own))


def check(played: Evening, lexicons: dict[str, Lexicon]) -> int:
    """Look at every byte of every page, and return how many role texts there were."""
    found = 0
    for page in pages(played):
        say = lexicons[page.lang]
        body = wire.view_text(view(played.state, page, played.clock, played.room, say))
        assert not [secret for secret in SECRETS if secret in body], page
        assert GUESS not in body
        group = played.state.people.group_of(page.seat) if page.seat else page.group
        running = played.state.of_group(group or "g1")
        assert running is not None
        told = set(ROLE_TEXT.findall(body))
        here = running.game.id == GAME.id
        assert told <= (roles_of(running.state, page) if here else set()), page
        found += len(told)
    return found


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(2))
def test_no_answer_and_no_role_text_is_ever_where_it_should_not_be(
    mode: str, seed: int, lexicons: dict[str, Lexicon]
) -> None:
    evening = played(secret_room(), mode, phones=5, seed=seed)
    dice = Random(seed)
    told = 0
    for number in range(160):
        press(evening, dice)
        evening.clock += dice.choice((0, 3_000, 20_000))
        told += check(evening, lexicons) if number % 3 == 0 else 0
    assert told > 0
    rooms = [one.state for one in evening.state.now if one.game.id == GAME.id]
    assert max(len(room.order) for room in rooms) > 5
    logged = "\n".join(row.data for batch in evening.kept for row in batch.rows)
    own = "\n".join(one.value for batch in evening.kept for one in batch.own)
    for secret in (*SECRETS, GUESS, "weet"):
        assert secret not in logged
        assert secret not in own
    assert '"right":true' in logged


def test_the_panel_shows_every_answer(lexicons: dict[str, Lexicon]) -> None:
    evening = played(secret_room(), phones=0)
    for lang, say in lexicons.items():
        body = wire.view_text(view(evening.state, Page("panel", lang), 0, evening.room, say))
        for name in ("geheimnumber", "geheimcombine", "geheimlisten", "geheimwoord"):
            assert name in body
        assert "gesprokentekst" in body
        assert "klaarlegtekst" in body


def test_a_summary_holds_no_answer_and_no_role_text() -> None:
    evening = played(secret_room(), phones=0)
    running = evening.state.now[0]
    for onward in ("begin", "open-rest"):
        control = next(c for c in evening.offers(FACILITATOR) if c.id.endswith(onward))
        evening.press(FACILITATOR, control)
    state: Any = evening.state.now[0].state
    written = wire.text(running.game.summary(state))
    assert state.phase == "end"
    assert not [secret for secret in (*SECRETS, "weet") if secret in written]
