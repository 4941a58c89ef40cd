"""What the game leaves behind for the debrief and the exports. Nothing of anyone's own life."""

from collections.abc import Iterator

from engine.core import Chapter, Group, Highlight, Own, Reflection, Summary, Table, Web, Words
from engine.core.looks import group_name
from games.game_of_life.forms import title_of
from games.game_of_life.readings import choice_of
from games.game_of_life.state import State
from games.game_of_life.table import END, about_advice
from games.game_of_life.wording import ARROWS, arrow_name, end_question, line, named


def summary(state: State) -> Summary:
    """Return the reading of the game after the fact."""
    groups = tuple(state.tables)
    return Summary(
        title=state.scenario.title,
        webs=() if state.own_life else tuple(_web(state, group) for group in groups),
        reflections=tuple(_reflections(state)),
        topics=tuple(_topics(state)),
        tables=tuple(_route(state, group) for group in groups),
        signals=tuple(_signals(state)),
        highlights=tuple(h for group in groups for h in _highlights(state, group)),
        story=tuple(_story(state, group) for group in groups),
    )


def _web(state: State, group: Group) -> Web:
    return Web(group, state.persona(group).name, state.start_web(group), state.web(group))


def _reflections(state: State) -> Iterator[Reflection]:
    for table in state.tables.values():
        said = table.said.get(END)
        if said and said.shown:
            yield Reflection(end_question(state.own_life), said)


def _topics(state: State) -> Iterator[Words]:
    played = [state.deck.faces[stop.card] for stop in state.route.values()]
    for topic in dict.fromkeys(topic for face in played for topic in face.topics):
        yield line(f"topic.{topic}")


def _signals(state: State) -> Iterator[Words]:
    """What others must solve: a card about rules that took something from someone."""
    for turn in state.route:
        face = state.face_of(turn)
        if face and face.circle == "rules" and _took_something(state, turn):
            yield face.title


def _took_something(state: State, turn: int) -> bool:
    results = (table.results.get(turn) for table in state.tables.values())
    return any(ARROWS[arrow][1] < 0 for result in results if result for arrow in result.arrows)


def _rounds(state: State, group: Group) -> tuple[int, ...]:
    return tuple(turn for turn in sorted(state.route) if state.takes_part(group, turn))


def _route(state: State, group: Group) -> Table:
    columns = tuple(line(f"column.{name}") for name in ("round", "card", "choice", "result"))
    rows = tuple(_row(state, group, turn) for turn in _rounds(state, group))
    return Table(group_name(group), columns, rows)


def _row(state: State, group: Group, turn: int) -> tuple[Words, ...]:
    return (
        str(turn),
        title_of(state, turn),
        _choice(state, group, turn) or line("outcome.no_choice"),
        _outcome(state, group, turn),
    )


def _choice(state: State, group: Group, turn: int) -> Words | None:
    if turn not in state.tables[group].choices:
        return None
    return named(choice_of(state, group, turn).label, state.persona(group).name)


def _outcome(state: State, group: Group, turn: int) -> Words:
    result = state.tables[group].results.get(turn)
    if result is None:
        return line("outcome.private" if state.own_life else "outcome.open")
    if result.outcome != "arrows":
        return line(f"outcome.{result.outcome}")
    return _together([_arrow(state, group, turn, arrow) for arrow in result.arrows])


def _arrow(state: State, group: Group, turn: int, arrow: str) -> Words:
    crossed = state.tables[group].crossed(turn, arrow)
    return line("crossed", arrow=arrow_name(arrow)) if crossed else arrow_name(arrow)


def _together(words: list[Words]) -> Words:
    first, *rest = words
    return line("and", first=first, rest=_together(rest)) if rest else first


def _highlights(state: State, group: Group) -> Iterator[Highlight]:
    table = state.tables[group]
    for turn, result in table.results.items():
        if result.outcome == "disagree":
            title = title_of(state, turn)
            yield _highlight(group, "disagreement", "disagreed", title, card=title)
    for used in table.helps:
        title = state.deck.faces[used.card].title
        yield _highlight(group, "help", "helped", title, card=title)
    if len(table.helps) > 1:
        yield _highlight(group, "help", "helped_often", times=len(table.helps))
    yield from _turned(state, group)
    yield from _chose(state, group)
    yield from _advised(state, group)


def _turned(state: State, group: Group) -> Iterator[Highlight]:
    results = state.tables[group].results
    turn = max(results, key=lambda t: len(results[t].arrows), default=0)
    if turn and results[turn].arrows:
        title, outcome = title_of(state, turn), _outcome(state, group, turn)
        yield _highlight(group, "turning_point", "moved", title, card=title, outcome=outcome)


def _chose(state: State, group: Group) -> Iterator[Highlight]:
    """What a table chose; if nothing came of it during the game, what comes of it now."""
    unseen = _unseen(state, group)
    for turn in sorted(state.tables[group].choices):
        title, choice = title_of(state, turn), _choice(state, group, turn) or ""
        if turn in unseen:
            later = named(choice_of(state, group, turn).later, state.persona(group).name)
            yield _highlight(group, "choice", "later", choice, card=title, later=later)
        else:
            yield _highlight(group, "choice", "chose", choice, card=title, choice=choice)


def _advised(state: State, group: Group) -> Iterator[Highlight]:
    """That a table gave advice; its words are theirs and may still be erased."""
    for turn in _rounds(state, group):
        if about_advice(turn) in state.tables[group].said:
            title = title_of(state, turn)
            yield _highlight(group, "idea", "advised", title, card=title)


def _highlight(group: Group, kind: str, key: str, what: Words = "", **facts: object) -> Highlight:
    return Highlight(group, line(f"highlight.{key}", **facts), kind, what)


def _unseen(state: State, group: Group) -> tuple[int, ...]:
    """Return the rounds whose choice never came back: the game ended first."""
    table = state.tables[group]
    return tuple(turn for turn in sorted(table.choices) if turn not in table.laters)


def _story(state: State, group: Group) -> Chapter:
    lines = tuple(words for turn in _rounds(state, group) for words in _told(state, group, turn))
    return Chapter(group, group_name(group), (*_opening(state, group), *lines))


def _opening(state: State, group: Group) -> Iterator[Words]:
    if not state.own_life:
        persona = state.persona(group)
        yield line("story.persona", name=persona.name, age=persona.age)


def _told(state: State, group: Group, turn: int) -> Iterator[Words | Own[str]]:
    table, name = state.tables[group], state.persona(group).name
    yield line("story.card", turn=turn, card=title_of(state, turn))
    if choice := _choice(state, group, turn):
        yield line("story.choice", choice=choice)
    if turn in table.results:
        yield line("story.result", outcome=_outcome(state, group, turn))
    for used in table.helps:
        if used.turn == turn:
            yield line("story.help", card=state.deck.faces[used.card].title)
            yield from (used.who,) if used.who.shown else ()
    advice = table.said.get(about_advice(turn))
    if advice and advice.shown:
        yield from (line("story.advice"), advice)
    if turn in table.choices:
        seen = "later" if turn in table.laters else "unseen"
        yield line(f"story.{seen}", later=named(choice_of(state, group, turn).later, name))
