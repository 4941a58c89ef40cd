"""What became of each command, so that one sent twice is answered the same way twice."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.wire import Malformed

REMEMBERED = 20_000
"""Commands that are remembered; a client that repeats itself does so within seconds."""


@dataclass(frozen=True)
class Outcome:
    """What became of a wish: the seat it gave (0 for none), or why it was refused.

    ``body`` tells two commands apart; it is empty if it was not kept over a restart.
    """

    body: bytes
    seat: int = 0
    error: Exception | None = None

    def refusal(self, body: bytes) -> Exception | None:
        """Return why a wish with ``body`` gets no yes, if this is what became of its rid."""
        if self.body and self.body != body:
            return Malformed("this rid came with another command before")
        return self.error

    def let_go(self) -> "Outcome":
        """Return this without the way its error came, which holds on to all it passed."""
        if self.error:
            self.error.__traceback__ = None
        return self


class Outcomes:
    """The outcomes of the newest commands, by actor and request id."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = OrderedDict((name, Outcome(b"")) for name in names)

    def get(self, name: str) -> Outcome | None:
        """Return what became of the wish called ``name``, if it is remembered."""
        return self._known.get(name)

    def __getitem__(self, name: str) -> Outcome:
        return self._known[name]

    def add(self, outcomes: Mapping[str, Outcome]) -> None:
        """Remember ``outcomes``, and let go of the oldest."""
        self._known.update(outcomes)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
