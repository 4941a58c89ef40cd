"""How long what is personal is kept, who lets a study have it, and what erases it."""

from collections.abc import Iterator
from typing import Any

from engine.core import Control, Intent, Label, Say, label, must
from engine.core.views import Note, Text, Widget
from engine.workshop.entering import Happened
from engine.workshop.messages import WipeAll, Wiped, WorkshopEnded
from engine.workshop.notebook import JOT
from engine.workshop.people_messages import LetResearch, Withdraw
from engine.workshop.rotating import steer
from engine.workshop.state import PEOPLE, WORKSHOP, State

KEPT = "keeping"
"""The sentence on the panel that says how long answers stay."""
STUDY = "study"
"""The words of a study on a phone, with yes and no below them."""


def fleeting(state: State) -> bool:
    """Return whether all that is personal is erased as soon as the workshop ends."""
    return state.programme.plan.storage == "vluchtig"


def ended(state: State) -> Happened:
    """Return how the workshop ends: what is personal is erased as its storage says."""
    return [(WORKSHOP, WorkshopEnded(fleeting(state)))]


def wiped(state: State) -> Happened:
    """Return how all that is personal is erased before its date; nothing if it was already.

    Raises:
        Rejected: ``not_now`` while the workshop goes on.
    """
    must(state.ended, "not_now")
    return [] if state.wiped else [(WORKSHOP, Wiped())]


def is_over(state: State, command: Any) -> bool:
    """Return whether ``command`` comes too late: after the end only erasing is left, and
    typing over what stands on paper, as long as that is kept."""
    if not state.ended or isinstance(command, Withdraw | WipeAll):
        return False
    return state.wiped or not isinstance(command, JOT)


def until(state: State) -> Label:
    """Return the sentence that says until when what is personal stays here."""
    plan = state.programme.plan
    if state.wiped:
        return label("keeping.wiped")
    if fleeting(state) or not state.keep_until:
        return label("keeping.fleeting" if fleeting(state) else "keeping.kept")
    told = "keeping.study" if plan.storage == "onderzoek" else "keeping.until"
    return label(told, date=state.keep_until)


def on_panel(state: State, say: Say) -> tuple[Widget, ...]:
    """Return what the panel says of it: while people come and go, and after the end."""
    if not (state.ended or state.last_step or state.step == 0):
        return ()
    return (Text(id=KEPT, text=say.of(until(state)), icon="lock"),)


def on_phone(state: State, seat: int, say: Say) -> tuple[Widget, ...]:
    """Return what a phone is told of a study, as long as that can be answered."""
    study = state.programme.plan.research
    if study is None or not _asked(state, seat):
        return ()
    given = state.people.research.get(seat)
    known = None if given is None else given.known
    answer = "" if known is None else say("keeping.may" if known else "keeping.may_not")
    lines = (
        say.of(study.consent),
        f"{say.of(study.organisation)}. {say.of(study.contact)}",
        answer,
    )
    said = "\n".join(line for line in lines if line)
    lang = say.lang_of(study.consent)
    return (Note(id=STUDY, title=say("keeping.study_title"), text=said, lang=lang),)


def asking(state: State, seat: int) -> Iterator[Control]:
    """Yield yes and no to a study, equally large, for a phone; no answer is no."""
    if not _asked(state, seat):
        return
    given = state.people.research.get(seat)
    known = None if given is None else given.known
    for may in (True, False):
        if known is not may:
            said = label("keeping.yes" if may else "keeping.no")
            intent: Intent = "answer" if known is None else "settings"
            command = LetResearch(seat, may)
            yield steer(f"study-{may}".lower(), PEOPLE, command, said, intent, board=STUDY)


def _asked(state: State, seat: int) -> bool:
    """Whether the study is put to ``seat``: who wants nothing kept is left alone."""
    study = state.programme.plan.storage == "onderzoek" and not state.ended
    return study and seat in state.people.seats and state.people.keeps(seat)


def afterwards(state: State) -> Iterator[Control]:
    """Yield what the panel can do after the end, as long as something is still kept."""
    if state.ended and not state.wiped:
        gone = (label("keeping.wipe_confirm"),)
        said = label("keeping.wipe")
        yield steer("wipe", WORKSHOP, WipeAll(), said, "end", confirm=gone, icon="trash")
