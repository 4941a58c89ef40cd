"""Tasks, plans and their owners in words."""

from engine.core import Label, Words
from games.tekentafel.events import Owned, Planned, TaskSet
from games.tekentafel.forms import who_words
from games.tekentafel.places import place_name
from games.tekentafel.state import State
from games.tekentafel.wording import line


def task_words(state: State, task: TaskSet) -> Label:
    """Return a task as a sentence: "Bij het bankje willen ouderen rustig zitten"."""
    return line(
        "task",
        place=place_name(state, task.cell),
        who=who_words(state, task.who),
        need=state.known.needs[task.need].title,
    )


def measure_words(state: State, plan: Planned) -> Words:
    """Return what a plan is; an own idea as far as everyone in the room may see it."""
    return plan.idea.shown or title_words(state, plan)


def title_words(state: State, plan: Planned) -> Words:
    """Return what a plan is, without what anyone wrote: for what is kept and exported."""
    measure = state.known.measures.get(plan.measure)
    return measure.title if measure else line("own_idea")


def plan_words(state: State, plan: Planned) -> Label:
    """Return a plan in a few words: what, and where."""
    return line("plan_at", what=measure_words(state, plan), place=place_name(state, plan.cell))


def kept_words(state: State, plan: Planned) -> Label:
    """Return a plan in a few words, without what anyone wrote."""
    return line("plan_at", what=title_words(state, plan), place=place_name(state, plan.cell))


def owner_words(state: State, owned: Owned) -> Label:
    """Return who decides, who asks, and when people hear."""
    parties = state.known.parties
    return line(
        "owned",
        decides=parties[owned.decides].title,
        asks=parties[owned.asks].title,
        hears=state.known.replies[owned.hears].title,
    )
