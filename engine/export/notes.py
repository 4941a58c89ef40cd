"""What the facilitator wrote beside the game, for the report."""

from collections.abc import Iterator

from engine.core import Say
from engine.core.looks import group_name
from engine.wire import Json
from engine.workshop.figures import FEWEST
from engine.workshop.notebook import NotebookPage
from engine.workshop.state import State


def notebook(state: State, say: Say) -> Json:
    """Return the notebook by what it is about, JSON-plain."""
    return {
        "notes": [{"step": _step(page, state, say), **_text(page)} for page in _of(state, "note")],
        "paper": [
            {"what": say(f"notebook.{what}"), "group": _table(page, say), **_text(page)}
            for what in ("topic", "step", "story")
            for page in _of(state, what)
        ],
        "signals": [_words(page, "text", "whom", "reply") for page in _of(state, "signal")],
        "present": [_present(page) for page in _of(state, "present")],
        "series": next((_series(page) for page in _of(state, "series")), {}),
    }


def _of(state: State, what: str) -> Iterator[NotebookPage]:
    return (page for page in state.notebook if page.what == what and page.words)


def _step(page: NotebookPage, state: State, say: Say) -> str:
    return say.of(state.programme.parts[page.step].step.title)


def _table(page: NotebookPage, say: Say) -> str:
    return say.of(group_name(page.group)) if page.group else ""


def _words(page: NotebookPage, *names: str) -> dict[str, str]:
    return {name: page.words.get(name, "") for name in names}


def _text(page: NotebookPage) -> dict[str, str]:
    return _words(page, "text")


def _present(page: NotebookPage) -> Json:
    counts = {name: int(page.words.get(name, 0)) for name in ("number", "hours")}
    return {**_words(page, "text", "organisation"), **counts}


def _series(page: NotebookPage) -> Json:
    """Return the name of the series; the counts too, if they are of five people at least."""
    counts = {name: int(page.words.get(name, 0)) for name in ("done", "changed", "dropped")}
    return {**_text(page), **(counts if sum(counts.values()) >= FEWEST else {})}
