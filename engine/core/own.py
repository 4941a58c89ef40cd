"""What is personal stands beside the log, and may be gone."""

from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from engine.core.people import Group

T = TypeVar("T")

OwnState = Literal["private", "queued", "shown", "replaced"]


@dataclass(frozen=True)
class Gone:
    """In the place of a value that was erased, for good."""


GONE: Final = Gone()


@dataclass(frozen=True)
class Own(Generic[T]):
    """A personal value in an event; the log holds only its ``id``.

    ``of`` is the seat or the group it belongs to. ``state`` says who may see it: only its
    owner (``private``), the facilitator who reviews it (``queued``), everyone (``shown``),
    or nobody because something neutral stands in its place (``replaced``).
    ``lang`` is the language it was written in.
    """

    value: T | Gone
    of: int | Group
    state: OwnState = "private"
    lang: str = ""
    id: str = ""

    @property
    def shown(self) -> T | None:
        """The value if everyone may see it, else None."""
        if self.state != "shown" or isinstance(self.value, Gone):
            return None
        return self.value

    @property
    def known(self) -> T | None:
        """The value if it still exists, for its owner's eyes, else None."""
        return None if isinstance(self.value, Gone) else self.value
