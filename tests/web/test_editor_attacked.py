"""A stranger's folder, other people on this laptop, and texts that keep everybody waiting."""

import json
import os
import random
import stat
from pathlib import Path
from typing import Any
from urllib.parse import quote

import gevent
import pytest

from engine.content.diagnostics import Diagnostic
from engine.content.yaml_light import BYTES
from facilitator_web.answers import Refused
from facilitator_web.editor.differing import rows
from facilitator_web.editor.draft import with_ends_of
from facilitator_web.editor.keeping import FOLDER, Keeping
from facilitator_web.editor.lines import Compared
from facilitator_web.editor.looking import Parts
from facilitator_web.editor.shelf import Shelf
from tests.web.test_editor import LEXICONS, SET, Editing, editing, pack, path

__all__ = ["editing", "pack", "path"]

DRAWN = ("outline", "form", "problems")


class Unread:
    """What a browser sends, that nobody may look into."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("it was read before it was known who asks")


# ---------------------------------------------------------------------- what lies beside a file


@pytest.mark.parametrize("name", ["99999999-999999-deadbeef.txt", "20260230-000000-deadbeef.txt"])
def test_a_version_of_no_day_stops_nobody_who_saves(path: Path, name: str) -> None:
    strange = path.parent / FOLDER / path.stem / name
    strange.parent.mkdir(parents=True)
    strange.write_text("x")
    keeping = Keeping(path)
    keeping.save(b"title: nieuw\n")
    assert path.read_bytes() == b"title: nieuw\n"
    assert name not in [one.name for one in keeping.versions()]


def test_nobody_else_reads_the_history_of_a_file_of_mine(path: Path) -> None:
    path.chmod(0o600)
    keeping = Keeping(path)
    keeping.keep_draft(b"half")
    keeping.save(b"whole")
    history = path.parent / FOLDER
    folders = [history, history / path.stem, history / "draft"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in folders} == {0o700}


def test_no_link_in_the_history_is_written_through(path: Path, tmp_path: Path) -> None:
    history, outside = path.parent / FOLDER, tmp_path / "elders"
    history.mkdir()
    (history / ".gitignore").symlink_to(outside)
    Keeping(path).save(b"whole")
    assert not outside.exists()


def test_no_link_in_the_history_is_offered_to_go_on_with(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    drafts = path.parent / FOLDER / "draft"
    drafts.mkdir(parents=True)
    (drafts / f"{path.stem}.txt").symlink_to(secret)
    assert Keeping(path).draft() is None


def test_nobody_waits_for_a_draft_that_never_ends(path: Path) -> None:
    drafts = path.parent / FOLDER / "draft"
    drafts.mkdir(parents=True)
    os.mkfifo(drafts / f"{path.stem}.txt")
    assert Keeping(path).draft() is None


def test_a_draft_is_read_as_far_as_a_file_may_go(path: Path) -> None:
    drafts = path.parent / FOLDER / "draft"
    drafts.mkdir(parents=True)
    with (drafts / f"{path.stem}.txt").open("wb") as file:
        file.truncate(BYTES * 1_000)  # nothing of it is on the disk
    found = Keeping(path).draft()
    assert found is not None
    assert len(found[0]) == BYTES


@pytest.mark.parametrize("name", ["C:/geheim.yaml", "eigen.yaml:geheim.yaml"])
def test_another_disk_and_what_hides_behind_a_file_are_not_opened(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(SET, "utf-8")
    shelf = Shelf(tmp_path)
    assert name not in shelf.names()
    with pytest.raises(Refused):
        shelf.path(name)


# ---------------------------------------------------------------------- who asks


def test_nothing_is_read_of_what_a_stranger_sends(path: Path) -> None:
    found = Editing(path)
    try:
        answer = found.client.post(
            "/edit/draft",
            base_url="http://localhost",
            content_type="application/json",
            environ_overrides={"wsgi.input": Unread(), "CONTENT_LENGTH": str(BYTES)},
        )
        assert answer.status_code == 401
    finally:
        found.preview.close()


def test_two_files_that_are_looked_at_at_once_do_not_become_each_other(pack: Editing) -> None:
    desk, say = pack.app.extensions["desk"], LEXICONS["nl"]
    names = [name for name in desk.shelf.names() if "/" not in name and name != "pack.yaml"][:2]
    told: dict[str, tuple[Diagnostic, ...]] = {}

    def look(name: str) -> None:
        told[name] = desk.look(desk.open(name), say).diagnostics

    with pack.preview._turn:  # as long as bots look for a way
        looking = [gevent.spawn(look, name) for name in names]
        gevent.sleep(0)
    gevent.joinall(looking, raise_error=True)
    assert len(names) == 2
    assert not [one for found in told.values() for one in found if one.severity == "error"]
    assert pack.preview.path.name == names[-1]


def test_what_is_shown_is_of_the_draft_as_it_is_by_then(editing: Editing) -> None:
    desk, say = editing.app.extensions["desk"], LEXICONS["nl"]
    opened = desk.open(editing.name)
    with editing.preview._turn:
        looking = gevent.spawn(desk.look, opened, say)
        gevent.sleep(0)
        opened.draft.become(SET.replace("Wat zag je?", "Wat hoorde je?"))
    form = looking.get().form
    assert form.value(("rounds", 0, "question")) == "Wat hoorde je?"


def test_what_is_written_is_saved_although_somebody_threw_the_file_away(
    editing: Editing, path: Path
) -> None:
    editing.ask("draft", text=SET.replace("Wat zag je?", "Wat hoorde je?"))
    path.unlink()
    assert "Wat hoorde je?" in editing.state()["text"]
    assert editing.get(f"/edit/?file={path.name}").status_code == 200
    assert editing.ask("save").status_code == 200
    assert "Wat hoorde je?" in path.read_text("utf-8")


def test_a_link_in_the_place_of_a_file_that_went_is_not_saved_through(
    editing: Editing, path: Path, tmp_path: Path
) -> None:
    base = editing.state()["mark"]
    path.unlink()
    path.symlink_to(tmp_path / "elders.yaml")
    answer = editing.post("save", {"file": path.name, "base": base})
    assert answer.status_code == 404
    assert not (tmp_path / "elders.yaml").exists()


# ---------------------------------------------------------------------- texts that take hours


def test_a_hundred_thousand_lines_that_are_alike_are_typed_in() -> None:
    shown = "x\n" * 50_000 + "y\n" + "x\n" * 50_000
    assert with_ends_of("x\r\n" * 100_000, shown) == shown.replace("\n", "\r\n")


def test_two_long_texts_that_share_everything_but_their_order_are_compared() -> None:
    before, after = "x\ny\n" * 50_000, "y\nx\n" * 50_000
    assert len(rows(before, after)) == 400


def test_what_is_compared_adds_up_to_what_is_new() -> None:
    luck = random.Random(1)
    for _ in range(500):
        before, after = (luck.choices("abc", k=luck.randrange(12)) for _ in range(2))
        made = []
        for kind, first, last, start, stop in Compared(before, after).get_opcodes():
            made += before[first:last] if kind == "equal" else after[start:stop]
        assert made == after


def test_a_place_in_the_text_is_of_the_part_that_began_last(editing: Editing) -> None:
    desk = editing.app.extensions["desk"]
    document = desk.look(desk.open(editing.name), LEXICONS["nl"]).document
    parts = Parts(document)
    assert parts.at(1, 1) == ()
    assert parts.at(2, 1) == ("id",)
    assert parts.at(7, 30) == ("rounds", 0, "question")
    assert parts.at(999, 1) == ("rounds", 1, "plenary")


# ---------------------------------------------------------------------- what a file brings along

IMAGE = "<img src=x onerror=alert(1)>"
QUOTE = '" onfocus="alert(1)" x="'
ATTACK = f"""\
id: eigen
game: debrief
title: {json.dumps(IMAGE + QUOTE)}
{json.dumps(IMAGE + QUOTE)}: 1
rounds:
  - id: {json.dumps(IMAGE + QUOTE)}
    question: {json.dumps(IMAGE + QUOTE)}
    plenary: {json.dumps(IMAGE + QUOTE)}
    {json.dumps(QUOTE + IMAGE)}: [{json.dumps(IMAGE)}]
"""


def test_nothing_in_a_file_becomes_a_part_of_a_page(tmp_path: Path) -> None:
    name = f"{IMAGE}{QUOTE}.yaml"
    (tmp_path / name).write_text(SET, "utf-8")
    (tmp_path / "pack.yaml").write_text(ATTACK, "utf-8")
    editing = Editing(tmp_path).enter()
    told = [
        *(editing.ask("draft", name, text=ATTACK, at=at).json or {} for at in ([], ["rounds", 0])),
        editing.ask("draft", name, text=ATTACK.replace("id: eigen", "id: [")).json or {},
        editing.ask("draft", "pack.yaml", text=ATTACK.replace("game", "gaem")).json or {},
    ]
    (tmp_path / name).write_text(ATTACK.replace("rounds", "ronds"), "utf-8")
    conflict = editing.ask("save", name).json or {}
    assert conflict["code"] == "changed"
    assert editing.ask("save", name, how="mine", over=conflict["over"]).status_code == 200
    history = f"/edit/history?file={quote(name)}"
    version = Keeping(tmp_path / name).versions()[-1].name
    addresses = ["/edit/", f"/edit/?file={quote(name)}", f"{history}&version={version}"]
    shown = [editing.get(one).get_data(as_text=True) for one in (*addresses, "/preview/")]
    shown += [conflict["html"], *(one[part] for one in told for part in DRAWN)]
    editing.preview.close()
    assert sum("&lt;img" in one for one in shown) > len(addresses)
    assert not [one for one in shown if "<img" in one or QUOTE in one]
