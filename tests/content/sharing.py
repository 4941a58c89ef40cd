"""A small pack in memory and on disk, for the tests of sharing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.diagnostics import Mistakes
from engine.content.packs import bundled
from tests.content.examples import PACK

FILES = {"pack.yaml": PACK.replace("[nl, en]", "[nl]").encode(), "LEES.md": b"hallo\n"}
SCENARIO = (bundled("content") / "packs" / "napraten" / "what.yaml").read_bytes()
PLAN = (bundled("content") / "plans" / "30.yaml").read_bytes()


def pack_in(folder: Path) -> Path:
    """Return a new folder with a pack that can be played."""
    made = folder / "proef"
    made.mkdir()
    for name, raw in {**FILES, "vragen.yaml": SCENARIO, "mijn-avond.yaml": PLAN}.items():
        (made / name).write_bytes(raw)
    return made


def code_of(act: Callable[[], object]) -> str:
    """Return the number of the mistake that ``act`` ends with."""
    with pytest.raises(Mistakes) as caught:
        act()
    return str(caught.value.diagnostics[0].code)
