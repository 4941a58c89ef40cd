"""How a rule says no."""

from engine.core import Rejected


def must(holds: bool, code: str = "moved_on") -> None:
    """Refuse unless ``holds``: by default because the game has moved on.

    Raises:
        Rejected: with ``code``.
    """
    if not holds:
        raise Rejected(code)
