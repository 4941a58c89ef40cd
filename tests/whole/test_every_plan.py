"""Every plan that ships is played to its end over HTTP, by pages that know no game."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.content.packs import bundled
from engine.export import FORMATS
from engine.lexicon import Lexicon
from tests.client import Client
from tests.whole.checks import all_went_well
from tests.whole.hall import hall, raw

PLANS = sorted((bundled("content") / "plans").glob("*.yaml"))
SIGNS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "json": b"{"}
"""How a file of each format begins."""


LIKE_ANOTHER = {"60", "120"}
"""Plans of the same activities as the one of ninety minutes: the long tests play them."""
PHONES = (0, 1, 6)
QUICK = ("json", "csv")
SLOW = tuple(format for format in FORMATS if format not in QUICK)


def evenings() -> Iterator[Any]:
    """Yield each plan with each number of phones; the long tests alone do them all.

    The formats are written in another process, which takes longer than to play.
    """
    for number, plan in enumerate(PLANS):
        for phones in PHONES:
            first = phones == PHONES[(number + 1) % 3] and plan.stem not in LIKE_ANOTHER
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
        all_went_well(everyone, lexicons)
        what_leaves_the_room_is_there(everyone.panel.page, formats)


def what_leaves_the_room_is_there(panel: Client, formats: Sequence[str]) -> None:
    for format in formats:
        status, content, headers = raw(panel, f"{panel.base}/export/{format}?lang=nl")
        assert status == 200, (format, content[:200])
        assert content.startswith(SIGNS.get(format, b"")), format
        assert len(content) > 500, format
        assert f".{format}" in headers
