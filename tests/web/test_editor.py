"""The editor keeps what is on the disk safe: from others, from mistakes, and from strangers."""

import json
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from werkzeug.test import Client, TestResponse

from engine.activities import ACTIVITIES
from engine.content.packs import bundled
from engine.lexicon import Lexicon
from engine.registry import games
from engine.workshop.opening import Rules
from facilitator_web.editor.draft import Draft, with_ends_of
from facilitator_web.editor.keeping import VERSIONS, Keeping
from facilitator_web.editor.serving import create_editor_app
from facilitator_web.house import read_lexicons
from facilitator_web.preview.previewed import Preview

RULES = Rules(games(), ACTIVITIES)
LEXICONS = read_lexicons(RULES)
SET = """\
# Een manier om na te praten
id: eigen
game: debrief
title: Eigen vragen   # kort
rounds:
  # de eerste vraag
  - question: Wat zag je?
    hint: Eén ding is genoeg.

  - question: Wat neem je mee?
    plenary: true
"""
FIRST = ["rounds", 0]
QUESTION = [*FIRST, "question"]


class Editing:
    """One browser that came in by the link."""

    def __init__(
        self, path: Path, rules: Rules = RULES, lexicons: Mapping[str, Lexicon] = LEXICONS
    ) -> None:
        self.preview = Preview(path, rules, lexicons)
        self.app, self.door = create_editor_app(path, rules, self.preview)
        self.client = Client(self.app)
        self.name = path.name if path.is_file() else ""

    def enter(self) -> "Editing":
        assert self.get(f"/edit/enter/{self.door.link()}").status_code == 303
        return self

    def get(self, address: str, **headers: str) -> TestResponse:
        return self.client.get(address, headers=named(headers), base_url="http://localhost")

    def post(self, what: str, body: Any = None, **headers: str) -> TestResponse:
        return self.client.post(
            f"/edit/{what}", json=body, headers=named(headers), base_url="http://localhost"
        )

    def state(self, name: str = "") -> dict[str, Any]:
        found = self.post("state", {"file": name or self.name})
        assert found.status_code == 200, found.get_data(as_text=True)
        return dict(found.json or {})

    def ask(self, what: str, name: str = "", **body: Any) -> TestResponse:
        name = name or self.name
        return self.post(what, {"file": name, "base": self.state(name)["mark"], **body})


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "set" / "eigen.yaml"
    found.parent.mkdir()
    found.write_text(SET, "utf-8")
    return found


@pytest.fixture
def editing(path: Path) -> Iterator[Editing]:
    found = Editing(path)
    yield found.enter()
    found.preview.close()


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[Editing]:
    folder = tmp_path / "pakket"
    shutil.copytree(bundled("content") / "packs" / "napraten", folder)
    found = Editing(folder)
    yield found.enter()
    found.preview.close()


# ---------------------------------------------------------------------- form and text


def test_a_field_changes_its_line_and_nothing_else(editing: Editing, path: Path) -> None:
    told = editing.ask("change", deed="set", path=QUESTION, value="Wat hoorde je: zeg het").json
    assert told["text"] == SET.replace("Wat zag je?", '"Wat hoorde je: zeg het"')
    assert not told["saved"]
    assert path.read_text("utf-8") == SET
    assert editing.ask("save").json["saved"]
    assert path.read_text("utf-8") == told["text"]


def test_text_and_form_are_of_the_same_draft(editing: Editing) -> None:
    told = editing.ask("draft", text=SET.replace("Wat zag je?", "Wat zag jij?"), at=FIRST).json
    assert "Wat zag jij?" in told["form"]
    assert "text" not in told
    assert editing.ask("change", deed="add", path=["rounds"]).json["at"] == ["rounds", 2]


def test_a_mistake_says_where_it_is_and_what_to_do(editing: Editing) -> None:
    told = editing.ask("draft", text=SET.replace("plenary: true", "plenary: misschien")).json
    assert told["errors"] == 1
    assert told["marks"] == [[11, "error"]]
    assert 'data-go="11"' in told["problems"]
    assert editing.ask("save").json["saved"]


def test_a_text_that_cannot_be_read_has_no_form_and_keeps_its_parts(editing: Editing) -> None:
    told = editing.ask("draft", text=SET.replace("title: Eigen", "title: [Eigen")).json
    assert not told["readable"]
    assert "Wat neem je mee?" in told["outline"]
    refused = editing.ask("change", deed="set", path=QUESTION, value="x")
    assert (refused.status_code, refused.json["code"]) == (409, "unreadable")


def test_what_was_done_is_undone_and_done_again(editing: Editing) -> None:
    editing.ask("change", deed="remove", path=[*FIRST, "hint"])
    removed = editing.state()["text"]
    assert editing.ask("again").json["text"] == SET
    assert editing.ask("again", forward=True).json["text"] == removed


def test_one_field_that_is_filled_in_is_taken_back_at_once() -> None:
    draft = Draft("a")
    for text in ("ab", "abc"):
        draft.become(text, "one")
    draft.become("abcd", "other")
    draft.undo()
    assert draft.text == "abc"
    draft.undo()
    assert (draft.text, draft.can_undo) == ("a", False)


def test_lines_keep_their_ends_when_others_are_typed(editing: Editing, path: Path) -> None:
    windows = b"\xef\xbb\xbf" + SET.replace("\n", "\r\n").encode()
    path.write_bytes(windows)
    again = Editing(path).enter()
    assert again.state()["saved"]
    again.ask("draft", text=SET.replace("Eén ding", "Twee dingen\n      "))
    again.ask("save")
    assert path.read_bytes() == windows.replace("Eén ding".encode(), b"Twee dingen\r\n      ")
    again.preview.close()


def test_mixed_line_ends_stay_mixed() -> None:
    assert with_ends_of("a\r\nb\nc\r\n", "a\nB\nc\nd\n") == "a\r\nB\r\nc\r\nd\r\n"
    assert with_ends_of("a\r\nb\nc\n", "a\nb\nc\n") == "a\r\nb\nc\n"


# ---------------------------------------------------------------------- saving


def test_who_may_read_the_file_stays_as_it_was(editing: Editing, path: Path) -> None:
    path.chmod(0o640)
    editing.ask("draft", text=SET + "# klaar\n")
    editing.ask("save")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert {one.name for one in path.parent.iterdir()} == {"eigen.yaml", ".history"}


def conflict(editing: Editing, path: Path) -> TestResponse:
    editing.ask("draft", text=SET.replace("Eigen vragen", "Mijn vragen"))
    path.write_text(SET.replace("Eigen vragen", "Hun vragen"), "utf-8")
    return editing.ask("save")


def test_a_file_that_somebody_else_saved_is_not_overwritten(editing: Editing, path: Path) -> None:
    refused = conflict(editing, path)
    assert (refused.status_code, refused.json["code"]) == (409, "changed")
    assert "Hun vragen" in refused.json["html"]
    assert "Mijn vragen" in refused.json["html"]
    assert "Hun vragen" in path.read_text("utf-8")


def test_mine_may_go_over_theirs_once_it_was_seen(editing: Editing, path: Path) -> None:
    over = conflict(editing, path).json["over"]
    path.write_text(SET.replace("Eigen vragen", "Weer anders"), "utf-8")
    assert editing.ask("save", how="mine", over=over).status_code == 409
    over = editing.ask("save").json["over"]
    assert editing.ask("save", how="mine", over=over).json["saved"]
    assert "Mijn vragen" in path.read_text("utf-8")
    kept = [Keeping(path).version(one.name) for one in Keeping(path).versions()]
    assert any(b"Weer anders" in one for one in kept)


def test_theirs_may_be_taken_and_mine_is_still_among_the_versions(
    editing: Editing, path: Path
) -> None:
    conflict(editing, path)
    told = editing.ask("theirs").json
    assert "Hun vragen" in told["text"]
    assert told["saved"]
    kept = [Keeping(path).version(one.name) for one in Keeping(path).versions()]
    assert any(b"Mijn vragen" in one for one in kept)


def test_mine_may_stand_beside_theirs(editing: Editing, path: Path) -> None:
    conflict(editing, path)
    told = editing.ask("save", how="beside").json
    assert told["file"] == "eigen-2.yaml"
    assert "Mijn vragen" in (path.parent / "eigen-2.yaml").read_text("utf-8")
    assert "Hun vragen" in path.read_text("utf-8")


def test_a_page_that_is_opened_again_shows_what_others_saved(editing: Editing, path: Path) -> None:
    editing.get("/edit/")
    path.write_text(SET.replace("Eigen vragen", "Hun vragen"), "utf-8")
    assert "Hun vragen" in editing.get("/edit/").get_data(as_text=True)
    assert editing.state()["saved"]


def test_an_older_window_does_not_overwrite_a_newer_one(editing: Editing) -> None:
    old = editing.state()["mark"]
    editing.ask("draft", text=SET + "# nieuw\n")
    late = editing.post("draft", {"file": "eigen.yaml", "base": old, "text": "oud: ja\n"})
    assert (late.status_code, late.json["code"]) == (409, "edit_moved_on")


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(
    editing: Editing, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    editing.ask("draft", text=SET + "# nieuw\n")
    monkeypatch.setattr("facilitator_web.editor.keeping.write_whole", full)
    refused = editing.ask("save")
    assert (refused.status_code, refused.json["code"]) == (503, "edit_disk")
    assert path.read_text("utf-8") == SET
    told = editing.ask("draft", text=SET + "# nieuw\n# nog\n").json
    assert not told["kept"]
    assert editing.state()["text"].endswith("# nog\n")


# ---------------------------------------------------------------------- versions and drafts


def test_the_last_fifty_versions_are_kept(path: Path) -> None:
    keeping = Keeping(path)
    for number in range(VERSIONS + 5):
        keeping.save(f"{SET}# {number}\n".encode())
    versions = keeping.versions()
    assert len(versions) == VERSIONS
    assert keeping.version(versions[0].name).endswith(f"# {VERSIONS + 4}\n".encode())
    assert (path.parent / ".history" / ".gitignore").read_text("utf-8") == "*\n"


def test_an_earlier_version_is_looked_at_and_put_back(editing: Editing, path: Path) -> None:
    editing.ask("draft", text=SET.replace("Wat zag je?", "Wat rook je?"))
    editing.ask("save")
    oldest = Keeping(path).versions()[-1].name
    page = editing.get(f"/edit/history?file=eigen.yaml&version={oldest}").get_data(as_text=True)
    assert "Wat rook je?" in page
    assert "Wat zag je?" in page
    told = editing.ask("back", version=oldest).json
    assert told["text"] == SET
    assert not told["saved"]
    assert "Wat rook je?" in path.read_text("utf-8")


def test_only_a_version_is_put_back(editing: Editing) -> None:
    for version in ("../../eigen.yaml", "/etc/passwd", "", "x.txt"):
        assert editing.ask("back", version=version).status_code == 404, version


def test_what_was_not_saved_is_offered_after_the_editor_stopped(
    editing: Editing, path: Path
) -> None:
    editing.ask("draft", text=SET.replace("Wat zag je?", "Half werk"))
    later = Editing(path).enter()
    assert "data-offered" in later.get("/edit/").get_data(as_text=True)
    assert later.state()["text"] == SET
    assert "Half werk" in later.ask("offered", take=True).json["text"]
    assert "data-offered" not in later.get("/edit/").get_data(as_text=True)
    later.preview.close()


def test_half_work_that_is_left_stays_among_the_versions(editing: Editing, path: Path) -> None:
    editing.ask("draft", text=SET.replace("Wat zag je?", "Half werk"))
    later = Editing(path).enter()
    later.ask("draft", text=SET + "# anders\n")
    kept = [Keeping(path).version(one.name) for one in Keeping(path).versions()]
    assert any(b"Half werk" in one for one in kept)
    later.preview.close()


def test_a_draft_is_gone_once_it_is_saved(editing: Editing, path: Path) -> None:
    editing.ask("draft", text=SET + "# nieuw\n")
    draft = path.parent / ".history" / "draft" / "eigen.txt"
    assert draft.read_text("utf-8") == SET + "# nieuw\n"
    editing.ask("save")
    assert not draft.exists()


# ---------------------------------------------------------------------- a folder


def test_a_pack_shows_its_files_to_choose_from(pack: Editing) -> None:
    page = pack.get("/edit/").get_data(as_text=True)
    for name in ("pack.yaml", "kolb.yaml", "i18n/en.yaml"):
        assert f"/edit/?file={name}" in page.replace("%2F", "/")


def test_a_pack_and_a_translation_have_their_mistakes_too(pack: Editing) -> None:
    assert pack.state("pack.yaml")["readable"]
    told = pack.ask("draft", "pack.yaml", text="id: x\n").json
    assert told["errors"] > 0
    text = pack.state("i18n/en.yaml")["text"]
    told = pack.ask(
        "draft", "i18n/en.yaml", text=text + "kolb.nothing: {src: abcdef, text: x}\n"
    ).json
    assert told["marks"] == [[text.count("\n") + 1, "warning"]]


def test_the_file_that_was_opened_last_is_the_one_that_plays(pack: Editing) -> None:
    for name in ("kolb.yaml", "data.yaml", "kolb.yaml"):
        pack.get(f"/edit/?file={name}")
        assert pack.preview.path.name == name


def test_all_that_is_saved_leaves_as_one_file(pack: Editing, tmp_path: Path) -> None:
    pack.ask("draft", "kolb.yaml", text=pack.state("kolb.yaml")["text"] + "# nog niet\n")
    answer = pack.get("/edit/pack.zip")
    (tmp_path / "pack.zip").write_bytes(answer.data)
    with ZipFile(tmp_path / "pack.zip") as archive:
        assert "pack.yaml" in archive.namelist()
        assert not [one for one in archive.namelist() if ".history" in one]
        assert b"# nog niet" not in archive.read("kolb.yaml")


OUTSIDE = (
    "../buiten.yaml", "..\\buiten.yaml", "/etc/hostname", "i18n/../../buiten.yaml", "link.yaml",
    "weg/buiten.yaml", ".history/kolb/x.yaml", "kolb.yaml\0", "", "a" * 500, "README.md",
)  # fmt: skip


def test_nothing_outside_the_folder_is_opened(pack: Editing, tmp_path: Path) -> None:
    outside = tmp_path / "buiten.yaml"
    outside.write_text(SET, "utf-8")
    folder = tmp_path / "pakket"
    (folder / "link.yaml").symlink_to(outside)
    (folder / "weg").symlink_to(tmp_path, target_is_directory=True)
    (folder / "README.md").write_text("x", "utf-8")
    for name in OUTSIDE:
        assert pack.post("state", {"file": name}).status_code == 404, name
    assert "buiten" not in pack.get("/edit/").get_data(as_text=True)


def test_a_file_that_becomes_a_way_out_is_not_written(pack: Editing, tmp_path: Path) -> None:
    outside = tmp_path / "buiten.yaml"
    outside.write_text(SET, "utf-8")
    mark = pack.state("kolb.yaml")["mark"]
    kolb = tmp_path / "pakket" / "kolb.yaml"
    kolb.unlink()
    kolb.symlink_to(outside)
    body = {"file": "kolb.yaml", "base": mark, "text": "a: b\n"}
    assert pack.post("draft", body).status_code == 404
    assert outside.read_text("utf-8") == SET


def test_a_history_that_leads_elsewhere_is_not_written(editing: Editing, path: Path) -> None:
    elsewhere = path.parent.parent / "elders"
    elsewhere.mkdir()
    (path.parent / ".history").symlink_to(elsewhere, target_is_directory=True)
    told = editing.ask("draft", text=SET + "# nieuw\n").json
    assert (told["kept"], told["saved"]) == (False, False)
    assert editing.ask("save").status_code == 503
    assert list(elsewhere.iterdir()) == []
    assert path.read_text("utf-8") == SET


# ---------------------------------------------------------------------- strangers


ASKED = ["state", "draft", "change", "again", "save", "theirs", "offered", "back"]


def test_who_did_not_come_by_the_link_gets_nothing(editing: Editing) -> None:
    editing.client = Client(editing.app)
    for what in ASKED:
        assert editing.post(what, {"file": "eigen.yaml"}).status_code == 401, what
    for address in ("/edit/", "/edit/history?file=eigen.yaml", "/edit/pack.zip"):
        assert editing.get(address).status_code == 401, address


def test_a_link_works_once(editing: Editing) -> None:
    link = editing.door.link()
    assert editing.get(f"/edit/enter/{link}").status_code == 303
    assert editing.get(f"/edit/enter/{link}").status_code == 401


FOREIGN = ({"Origin": "http://boos.example"}, {"Sec_Fetch_Site": "cross-site"})


def test_another_site_changes_nothing(editing: Editing, path: Path) -> None:
    body = {"file": "eigen.yaml", "base": editing.state()["mark"], "text": "a: b\n"}
    for what in ASKED:
        for headers in FOREIGN:
            assert editing.post(what, body, **headers).status_code == 403, what
    assert path.read_text("utf-8") == SET


def test_under_another_name_nothing_answers(editing: Editing) -> None:
    assert editing.get("/edit/", Host="boos.example").status_code == 400


def test_a_form_of_a_page_is_not_json(editing: Editing) -> None:
    sent = editing.client.post("/edit/save", data={"file": "x"}, base_url="http://localhost")
    assert sent.status_code == 400


NONSENSE: list[Any] = [
    [], {"file": 1}, {"path": "x", "deed": "set"}, {"path": [True], "deed": "set"},
    {"path": [-1], "deed": "set"}, {"path": ["a"] * 99, "deed": "set"},
    {"path": ["rounds"], "deed": "explode"}, {"path": [], "deed": "remove"},
    {"path": ["title"], "deed": "set", "value": {"a": 1}},
    {"path": ["title"], "deed": "rename", "value": True},
]  # fmt: skip


def test_nonsense_is_refused(editing: Editing, path: Path) -> None:
    mark = editing.state()["mark"]
    for said in NONSENSE:
        body = {"file": "eigen.yaml", "base": mark, **said} if isinstance(said, dict) else said
        assert editing.post("change", body).status_code == 400, said
    assert path.read_text("utf-8") == SET


def test_a_text_that_is_too_large_is_not_taken(editing: Editing, path: Path) -> None:
    assert editing.ask("draft", text=SET + "# lang\n" * 50_000).status_code == 200
    assert editing.ask("draft", text=SET).status_code == 200
    refused = editing.ask("draft", text="x" * 2_000_001)
    assert (refused.status_code, refused.json["code"]) == (413, "edit_large")
    body = json.dumps({"file": "eigen.yaml", "text": "x" * 6_000_001})
    sent = editing.client.post(
        "/edit/draft", data=body, content_type="application/json", base_url="http://localhost"
    )
    assert sent.status_code == 413
    assert editing.state()["text"] == SET


def test_a_file_that_is_too_large_or_no_text_is_not_opened(path: Path) -> None:
    for raw, status in ((b"a: " + b"x" * 2_000_000, 413), ("a: é".encode("latin-1"), 415)):
        path.write_bytes(raw)
        editing = Editing(path).enter()
        assert editing.post("state", {"file": "eigen.yaml"}).status_code == status
        assert path.read_bytes() == raw
        editing.preview.close()


def test_half_a_character_is_refused(editing: Editing) -> None:
    assert editing.ask("draft", text="a: \ud800").status_code == 400


def test_what_is_written_is_shown_as_text(editing: Editing) -> None:
    bad = "<script>alert(1)</script>"
    told = editing.ask("draft", text=SET.replace("Wat zag je?", bad), at=FIRST).json
    assert bad not in told["form"] + told["outline"]
    page = editing.get("/edit/")
    assert bad not in page.get_data(as_text=True)
    assert "'unsafe" not in page.headers["Content-Security-Policy"]


def test_every_page_that_changes_something_asks_where_it_comes_from(editing: Editing) -> None:
    routes = {rule for method, rule in editing.app.routes if method == "POST" and "/edit/" in rule}
    assert routes == {f"/edit/{what}" for what in ASKED}


def test_an_address_holds_no_secret_once_inside(editing: Editing) -> None:
    answer = editing.get(f"/edit/enter/{editing.door.link()}")
    assert urlsplit(answer.headers["Location"]).path == "/edit/"
    assert all("HttpOnly" in one for one in answer.headers.getlist("Set-Cookie"))


def test_what_is_played_is_what_was_not_saved_yet(editing: Editing) -> None:
    editing.ask("draft", text=SET.replace("Eigen vragen", "Andere vragen"))
    assert editing.preview.live is not None
    assert editing.preview.title == "Andere vragen"
