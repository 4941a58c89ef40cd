"""How strictly a file is looked at: while it is written, to be played, to be shared."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from engine.content.diagnostics import Code, Diagnostic, Severity


class Profile(StrEnum):
    """What a file is looked at for. What makes it unplayable is an error in each."""

    CONCEPT = "concept"
    """Still being written: what could be better is a remark, and remarks are kept back."""
    WORKSHOP = "workshop"
    """To be played: what could be better is a warning."""
    PUBLICATION = "publicatie"
    """To be given to others: what could be better must be better."""


_WEIGHED: Final[Mapping[Profile, Mapping[Severity, Severity | None]]] = {
    Profile.CONCEPT: {"error": "error", "warning": "info", "info": None},
    Profile.WORKSHOP: {"error": "error", "warning": "warning", "info": "info"},
    Profile.PUBLICATION: {"error": "error", "warning": "error", "info": "info"},
}
_OWN: Final[Mapping[tuple[Profile, str], Severity]] = {
    (Profile.PUBLICATION, Code.TO_DO): "error",
}
"""Codes that weigh otherwise than others of their severity."""


def weighed(diagnostics: Iterable[Diagnostic], profile: Profile) -> list[Diagnostic]:
    """Return ``diagnostics`` as ``profile`` weighs them, without those that it passes over."""
    heavy = [(one, _weight(one, profile)) for one in diagnostics]
    return [replace(one, severity=severity) for one, severity in heavy if severity]


def _weight(one: Diagnostic, profile: Profile) -> Severity | None:
    return _OWN.get((profile, one.code)) or _WEIGHED[profile][one.severity]
