"""What the web must be told when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from engine.core import Say
from engine.workshop.live import Live
from facilitator_web.entrance import Entrance


class Exporter(Protocol):
    """Makes files of what leaves the room. Each format is named by ``web.export.<format>``."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats there are, in the order in which they are offered."""

    def __call__(self, live: Live, format: str, lang: str) -> tuple[str, str, bytes]:
        """Return the file's name, its media type and its content."""


class NoExport:
    """Nothing leaves the room."""

    formats: tuple[str, ...] = ()

    def __call__(self, live: Live, format: str, lang: str) -> tuple[str, str, bytes]:
        """Make nothing: there is no format to ask for."""
        raise KeyError(format)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this server is reached and what it needs besides its workshops.

    ``says`` holds a voice per language, the first for people whose language is unknown.
    ``icons`` is the folder with ``<name>.svg``. ``names`` are host names under which this
    server may be reached besides addresses, ``localhost`` and the machine's own name.
    ``secure`` is set behind HTTPS: cookies then stay off plain connections.
    """

    says: Mapping[str, Say]
    icons: Path
    entrance: Entrance = field(default_factory=Entrance)
    exporter: Exporter = field(default_factory=NoExport)
    names: tuple[str, ...] = ()
    secure: bool = False
