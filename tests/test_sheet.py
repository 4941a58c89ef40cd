"""The page to take home: one's own for oneself, and for everyone what every export has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from engine.content.packs import bundled
from engine.core import FACILITATOR, Participant
from engine.feed import Feed
from engine.lexicon import Lexicon
from engine.store import Session
from engine.workshop.live import Live
from engine.workshop.messages import GoOn
from engine.workshop.notebook import WriteSignal
from engine.workshop.pages import Page
from facilitator_web import Settings, create_app
from facilitator_web.cookies import digest, new_token
from tests.test_keeping import CANARY, CODE, ends, exported, lead, opened

SECRET = "alleen-voor-mij-zelf"


class Evening:
    """A workshop with a server before it; who asks has the cookie of a seat or of the panel."""

    def __init__(self, live: Live, lexicons: dict[str, Lexicon]) -> None:
        self.live, self.feed = live, Feed(live)
        settings = Settings(says=lexicons, icons=bundled("assets") / "icons")
        self.app = create_app({CODE: live}, {CODE: self.feed}, settings)

    def seated(self, keep: bool = True) -> tuple[int, str]:
        token = new_token()
        return self.live.join(digest(token), "nl", keep, None), token

    def page(self, path: str, role: str, token: str) -> tuple[int, str]:
        client = Client(self.app)
        client.set_cookie(role, token, path="/", domain="localhost")
        answer = client.get(f"/{CODE}{path}", base_url="http://localhost")
        return answer.status_code, answer.text


@pytest.fixture
def evening(tmp_path: Path, lexicons: dict[str, Lexicon]) -> Iterator[Evening]:
    live = opened(tmp_path, lexicons, "sessie")
    found = Evening(live, lexicons)
    yield found
    found.feed.close()
    live.close()


def writes(live: Live, seat: int, text: str) -> None:
    page = live.view(Page("phone", "nl", seat=seat))
    form = next(one for one in page.controls if one.intent == "answer")
    filled = {**form.command, "keep": text, "step": "", "whom": ""}
    live.tell(f"seat:{seat}", Participant(seat), new_token(), filled)


def test_a_person_takes_home_what_they_wrote_and_nobody_else_does(evening: Evening) -> None:
    one, token = evening.seated(keep=False)
    _, other = evening.seated()
    for at in range(4):
        lead(evening.live, GoOn(at))
    writes(evening.live, one, SECRET)
    status, mine = evening.page("/sheet", "seat", token)
    assert status == 200
    assert SECRET in mine
    assert SECRET not in evening.page("/sheet", "seat", other)[1]
    assert SECRET not in evening.page(f"/sheet?seat={one}", "seat", other)[1]
    assert evening.page("/sheet", "seat", new_token())[0] == 401


def test_the_page_for_everyone_holds_what_was_shown_and_what_happens_with_it(
    evening: Evening,
) -> None:
    live, (seat, _), (quiet, _) = evening.live, evening.seated(), evening.seated()
    for at in range(4):
        lead(live, GoOn(at))
    writes(live, seat, CANARY)
    writes(live, quiet, SECRET)
    texts = [w for w in live.view(Page("panel", "nl")).widgets if getattr(w, "text", "") == CANARY]
    show = next(c for c in live.view(Page("panel", "nl")).controls if c.board == texts[0].id)
    live.tell("panel", FACILITATOR, new_token(), dict(show.command))
    lead(live, WriteSignal("De lift is stuk", "de verhuurder", "1 mei"))
    lead(live, GoOn(4))
    token = new_token()
    live.sign_in(Session(digest(token), "panel"))
    status, page = evening.page("/panel/back", "panel", token)
    assert status == 200
    for words in (CANARY, "De lift is stuk", "de verhuurder", "1 mei", "huisarts"):
        assert words in page
    assert SECRET not in page
    assert f'href="/{CODE}/panel"' in page


def test_from_a_page_for_paper_there_is_a_way_back_and_a_way_to_print(
    evening: Evening,
) -> None:
    _, token = evening.seated()
    mine = evening.page("/sheet", "seat", token)[1]
    assert f'href="/{CODE}"' in mine
    assert "data-print" in mine


def test_nothing_of_a_page_is_kept(evening: Evening, tmp_path: Path) -> None:
    seat, token = evening.seated(keep=False)
    for at in range(4):
        lead(evening.live, GoOn(at))
    writes(evening.live, seat, SECRET)
    before = evening.live.state
    evening.page("/sheet", "seat", token)
    assert evening.live.state is before
    assert not [one for one in exported(evening.live, ("csv", "json")) if SECRET in one]
    ends(evening.live)
    assert SECRET not in evening.page("/sheet", "seat", token)[1]
    assert not [one for one in tmp_path.iterdir() if SECRET.encode() in one.read_bytes()]
