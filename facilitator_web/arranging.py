"""What stands first on a phone or a table page: what is asked now, then its answers.

All else is below, or folded behind one line. It goes by kind of widget and by intent, never by
game: nobody of 70 should scroll past a spider web to find the button.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.core import Control, Field, View
from engine.core.views import (
    CardFace,
    Dice,
    GroupTile,
    Image,
    Inventory,
    Note,
    Question,
    Text,
    Timer,
    Title,
    Widget,
    You,
)
from engine.workshop.stops import ASK

_WANTED = ("answer", "try", "advance")
_SAID = (Title, Question, Text, Note, CardFace, Image)
"""What says what this is about: it stays open, and above the answers."""
_SMALL = (Dice, Timer, GroupTile)
"""What is worth a glance and takes little room: open, below the answers."""
_LONG = 90
"""More characters than this in a group's tile are folded while an answer is wanted."""


@dataclass(frozen=True)
class Arranged:
    """A view in the order in which somebody needs it.

    ``idle``: nothing is asked of this page now, so it says where to look. ``stop`` is the calm
    button at its foot.
    """

    said: tuple[Widget, ...] = ()
    asked: tuple[Control, ...] = ()
    changes: tuple[Control, ...] = ()
    beside: tuple[Widget, ...] = ()
    folded: tuple[Widget, ...] = ()
    rest: tuple[Control, ...] = field(default=())
    stop: tuple[Control, ...] = ()
    idle: bool = False


def arranged(view: View, lead: Title | None) -> Arranged:
    """Return ``view`` arranged; ``lead`` is its heading, which stands above all."""
    wanted = any(one.intent in _WANTED for one in view.controls)
    asked = [one for one in view.controls if wanted and one.intent in (*_WANTED, "pass")]
    changes = [one for one in view.controls if one.intent in _again(wanted)]
    stop = [one for one in view.controls if one.id == ASK]
    also = ("undo", "steer", "settings", "end")
    rest = [one for one in view.controls if one.intent in also and one not in stop]
    pressed = {one.board for one in view.controls if _points(one)}
    places: dict[str, list[Widget]] = {"said": [], "beside": [], "folded": []}
    for widget in view.widgets:
        if widget is not lead and not _listed(widget, asked):
            places[_place(widget, wanted, pressed)].append(_without(widget, asked))
    return Arranged(
        asked=tuple(sorted(asked, key=_weight)),
        changes=tuple(changes),
        rest=tuple(rest),
        stop=tuple(stop),
        idle=not wanted and view.state == "open" and not _waits(view.widgets),
        **{name: tuple(widgets) for name, widgets in places.items()},
    )


def _again(wanted: bool) -> tuple[str, ...]:
    """What can be given anew; passing too, once there is an answer to pass over."""
    return ("change",) if wanted else ("change", "pass")


def _weight(control: Control) -> int:
    """Passing comes after every answer, so that it is where one looks for it."""
    return 1 if control.intent == "pass" else 0


def _points(control: Control) -> bool:
    return any(field.kind == "cell" for field in control.fields)


def _place(widget: Widget, wanted: bool, pressed: set[str]) -> str:
    if isinstance(widget, Text) and widget.tone == "quiet" and wanted:
        return "beside"
    if isinstance(widget, _SAID) or widget.id in pressed or _illustrates(widget):
        return "said"
    if isinstance(widget, GroupTile) and wanted and len("".join(widget.lines)) > _LONG:
        return "folded"
    return "beside" if isinstance(widget, _SMALL) else "folded"


def _illustrates(widget: Widget) -> bool:
    """Whether these are pictures without a name of their own: they go with the text above."""
    return isinstance(widget, Inventory) and not widget.label


def _listed(widget: Widget, asked: Sequence[Control]) -> bool:
    """Whether these are things to choose from that stand below as answers."""
    if not isinstance(widget, Inventory) or not any(thing.label for thing in widget.things):
        return False
    words = {word for one in asked for word in _words(one)}
    return all(str(thing.label) in words for thing in widget.things)


def _without(widget: Widget, asked: Iterable[Control]) -> Widget:
    """A card does not list choices that stand below it as answers."""
    if not isinstance(widget, CardFace) or not widget.choices:
        return widget
    words = [word for one in asked for word in _words(one)]
    listed = all(any(str(choice) in word for word in words) for choice in widget.choices)
    return replace(widget, choices=()) if listed else widget


def _words(control: Control) -> list[str]:
    options = (option for field in control.fields for option in field.options)
    return [str(control.label), *(str(option.label) for option in options)]


def _waits(widgets: Iterable[Widget]) -> bool:
    """Whether the view itself says already that there is nothing to do but look up."""
    return any(isinstance(one, Text) and one.id == "wait" for one in widgets)


def own_words(control: Control, you: You | None) -> Control:
    """Return ``control`` without the name of the group whose own page this is."""
    said, name = str(control.label), f"{you.group_label}: " if you else ""
    if not name or not said.startswith(name):
        return control
    said = said.removeprefix(name)
    return replace(control, label=said[:1].upper() + said[1:])


def given(control: Control) -> list[tuple[str, list[str]]]:
    """Return what somebody filled in before: each field's label, and its values in words.

    A form that lacks something wanted was never sent: what stands in it is a proposal.
    """
    filled = [one for one in control.fields if one.value not in (None, "", (), [], {})]
    if any(one.required and one not in filled for one in control.fields):
        return []
    return [(str(one.label), _said(one, one.value)) for one in filled]


def _said(field: Field, value: Any) -> list[str]:
    labels = {option.value: str(option.label) for option in field.options}
    match value:
        case dict():
            return [f"{labels.get(a, a)}: {labels.get(b, b)}" for a, b in value.items()]
        case list() | tuple():
            return [labels.get(one, str(one)) for one in value]
    return [labels.get(value, str(value))]
