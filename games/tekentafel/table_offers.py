"""What a table can do while it looks: a persona, places, tokens."""

from collections.abc import Iterator

from engine.core import Control, Group, Option
from games.tekentafel.events import Feeling
from games.tekentafel.forms import Filling, cell_field, mark_options, one_field, text_field
from games.tekentafel.messages import Lay, Lift, Move, Point, TakePersona, Told
from games.tekentafel.readings import MOST_POINTED, movable
from games.tekentafel.state import State
from games.tekentafel.wording import line

ON_MAP = "map"
"""The id of the map on every page."""
FEELINGS: tuple[tuple[Feeling, str], ...] = (("good", "heart"), ("missing", "help"))


def offers(state: State, group: Group) -> Iterator[Control]:
    """Yield what ``group`` can do in the steps before designing."""
    match state.phase:
        case "tell":
            yield from _telling(state, group)
            yield from _persona(state, group)
        case "look":
            yield from _tokens(state, group)
    yield from _moving(state, group)


def _telling(state: State, group: Group) -> Iterator[Control]:
    table = state.tables[group]
    wanted = not (table.told or table.pointed)
    if len(table.pointed) < MOST_POINTED:
        yield Control(
            id=f"point-{group}",
            label=line("point"),
            intent="answer" if wanted else "change",
            command=Point(group),
            icon="map-pin",
            fields=(cell_field(), text_field("why", "why", required=False)),
            examples=tuple({**one, "why": None} for one in cell_examples(state)),
            board=ON_MAP,
        )
    if wanted:
        yield Control(
            id=f"told-{group}",
            label=line("told"),
            intent="answer",
            command=Told(group),
            icon="messages",
        )


def cell_examples(state: State) -> tuple[Filling, ...]:
    """Return cells that could be filled in: where the places are."""
    return tuple({"cell": place.cell} for place in state.scenario.places)


def _persona(state: State, group: Group) -> Iterator[Control]:
    free = state.free_personas()
    if not free or not state.options.personas:
        return
    options = (Option(p.id, line("persona", name=p.name, age=p.age), p.picture) for p in free)
    yield Control(
        id=f"persona-{group}",
        label=line("take_persona"),
        intent="change",
        command=TakePersona(group, state.tables[group].persona),
        fields=(one_field("persona", options),),
        examples=({"persona": free[0].id},),
    )


def _tokens(state: State, group: Group) -> Iterator[Control]:
    for feeling, icon in FEELINGS:
        left = state.options.tokens - len(state.tables[group].tokens(feeling))
        if left > 0:
            yield Control(
                id=f"lay-{feeling}-{group}",
                label=line(f"lay.{feeling}", left=left),
                intent="answer",
                command=Lay(group, feeling),
                icon=icon,
                fields=(cell_field(),),
                examples=cell_examples(state),
                board=ON_MAP,
            )


def _moving(state: State, group: Group) -> Iterator[Control]:
    """What lies may still be laid elsewhere, as long as the step lasts."""
    marks = movable(state, group)
    if not marks:
        return
    which = one_field("mark", mark_options(state, marks))
    yield Control(
        id=f"move-{group}",
        label=line("move"),
        intent="change",
        command=Move(group),
        icon="arrows-exchange",
        fields=(which, cell_field()),
        examples=tuple({"mark": marks[0].key, **one} for one in cell_examples(state)),
        board=ON_MAP,
    )
    yield Control(
        id=f"lift-{group}",
        label=line("lift"),
        intent="change",
        command=Lift(group),
        icon="trash",
        fields=(which,),
        examples=({"mark": marks[0].key},),
    )
