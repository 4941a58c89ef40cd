"""What one group did in the game."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core import Own
from engine.core.replacing import replace
from games.alles_op_tafel.threes import Threes


def about_tray(turn: int) -> str:
    """Return the name under which a table is ready with the card of round ``turn``."""
    return f"tray-{turn}"


ABOUT_END = "end"


@dataclass(frozen=True)
class Table:
    """What one group did. Rounds are keys, counted from 1."""

    since: int = 0
    """The first round it takes part in."""
    seated: bool = False
    """Whether anyone ever sat here: a table without seats may still play on paper."""
    threes: Threes = ()
    """Who talks together this round; who comes later joins the next."""
    swapped: Mapping[int, str] = field(default_factory=dict)
    """The card it took instead of the room's."""
    written: Mapping[int, Own[str]] = field(default_factory=dict)
    worked: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ready: frozenset[str] = frozenset()
    tries: Mapping[str, int] = field(default_factory=dict)
    """How often each thing was given: a command made before the last time comes too late."""

    def tried(self, about: str) -> "Table":
        """Return the table after one more answer ``about`` something."""
        return replace(self, tries={**self.tries, about: self.tries.get(about, 0) + 1})

    def forgetting(self, turn: int) -> "Table":
        """Return the table as if round ``turn`` had not begun."""
        return replace(
            self,
            swapped={t: card for t, card in self.swapped.items() if t != turn},
            written={t: text for t, text in self.written.items() if t != turn},
            worked={t: what for t, what in self.worked.items() if t != turn},
            ready=self.ready - {about_tray(turn)},
        )
