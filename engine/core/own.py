"""What is personal stands beside the log, and may be gone."""

from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from engine.core.people import Group

T = TypeVar("T")

OwnState = Literal["private", "queued", "shown", "signed", "replaced"]
HIDDEN: Final = "[…]"
"""What stands for a text that others do not read."""


@dataclass(frozen=True)
class Gone:
    """In the place of a value that was erased, for good."""


GONE: Final = Gone()


@dataclass(frozen=True)
class Own(Generic[T]):
    """A personal value in an event; the log holds only its ``id``.

    ``of`` is the seat or the group it belongs to. ``state`` says who may see it: only its
    owner (``private``), the facilitator who reviews it (``queued``), everyone (``shown``),
    everyone and with the animal of who wrote it (``signed``), or nobody because ``instead``
    stands in its place (``replaced``). ``lang`` is the language it was written in.
    """

    value: T | Gone
    of: int | Group
    state: OwnState = "private"
    lang: str = ""
    id: str = ""
    instead: str = ""

    @property
    def shown(self) -> T | str | None:
        """What everyone may see: the value, or between brackets what replaces it; else None."""
        if isinstance(self.value, Gone):
            return None
        if self.state == "replaced":
            return f"[{self.instead}]" if self.instead else HIDDEN
        return self.value if self.state in ("shown", "signed") else None

    @property
    def known(self) -> T | None:
        """The value if it still exists, for its owner's eyes, else None."""
        return None if isinstance(self.value, Gone) else self.value
