"""Who may come, go and change places."""

from typing import Any

from engine.core import (
    Facilitator,
    Group,
    GroupCame,
    GroupScreen,
    Moment,
    Own,
    Participant,
    Person,
    Rejected,
    SeatCame,
    SeatLeft,
    Visitor,
    must,
)
from engine.workshop.people import MOST_AT_A_TABLE, MOST_GROUPS, People
from engine.workshop.people_messages import (
    AddGroup,
    AddSeat,
    Coming,
    ConsentGiven,
    DropLast,
    DropSeat,
    Join,
    Leave,
    LetResearch,
    MoveSeat,
    ResearchLet,
    SwapSeats,
    Withdraw,
    Withdrawn,
)
from engine.workshop.state import State
from engine.workshop.stops import may_ask
from engine.workshop.table_messages import GroupMerged, MergeGroups, SplitGroup
from engine.workshop.voice_messages import AskStop, TickStop


def only_leading(who: Person) -> None:
    """Refuse who does not lead.

    The panel steers, and so does the screen of the room, by whoever holds its clicker.

    Raises:
        Rejected: ``not_yours``.
    """
    match who:
        case Facilitator() | GroupScreen(None):
            return
    raise Rejected("not_yours")


def come(state: State, command: Coming, moment: Moment) -> list[Any]:
    """Return what ``command`` makes happen to the people of the workshop.

    Raises:
        Rejected: if it is not theirs to ask, or there is no room.
    """
    people = state.people
    if isinstance(command, AskStop | TickStop):
        may_ask(state, command, moment)
        return []
    match command, moment.who:
        case Join(keep, group, shared), Visitor():
            _at_the_door(state)
            return _joined(people, keep, _free(state, group or people.emptiest(), shared))
        case Leave(seat), Participant(own) if own == seat:
            return [SeatLeft(_seated(people, seat))]
        case LetResearch(seat, may), Participant(own) if own == seat:
            return [_studied(state, seat, may)]
        case Withdraw(seat), Participant(own) if own == seat:
            return [Withdrawn(seat)]
        case Withdraw(seat), Facilitator():
            return [Withdrawn(_came(people, seat))]
        case _:
            only_leading(moment.who)
            return _led(people, command)


def _studied(state: State, seat: int, may: bool) -> ResearchLet:
    if state.programme.plan.storage != "onderzoek":
        raise Rejected("not_now")
    return ResearchLet(_seated(state.people, seat), Own(may, seat))


def _at_the_door(state: State) -> None:
    """Refuse a phone more when the room is locked, or has as many seats as it may have."""
    if state.locked:
        raise Rejected("locked")
    if len(state.people.seats) >= state.most_seats:
        raise Rejected("workshop_full")


def _free(state: State, group: Group, shared: bool) -> Group:
    """Return ``group`` if a phone more is welcome there, or one person more at a phone."""
    seats = state.people.at(group)
    if state.phones == "none":
        raise Rejected("no_phones")
    alone = state.phones == "one_per_table" and not shared
    if alone and any(state.people.seats[s].phone for s in seats):
        raise Rejected("one_phone")
    return state.people.room_at(group)


def _joined(people: People, keep: bool, group: Group) -> list[Any]:
    seat = people.came + 1
    return [SeatCame(seat, group, phone=True), ConsentGiven(seat, Own(keep, seat))]


def _came(people: People, seat: int) -> int:
    must(1 <= seat <= people.came, "no_such_seat")
    return seat


def _seated(people: People, seat: int) -> int:
    must(seat in people.seats, "no_such_seat")
    return seat


def _led(people: People, command: Coming) -> list[Any]:
    match command:
        case AddSeat(group):
            people.newcomer()
            return [SeatCame(people.came + 1, people.room_at(group))]
        case DropSeat(seat):
            return [SeatLeft(_seated(people, seat))]
        case DropLast(group, count):
            return [SeatLeft(_last_counted(people, group, count))]
        case MoveSeat(seat, group):
            return _moved(people, seat, people.room_at(group))
        case SwapSeats(seat, other):
            return _swapped(people, _seated(people, seat), _seated(people, other))
        case AddGroup(count):
            return [GroupCame(_next_group(people, count))]
        case MergeGroups(group, onto):
            return _merged(people, group, onto)
        case SplitGroup(group, tables):
            return _split(people, group, _next_group(people, tables))
    raise Rejected("not_yours")


def _last_counted(people: People, group: Group, count: int) -> int:
    seats = people.at(group)
    if len(seats) != count:
        raise Rejected("moved_on")
    without = [seat for seat in seats if not people.seats[seat].phone]
    must(without, "no_such_seat")
    return without[-1]


def _moved(people: People, seat: int, group: Group) -> list[Any]:
    phone = people.seats[_seated(people, seat)].phone
    return [SeatLeft(seat), SeatCame(seat, group, phone)]


def _swapped(people: People, seat: int, other: int) -> list[Any]:
    one, two = people.seats[seat], people.seats[other]
    return [
        SeatLeft(seat),
        SeatLeft(other),
        SeatCame(seat, two.group, one.phone),
        SeatCame(other, one.group, two.phone),
    ]


def _next_group(people: People, count: int) -> Group:
    if count != len(people.groups):
        raise Rejected("moved_on")
    if count >= MOST_GROUPS:
        raise Rejected("workshop_full")
    return f"g{len(people.ever) + 1}"


def _merged(people: People, group: Group, onto: Group) -> list[Any]:
    """Return how everyone at ``group`` goes on at ``onto``, which needs room for them all."""
    if group == onto or not {group, onto} <= set(people.groups):
        raise Rejected("no_such_group")
    coming = people.at(group)
    if len(people.at(onto)) + len(coming) > MOST_AT_A_TABLE:
        raise Rejected("full")
    moves = [event for seat in coming for event in _moved(people, seat, onto)]
    return [*moves, GroupMerged(group, onto)]


def _split(people: People, group: Group, new: Group) -> list[Any]:
    """Return how every second person of ``group`` goes on at the table ``new``."""
    must(group in people.groups, "no_such_group")
    going = people.at(group)[1::2]
    must(going, "too_few")
    return [GroupCame(new), *(event for seat in going for event in _moved(people, seat, new))]
