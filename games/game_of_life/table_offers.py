"""What can be done for a table: by its phones, its page, the shared screen, the facilitator."""

from collections.abc import Iterator

from engine.core import Control, Group, Intent
from engine.core.looks import group_name
from engine.core.replacing import replace
from games.game_of_life.forms import (
    ARROW_EXAMPLES,
    arrow_fields,
    arrows_given,
    down_options,
    instead_options,
    one_field,
    persona_options,
    text_field,
)
from games.game_of_life.messages import (
    Agree,
    Aloud,
    Decide,
    Disagree,
    Imagine,
    Ready,
    Result,
    Same,
    TakePersona,
    Tell,
    Use,
)
from games.game_of_life.readings import can_use, choices_of, imaginable, open_question
from games.game_of_life.state import State
from games.game_of_life.table import WHAT_IF, about_result
from games.game_of_life.wording import line, named


def offers(state: State, group: Group, several: bool) -> Iterator[Control]:
    """Yield what can be done for ``group``; each control names its table if there are several."""
    for control in _unnamed(state, group):
        yield _named(control, group) if several else control


def _named(control: Control, group: Group) -> Control:
    said = line("for_group", group=group_name(group), what=control.label)
    return replace(control, label=said)


def _tile(group: Group) -> str:
    return f"tile-{group}"


def _unnamed(state: State, group: Group) -> Iterator[Control]:
    yield from _before(state, group)
    yield from _ready(state, group) if state.own_life else _round(state, group)
    yield from _help(state, group)
    yield from _words(state, group)
    yield from _what_if(state, group)


def _before(state: State, group: Group) -> Iterator[Control]:
    table = state.tables[group]
    if state.phase == "agree" and not table.agreed:
        yield Control(
            id=f"agree-{group}",
            label=line("agree"),
            intent="answer",
            command=Agree(group),
            board=_tile(group),
        )
    if state.phase == "persona" and (free := persona_options(state)):
        yield Control(
            id=f"persona-{group}",
            label=line("take_persona"),
            intent="change",
            command=TakePersona(group, table.persona),
            fields=(one_field("persona", free),),
            examples=({"persona": free[0].value},),
            board=_tile(group),
        )


def _ready(state: State, group: Group) -> Iterator[Control]:
    there = state.phase in ("talk", "compare") and group in state.answering
    if there and state.turn not in state.tables[group].ready:
        yield Control(
            id=f"ready-{group}",
            label=line("ready"),
            intent="answer",
            command=Ready(state.turn, group),
            icon="check",
            board=_tile(group),
        )


def _round(state: State, group: Group) -> Iterator[Control]:
    turn = state.open_turn
    if turn in state.route and state.takes_part(group, turn):
        if state.decided(group, turn):
            yield from _result(state, group, turn)
        yield from _choices(state, group, turn)


def _choices(state: State, group: Group, turn: int) -> Iterator[Control]:
    """Only what is not chosen already; once the round is over there is nothing left to want."""
    table, name = state.tables[group], state.persona(group).name
    chosen = table.choices.get(turn)
    wanted = chosen is None and state.phase in ("talk", "compare")
    for number, choice in enumerate(choices_of(state, turn)):
        if number != chosen:
            yield Control(
                id=f"decide-{group}-{number}",
                label=line("decide", choice=named(choice.label, name)),
                intent="answer" if wanted else "change",
                command=Decide(turn, group, table.tries.get(about_result(turn), 0), number),
                icon="arrows-split",
                board=_tile(group),
            )


def _result(state: State, group: Group, turn: int) -> Iterator[Control]:
    table = state.tables[group]
    given = table.results.get(turn)
    wanted = given is None and state.phase in ("talk", "compare")
    intent: Intent = "answer" if wanted else "change"
    tries = table.tries.get(about_result(turn), 0)
    yield Control(
        id=f"result-{group}",
        label=line("result", name=state.persona(group).name),
        intent=intent,
        command=Result(turn, group, tries),
        icon="pencil",
        fields=arrow_fields(arrows_given(given)),
        examples=ARROW_EXAMPLES,
        board=_tile(group),
    )
    for name, command, icon in (
        ("same", Same(turn, group, tries), "equal"),
        ("disagree", Disagree(turn, group, tries), "messages"),
    ):
        if given is None or given.outcome != name:
            yield Control(
                id=f"{name}-{group}",
                label=line(name),
                intent=intent,
                command=command,
                icon=icon,
                board=_tile(group),
            )


def _help(state: State, group: Group) -> Iterator[Control]:
    if not can_use(state, group):
        return
    arrows = one_field("arrow", down_options(state, group))
    who = text_field("who", "who", line("form.who"), required=False)
    for card in state.tables[group].bag:
        yield Control(
            id=f"use-{group}-{card}",
            label=line("use", card=state.deck.faces[card].title),
            intent="answer",
            command=Use(group, card),
            icon="lifebuoy",
            fields=(arrows, who),
            examples=({"arrow": arrows.options[0].value, "who": None},),
            board=_tile(group),
        )


def _words(state: State, group: Group) -> Iterator[Control]:
    about = open_question(state, group)
    if not about:
        return
    table, question = state.tables[group], about.partition("-")[0]
    said, tries = table.said.get(about), table.tries.get(about, 0)
    field = text_field("text", question, line(f"form.{question}"))
    tell = Control(
        id=f"{about}-{group}",
        label=line(f"tell.{question}"),
        intent="change" if said else "answer",
        command=Tell(group, about, tries),
        icon="pencil",
        fields=(replace(field, value=said.shown if said and said.state != "replaced" else None),),
        examples=({"text": state.persona(group).name},),
        board=_tile(group),
    )
    aloud = Aloud(group, about, tries)
    yield tell
    if not said:
        yield replace(
            tell,
            id=f"aloud-{about}-{group}",
            label=line("aloud"),
            command=aloud,
            icon="messages",
            fields=(),
            examples=(),
        )


def _what_if(state: State, group: Group) -> Iterator[Control]:
    if state.phase != "what_if" or not imaginable(state, group):
        return
    table = state.tables[group]
    instead = one_field("instead", instead_options(state, group))
    chosen = instead.options[0].value
    yield Control(
        id=f"what-if-{group}",
        label=line("what_if"),
        intent="change" if table.imagined else "answer",
        command=Imagine(group, table.tries.get(WHAT_IF, 0)),
        icon="bulb",
        fields=(instead, *arrow_fields()),
        examples=tuple({"instead": chosen, **example} for example in ARROW_EXAMPLES),
        board=_tile(group),
    )
