"""A sentence that a table gives at a screen or a phone: written, chosen, or said aloud."""

from engine.core import Facilitator, Field, Group, GroupScreen, Label, Own, Person
from engine.core.clean import LONGEST, clean
from engine.core.own import OwnState

ALOUD = ""
"""What stands for a sentence that was said aloud: it counts as given."""


def sentence(text: str, group: Group, who: Person, lang: str = "") -> Own[str]:
    """Return ``text`` as the group's own.

    What is typed at a screen or the panel everyone has seen already; what comes from a phone
    waits until the facilitator shows it.
    """
    state: OwnState = "shown" if isinstance(who, GroupScreen | Facilitator) else "queued"
    return Own(clean(text), group, state, lang)


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
