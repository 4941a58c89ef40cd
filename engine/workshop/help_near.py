"""Where people in this neighbourhood find help, as the facilitator writes it down."""

from collections.abc import Iterator
from typing import Final

from engine.core import Control, Facilitator, Field, Own, Person, label, must
from engine.core.clean import clean
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, State
from engine.workshop.voice_messages import HelpNoted, NoteHelp

HELP: Final = "help-near"
"""The id of the control that writes it down."""
_LINES: Final = ("one", "two", "three", "four")
_LONGEST: Final = 120


def help_noted(command: NoteHelp, who: Person) -> HelpNoted:
    """Return what is written down from now on.

    Raises:
        Rejected: ``not_yours`` for anybody but the facilitator.
    """
    must(isinstance(who, Facilitator), "not_yours")
    lines = [clean(getattr(command, name) or "", _LONGEST) for name in _LINES]
    return HelpNoted(Own("\n".join(filter(None, lines)), ""))


def noting_help(state: State) -> Iterator[Control]:
    """Yield the form in which the facilitator writes down where help is near."""
    known = (state.help.known or "").split("\n") if state.help else []
    written = [*known, *[None] * len(_LINES)]
    fields = tuple(
        Field(
            name=name, kind="text", label=label(f"run_sheet.near_{name}"), required=False,
            value=line or None, max_length=_LONGEST,
        )
        for name, line in zip(_LINES, written, strict=False)
    )  # fmt: skip
    yield steer(
        HELP, WORKSHOP, NoteHelp(), label("run_sheet.near"), "settings",
        fields=fields, examples=({"one": "…"},), icon="lifebuoy",
    )  # fmt: skip
