"""Somebody who writes: a small scenario of each kind, and a preview of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from engine.bots import filled
from engine.content.load import Sources
from engine.content.packs import bundled
from engine.core import ROOM
from engine.lexicon import Lexicon
from engine.workshop.live import Live
from engine.workshop.offers import offers
from facilitator_web.house import read_lexicons
from facilitator_web.preview import Preview
from tests.evenings import RULES

PACKS = bundled("content") / "packs"
NEIGHBOURHOOD = PACKS / "rondkomen" / "rondkomen.yaml"


@cache
def lexicons() -> dict[str, Lexicon]:
    return read_lexicons(RULES)


@contextmanager
def previewed(sources: Sources, path: Path = NEIGHBOURHOOD, **how: Any) -> Iterator[Preview]:
    """Return a preview of the file at ``path`` to which ``sources`` were shown."""
    preview = Preview(path, RULES, lexicons(), **how)
    try:
        preview.show(sources)
        yield preview
    finally:
        preview.close()


def playing(preview: Preview) -> Live:
    assert preview.live
    return preview.live


def press(preview: Preview, *names: str) -> None:
    """Press at the shared screen the controls with these ids, without what stands before them."""
    for name in names:
        live = playing(preview)
        offered = offers(live.state, ROOM, live.clock, live.room)
        control = next(one for one in offered if one.id.rpartition(":")[2] == name)
        live.tell("screen", ROOM, f"t{live.state.seq}", filled(control, Random(1)))


def changed(sources: Sources, before: str, after: str) -> dict[str, bytes]:
    """Return ``sources`` with something else written in the file itself, everywhere."""
    name = next(iter(sources))
    assert before.encode() in sources[name]
    return {**sources, name: sources[name].replace(before.encode(), after.encode())}


def notice(preview: Preview) -> str:
    return preview.lexicons["nl"].of(preview.stands.notice)
