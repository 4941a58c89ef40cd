"""What can be done for a table: by its phones, its page, the shared screen, the facilitator."""

from collections.abc import Iterator
from dataclasses import replace

from engine.activities.sentence import ALOUD
from engine.core import Control, Group, Intent, Participant, Person
from engine.core.looks import group_name
from games.alles_op_tafel.forms import question_field, worked_field
from games.alles_op_tafel.messages import Ready, SeeWorked, Write
from games.alles_op_tafel.readings import WORKED, about_now, writes
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import line


def offers(state: State, who: Person, group: Group, several: bool) -> Iterator[Control]:
    """Yield what can be done for ``group``; each control names its table if there are several."""
    for control in _unnamed(state, who, group):
        said = line("for_group", group=group_name(group), what=control.label)
        label = said if several else control.label
        yield replace(control, label=label, board=f"tile-{group}")


def _unnamed(state: State, who: Person, group: Group) -> Iterator[Control]:
    if writes(state, group):
        yield from _writing(state, who, group)
    if state.phase == "worked" and group in state.answering and _may_see(state, who):
        yield from _worked(state, group)
    if not isinstance(who, Participant):
        yield from _ready(state, group)


def _may_see(state: State, who: Person) -> bool:
    return not isinstance(who, Participant) or state.observes(who.seat)


def _writing(state: State, who: Person, group: Group) -> Iterator[Control]:
    table, turn = state.tables[group], state.turn
    written, tries = table.written.get(turn), table.tries.get(f"written-{turn}", 0)
    intent: Intent = "answer" if written is None else "change"
    write = Control(
        id=f"write-{group}",
        label=line("write"),
        intent=intent,
        command=Write(turn, group, tries),
        icon="pencil",
        fields=(question_field(written, who),),
        examples=({"text": "…?"},),
    )
    aloud = Write(turn, group, tries, ALOUD)
    if written is None:
        yield replace(
            write,
            id=f"aloud-{group}",
            label=line("aloud"),
            command=aloud,
            icon="messages",
            fields=(),
            examples=(),
        )
    yield write


def _worked(state: State, group: Group) -> Iterator[Control]:
    table, turn = state.tables[group], state.turn
    yield Control(
        id=f"worked-{group}",
        label=line("see_worked"),
        intent="change" if turn in table.worked else "answer",
        command=SeeWorked(turn, group, table.tries.get(f"worked-{turn}", 0)),
        icon="eye",
        fields=(worked_field(group, state),),
        examples=({"what": [WORKED[0], WORKED[1]]}, {"what": None}, {"what": [WORKED[2]]}),
    )


def _ready(state: State, group: Group) -> Iterator[Control]:
    """People without a phone use paper or their heads."""
    about = about_now(state, group)
    if about and about not in state.tables[group].ready and state.seating.on_paper(group):
        yield Control(
            id=f"ready-{group}",
            label=line("ready"),
            intent="answer",
            command=Ready(group, about),
            icon="check",
        )
