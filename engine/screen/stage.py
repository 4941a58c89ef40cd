"""What is on the window now, and what pressing something does."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.core.views import Control, GroupTile, MapBoard, View
from engine.screen import bar, marks, sheet_face
from engine.screen.buttons import Target
from engine.screen.cursor import Cursor, cell_at, cell_key, map_at
from engine.screen.drafts import Drafts
from engine.screen.pages import Pages
from engine.screen.pen import Pen
from engine.screen.scene import Scene, natural_mark, shape
from engine.screen.sent import Sent
from engine.screen.settings import Settings
from engine.screen.setup import TRY, Setup, pressed
from engine.screen.setup_face import face_of_sheet
from engine.screen.sheet_face import SheetFace
from engine.screen.sheet_layout import SheetPlan, page_of, plan_sheet
from engine.screen.sheets import Confirm, Filling, Leave, Menu, Sheet, still_open

Send = Callable[[str, Mapping[str, Any]], None]
_REST = ("rest", "resume")


@dataclass
class Stage:
    """The state of the window. ``send`` is given a control's id and its whole command."""

    pen: Pen
    send: Send
    view: View | None = None
    away: bool = False
    blanked: bool = False
    closing: bool = False
    sheet: Sheet | Setup | None = None
    settings: Settings = field(default_factory=Settings)
    tone: bool = False
    """Whether somebody asked to hear a tone, and none was played yet."""
    mark: str = ""
    drafts: Drafts = field(default_factory=Drafts)
    cursor: Cursor = field(default_factory=Cursor)
    pages: Pages = field(default_factory=Pages)
    _sheet_page: int = 0
    _moved: bool = False
    _sent: Sent = field(default_factory=Sent)
    _typed_last: bool = False
    _cell: str = ""

    def see(self, view: View) -> None:
        """Take ``view`` as what is so now; a half-filled form stays if it still can be sent."""
        if self.view is None or shape(view) != shape(self.view):
            self.pages.start()
            self._moved = False
        self.view, self.away = view, False
        self.resize(self.pen)
        self._sent.see()
        known = {control.id: control for control in view.controls}
        self.drafts.see(known)
        if isinstance(self.sheet, Setup):
            self.sheet = self.sheet.seeing(view)
        else:
            self.sheet = still_open(self.sheet, known)

    def resize(self, pen: Pen) -> None:
        """Draw with ``pen`` from now on: the window has another size, or other words."""
        mirrored = self.view is not None and self.view.dir == "rtl"
        if pen.theme.mirrored != mirrored:
            pen = replace(pen, theme=replace(pen.theme, mirrored=mirrored))
        self.pen = pen
        self.pages.changed()

    def answered(self, control: str, refusal: str, now: float) -> None:
        """Take the server's answer to what was sent: ``refusal`` is empty if it was done."""
        self._sent.answered(control, refusal, now)
        if not refusal:
            self.drafts.done(control)

    def expire(self, now: float) -> bool:
        """Let go of what was shown or waited for long enough; return whether that changed it."""
        return self._sent.expire(now)

    @property
    def busy(self) -> frozenset[str]:
        """Return the controls that were sent and not answered yet."""
        return self._sent.busy

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return all that can be pressed now, in reading order."""
        if plan := self.sheet_plan():
            return plan[1].targets
        built = self.scene()
        return built.targets if built else ()

    @property
    def refusal(self) -> str:
        """Return what the rules said to the last press, as long as it is to be read."""
        return self._sent.refusal

    def scene(self) -> Scene | None:
        """Return the page of now, laid out again only if something about it changed."""
        return self.pages.scene(self.view, self.pen, self.busy) if self.view else None

    def sheet_plan(self) -> tuple[SheetFace, SheetPlan] | None:
        """Return the open sheet laid out, None if there is none."""
        if self.sheet is None:
            return None
        face = face_of_sheet(self.sheet, self.pen)
        return face, plan_sheet(face, self._sheet_page, self.pen)

    def marked(self) -> Target | None:
        """Return the target that the keys are on."""
        targets = {target.key: target for target in self.targets}
        if not self._moved or self.mark not in targets:
            self.mark = self._natural_mark(targets)
        board = self._map()
        built = self.scene()
        if board and built:
            return Target(self.mark, built.maps[board.id][self.cursor.cell(board)])
        return targets.get(self.mark)

    def _map(self) -> MapBoard | None:
        """Return the map that the mark is on, None if it is elsewhere."""
        built = self.scene() if self.sheet is None else None
        return map_at(self.mark, built.page, built.maps) if built else None

    def _natural_mark(self, keys: Collection[str]) -> str:
        """Return what one key presses if nobody moved the mark."""
        if self.sheet is not None:
            return face_of_sheet(self.sheet, self.pen).marked
        return natural_mark(self.view, keys, self.pages.read) if self.view else ""

    def move(self, by: int) -> None:
        """Move the mark ``by`` places in reading order."""
        self.marked()
        self._put_mark(marks.after(self.mark, self.targets, by))

    def turn(self, way: marks.Direction) -> None:
        """Move the mark to what is nearest that way."""
        self.marked()
        board = self._map()
        if board is None or not self.cursor.move(board, way):
            self._put_mark(marks.towards(self.mark, self.targets, way))

    def _put_mark(self, key: str) -> None:
        self.mark, self._moved, self._typed_last = key, bool(key), False

    def press_marked(self) -> None:
        """Press what is marked; if nothing is, mark the first thing."""
        if self.blanked:
            self.blanked = False
        elif self._typed_last and isinstance(self.sheet, Filling):
            self.press(sheet_face.NEXT)
        elif target := self.marked():
            self.press(target.key)
        else:
            wanted = (target.key for target in self.targets if target.key != bar.MORE)
            self._put_mark(next(wanted, bar.MORE))

    def target_at(self, at: tuple[int, int]) -> str:
        """Return the key of what is at ``at``, empty if nothing there can be pressed."""
        hit = (target for target in reversed(self.targets) if target.rect.collidepoint(at))
        target, built = next(hit, None), self.scene()
        if target is None:
            return ""
        return cell_at(target, at, built.maps) if built and not self.sheet else target.key

    def outside(self, at: tuple[int, int]) -> bool:
        """Return whether ``at`` lies beside the open sheet."""
        return self.sheet is not None and not self.pen.theme.safe.collidepoint(at)

    def press(self, key: str) -> None:
        """Do what the target ``key`` stands for."""
        self._typed_last = False
        if self.sheet is not None:
            self._press_on_sheet(key)
        elif key == bar.PAGE:
            self.scene()
            self.pages.turn()
            self._moved = False
        elif key == bar.MORE:
            self._cell, built = "", self.scene()
            more = built.bar.more if built else ()
            self._open(Menu(more, self.pen.say("more_title"), set_up=True))
        elif key == bar.SET_UP:
            self._open(Setup(self.settings).seeing(self.view))
        elif key.startswith("board:") and self.view:
            board = self._map() if key == self.mark else None
            cell = self.cursor.cell(board) if board else ""
            self._start_of(key.removeprefix("board:"), self.view, cell)
        elif key.startswith("cell:") and self.view:
            name, cell = cell_key(key)
            self.cursor.at[name] = cell
            self._start_of(name, self.view, cell)
        elif key.startswith("control:"):
            self._cell = ""
            self._start(key.removeprefix("control:"))

    def _press_on_sheet(self, key: str) -> None:
        if key == bar.PAGE and (plan := self.sheet_plan()):
            self._sheet_page = (self._sheet_page + 1) % plan[1].pages
            self._moved = False
        elif key == sheet_face.CLOSE:
            self.close()
        elif key == bar.SET_UP:
            self._open(Setup(self.settings).seeing(self.view))
        elif isinstance(self.sheet, Setup):
            self._set_up(self.sheet, key)
        elif key.startswith("control:"):
            self._start(key.removeprefix("control:"))
        elif isinstance(self.sheet, Confirm) and key == sheet_face.YES:
            self._send(self.sheet.control, self.sheet.command)
        elif isinstance(self.sheet, Leave) and key == sheet_face.YES:
            self.closing = True
        elif isinstance(self.sheet, Filling):
            self._fill(self.sheet, key)

    def _set_up(self, setup: Setup, key: str) -> None:
        """Take what was chosen at once: it is seen while it is chosen."""
        if setup.last and key == sheet_face.NEXT:
            self.settings, self.sheet = replace(self.settings, ready=True), None
            return
        after = pressed(setup, key)
        self.settings, self.tone = after.settings, key == TRY
        if after.step != setup.step:
            self._open(after)
        else:
            self.sheet = after
            self._put_mark(key if key == TRY else sheet_face.NEXT)

    def mute(self, now: float) -> None:
        """Switch sound off or on, and say so for a moment."""
        self.settings = replace(self.settings, sound=not self.settings.sound)
        self._sent.tell(self.pen.say("sound_on" if self.settings.sound else "sound_off"), now)

    def _fill(self, form: Filling, key: str) -> None:
        if key == sheet_face.NEXT:
            if form.complete:
                self._finish(form)
            return
        after = sheet_face.pressed(form, key)
        if after.face != form.face:
            self._open(after)
            return
        self._keep(after)
        if key.startswith("option:"):
            self._put_mark(key if form.field.kind in {"many", "order"} else sheet_face.NEXT)

    def _finish(self, form: Filling) -> None:
        if not form.last:
            self._open(form.onward())
        elif form.control.confirm:
            self._open(Confirm(form.control, form.command))
        else:
            self._send(form.control, form.command)

    def _keep(self, form: Filling) -> None:
        """Go on with ``form``, and keep it as a draft."""
        self.sheet = form
        self.drafts.keep(form)

    def _open(self, sheet: Sheet | Setup) -> None:
        self.sheet, self._moved, self._typed_last = sheet, False, False
        self._sheet_page = page_of(face_of_sheet(sheet, self.pen), self.pen)
        if isinstance(sheet, Filling):
            self.drafts.keep(sheet)

    def _start_of(self, widget: str, view: View, cell: str) -> None:
        """Begin what the widget is for; if that is several things, let people choose one."""
        self._cell = cell
        controls = bar.of_widget(widget, view)
        if len(controls) == 1:
            self._start(controls[0].id)
        elif controls:
            named = (w.name for w in view.widgets if w.id == widget and isinstance(w, GroupTile))
            self._open(Menu(controls, next(named, "")))

    def _start(self, name: str) -> None:
        """Begin what the control ``name`` is for; what waits for its answer is left alone."""
        controls = self.view.controls if self.view else ()
        control = next((c for c in controls if c.id == name), None)
        if control is None or name in self.busy:
            return
        if control.fields:
            self._open(self.drafts.begin(control, self._cell, self.pen.letters.lang))
        elif control.confirm:
            self._open(Confirm(control, control.command))
        else:
            self._send(control, control.command)

    def _send(self, control: Control, command: Mapping[str, Any]) -> None:
        self.sheet, self._moved = None, False
        self._sent.send(control.id)
        self.send(control.id, command)

    def close(self) -> None:
        """Close the open sheet; without one, ask whether the window should close."""
        if self.blanked:
            self.blanked = False
        elif self.sheet is not None:
            self.sheet, self._moved = None, False
        else:
            self._open(Leave())

    def type(self, characters: str) -> bool:
        """Write ``characters`` in the text that is open; return whether there is one."""
        if not isinstance(self.sheet, Filling) or not self.sheet.typing:
            return False
        self._keep(self.sheet.type(characters))
        plan, self._typed_last = self.sheet_plan(), True
        self._sheet_page = plan[1].pages - 1 if plan else 0
        return True

    def erase(self) -> None:
        """Take away the last character that was typed."""
        if isinstance(self.sheet, Filling) and self.sheet.typing:
            self._keep(self.sheet.erase())

    def pick(self, number: int) -> None:
        """Press option ``number`` of the open sheet, counted from 1."""
        plan = self.sheet_plan()
        options = plan[0].options if plan else ()
        if 0 < number <= len(options):
            self.press(options[number - 1].key)

    def rest(self) -> bool:
        """Press *Rust*, or go on from it; return whether the view offers that."""
        controls = self.view.controls if self.view else ()
        name = next((c.id for c in controls if c.id in _REST), "")
        if name:
            self.sheet = None
            self._start(name)
        return bool(name)
