"""What rules and views both ask of the state: who may, who waits, what comes back."""

from engine.core import Facilitator, Group, GroupScreen, Participant, Person, Standing, leads
from games.game_of_life.content import Choice
from games.game_of_life.state import State
from games.game_of_life.table import END, about_advice

FULL_ROOM = 4
"""Up to this many tables report aloud each round; above it two do, by rotation."""


def acts_for(state: State, who: Person, group: Group) -> bool:
    """Return whether ``who`` may act for ``group``."""
    match who:
        case Facilitator():
            return True
        case GroupScreen():
            return who.acts_for(group)
        case Participant(seat):
            return seat in state.seats and state.seats[seat].group == group
        case _:
            return False


def may_move(state: State, who: Person) -> bool:
    """Return whether ``who`` may throw and choose the field."""
    return leads(who, state.tables) or acts_for(state, who, state.thrower)


def neighbour(state: State, group: Group) -> Group:
    """Return the table that ``group`` meets: two by two; an odd last one joins the pair before."""
    order = list(state.tables)
    place = order.index(group)
    beside = place - 1 if place % 2 or place == len(order) - 1 else place + 1
    return order[beside] if len(order) > 1 else ""


def reporting(state: State) -> tuple[Group, ...]:
    """Return the tables that tell aloud this round."""
    order = state.answering
    if len(order) <= FULL_ROOM:
        return order
    first = (state.turn - 1) * 2
    return tuple(order[(first + step) % len(order)] for step in range(2))


def open_question(state: State, group: Group) -> str:
    """Return the open question that ``group`` can answer now, or an empty text."""
    if state.phase == "end":
        return END
    meeting = state.face is not None and state.face.kind == "meeting"
    if not meeting or state.phase not in ("talk", "compare") or group not in state.answering:
        return ""
    return about_advice(state.turn) if neighbour(state, group) else ""


def came_back(state: State, group: Group) -> tuple[Choice, ...]:
    """Return the earlier choices of ``group`` that open this round."""
    if state.phase not in ("throw", "choose", "read") or group not in state.answering:
        return ()
    table = state.tables[group]
    turns = [turn for turn, came in table.laters.items() if came == state.turn]
    return tuple(choice_of(state, group, turn) for turn in (*turns, *state.pending(group)))


def choice_of(state: State, group: Group, turn: int) -> Choice:
    """Return what ``group`` chose in the dilemma of round ``turn``."""
    return choices_of(state, turn)[state.tables[group].choices[turn]]


def can_use(state: State, group: Group) -> bool:
    """Return whether ``group`` has a help and a down arrow to cross out with it."""
    table = state.tables[group]
    good_time = state.phase in ("compare", "end") and not state.own_life
    return good_time and bool(table.bag) and bool(table.downs())


def dilemmas(state: State, group: Group) -> tuple[int, ...]:
    """Return the rounds in which ``group`` decided a dilemma."""
    return tuple(sorted(state.tables[group].choices))


def imaginable(state: State, group: Group) -> tuple[tuple[int, int], ...]:
    """Return round and choice of every way that ``group`` could have gone and did not."""
    return tuple(
        (turn, choice)
        for turn in dilemmas(state, group)
        for choice in range(len(choices_of(state, turn)))
        if choice != state.tables[group].choices[turn]
    )


def choices_of(state: State, turn: int) -> tuple[Choice, ...]:
    """Return what the card of round ``turn`` let people choose from."""
    face = state.face_of(turn)
    return face.choices if face else ()


def _phones_gave(state: State, group: Group) -> bool:
    """Whether every phone of ``group`` answered or passed: which of the two, nobody knows."""
    phones = [n for n, seat in state.seats.items() if seat.group == group and seat.phone]
    return bool(phones) and all(state.turn in state.own_results.get(n, {}) for n in phones)


def answered(state: State, group: Group) -> bool:
    """Return whether nothing is wanted from ``group`` in this phase."""
    table = state.tables[group]
    match state.phase:
        case "agree":
            return table.agreed
        case "throw" | "choose":
            return group != state.thrower
        case "talk" | "compare" if state.own_life:
            return state.turn in table.ready or _phones_gave(state, group)
        case "talk" | "compare":
            return state.turn in table.results
        case "end":
            return END in table.said
        case "what_if":
            return table.imagined is not None or not dilemmas(state, group)
        case _:
            return True


def standing(state: State, group: Group) -> Standing:
    """Return in which round ``group`` is, and how many earlier ones it left open."""
    rounds, turn = max(state.turn, state.rounds), state.turn
    return Standing(turn, rounds if turn else 0, open=len(left_open(state, group)))


def left_open(state: State, group: Group) -> tuple[int, ...]:
    """Return the earlier rounds of which ``group`` gave no result; its own life counts for none."""
    if state.own_life or group not in state.tables:
        return ()
    given = state.tables[group].results
    mine = (turn for turn in state.route if state.takes_part(group, turn))
    return tuple(turn for turn in mine if turn < state.turn and turn not in given)


def waited_for(state: State) -> tuple[Group, ...]:
    """Return the groups that may still answer; an emptied table is not waited for."""
    there = [group for group in state.tables if not state.emptied(group)]
    if state.phase in ("talk", "compare"):
        there = [group for group in there if group in state.answering]
    return tuple(group for group in there if not answered(state, group))


def pictures(state: State, group: Group) -> tuple[int, ...]:
    """Return up to three rounds of ``group``, those that moved most, in their order."""
    results = state.tables[group].results
    mine = [turn for turn in state.route if state.takes_part(group, turn)]
    most = sorted(mine, key=lambda t: -len(results[t].arrows) if t in results else 0)
    return tuple(sorted(most[:3]))
