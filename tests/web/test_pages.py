"""Pages for people, and files that leave the room."""

from contextlib import closing
from hashlib import sha256

import pytest
from werkzeug.test import Client

from engine.core import Participant, Rejected
from engine.core.views import Image, View
from facilitator_web import screen_path
from facilitator_web.codes import qr
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive

HTML = {"Accept": "text/html"}


def join(visit: Visit, **form: str) -> int:
    return visit.client.post(
        f"/{CODE}/join", data={"keep": "yes", **form}, base_url="http://localhost"
    ).status_code


def test_the_server_says_that_it_lives(visit: Visit) -> None:
    assert visit.get("/healthz").json == {"ok": True}


def test_the_first_page_asks_for_the_code_and_leads_on(visit: Visit) -> None:
    assert 'name="code"' in visit.get("/").text
    answer = visit.get(f"/?code={CODE[:3]}+{CODE[3:]}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{CODE}")


def test_a_wrong_code_is_said_kindly_beside_the_field(visit: Visit) -> None:
    answer = visit.get("/?code=000000", Accept_Language="nl")
    assert answer.status_code == 404
    assert "Deze code kennen we niet" in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_joining_twice_is_joining_once(visit: Visit, live: FakeLive) -> None:
    page = visit.get(f"/{CODE}", Accept_Language="nl")
    assert "Meedoen zonder bewaren" in page.text
    assert join(visit) == 303
    assert join(visit) == 303
    assert live.state.people.seats == {1}
    assert 'id="view"' in visit.get(f"/{CODE}").text


def test_a_phone_speaks_the_language_chosen_on_joining(visit: Visit) -> None:
    join(visit, lang="en")
    assert '<html lang="en"' in visit.get(f"/{CODE}", Accept_Language="nl").text


def test_another_language_is_chosen_in_the_address_and_remembered(visit: Visit) -> None:
    join(visit, lang="nl")
    answer = visit.get(f"/{CODE}?lang=en")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{CODE}")
    assert '<html lang="en"' in visit.get(f"/{CODE}").text


def test_a_page_for_the_room_speaks_the_plans_language(visit: Visit) -> None:
    page = visit.get(f"/{CODE}/screen", Accept_Language="en")
    assert '<html lang="nl"' in page.text


def test_without_a_choice_about_keeping_nobody_joins(visit: Visit, live: FakeLive) -> None:
    assert join(visit, keep="") == 400
    assert not live.state.people.seats


def test_a_full_workshop_says_so_on_a_page(visit: Visit, live: FakeLive) -> None:
    live.refuse = [Rejected("workshop_full")]
    answer = visit.client.post(
        f"/{CODE}/join",
        data={"keep": "no"},
        headers={**HTML, "Accept-Language": "nl"},
        base_url="http://localhost",
    )
    assert answer.status_code == 409
    assert "De workshop is vol" in answer.text


def test_after_the_end_nobody_new_comes_in(visit: Visit, live: FakeLive) -> None:
    live.ended = True
    answer = visit.get(f"/{CODE}", **HTML)
    assert answer.status_code == 410
    assert "<h1>" in answer.text


def test_a_phone_of_someone_who_left_offers_to_join_again_and_to_erase(
    visit: Visit, live: FakeLive
) -> None:
    visit.holds("seat", 3)
    live.state.people.seats.clear()
    page = visit.get(f"/{CODE}", Accept_Language="nl").text
    assert "Je doet nu niet mee" in page
    assert f'action="/{CODE}/join"' in page
    assert f'action="/{CODE}/withdraw"' in page


def test_whoever_left_erases_from_the_page_what_each_seat_gave(
    visit: Visit, live: FakeLive
) -> None:
    visit.holds("seat", 3, 4, 5)
    live.state.people.seats.remove(3)
    live.state.people.seats.remove(5)
    answer = visit.post(f"/{CODE}/withdraw", None)
    assert answer.status_code == 200
    assert "Je eigen antwoorden zijn gewist" in answer.text
    assert "/withdraw" not in answer.text
    asked = [(one.actor, one.who, one.command) for one in live.told]
    assert asked == [
        (f"seat:{seat}", Participant(seat), {"to": "people", "kind": "withdraw", "seat": seat})
        for seat in (3, 5)
    ]


def test_after_the_end_whoever_left_can_erase_but_not_join(visit: Visit, live: FakeLive) -> None:
    visit.holds("seat", 3)
    live.state.people.seats.clear()
    live.ended = True
    page = visit.get(f"/{CODE}", Accept_Language="nl").text
    assert "Deze bijeenkomst is afgelopen" in page
    assert f'action="/{CODE}/join"' not in page
    assert f'action="/{CODE}/withdraw"' in page


def test_only_our_own_page_erases_and_only_for_a_seat_that_left(
    visit: Visit, live: FakeLive
) -> None:
    assert visit.post(f"/{CODE}/withdraw", None).status_code == 401
    visit.holds("seat", 3)
    assert visit.post(f"/{CODE}/withdraw", None).status_code == 401
    live.state.people.seats.clear()
    refused = visit.post(f"/{CODE}/withdraw", None, Origin="http://evil.test")
    assert refused.status_code == 403
    assert not live.told


def test_a_page_that_is_not_there_is_said_as_a_page_and_as_json(visit: Visit) -> None:
    page = visit.get("/nothing", **HTML)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    program = visit.get("/nothing")
    assert program.json is not None
    assert program.json["code"] == "not_found"


def test_what_nobody_foresaw_is_a_calm_page(visit: Visit, live: FakeLive) -> None:
    live.refuse = [ZeroDivisionError("secret")]
    answer = visit.client.post(
        f"/{CODE}/join", data={"keep": "no"}, headers=HTML, base_url="http://localhost"
    )
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_the_panel_leads_to_table_pages_with_their_keys(visit: Visit) -> None:
    page = visit.holds("panel").get(f"/{CODE}/panel")
    assert f"/{CODE}/screen?group=g3&amp;key=" in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    answer = visit.get(f"/{CODE}/panel/qr?group=g2")
    assert answer.mimetype == "image/svg+xml"
    path = screen_path(visit.live, "g2")  # type: ignore[arg-type]  # a stand-in
    assert answer.text == qr(f"http://10.0.0.7:8080{path}")
    assert visit.get(f"/{CODE}/panel/qr?group=../x").status_code == 404


def test_a_mirror_holds_no_keys_and_no_controls(visit: Visit) -> None:
    page = visit.holds("screen").get(f"/{CODE}/screen?mirror=1")
    assert "key=" not in page.text
    assert "<form" not in page.text


def test_an_export_is_a_file_with_a_safe_name(visit: Visit, live: FakeLive) -> None:
    visit.holds("panel")
    answer = visit.get(f"/{CODE}/panel/export/csv?lang=en")
    assert answer.data == b"csv;en"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "\n" not in answer.headers["Content-Disposition"]
    assert live.copied
    assert visit.get(f"/{CODE}/panel/export/exe").status_code == 404


def test_only_the_facilitator_exports(visit: Visit, live: FakeLive) -> None:
    visit.holds("seat", 1)
    assert visit.get(f"/{CODE}/panel/export/csv").status_code == 401
    assert not live.copied


def test_a_picture_is_shown_to_those_whose_page_names_it(visit: Visit, live: FakeLive) -> None:
    png = b"\x89PNG\r\n\x1a\n..."
    name = sha256(png).hexdigest()
    live.store.blobs[name] = png
    path = f"/{CODE}/media/{name}"
    assert visit.get(path).status_code == 404
    picture = Image(id="i", src=path, alt="De straat")
    live.show("phone", View(title="Kijk", widgets=(picture,)))
    assert visit.get(path).status_code == 404
    answer = visit.holds("seat", 1).get(path)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", png)


def test_what_is_no_picture_or_sound_is_not_served(visit: Visit, live: FakeLive) -> None:
    page = b"<script>alert(1)</script>"
    name = sha256(page).hexdigest()
    live.store.blobs[name] = page
    live.show("screen", View(widgets=(Image(id="i", src=f"/{CODE}/media/{name}", alt=""),)))
    assert visit.get(f"/{CODE}/media/{name}").status_code == 404
    assert visit.get(f"/{CODE}/media/../secret").status_code == 404


def test_icons_come_with_an_id_and_without_a_size(visit: Visit) -> None:
    answer = visit.get("/assets/icons/sun.svg")
    assert 'id="icon"' in answer.text
    assert " width=" not in answer.text.partition(">")[0]
    assert visit.get("/assets/icons/nope.svg").status_code == 404
    assert visit.get("/assets/icons/..%2F..%2Fsecret.svg").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "style.css",
        "phone.css",
        "app.js",
        "fields.js",
        "speech.js",
        "clicker.js",
        "favicon.svg",
        "vendor/idiomorph.min.js",
        "fonts/tafelletter-latin-regular.woff2",
        "fonts/tafelletter-latin-bold.woff2",
    ],
)
def test_what_a_page_needs_is_there(visit: Visit, path: str) -> None:
    with closing(visit.get(f"/static/{path}")) as answer:
        assert answer.status_code == 200


def test_nothing_but_a_post_joins(visit: Visit, live: FakeLive) -> None:
    assert visit.get(f"/{CODE}/join").status_code == 405
    assert not live.state.people.seats


def test_two_browsers_are_two_people(visit: Visit, live: FakeLive) -> None:
    join(visit)
    join(Visit(Client(visit.client.application), live))
    assert live.state.people.seats == {1, 2}
