"""What the facilitator writes beside the game: notes, paper answers, who was there, a series.

Each page of it stands beside the log like any personal value, so that it can be struck out
or wiped for good. Nothing here is about one person; the form asks for no names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, get_args

from engine.core import Group, Own, Rejected, must
from engine.core.clean import clean

What = Literal["note", "topic", "step", "story", "signal", "present", "series"]
Paper = Literal["topic", "step", "story"]
PAPER: Final = get_args(Paper)
MOST_PAGES: Final = 300
MOST_PEOPLE: Final = 999
MOST_HOURS: Final = 99


@dataclass(frozen=True)
class WriteNote:
    """The facilitator's own note on step ``at``; another one takes its place, empty none."""

    kind: ClassVar[str] = "write_note"
    at: int
    text: str


@dataclass(frozen=True)
class WriteDown:
    """What stands on paper: a topic, a first step or a story, of one table or of the room."""

    kind: ClassVar[str] = "write_down"
    what: Paper
    text: str
    group: Group | None = None


@dataclass(frozen=True)
class WriteSignal:
    """What others must solve: ``whom`` it goes to, and when a ``reply`` is expected."""

    kind: ClassVar[str] = "write_signal"
    text: str
    whom: str = ""
    reply: str = ""


@dataclass(frozen=True)
class CountPresent:
    """How many people were there in one ``role``, and how many hours; 0 people are nobody."""

    kind: ClassVar[str] = "count_present"
    role: str
    number: int
    hours: int
    organisation: str = ""


@dataclass(frozen=True)
class JoinSeries:
    """This evening belongs to a series. Of the first steps of last time: how many are done,
    changed, or needed no more; no person is followed."""

    kind: ClassVar[str] = "join_series"
    series: str
    done: int = 0
    changed: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class StrikeOut:
    """Erase one page for good."""

    kind: ClassVar[str] = "strike_out"
    page: str


Jot = WriteNote | WriteDown | WriteSignal | CountPresent | JoinSeries | StrikeOut
JOT: Final = get_args(Jot)


@dataclass(frozen=True)
class Jotted:
    """``page`` was written at step ``step``; ``entry`` is what stands on it, by field."""

    kind: ClassVar[str] = "jotted"
    page: str
    what: str
    step: int
    group: str
    entry: Own[dict[str, str]]


@dataclass(frozen=True)
class StruckOut:
    """A page was erased."""

    kind: ClassVar[str] = "struck_out"
    page: str


@dataclass(frozen=True)
class NotebookPage:
    """A page of the notebook; ``name`` tells it from every other."""

    name: str
    what: str
    step: int
    group: str
    entry: Own[dict[str, str]]

    @property
    def words(self) -> Mapping[str, str]:
        """What stands on it; nothing once it was wiped."""
        return self.entry.known or {}


Notebook = tuple[NotebookPage, ...]


def jotted(notebook: Notebook, command: Jot, seq: int, groups: tuple[Group, ...]) -> list[object]:
    """Return what ``command`` makes happen; ``seq`` is the log's length.

    Raises:
        Rejected: if a number or a table is none, or nothing was written.
    """
    match command:
        case StrikeOut(page):
            if page not in {one.name for one in notebook}:
                raise Rejected("moved_on")
            return [StruckOut(page)]
        case WriteNote(at, text):
            old = [one for one in notebook if one.what == "note" and one.step == at]
            return _anew(old, _page("note", at, "", {"text": clean(text)}, seq))
        case WriteDown(what, text, group):
            if group and group not in groups:
                raise Rejected("no_such_group")
            return _added(notebook, _page(what, -1, group or "", {"text": clean(text)}, seq))
        case WriteSignal(text, whom, reply):
            words = {"text": clean(text), "whom": clean(whom), "reply": clean(reply)}
            return _added(notebook, _page("signal", -1, "", words, seq))
        case CountPresent():
            return _counted(notebook, command, seq)
        case JoinSeries():
            return _joined(notebook, command, seq)


def _page(what: What, step: int, group: str, words: dict[str, str], seq: int) -> Jotted:
    name = f"page-{seq}"
    return Jotted(name, what, step, group, Own(words, name, "shown"))


def _anew(old: list[NotebookPage], page: Jotted) -> list[object]:
    """Return how ``page`` takes the place of ``old``; an empty page only takes it away."""
    words = page.entry.known or {}
    return [*(StruckOut(one.name) for one in old), *([page] if words.get("text") else [])]


def _added(notebook: Notebook, page: Jotted) -> list[object]:
    if not (page.entry.known or {}).get("text") or len(notebook) >= MOST_PAGES:
        raise Rejected("unfit")
    return [page]


def _counted(notebook: Notebook, command: CountPresent, seq: int) -> list[object]:
    role, organisation = clean(command.role), clean(command.organisation)
    within = 0 <= command.number <= MOST_PEOPLE and 0 <= command.hours <= MOST_HOURS
    if not (within and role):
        raise Rejected("unfit")
    same = [
        one for one in notebook
        if (one.words.get("text"), one.words.get("organisation")) == (role, organisation)
        and one.what == "present"
    ]  # fmt: skip
    words = {
        "text": role if command.number else "",
        "organisation": organisation,
        "number": str(command.number),
        "hours": str(command.hours),
    }
    return _anew(same, _page("present", -1, "", words, seq))


def _joined(notebook: Notebook, command: JoinSeries, seq: int) -> list[object]:
    counts = {"done": command.done, "changed": command.changed, "dropped": command.dropped}
    must(all(0 <= count <= MOST_PEOPLE for count in counts.values()), "unfit")
    words = {"text": clean(command.series), **{name: str(one) for name, one in counts.items()}}
    return _anew([one for one in notebook if one.what == "series"],
                 _page("series", -1, "", words, seq))  # fmt: skip


def after(notebook: Notebook, event: Jotted | StruckOut) -> Notebook:
    """Return the notebook after ``event``; a page that is gone since is not there."""
    match event:
        case Jotted(page, what, step, group, entry):
            there = entry.known is not None
            return (*notebook, NotebookPage(page, what, step, group, entry)) if there else notebook
        case StruckOut(page):
            return tuple(one for one in notebook if one.name != page)
