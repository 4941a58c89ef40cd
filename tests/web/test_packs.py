"""A pack through the panel: only who leads may, and nothing of a bad one is left."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from engine.content.archive import packed, read_folder
from engine.content.packs import OWN_PACKS, bundled
from facilitator_web import Settings, create_app, packs
from facilitator_web.receiving import received
from tests.web.conftest import CODE, Visit
from tests.web.fakes import SAYS, FakeFeed, FakeLive

PATH = f"/{CODE}/panel/packs"
ROOM = (bundled("content") / "packs" / "samen-open" / "halte.yaml").read_bytes()
ABOUT = (bundled("content") / "packs" / "samen-open" / "pack.yaml").read_bytes()
HERE = {"REMOTE_ADDR": "127.0.0.1"}
FILES = {
    "pack.yaml": ABOUT.replace(b"samen-open", b"buurt").replace(b"6d1f0a52", b"00000000")
    .replace(b"[nl, en]", b"[nl]").replace(b"Samen open", b"Onze buurt"),
    "onze-halte.yaml": ROOM.replace(b"id: halte\n", b"id: onze-halte\n", 1),
}  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OWN_PACKS, str(tmp_path / "eigen"))
    return tmp_path / "eigen"


def send(visit: Visit, content: bytes, name: str = "buurt.zip", **headers: str) -> TestResponse:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    given = {"pack": (io.BytesIO(content), name)} if name else {}
    return visit.client.post(
        PATH,
        data=given,
        content_type="multipart/form-data",
        headers={"Accept": "text/html", "Accept-Language": "nl", **named},
        base_url="http://localhost",
        environ_base=HERE,
    )


def page(visit: Visit) -> TestResponse:
    return visit.client.get(PATH, base_url="http://localhost", environ_base=HERE)


def test_a_pack_is_installed_and_its_scenario_named(visit: Visit, shelf: Path) -> None:
    answer = send(visit.holds("panel"), packed(FILES))
    assert answer.status_code == 200
    assert "scenario: onze-halte" in answer.text
    assert (shelf / "buurt" / "onze-halte.yaml").read_bytes() == FILES["onze-halte.yaml"]
    assert "Onze buurt, versie 0.1.0" in page(visit).text


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"x.py": b"print()"}, "P924"),
        (
            {"onze-halte.yaml": ROOM.replace(b"story:", b"storie:")},
            "buurt.zip/onze-halte.yaml:12:1",
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_left(
    shelf: Path, files: dict[str, bytes], told: str
) -> None:
    found = received(packed({**FILES, **files}), "buurt.zip", "nl")
    assert told in "\n".join(found["mistakes"])
    assert [one for one in shelf.rglob("*") if one.is_file()] == []


def test_mistakes_stand_on_the_page(visit: Visit, shelf: Path) -> None:
    answer = send(visit.holds("panel"), b"<b>geen pakket</b>", "<i>.zip")
    assert answer.status_code == 400
    assert "&lt;i&gt;.zip:1:1: fout P921" in answer.text
    assert not shelf.exists()


@pytest.mark.parametrize("role", ["seat", "screen", "watch"])
def test_only_who_leads_may(visit: Visit, shelf: Path, role: str) -> None:
    visit.holds(role)  # type: ignore[arg-type]  # parametrized
    assert send(visit, packed(FILES)).status_code in (401, 403)
    assert page(visit).status_code in (401, 403)
    assert not shelf.exists()


@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("::1", 200), ("::ffff:127.0.0.1", 200), ("192.168.1.7", 403), ("", 403)],
)
def test_only_from_the_laptop_itself(visit: Visit, shelf: Path, address: str, status: int) -> None:
    known = {"environ_base": {"REMOTE_ADDR": address}, "base_url": "http://localhost"}
    client = visit.holds("panel").client
    assert client.get(PATH, **known).status_code == status
    given = {"pack": (io.BytesIO(packed(FILES)), "buurt.zip")}
    answer = client.post(PATH, data=given, headers={"Accept-Language": "nl"}, **known)
    assert answer.status_code == status
    assert shelf.exists() == (status == 200)
    if status == 403:
        assert SAYS["nl"]("web.error.pack_elsewhere") in answer.text


def test_never_on_a_server_of_many(live: FakeLive, shelf: Path) -> None:
    settings = Settings(says=SAYS, icons=bundled("assets") / "icons")
    visit = Visit(Client(create_app({CODE: live}, {CODE: FakeFeed(live)}, settings)), live)
    assert page(visit.holds("panel")).status_code == 403
    assert send(visit, packed(FILES)).status_code == 403
    assert not shelf.exists()


def test_another_site_cannot_bring_one(visit: Visit, shelf: Path) -> None:
    answer = send(visit.holds("panel"), packed(FILES), Sec_Fetch_Site="cross-site")
    assert answer.status_code == 403
    assert not shelf.exists()


def test_a_file_that_is_too_large_or_none_is_refused(
    visit: Visit, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "ARCHIVE", 1_000)
    panel = visit.holds("panel")
    assert SAYS["nl"]("web.error.pack_none") in send(panel, b"", "").text
    large = send(panel, bytes(100_000))
    assert large.status_code == 413
    assert SAYS["nl"]("web.error.pack_bytes") in large.text


def test_the_process_says_in_json_what_it_did(shelf: Path) -> None:
    command = [sys.executable, "-m", "facilitator_web.receiving", "en", "x.zip"]
    ended = subprocess.run(command, input=packed(FILES), stdout=subprocess.PIPE, check=True)
    told = json.loads(ended.stdout)
    assert told == {
        "title": "Onze buurt", "version": "0.1.0", "scenarios": ["onze-halte"], "plans": [],
    }  # fmt: skip
    assert read_folder(shelf / "buurt")["onze-halte.yaml"] == FILES["onze-halte.yaml"]
