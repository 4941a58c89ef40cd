"""Who is listening: two streams a seat, and the oldest makes room."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(eq=False)
class Ticket:
    """Leave to listen; ``over`` once a newer stream took its place. ``wake`` lets it notice.

    With ``anew`` it is over so that the listener may begin again, at once.
    """

    over: bool = False
    anew: bool = False
    wake: Callable[[], None] = lambda: None

    def end(self) -> None:
        """Let it be over, at once."""
        self.over = True
        self.wake()


class Streams:
    """The streams that are open, by who listens."""

    def __init__(self) -> None:
        self._open: defaultdict[str, list[Ticket]] = defaultdict(list)

    @contextmanager
    def enter(self, listener: str, most: int) -> Iterator[Ticket]:
        """Count a stream of ``listener`` as long as it lasts; above ``most`` the oldest is over."""
        ticket, tickets = Ticket(), self._open[listener]
        tickets.append(ticket)
        for oldest in tickets[:-most]:
            oldest.end()
        try:
            yield ticket
        finally:
            self._leave(listener, ticket)

    def end(self, listener: str) -> None:
        """Let every stream of ``listener`` be over."""
        for ticket in self._open.get(listener, ()):
            ticket.end()

    def renew(self) -> None:
        """Let every stream be over, and all who listen begin again: there is another source."""
        for ticket in [one for tickets in self._open.values() for one in tickets]:
            ticket.anew = True
            ticket.end()

    def _leave(self, listener: str, ticket: Ticket) -> None:
        self._open[listener].remove(ticket)
        if not self._open[listener]:
            del self._open[listener]
