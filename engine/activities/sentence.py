"""A sentence that a table gives at a screen or a phone: written, chosen, or said aloud."""

from engine.core import Field, Group, GroupScreen, Label, Own, Participant, Person
from engine.core.clean import LONGEST, clean

ALOUD = ""
"""What stands for a sentence that was said aloud: it counts as given."""


def sentence(text: str, group: Group, who: Person, lang: str = "") -> Own[str]:
    """Return ``text`` as the group's own, or the participant's who typed it on a phone.

    What is typed at the shared screen or the panel everyone has seen already; what comes from
    a phone or a table's page waits until the facilitator shows it. What was typed on a phone
    can be taken back by who typed it.
    """
    match who:
        case Participant(seat):
            return Own(clean(text), seat, "queued", lang)
        case GroupScreen(str()):
            return Own(clean(text), group, "queued", lang)
    return Own(clean(text), group, "shown", lang)


def blank(name: str, said: Label, value: str | None = None, required: bool = True) -> Field:
    """Return a field for one sentence."""
    return Field(
        name=name, kind="text", label=said, required=required, value=value, max_length=LONGEST
    )


def heard(own: Own[str] | None) -> str | None:
    """Return the sentence everyone may see; empty if it was said aloud, None if there is none."""
    if own is None:
        return None
    return own.shown if own.known else ALOUD


def before(own: Own[str] | None, who: Person) -> str | None:
    """Return what ``who`` finds in the field again: their own words, or what everyone may see."""
    match who:
        case Participant(seat) if own is not None and own.of == seat:
            return own.known
        case GroupScreen(str() as group) if own is not None and own.of == group:
            return own.known
    return heard(own) if own is None or own.state != "replaced" else None
