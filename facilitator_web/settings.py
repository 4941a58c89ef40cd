"""What the web must be told when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.core import Say
from facilitator_web.entrance import Entrance
from facilitator_web.moves import Moves
from facilitator_web.pins import Pins


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this server is reached and what it needs besides its workshops.

    ``says`` holds a voice per language, the first for people whose language is unknown.
    ``icons`` is the folder with ``<name>.svg``. ``names`` are host names under which this
    server may be reached besides addresses, ``localhost`` and the machine's own name.
    ``secure`` is set behind HTTPS: cookies then stay off plain connections.
    ``own_laptop`` says that who leads and who runs this server are the same people: then packs
    may be brought, from that laptop itself.
    """

    says: Mapping[str, Say]
    icons: Path
    entrance: Entrance = field(default_factory=Entrance)
    pins: Pins = field(default_factory=Pins)
    moves: Moves = field(default_factory=Moves)
    names: tuple[str, ...] = ()
    secure: bool = False
    own_laptop: bool = False
