"""How this screen is set up: kept in a small file, so that next week it is right at once."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from engine.design import FontChoice, Skin, TextMode
from engine.screen.transitions import Amount

READS_WELL: Final = 6.0
"""Times the height of the picture at which *normaal* is read well: capitals of 21 minutes."""
FARTHEST: Final = 12.0
"""Times the height of the picture at which *groot* is still read: capitals of 22 minutes."""


@dataclass(frozen=True)
class Settings:
    """What somebody chose for this screen. ``ready`` says that the set-up was walked through."""

    text: TextMode = "normaal"
    skin: Skin = "light"
    font: FontChoice = "andika"
    motion: Amount = "full"
    sound: bool = True
    ready: bool = False


def text_for(distance: float, height: float) -> TextMode:
    """Return the text mode for a last row ``distance`` away from a picture ``height`` high.

    Both in metres. Source of the bounds: ISO 9241-303 prefers capitals of 20 to 22 minutes of
    arc; body text of *normaal* has them at 6 heights, of *groot* at 12.
    """
    return "normaal" if distance <= READS_WELL * height else "groot"


def too_far(distance: float, height: float) -> bool:
    """Return whether even *groot* is too small for a last row at ``distance``, in metres."""
    return distance > FARTHEST * height


def read_settings(path: Path | None) -> Settings:
    """Return the settings in ``path``; what is missing or wrong there is as if never set."""
    try:
        read: Any = json.loads(path.read_text("utf-8")) if path else {}
    except (OSError, ValueError):
        return Settings()
    return _known(read) if isinstance(read, dict) else Settings()


def _known(read: dict[str, Any]) -> Settings:
    found = Settings()
    for name, values in _ALLOWED.items():
        if name in read and read[name] in values and type(read[name]) is type(values[0]):
            found = replace(found, **{name: read[name]})
    return found


_ALLOWED: Final[dict[str, tuple[Any, ...]]] = {
    "text": get_args(TextMode),
    "skin": get_args(Skin),
    "font": get_args(FontChoice),
    "motion": get_args(Amount),
    "sound": (True, False),
    "ready": (True, False),
}


def write_settings(path: Path | None, settings: Settings) -> bool:
    """Keep ``settings`` in ``path``, whole or not at all; return whether they are kept."""
    if path is None:
        return False
    fresh = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(settings)), "utf-8")
        fresh.replace(path)
    except OSError:
        return False
    return True
