"""What a table can do while it designs: tasks, plans, owners, and stickers on paper."""

from collections.abc import Iterator

from engine.core import Control, Field, Group, Intent, Option
from games.tekentafel.content import Measure
from games.tekentafel.forms import (
    Aims,
    Filling,
    aims_of,
    cell_field,
    idea_form,
    need_options,
    number_field,
    one_field,
    people_options,
    place_options,
    plan_form,
)
from games.tekentafel.messages import (
    DropPlan,
    DropTask,
    Idea,
    Plan,
    SetOwners,
    SetTask,
    Tally,
)
from games.tekentafel.places import fullest
from games.tekentafel.plan_rules import MOST_STICKERS
from games.tekentafel.readings import (
    MOST_TASKS,
    SHOWN,
    coins_left,
    fitting,
    untallied,
    wants_plan,
)
from games.tekentafel.state import State
from games.tekentafel.table_offers import ON_MAP, cell_examples
from games.tekentafel.wording import line
from games.tekentafel.words_of import plan_words, task_words


def offers(state: State, group: Group, *, by_phone: bool) -> Iterator[Control]:
    """Yield what ``group`` can do from the task on; paper is not counted on a phone."""
    match state.phase:
        case "task":
            yield from _tasks(state, group)
        case "design":
            yield from _plans(state, group)
            yield from _owners(state, group)
            yield from _dropping(state, group)
        case "choose":
            yield from _owners(state, group)
            yield from () if by_phone else _tally(state, group)


def _tasks(state: State, group: Group) -> Iterator[Control]:
    table = state.tables[group]
    if len(table.tasks) < MOST_TASKS:
        fields, examples = _task_form(state, group)
        yield Control(
            id=f"task-{group}",
            label=line("set_task"),
            intent="change" if table.tasks else "answer",
            command=SetTask(group, table.next_task),
            icon="flag",
            fields=fields,
            examples=examples,
            board=ON_MAP,
        )
    if table.tasks:
        options = (Option(f"{n}", task_words(state, one)) for n, one in table.tasks.items())
        yield Control(
            id=f"drop-task-{group}",
            label=line("drop_task"),
            intent="change",
            command=DropTask(group),
            icon="trash",
            fields=(one_field("task", options),),
            examples=tuple({"task": f"{number}"} for number in table.tasks),
        )


def _task_form(state: State, group: Group) -> tuple[tuple[Field, ...], tuple[Filling, ...]]:
    cells, persona = fullest(state), state.persona(group)
    people = people_options(state)
    needs = need_options(state, persona.needs if persona else ())
    fields = (
        cell_field(cells=place_options(state, cells)),
        one_field("who", people),
        one_field("need", needs),
    )
    where = [{"cell": cell} for cell in cells] or cell_examples(state)
    examples = (
        {**where[n % len(where)], "who": people[n % len(people)].value, "need": need.value}
        for n, need in enumerate(needs)
    )
    return fields, tuple(examples)


def _plans(state: State, group: Group) -> Iterator[Control]:
    found, aims, left = fitting(state, group), aims_of(state, group), coins_left(state, group)
    wanted: Intent = "answer" if wants_plan(state, group) else "change"
    if found:
        yield _plan(group, aims, left, found[:SHOWN], "plan", wanted)
    if found[SHOWN:]:
        yield _plan(group, aims, left, found[SHOWN:], "more", "change")
    fields, examples = idea_form(aims, left)
    yield Control(
        id=f"idea-{group}",
        label=line("idea"),
        intent="change",
        command=Idea(group, aims.only),
        icon="bulb",
        fields=fields,
        examples=examples,
        board=ON_MAP,
    )


def _plan(
    group: Group, aims: Aims, left: int, measures: tuple[Measure, ...], name: str, intent: Intent
) -> Control:
    fields, examples = plan_form(aims, measures)
    return Control(
        id=f"{name}-{group}",
        label=line(name, left=left),
        intent=intent,
        command=Plan(group, aims.only),
        icon="pencil" if name == "plan" else "dots",
        fields=fields,
        examples=examples,
        board=ON_MAP,
    )


def _which(state: State, group: Group, numbers: tuple[int, ...]) -> tuple[Field, ...]:
    """Return the question which plan, if there is anything to choose."""
    plans = state.tables[group].plans
    options = (Option(f"{n}", plan_words(state, plans[n])) for n in numbers)
    return (one_field("plan", options),) if len(numbers) > 1 else ()


def _owners(state: State, group: Group) -> Iterator[Control]:
    """First the plans that have no owner yet; later any of them can be changed."""
    table = state.tables[group]
    numbers = table.unowned or tuple(table.plans)
    if not numbers or all(one.resident for one in state.scenario.parties):
        return
    parties = tuple(Option(one.id, one.title, one.icon) for one in state.scenario.parties)
    replies = (Option(one.id, one.title) for one in state.scenario.replies)
    which = _which(state, group, numbers)
    asking = (one_field("decides", parties), one_field("asks", parties))
    yield Control(
        id=f"owners-{group}",
        label=line("owners"),
        intent="answer" if table.unowned else "change",
        command=SetOwners(group, None if which else f"{numbers[0]}"),
        icon="user-plus",
        fields=(*which, *asking, one_field("hears", replies)),
        examples=tuple(_owner_examples(state, numbers)),
    )


def _owner_examples(state: State, numbers: tuple[int, ...]) -> Iterator[Filling]:
    parties, replies = state.scenario.parties, state.scenario.replies
    outside = [one for one in parties if not one.resident]
    for place, number in enumerate(numbers):
        decides = outside[place % len(outside)]
        asks = next(p for p in reversed(parties) if not (decides.resident and p.resident))
        filling = {"decides": decides.id, "asks": asks.id, "hears": replies[0].id}
        yield {"plan": f"{number}", **filling} if len(numbers) > 1 else filling


def _dropping(state: State, group: Group) -> Iterator[Control]:
    numbers = tuple(state.tables[group].plans)
    if numbers:
        which = _which(state, group, numbers)
        yield Control(
            id=f"drop-plan-{group}",
            label=line("drop_plan"),
            intent="change",
            command=DropPlan(group, None if which else f"{numbers[0]}"),
            icon="trash",
            fields=which,
            examples=tuple({"plan": f"{n}"} for n in numbers) if which else (),
        )


def _tally(state: State, group: Group) -> Iterator[Control]:
    table, open_ones = state.tables[group], untallied(state, group)
    numbers = open_ones or tuple(table.plans)
    if not numbers:
        return
    which = _which(state, group, numbers)
    given = table.tallies.get(numbers[0]) if len(numbers) == 1 else None
    counted = (given.residents, given.professionals) if given else (None, None)
    numbers_of = {"residents": 3, "professionals": 1}
    yield Control(
        id=f"tally-{group}",
        label=line("tally"),
        intent="answer" if open_ones else "change",
        command=Tally(group, None if which else f"{numbers[0]}"),
        icon="star",
        fields=(
            *which,
            number_field("residents", 0, MOST_STICKERS, counted[0]),
            number_field("professionals", 0, MOST_STICKERS, counted[1]),
        ),
        examples=tuple({"plan": f"{n}", **numbers_of} if which else numbers_of for n in numbers),
    )
