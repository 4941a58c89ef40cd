"""A facilitator's own picture: only theirs to send, checked, and kept as something of ours."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from facilitator_web import uploads
from tests.test_pictures_of_our_own import claiming, drawn
from tests.web.conftest import CODE, Visit
from tests.web.fakes import SAYS

PATH = f"/{CODE}/panel/upload"


def send(visit: Visit, content: bytes, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return visit.client.post(PATH, data=content, headers=named, base_url="http://localhost")


@pytest.fixture
def panel(visit: Visit) -> Visit:
    return visit.holds("panel")


def test_a_picture_is_kept_as_one_of_our_own_and_answered_with_its_name(panel: Visit) -> None:
    content = drawn()
    answer = send(panel, content)
    assert answer.status_code == 200
    (kept,) = panel.live.store.blobs.items()
    assert answer.json == {"picture": kept[0]}
    assert kept[0] == sha256(kept[1]).hexdigest()
    assert kept[1] != content
    assert Image.open(BytesIO(kept[1])).format == "JPEG"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no picture", "picture_kind"),
        (claiming(8000, 5000), "picture_pixels"),
        (drawn(size=(100, 100)), "picture_small"),
        (drawn("PNG")[:-200], "picture_broken"),
    ],
    ids=["no picture", "40 MP", "small", "half a PNG"],
)
def test_what_cannot_be_shown_gets_one_sentence_with_a_remedy_and_nothing_is_kept(
    panel: Visit, content: bytes, code: str
) -> None:
    answer = send(panel, content, Accept_Language="en")
    assert answer.status_code == 400
    assert answer.json == {"code": code, "message": SAYS["en"](f"web.error.{code}")}
    assert panel.live.store.blobs == {}


def test_a_file_that_is_too_large_is_refused_unread(
    panel: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    answer = send(panel, bytes(1001))
    assert answer.status_code == 413
    assert answer.json is not None
    assert answer.json["code"] == "picture_bytes"
    assert panel.live.store.blobs == {}


@pytest.mark.parametrize("role", ["seat", "screen", "table"])
def test_only_the_panel_may_send_a_picture(visit: Visit, role: str) -> None:
    visit.holds(role, 1, group="g1")  # type: ignore[arg-type]
    assert send(visit, drawn()).status_code == 401
    assert visit.live.store.blobs == {}


def test_a_page_of_somebody_else_may_not_send_one(panel: Visit) -> None:
    assert send(panel, drawn(), Sec_Fetch_Site="cross-site").status_code == 403
    assert panel.live.store.blobs == {}


def test_a_decoder_that_takes_too_long_is_ended(
    panel: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_PATIENCE", 0.001)
    answer = send(panel, drawn())
    assert answer.status_code == 400
    assert panel.live.store.blobs == {}


def test_a_picture_is_shown_to_who_sees_it_on_a_page_and_to_nobody_else(panel: Visit) -> None:
    answer = send(panel, drawn())
    assert answer.json is not None
    picture = answer.json["picture"]
    assert panel.get(f"/{CODE}/media/{picture}").status_code == 404
