"""What a trainer's file says to the tools for trainers, beside what is played.

``check:`` keeps remarks silent that the writer has thought about; ``expect:`` is what a
playtest must show. Neither is seen by a game.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError

from engine.content.diagnostics import Code, Diagnostic
from engine.content.fields import Content
from engine.content.phrases import nearest
from engine.content.structure import structure_mistakes
from engine.content.yaml_light import Document

Share = Annotated[float, Field(ge=0, le=1)]


class Silence(Content):
    """A remark that is not to be made in this file, and why not."""

    code: Annotated[str, Field(pattern=r"^P\d{3}$")]
    reason: Annotated[str, Field(min_length=5, max_length=200)]


class Checking(Content):
    """How this file is checked."""

    silence: Annotated[tuple[Silence, ...], Field(min_length=1, max_length=50)]


class Expectations(Content):
    """What a playtest of this file must show; what is left out is not looked at."""

    minutes: tuple[float, float] | None = None
    """Between these lies the length of a middling game."""
    ended: Share | None = None
    """The share of games that come to their end, at least."""
    seen: Share | None = None
    """The share of all there is to see that was seen by somebody, at least."""
    solved: Share | None = None
    """The share of games solved without the facilitator's master key, at least."""
    ratio: Annotated[float, Field(ge=1, le=100)] | None = None
    """How often the most met dimension is met against the least met one, at most."""


class Remarks(Content):
    """What may be said to the check in any file."""

    check: Checking | None = None


class OwnFields(Remarks):
    """What may be said to the tools in a scenario."""

    expect: Expectations | None = None


NAMES: Final = tuple(OwnFields.model_fields)


@dataclass(frozen=True)
class Asides:
    """The asides of one file."""

    silences: tuple[Silence, ...] = ()
    expect: Expectations = field(default_factory=Expectations)


def without(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says of what is played. Only a scenario is playtested."""
    gone = NAMES if "game" in value else NAMES[:1]
    return {name: inner for name, inner in value.items() if name not in gone}


def read_asides(document: Document, found: list[Diagnostic]) -> Asides:
    """Return the asides of ``document``; what is wrong with them is added to ``found``."""
    kept = without(document.value)
    own = {name: inner for name, inner in document.value.items() if name not in kept}
    try:
        read = OwnFields.model_validate(own)
    except ValidationError as error:
        found += structure_mistakes(error, document, OwnFields)
        return Asides()
    return Asides(read.check.silence if read.check else (), read.expect or Expectations())


def silenced(
    found: Iterable[Diagnostic],
    asides: Asides,
    document: Document,
    codes: Collection[str],
    finished: bool,
) -> list[Diagnostic]:
    """Return ``found`` without what is to be silent, and what is wrong with those wishes.

    Unless everything was ``finished``, a wish that nothing answers to may still be right.
    """
    every = list(found)
    heavy = {one.code for one in every if one.severity == "error"}
    light = {one.code for one in every} - heavy
    quiet = {one.code for one in asides.silences} & light
    kept = [one for one in every if one.code not in quiet]
    for number, silence in enumerate(asides.silences):
        place = document.at_value(("check", "silence", number, "code"))
        code = _against(silence.code, heavy, light, codes)
        if code and (finished or code != Code.SILENT_FOR_NOTHING):
            near = nearest(silence.code, codes)[0]
            kept.append(document.source.mistake(code, place, found=silence.code, near=near))
    return kept


def _against(
    wanted: str, heavy: Collection[str], light: Collection[str], codes: Collection[str]
) -> Code | None:
    if wanted not in codes:
        return Code.SILENT_UNKNOWN
    if wanted in heavy:
        return Code.SILENT_ERROR
    return None if wanted in light else Code.SILENT_FOR_NOTHING
