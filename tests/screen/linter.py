"""What is wrong with a page of the screen: unreadable, cut off, in each other's way, lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from pygame import Rect, Surface

from engine.core.views import (
    CardFace,
    GroupTile,
    Question,
    Text,
    View,
    Wall,
    Widget,
    WordCloud,
)
from engine.design import TextMode
from engine.screen.bar import MORE, PAGE, control_key, of_widget
from engine.screen.letters import Style
from engine.screen.picture import pen_for
from engine.screen.sheet_face import BACK, CLOSE, NEXT, OWN
from engine.screen.sheets import Filling, Menu
from engine.screen.showing import Showing
from engine.screen.stage import Stage

Line = tuple[str, Style, Rect, Surface]
Size = tuple[int, int]


@dataclass
class Linter:
    """Looks at every page of a view, and of the sheets that open from it, in one window.

    ``words`` are the sentences of the screen itself, if not those of the language of the view.
    """

    view: View
    size: Size
    text: TextMode = "normaal"
    words: Mapping[str, str] | None = None
    lines: list[Line] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        pen = pen_for(self.size, self.view.lang, self.view.clock, self.text)
        if self.words is not None:
            pen = replace(pen, words=self.words)
        self.stage = Stage(pen, lambda control, command: None)
        self.stage.see(self.view)
        self.stage.pen.letters.on_line = lambda *line: self.lines.append(line)

    def look(self) -> list[str]:
        """Return all that is wrong, each with the page it is on."""
        shown, reached = self._pages()
        self.faults += [f"no page shows {one!r}" for one in self._texts() if one not in shown]
        for control in self.view.controls:
            if control_key(control) not in reached:
                self.faults.append(f"no page reaches {control.id}")
        return self.faults

    def _texts(self) -> Iterator[str]:
        """Return the words people must be able to read, somewhere on one of the pages."""
        for widget in self.view.widgets:
            yield from _must_be_read(widget)

    def _pages(self) -> tuple[str, set[str]]:
        words: list[str] = []
        reached: set[str] = set()
        built = self.stage.scene()
        assert built is not None
        for page in range(built.pages):
            self._look_at(f"page {page + 1}")
            words += [line[0] for line in self.lines]
            reached |= self._reached()
            self.stage.press(PAGE)
        return _Shown(words), reached

    def _reached(self) -> set[str]:
        """Return the controls that pressing something on this page leads to."""
        keys = {target.key for target in self.stage.targets}
        built = self.stage.scene()
        if built and MORE in keys:
            keys |= {control_key(control) for control in built.bar.more}
        for key in tuple(keys):
            widget = key.removeprefix("board:")
            keys |= {control_key(c) for c in of_widget(widget, self.view) if widget != key}
        return keys

    def _look_at(self, where: str) -> None:
        self.lines.clear()
        sprites = Showing(self.stage).sprites()
        places = [s.rect for s in sprites if s.key not in {"mark", "sheet", "vignette"}]
        found = [
            *self._unreadable(),
            *self._long(),
            *self._outside(places if self.stage.sheet is None else []),
            *self._low(),
        ]
        self.faults += [f"{where}: {one}" for one in found]

    def _unreadable(self) -> Iterator[str]:
        theme = self.stage.pen.theme
        for words, style, rect, surface in self.lines:
            if style.px < theme.small:
                yield f"too small, {style.px} px: {words!r}"
            room = theme.safe if surface.get_size() == self.size else surface.get_rect()
            if not room.inflate(2, 2).contains(rect.inflate(0, style.px - rect.height)):
                yield f"cut off: {words!r} at {rect} in {room.size}"
        yield from self._over_each_other()

    def _over_each_other(self) -> Iterator[str]:
        together: dict[int, list[tuple[str, Rect]]] = defaultdict(list)
        for words, style, rect, surface in self.lines:
            seen = rect.inflate(-2, -round(style.px * 0.5))
            together[id(surface)].append((words, seen))
        for lines in together.values():
            for (one, a), (other, b) in combinations(lines, 2):
                if a.colliderect(b):
                    yield f"over each other: {one!r} and {other!r}"

    def _long(self) -> Iterator[str]:
        most, count = self.stage.pen.theme.most_lines, 1
        for one, other in pairwise(self.lines):
            goes_on = one[3] is other[3] and one[1] == other[1] and other[2].top == one[2].bottom
            count = count + 1 if goes_on else 1
            if count > most and len(other[0]) > 2:
                yield f"more than {most} lines: {other[0]!r}"

    def _outside(self, places: Sequence[Rect]) -> Iterator[str]:
        safe = self.stage.pen.theme.safe
        yield from (f"outside the safe area: {rect}" for rect in places if not safe.contains(rect))
        for one, other in combinations(places, 2):
            if one.colliderect(other):
                yield f"in each other's way: {one} and {other}"

    def _low(self) -> Iterator[str]:
        targets = self.stage.targets
        least = 0.11 * min(self.size) - 1
        for target in targets:
            if not target.plain and target.rect.height < least:
                yield f"too low to press: {target.key} {target.rect}"
        for one, other in combinations(targets, 2):
            if one.rect.colliderect(other.rect) and "cell" not in one.key + other.key:
                yield f"two at one place: {one.key} and {other.key}"

    # The sheets

    def look_at_sheets(self, seen: set[object]) -> list[str]:
        """Return what is wrong with every sheet that opens from here and is not ``seen`` yet."""
        built = self.stage.scene()
        assert built is not None
        for board in {control.board for control in self.view.controls if control.board}:
            named = (
                w.name for w in self.view.widgets if isinstance(w, GroupTile) and w.id == board
            )
            self._menu(Menu(of_widget(board, self.view), next(named, "")), seen)
        if built.bar.more:
            self._menu(Menu(built.bar.more, self.stage.pen.say("more_title")), seen)
        for control in self.view.controls:
            shape = tuple((f.kind, f.options, f.label) for f in control.fields)
            if control.fields and shape not in seen:
                seen.add(shape)
                self._form(Filling(control))
        return self.faults

    def _menu(self, menu: Menu, seen: set[object]) -> None:
        shape = tuple(str(control.label) for control in menu.controls)
        if shape in seen:
            return
        seen.add(shape)
        wanted = {control_key(control) for control in menu.controls}
        self._sheet(menu, wanted | {CLOSE}, f"menu {menu.title}")

    def _form(self, form: Filling) -> None:
        for at in range(len(form.control.fields)):
            here = Filling(form.control, at)
            options = {f"option:{option.value}" for option in here.field.options}
            if here.field.kind == "text" and options:
                self._sheet(here, options | {OWN}, f"openings of {form.control.id}")
                here = Filling(form.control, at, own_words=True)
                options = set()
            if here.field.kind == "pairs":
                partners = {f"option:{option.value}" for option in here.rights}
                left = replace(here, left=str(here.lefts[0].value))
                self._sheet(left, partners | {BACK}, f"partners of {form.control.id}")
                options = {f"option:{option.value}" for option in here.lefts}
            wanted = options | {NEXT, BACK if at else CLOSE}
            self._sheet(here, wanted, f"{here.field.kind} of {form.control.id}")

    def _sheet(self, sheet: Menu | Filling, wanted: set[str], where: str) -> None:
        self.stage.sheet, self.stage._sheet_page = sheet, 0
        plan, reached = self.stage.sheet_plan(), set[str]()
        assert plan is not None
        for page in range(plan[1].pages):
            self._look_at(f"{where}, page {page + 1}")
            reached |= {target.key for target in self.stage.targets}
            self.stage.press(PAGE)
        self.faults += [f"{where}: cannot reach {key}" for key in sorted(wanted - reached)]
        self.stage.sheet = None


class _Shown(str):
    """All the words that were seen, whatever lines they stood on."""

    def __new__(cls, lines: Sequence[str]) -> "_Shown":
        return super().__new__(cls, _closed(" ".join(lines)))

    def __contains__(self, words: object) -> bool:
        return all(_closed(word) in str(self) for word in str(words).split())


def _closed(words: str) -> str:
    return "".join(words.replace("-", "").split())


def _must_be_read(widget: Widget) -> Iterator[str]:
    match widget:
        case Text(text=text):
            yield text
        case Question(text=text, hint=hint):
            yield from (text, hint)
        case CardFace(face="full"):
            yield from (widget.title, widget.text, widget.ask, *widget.choices, widget.follow_up)
        case Wall(notes=notes):
            yield from (text for note in notes for text in (note.text, note.mark))
        case WordCloud(words=words):
            yield from (word.text for word in words)
