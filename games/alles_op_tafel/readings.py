"""What rules and views both ask of the state: who may, who waits, what is open."""

from typing import Final

from engine.core import Facilitator, Group, GroupScreen, Participant, Person, Standing, leads
from games.alles_op_tafel.deck import Face
from games.alles_op_tafel.events import Phase
from games.alles_op_tafel.state import State
from games.alles_op_tafel.table import ABOUT_END, about_tray

WITH_CARD: Final[tuple[Phase, ...]] = ("read", "talk", "tray", "worked")
"""Phases in which a card is open."""
OPEN_CARD: Final[tuple[Phase, ...]] = ("read", "talk")
"""Phases in which it can still be swapped or skipped."""
PUTTING_AWAY: Final[tuple[Phase, ...]] = ("talk", "tray")
"""Phases in which people can put the card on their own mat."""
CARDS_OVER: Final[tuple[Phase, ...]] = ("compliment", "end", "done")
"""Phases in which no card is thrown for any more."""

WITH_ROLES: Final[tuple[Phase, ...]] = ("start", "read", "talk", "end")
"""Phases in which people who play roles are told something else."""

WORKED: Final = ("small", "listened", "asked_on", "quiet", "honest", "together")
"""What an observer can have seen working."""


def step(state: State) -> str:
    """Return the phase, by the name under which its words are kept."""
    return f"{state.phase}_roles" if state.roles and state.phase in WITH_ROLES else state.phase


def acts_for(state: State, who: Person, group: Group) -> bool:
    """Return whether ``who`` may act for ``group``."""
    return group in state.tables and group in state.seating.acting(who)


def may_throw(state: State, who: Person) -> bool:
    """Return whether ``who`` may throw and choose the card."""
    return leads(who, state.seating.groups) or acts_for(state, who, state.thrower)


def own_seat(state: State, who: Person) -> int | None:
    """Return the seat of ``who`` if it is a phone with a seat here."""
    match who:
        case Participant(seat) if seat in state.seating.seats:
            return seat
    return None


def screen_of(who: Person) -> Group | None:
    """Return whose screen ``who`` is, empty for the room's, None if it is none.

    What the facilitator shows, the room's screen shows.
    """
    match who:
        case Facilitator():
            return ""
        case GroupScreen(group):
            return group or ""
    return None


def swaps_for(state: State, who: Person) -> Group | None:
    """Return for which group ``who`` may swap the card, empty for all, None if for nobody."""
    if leads(who, state.seating.groups):
        return ""
    mine = [group for group in state.answering if group in state.seating.acting(who)]
    if not mine or isinstance(who, Facilitator):
        return None
    return mine[0] if state.own_cards else ""


def writes(state: State, group: Group) -> bool:
    """Return whether ``group`` writes a card of its own now."""
    face = state.face_of(group, state.turn)
    blank = face is not None and face.kind == "blank"
    return blank and state.phase in PUTTING_AWAY and group in state.answering


def played_own(state: State, group: Group) -> tuple[Face, ...]:
    """Return the cards that ``group`` had, in their order."""
    faces = (state.face_of(group, turn) for turn in state.rounds_of(group))
    return tuple(face for face in faces if face)


def about_now(state: State, group: Group) -> str:
    """Return what ``group`` can be ready with on paper now, or an empty text."""
    if state.phase == "tray" and group in state.answering:
        return about_tray(state.turn)
    return ABOUT_END if state.phase == "end" else ""


def given_by_phones(state: State, group: Group) -> tuple[int, int]:
    """Return how many phones of ``group`` answered or passed, and how many there are.

    Which of the two a phone did, nobody knows.
    """
    phones = state.seating.with_phone(group)
    if state.phase == "end":
        return sum(seat in state.kept for seat in phones), len(phones)
    gave = sum(state.turn in state.trays.get(seat, {}) for seat in phones)
    return gave, len(phones)


def answered(state: State, group: Group) -> bool:
    """Return whether nothing is wanted from ``group`` in this phase."""
    table = state.tables[group]
    match state.phase:
        case "throw" | "choose":
            return group != state.thrower
        case "tray" | "end":
            paper = not state.seating.on_paper(group) or about_now(state, group) in table.ready
            gave, phones = given_by_phones(state, group)
            return paper and gave == phones
        case "worked":
            return state.turn in table.worked
        case _:
            return True


def standing(state: State, group: Group) -> Standing:
    """Return at which card ``group`` is."""
    return Standing(state.turn, state.rounds if state.turn else 0)


def waited_for(state: State) -> tuple[Group, ...]:
    """Return the groups that may still do something; an emptied table is not waited for."""
    there = [group for group in state.tables if not state.emptied(group)]
    if state.phase in ("tray", "worked"):
        there = [group for group in there if group in state.answering]
    return tuple(group for group in there if not answered(state, group))
