"""Everything that a person can do now. The views show it and offer nothing else."""

from collections.abc import Iterator

from engine.core import (
    Control,
    Facilitator,
    Field,
    Group,
    Option,
    Participant,
    Person,
    Words,
    leads,
)
from engine.core.looks import group_name
from engine.core.replacing import replace
from games.tekentafel import plan_offers, table_offers
from games.tekentafel.forms import COLOURS, one_field
from games.tekentafel.messages import Advance, DrawnMap, SetMap, Vote
from games.tekentafel.readings import acts_for, all_plans
from games.tekentafel.rules import BEFORE_TASKS, LONGEST_ALT, next_step
from games.tekentafel.state import State
from games.tekentafel.wording import line
from games.tekentafel.words_of import plan_words

EXAMPLE_PICTURE = "0" * 64


def offers(state: State, person: Person, clock: int) -> tuple[Control, ...]:
    """Return every control for ``person``; the clock changes none of them."""
    return (
        *_for_tables(state, person),
        *_vote(state, person),
        *_going_on(state, person),
        *_map(state, person),
    )


def _for_tables(state: State, person: Person) -> Iterator[Control]:
    """Each control names its table if there are several."""
    mine = [group for group in state.acting if acts_for(state, person, group)]
    for group in mine:
        by_phone = isinstance(person, Participant)
        found = (
            *table_offers.offers(state, group),
            *plan_offers.offers(state, group, by_phone=by_phone),
        )
        for control in found:
            label = _of_table(group, control.label) if len(mine) > 1 else control.label
            yield replace(control, label=label, board=control.board or f"tile-{group}")


def _of_table(group: Group, label: Words) -> Words:
    return line("for_group", group=group_name(group), what=label)


def _going_on(state: State, person: Person) -> Iterator[Control]:
    if state.phase == "done" or not leads(person, state.tables):
        return
    beside = state.after(state.at) if state.in_turns else ""
    label = line("advance.turn", group=group_name(beside)) if beside else line(_onward(state))
    yield Control(
        id="advance",
        label=label,
        intent="advance",
        command=Advance(state.phase, state.at),
        icon="arrow-right",
    )


def _onward(state: State) -> str:
    return f"advance.{'done' if state.phase == 'choose' else next_step(state)}"


def _map(state: State, person: Person) -> Iterator[Control]:
    if not isinstance(person, Facilitator) or state.phase not in BEFORE_TASKS:
        return
    picture = Field(name="picture", kind="picture", label=line("form.picture"))
    said = state.own_map.alt if state.own_map else None
    alt = Field(name="alt", kind="text", label=line("form.alt"), value=said, max_length=LONGEST_ALT)
    example = {"picture": EXAMPLE_PICTURE, "alt": "A1"}
    yield Control(
        id="own-map",
        label=line("own_map"),
        intent="settings",
        command=SetMap(state.picture),
        icon="photo",
        fields=(picture, alt),
        examples=(example,),
    )
    if state.picture:
        back = DrawnMap(state.picture)
        yield Control(id="drawn-map", label=line("drawn_map"), intent="settings", command=back)


def _vote(state: State, person: Person) -> Iterator[Control]:
    """Each phone sticks its own stickers; which ones, nobody else sees."""
    plans = all_plans(state)
    seated = isinstance(person, Participant) and person.seat in state.seats
    if not isinstance(person, Participant) or not seated or state.phase != "choose" or not plans:
        return
    cast = state.votes.get(person.seat)
    given = (cast.known if cast else None) or ()
    laid = [key for key in given[1:] if key in plans]
    colours = (Option(one, line(f"colour.{one}")) for one in COLOURS)
    options = tuple(Option(key, plan_words(state, plan)) for key, plan in plans.items())
    chosen = Field(
        name="plans",
        kind="many",
        label=line("form.stickers", most=state.options.stickers),
        value=laid or None,
        max=state.options.stickers,
        options=options,
    )
    yield Control(
        id="vote",
        label=line("vote"),
        intent="change" if cast else "answer",
        command=Vote(person.seat),
        icon="star",
        fields=(one_field("colour", colours, given[0] if given else None), chosen),
        examples=tuple(_vote_example(n, list(plans), state) for n in range(len(plans))),
    )


def _vote_example(number: int, plans: list[str], state: State) -> dict[str, object]:
    chosen = (plans[number:] + plans[:number])[: min(2, state.options.stickers)]
    return {"colour": COLOURS[number % 2], "plans": chosen}
