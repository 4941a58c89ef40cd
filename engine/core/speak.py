"""Turns what may be done from keys into a viewer's words."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from engine.core.text import Say
from engine.core.views import Control, Field, Option

Known = dict[tuple[int, bool], tuple[Option, ...]]
"""Options that were spoken before, by identity: several fields may offer all 240 seats."""


def spoken(controls: Iterable[Control], say: Say) -> tuple[Control, ...]:
    """Return ``controls`` with every label, option and warning in the language of ``say``."""
    held = tuple(controls)
    known: Known = {}
    return tuple(_control(control, say, known) for control in held)


def _control(control: Control, say: Say, known: Known) -> Control:
    return replace(
        control,
        label=say.of(control.label),
        fields=tuple(_field(field, say, known) for field in control.fields),
        confirm=tuple(say.of(line) for line in control.confirm),
    )


def _field(field: Field, say: Say, known: Known) -> Field:
    sentence = field.kind == "text"
    same = (id(field.options), sentence)
    if same not in known:
        known[same] = tuple(_option(option, say, sentence) for option in field.options)
    return replace(field, label=say.of(field.label), options=known[same])


@lru_cache(maxsize=2048)  # every panel offers the same seats again
def _option(option: Option, say: Say, sentence: bool) -> Option:
    """A ready opening of a sentence is what will be sent, so it is in the viewer's words too."""
    said = say.of(option.label)
    return replace(option, label=said, value=said if sentence else option.value)
