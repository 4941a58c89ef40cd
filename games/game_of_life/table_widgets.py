"""What of a table can be seen: its tile, its web, its bag."""

from typing import assert_never

from engine.core import DIMENSIONS, Dimension, Group, Say, Words
from engine.core.looks import group_look, group_name
from engine.core.views import GroupTile, Inventory, Thing, WebChart, Widget
from games.game_of_life.forms import title_of
from games.game_of_life.readings import (
    answered,
    came_back,
    choice_of,
    neighbour,
    open_question,
    pictures,
)
from games.game_of_life.state import State
from games.game_of_life.table import END
from games.game_of_life.wording import arrow_name, dimension_name, line, moved, named


def tile(state: State, group: Group, say: Say) -> GroupTile:
    """Return a table: how far it is, and what it has to show."""
    animal, colour = group_look(group)
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=say.of(group_name(group)),
        colour=colour,
        animal=animal,
        status=say.of(line(f"status.{_status(state, group)}")),
        lines=tuple(say.of(words) for words in _lines(state, group)),
        turn=_has_turn(state, group),
        done=answered(state, group),
    )


def _lines(state: State, group: Group) -> tuple[Words, ...]:
    match state.phase:
        case "agree":
            return ()
        case "persona":
            return _persona_lines(state, group)
        case "throw" | "choose" | "read":
            return _later_lines(state, group)
        case "talk" | "compare":
            return _talk_lines(state, group)
        case "end" | "what_if" | "done":
            return _said_lines(state, group, END)
        case _:
            assert_never(state.phase)


def _status(state: State, group: Group) -> str:
    match state.phase:
        case "persona":
            return "reads"
        case "agree" | "end" | "what_if" | "done":
            return _given_or_open(state, group)
        case _ if state.tables[group].since > state.turn:
            return "next_round"
        case "read":
            return "reads"
        case "talk" | "compare" if group in state.answering:
            return _given_or_open(state, group)
        case _:
            return "throws" if _has_turn(state, group) else "looks"


def _has_turn(state: State, group: Group) -> bool:
    return group == state.thrower and state.phase in ("throw", "choose")


def _given_or_open(state: State, group: Group) -> str:
    result = state.tables[group].results.get(state.turn)
    if state.phase in ("talk", "compare") and result and result.outcome == "disagree":
        return "disagree"
    return "done" if answered(state, group) else "open"


def _persona_lines(state: State, group: Group) -> tuple[Words, ...]:
    """Return who the persona of ``group`` is."""
    persona = state.persona(group)
    who = line("persona", name=persona.name, age=persona.age)
    return who, named(persona.text, persona.name), named(persona.gives, persona.name)


def _later_lines(state: State, group: Group) -> tuple[Words, ...]:
    """Return what came of earlier choices of ``group``."""
    name = state.persona(group).name
    return tuple(
        line("later", text=named(choice.later, name), arrow=arrow_name(choice.arrow))
        for choice in came_back(state, group)
    )


def outcome_lines(state: State, group: Group, turn: int) -> tuple[Words, ...]:
    """Return what ``group`` chose in round ``turn`` and what that changed, in words."""
    table, name = state.tables[group], state.persona(group).name
    lines: list[Words] = []
    if turn in table.choices:
        lines.append(named(choice_of(state, group, turn).label, name))
    result = table.results.get(turn)
    if result and result.outcome != "arrows":
        lines.append(line(f"outcome.{result.outcome}"))
    for arrow in result.arrows if result else ():
        crossed = table.crossed(turn, arrow)
        lines.append(line("crossed", arrow=arrow_name(arrow)) if crossed else arrow_name(arrow))
    return tuple(lines)


def _said_lines(state: State, group: Group, about: str) -> tuple[Words, ...]:
    """Return what ``group`` answered to an open question, as far as everyone may see it."""
    said = state.tables[group].said.get(about)
    if said is None:
        return ()
    shown = said.shown
    return (line("said_waits"),) if shown is None else (shown or line("said_aloud"),)


def _talk_lines(state: State, group: Group) -> tuple[Words, ...]:
    """Return what a tile shows while people talk: whom they meet, what they found."""
    beside = neighbour(state, group)
    face = state.face
    meets = face is not None and face.kind == "meeting" and beside
    meeting = (line("meets", group=group_name(beside)),) if meets else ()
    about = open_question(state, group)
    advice = _said_lines(state, group, about) if about else ()
    return (*meeting, *outcome_lines(state, group, state.turn), *advice)


def web(state: State, group: Group, say: Say) -> WebChart:
    """Return the web of the persona of ``group``: as it began, and now."""
    persona = state.persona(group)
    return _chart(state, group, persona.name, persona.picture, say, {})


def what_if_web(state: State, group: Group, say: Say) -> WebChart:
    """Return the same web, with the other way it could have gone dashed beside it."""
    persona, imagined = state.persona(group), state.tables[group].imagined
    dashed = state.web(group, imagined.turn, imagined.arrows) if imagined else {}
    return _chart(state, group, persona.name, persona.picture, say, dashed)


def _chart(
    state: State, group: Group, name: str, icon: str, say: Say, dashed: dict[Dimension, int]
) -> WebChart:
    return WebChart(
        id=f"web-{group}",
        name=name,
        caption=say.of(group_name(group)),
        icon=icon,
        group=group,
        start=state.start_web(group),
        now=state.web(group),
        dashed=dashed,
        labels={dimension: say.of(dimension_name(dimension)) for dimension in DIMENSIONS},
    )


def own_web(state: State, seat: int, say: Say) -> WebChart | None:
    """Return what ``seat`` drew of its own life, for its own eyes; None if there is nothing."""
    drawn = state.own_webs.get(seat)
    values = drawn.web.known if drawn else None
    if values is None:
        return None
    start = dict(zip(DIMENSIONS, values, strict=True))
    results = state.own_results.get(seat, {}).values()
    arrows = [arrow for result in results for arrow in result.arrows.known or ()]
    labels = {dimension: say.of(dimension_name(dimension)) for dimension in DIMENSIONS}
    return WebChart(
        id="web-own",
        name=say.of(line("own.title")),
        caption=say.of(line("own.private")),
        start=start,
        now=moved(start, arrows),
        labels=labels,
    )


def bag(state: State, group: Group, say: Say) -> tuple[Widget, ...]:
    """Return the bag of ``group`` with its help, if it has any."""
    held = state.tables[group].bag
    used = tuple(help_.card for help_ in state.tables[group].helps)
    things = tuple(_thing(state, card, say, card in used) for card in (*held, *used))
    label = say.of(line("bag", group=group_name(group)))
    return (
        (Inventory(id=f"bag-{group}", things=things, label=label, group=group),) if things else ()
    )


def _thing(state: State, card: str, say: Say, used: bool) -> Thing:
    face = state.deck.faces[card]
    return Thing(card, say.of(face.title), face.picture, used)


def three_pictures(state: State, group: Group, say: Say) -> tuple[Widget, ...]:
    """Return three pictures from the table's own cards, or as many as it played."""
    things = tuple(
        Thing(f"{turn}", say.of(title_of(state, turn)), _picture(state, turn))
        for turn in pictures(state, group)
    )
    label = say.of(line("pictures", group=group_name(group)))
    inventory = Inventory(id=f"pictures-{group}", things=things, label=label, group=group)
    return (inventory,) if things else ()


def _picture(state: State, turn: int) -> str:
    face = state.face_of(turn)
    return face.picture if face else ""
