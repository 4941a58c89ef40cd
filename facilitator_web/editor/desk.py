"""The files that are being edited, and what may be done with each."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from engine.content.edits import Change, Duplicate, Insert, Move, Refusal, Remove, edited
from engine.content.forms import Form, Wish, change_for
from engine.content.forms.fields import Section
from engine.content.yaml_light import BYTES, KeyPath
from engine.core import Say
from facilitator_web.answers import Refused
from facilitator_web.editor.draft import Draft
from facilitator_web.editor.keeping import Keeping, mark_of, with_mark, without_mark
from facilitator_web.editor.looking import Look, Reader
from facilitator_web.editor.shelf import Shelf

How = Literal["save", "mine", "beside"]


class Conflict(Exception):
    """The file was changed by somebody else: ``theirs`` is what it holds now."""

    def __init__(self, theirs: str, mark: str) -> None:
        super().__init__("changed")
        self.theirs, self.mark = theirs, mark


@dataclass
class Opened:
    """One file: its draft, and what is on the disk. ``disk`` is the mark of what was saved."""

    name: str
    keeping: Keeping
    draft: Draft
    marked: bool
    disk: str
    offered: tuple[bytes, datetime] | None = None
    """What was not saved when the editor stopped, until somebody chose."""
    kept: bool = True
    """Whether what was not saved is safe on the disk."""
    looked: tuple[str, str, Look] | None = None
    sections: tuple[Section, ...] = ()
    """What could be chosen the last time the file could be read."""

    @property
    def raw(self) -> bytes:
        """The draft as it would be saved."""
        return with_mark(self.draft.text, self.marked)

    @property
    def saved(self) -> bool:
        """Whether the draft is what is on the disk, as far as is known."""
        return mark_of(self.raw) == self.disk


class Desk:
    """Opens the files of ``shelf``, each once; ``reader`` says what there is to say of them."""

    def __init__(self, shelf: Shelf, reader: Reader) -> None:
        self.shelf, self._reader = shelf, reader
        self._open: dict[str, Opened] = {}

    def open(self, name: str) -> Opened:
        """Return the file ``name``; one that somebody threw away meanwhile can still be saved.

        Raises:
            Refused: if there is none, it is too large, or it is no text.
        """
        there = self._open.get(name)
        if there is not None and self.shelf.is_gone(name):
            return there
        path = self.shelf.path(name)
        if there is None:
            there = self._open[name] = _opened(name, path)
        return there

    def open_anew(self, name: str) -> Opened:
        """Return the file ``name`` as it is on the disk, if nothing waits to be saved.

        It is looked at once more, so that it is the one that plays.

        Raises:
            Refused: as ``open``.
        """
        opened = self.open(name)
        there = opened.keeping.read()
        opened.looked = None
        if opened.saved and there is not None and mark_of(there) != opened.disk:
            self.theirs(opened)
        return opened

    def look(self, opened: Opened, say: Say) -> Look:
        """Return what there is to say of the draft; it is read once.

        It may become another while it is read, by another window: then it is read again.
        """
        while opened.looked is None or opened.looked[:2] != (opened.draft.mark, say.lang):
            mark = opened.draft.mark
            found = self._reader.look(opened.keeping.path, opened.raw, say)
            opened.looked = (mark, say.lang, found)
            if found.form:
                opened.sections = found.form.sections()
        return opened.looked[2]

    # ------------------------------------------------------------------ changing

    def typed(self, opened: Opened, text: str) -> None:
        """Take over the text of a browser.

        Raises:
            Refused: 413 if it is too large.
        """
        if len(text.encode()) > BYTES:
            raise Refused(413, "edit_large")
        opened.draft.typed(text)
        self._kept(opened)

    def change(self, opened: Opened, wish: Wish, say: Say) -> KeyPath:
        """Carry out ``wish`` in the draft, and return what to look at then.

        Raises:
            Refusal: if that cannot be.
            Refused: 409 if the draft changed meanwhile.
        """
        text = opened.draft.text
        form = self.look(opened, say).form
        if opened.draft.text != text:  # somebody else was first while this was looked at
            raise Refused(409, "edit_moved_on")
        if form is None:
            raise Refusal("unreadable")
        try:
            change = change_for(form, wish)
        except (LookupError, TypeError):
            raise Refusal("no_place") from None
        if change is None:
            return wish.path
        run = ("set", wish.path) if wish.deed == "set" else None
        opened.draft.become(edited(text, change), run)
        self._kept(opened)
        return _after(change, form)

    def again(self, opened: Opened, forward: bool) -> None:
        """Take the last change back, or make it again."""
        if forward:
            opened.draft.redo()
        else:
            opened.draft.undo()
        self._kept(opened)

    def put(self, opened: Opened, raw: bytes) -> None:
        """Let the draft be ``raw``: an earlier version, a kept draft, what others saved."""
        text, _ = without_mark(raw)
        opened.draft.become(text)
        self._kept(opened)

    def _kept(self, opened: Opened) -> None:
        """Keep the draft on the disk; one that was offered goes to the versions.

        A disk that refuses does not stop anybody who writes: ``opened.kept`` tells.
        """
        try:
            if opened.offered:
                opened.keeping.keep(opened.offered[0])
                opened.offered = None
            if opened.saved:
                opened.keeping.forget_draft()
            else:
                opened.keeping.keep_draft(opened.raw)
        except (OSError, Refused):
            opened.kept = False
        else:
            opened.kept = True

    # ------------------------------------------------------------------ saving

    def save(self, opened: Opened, how: How = "save", over: str = "") -> Opened:
        """Save the draft and return what is open then: with ``beside`` a new file.

        ``mine`` goes over the version whose mark is ``over``.

        Raises:
            Conflict: if the file changed since it was read, or since ``over``.
            Refused: 503 if the disk does not let it.
        """
        if how == "beside":
            return self._beside(opened)
        there = opened.keeping.read()
        mark = mark_of(there) if there is not None else ""
        known = mark in ("", opened.disk, mark_of(opened.raw))
        seen = how == "mine" and over == mark
        if there is not None and not (known or seen):
            raise Conflict(without_mark(there)[0], mark)
        opened.keeping.save(opened.raw)
        opened.disk = mark_of(opened.raw)
        return opened

    def _beside(self, opened: Opened) -> Opened:
        name = self.shelf.beside(opened.name)
        keeping = Keeping(self.shelf.folder / name)
        keeping.save(opened.raw)
        self.theirs(opened)
        return self.open(name)

    def theirs(self, opened: Opened) -> None:
        """Take what is on the disk now; what was not saved is among the versions."""
        there = opened.keeping.read()
        if there is None:
            raise Refused(404, "not_found")
        if not opened.saved:
            opened.keeping.keep(opened.raw)
        text, opened.marked = without_mark(there)
        opened.disk = mark_of(there)
        opened.draft.become(text)
        self._kept(opened)

    def drop(self, opened: Opened) -> None:
        """Leave what was offered; it stays among the versions."""
        if opened.offered:
            opened.keeping.keep(opened.offered[0])
            opened.offered = None
            opened.keeping.forget_draft()


def _opened(name: str, path: Path) -> Opened:
    keeping = Keeping(path)
    raw = keeping.read()
    if raw is None:
        raise Refused(404, "not_found")
    text, marked = without_mark(raw)
    kept = keeping.draft()
    offered = kept if kept and kept[0] != raw and _is_text(kept[0]) else None
    return Opened(name, keeping, Draft(text), marked, mark_of(raw), offered)


def _is_text(raw: bytes) -> bool:
    try:
        return bool(without_mark(raw)[0].strip())
    except Refused:
        return False


def _after(change: Change, form: Form) -> KeyPath:
    """Return what to look at when ``change`` is made."""
    path: Any = change.path
    match change:
        case Insert(index=index):
            return (*path, index)
        case Duplicate():
            return (*path[:-1], path[-1] + 1)
        case Move(down=down):
            return (*path[:-1], path[-1] + (1 if down else -1))
        case Remove() if isinstance(path[-1], int):
            left = len(form.value(path[:-1])) - 1
            return (*path[:-1], min(path[-1], left - 1)) if left else path[:-1]
    return tuple(path)


def entries_of(sections: Sequence[Section]) -> frozenset[KeyPath]:
    """Return where there is something to choose."""
    return frozenset(entry.path for section in sections for entry in section.entries)


def entry_for(entries: Container[KeyPath], path: KeyPath) -> KeyPath:
    """Return the entry that ``path`` is in; the file's own fields if it is in no other."""
    around = (path[:length] for length in range(len(path), 0, -1))
    return next((one for one in around if one in entries), ())
