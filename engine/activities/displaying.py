"""What an activity shows of its texts at the shared screen: its question, a wall, or a cloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from engine.core import Control, Facilitator, GroupScreen, Person, label, must

Shows = Literal["question", "wall", "cloud"]
_ICONS: Final[dict[Shows, str]] = {"question": "messages", "wall": "notes", "cloud": "quote"}


@dataclass(frozen=True)
class Display:
    """Show ``what`` at the shared screen."""

    kind: ClassVar[str] = "display"
    what: Shows


@dataclass(frozen=True)
class Displayed:
    """The shared screen shows ``what`` now."""

    kind: ClassVar[str] = "displayed"
    what: Shows


def display_offers(now: Shows, some: bool, who: Person) -> Iterator[Control]:
    """Yield what can be shown besides what is shown ``now``; nothing without ``some`` texts."""
    if not some or not _steers(who):
        return
    for what, icon in _ICONS.items():
        if what != now:
            said = label(f"wall.show_{what}")
            yield Control(
                id=f"display-{what}", label=said, intent="steer", command=Display(what), icon=icon
            )


def displayed(command: Display, who: Person) -> Displayed:
    """Return what is shown from now on.

    Raises:
        Rejected: ``not_yours`` for a phone or a table.
    """
    must(_steers(who), "not_yours")
    return Displayed(command.what)


def _steers(who: Person) -> bool:
    return isinstance(who, Facilitator) or who == GroupScreen(None)
