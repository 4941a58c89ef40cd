"""How a rule says no."""

from typing import Any


class Rejected(Exception):
    """The rules refuse a command: nothing happened and nothing is stored.

    ``code`` is a key under ``rejected`` in the words, the game's own or the engine's; ``facts``
    fill its blanks. Prose belongs there, never here. ``game`` is filled in by the workshop.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.game = ""

    def __str__(self) -> str:
        return f"{self.code}({', '.join(f'{k}={v!r}' for k, v in self.facts.items())})"


def must(holds: object, code: str = "moved_on", **facts: Any) -> None:
    """Refuse unless ``holds``: by default because the game has moved on.

    Raises:
        Rejected: with ``code`` and ``facts``.
    """
    if not holds:
        raise Rejected(code, **facts)
