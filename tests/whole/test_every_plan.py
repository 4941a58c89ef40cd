"""Every plan that ships is played to its end over HTTP, by pages that know no game."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.content.packs import bundled
from engine.export import FORMATS
from engine.lexicon import Lexicon
from tests.client import Client
from tests.whole.hall import FEW, Hall, Player, carried_out, hall, raw

PLANS = sorted((bundled("content") / "plans").glob("*.yaml"))
SIGNS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "json": b"{"}
"""How a file of each format begins."""
BLANK = re.compile(r"\\\{\w+\\\}")


PHONES = (0, 1, 6)
QUICK = ("json", "csv")
SLOW = tuple(format for format in FORMATS if format not in QUICK)


def evenings() -> Iterator[Any]:
    """Yield each plan with each number of phones; the long tests alone do them all.

    The formats are written in another process, which takes longer than to play.
    """
    for number, plan in enumerate(PLANS):
        for phones in PHONES:
            first = phones == PHONES[number % 3]
            formats = (*QUICK, SLOW[number % len(SLOW)]) if first else tuple(FORMATS)
            marks = () if first else pytest.mark.soak
            yield pytest.param(plan, phones, formats, marks=marks, id=f"{plan.stem}-{phones}")


@pytest.mark.parametrize(("plan", "phones", "formats"), tuple(evenings()))
def test_every_plan_is_played_to_its_end(
    plan: Path,
    phones: int,
    formats: Sequence[str],
    tmp_path: Path,
    lexicons: dict[str, Lexicon],
) -> None:
    with hall(tmp_path, plan, phones) as everyone:
        everyone.play()
        nobody_was_answered_oddly(everyone)
        what_was_said_yes_to_is_in_the_log(everyone)
        for one in everyone.everyone:
            every_no_has_its_reason(one, lexicons[one.page.lang])
            its_views_agree(one.page)
        pages_of_one_kind_agree(everyone)
        what_leaves_the_room_is_there(everyone.panel.page, formats)
        assert not [line for line in everyone.server.said if "Error" in line or "failed" in line]


def nobody_was_answered_oddly(everyone: Hall) -> None:
    asked = sum((one.page.answers for one in everyone.everyone), Counter[tuple[str, int]]())
    assert not {one: times for one, times in asked.items() if one[1] not in FEW}


def what_was_said_yes_to_is_in_the_log(everyone: Hall) -> None:
    """What somebody else had just done the same is a yes that writes nothing."""
    told = carried_out(everyone.rows())
    done = {rid: command for one in everyone.everyone for rid, command in one.done.items()}
    assert {told[rid] for rid in done} <= {0, 1}
    written = [command for rid, command in done.items() if told[rid]]
    assert not [command for rid, command in done.items() if command not in written]
    assert len(written) > 20


def every_no_has_its_reason(one: Player, say: Lexicon) -> None:
    """A refusal names its rule, in a sentence of the reader's own language."""
    for command, reply in one.refused:
        code, message = reply.json["code"], reply.json["message"]
        known = [text for key, text in say.words.items() if key.endswith(f".{code}")]
        assert any(fits(text, message) for text in known), (command, reply.body)


def fits(sentence: str, message: str) -> bool:
    pattern = BLANK.sub("[^{}]+", re.escape(sentence))
    return re.fullmatch(pattern, message) is not None


def its_views_agree(page: Client) -> None:
    """A page asked for anew, its stream as JSON and its stream as HTML are the same version."""
    version = page.view()["version"]
    streams = {next(page.events(form))["version"] for form in ("json", "html")}
    assert streams == {version}
    assert page.insist("GET", page.address("view", since=version)).status == 204


def pages_of_one_kind_agree(everyone: Hall) -> None:
    for one in (everyone.panel, everyone.screen, everyone.table):
        other = Client(one.page.port, one.page.code, one.page.area, one.page.group)
        other.cookies = dict(one.page.cookies)
        assert other.view()["version"] == one.page.view()["version"]


def what_leaves_the_room_is_there(panel: Client, formats: Sequence[str]) -> None:
    for format in formats:
        status, content, headers = raw(panel, f"{panel.base}/export/{format}?lang=nl")
        assert status == 200, (format, content[:200])
        assert content.startswith(SIGNS.get(format, b"")), format
        assert len(content) > 500, format
        assert f".{format}" in headers
