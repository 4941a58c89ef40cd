"""What a sheet shows: its words, its options, its keys and its two ways out."""

from dataclasses import dataclass, replace
from typing import Literal

from engine.core.views import Control, Field, Option
from engine.screen.bar import SET_UP, control_key
from engine.screen.buttons import Button
from engine.screen.pen import Pen
from engine.screen.sheets import EMPTY, Confirm, Filling, Leave, Menu, Sheet

CLOSE, NEXT, BACK, YES, OWN, ERASE, MINUS, PLUS = (
    "close", "next", "back", "yes", "own", "erase", "minus", "plus",
)  # fmt: skip
_LETTERS = ("qwertyuiop", "asdfghjkl'", "zxcvbnm,.?")
_NUMBER_KEYS = 6
_DIGITS = "1234567890"


@dataclass(frozen=True)
class SheetFace:
    """All that is seen of a sheet. ``text`` is what was typed, None if nothing is typed here."""

    title: str
    footer: tuple[Button, ...]
    lines: tuple[str, ...] = ()
    options: tuple[Button, ...] = ()
    columns: int = 0
    text: str | None = None
    keys: tuple[tuple[Button, ...], ...] = ()
    marked: str = NEXT
    """The key of the button that is marked when the sheet opens."""
    code: str = ""
    """An address to show as a code to scan, or empty."""


def face_of(sheet: Sheet, pen: Pen) -> SheetFace:
    """Return what ``sheet`` shows."""
    match sheet:
        case Menu():
            return _menu(sheet, pen)
        case Confirm():
            return _confirm(sheet, pen)
        case Leave():
            return _leave(pen)
        case Filling():
            return _filling(sheet, pen)


def _way_out(pen: Pen, key: str = CLOSE) -> Button:
    icon = "x" if key == CLOSE else "arrow-left"
    return Button(key, pen.say("close" if key == CLOSE else "back"), icon, "quiet")


def _menu_option(control: Control, number: int, title: str) -> Button:
    """Return the button of ``control``; who it is for stands above the menu already."""
    label = str(control.label)
    for begins in (f"{title}: ", f"{title}:") if title else ():
        label = label.removeprefix(begins)
    return Button(control_key(control), label, control.icon, "option", badge=str(number))


def _menu(menu: Menu, pen: Pen) -> SheetFace:
    numbered = enumerate(menu.controls, 1)
    own = (Button(SET_UP, pen.say("set_up"), "settings", "option"),) if menu.set_up else ()
    options = _many((*(_menu_option(c, n, menu.title) for n, c in numbered), *own))
    marked = options[0].key if options else CLOSE
    title = menu.title or pen.say("choose")
    return SheetFace(title, (_way_out(pen),), options=options, marked=marked)


def _confirm(confirm: Confirm, pen: Pen) -> SheetFace:
    sure = Button(YES, pen.say("yes"), "check", "big")
    control = confirm.control
    lines = tuple(str(line) for line in control.confirm)
    # What ends the evening is never one more press of the same key.
    if control.intent == "end" or control.id == "end":
        back = Button(CLOSE, pen.say("back"), "arrow-left")
        return SheetFace(str(control.label), (back, sure), lines, marked=CLOSE)
    return SheetFace(str(control.label), (_way_out(pen), sure), lines, marked=YES)


def _leave(pen: Pen) -> SheetFace:
    sure = Button(YES, pen.say("leave_yes"), "x")
    stay = Button(CLOSE, pen.say("leave_no"), "", "big")
    return SheetFace(pen.say("leave"), (sure, stay), (pen.say("leave_hint"),), marked=CLOSE)


def _filling(form: Filling, pen: Pen) -> SheetFace:
    way_out = _way_out(pen, BACK if form.at or form.left else CLOSE)
    footer = (way_out, _onward(form, pen))
    title = _title(form)
    if form.field.kind == "pairs":
        return _pairs(form, title, footer, pen)
    if form.typing:
        keys, text = _keys(form.field, pen), str(form.value or "")
        if pen.theme.large and pen.theme.landscape and form.field.kind == "text":
            # Space and erase stand in the footer: the question needs their row.
            space, erase = keys[-1]
            below = (way_out, space, replace(erase, label=""), footer[-1])
            return SheetFace(title, below, text=text, keys=keys[:-1])
        return SheetFace(title, footer, text=text, keys=keys)
    if form.field.kind in {"text", "cell"}:
        return _openings(form, title, footer, pen)
    if form.field.kind in {"number", "scale"} and not form.numbers():
        return SheetFace(title, footer, text=str(form.value or 0), keys=(_steppers(),), marked=PLUS)
    options = _options(form)
    marked = NEXT if form.complete and form.value else options[0].key if options else NEXT
    columns = len(options) if form.numbers() else 0
    return SheetFace(title, footer, options=options, columns=columns, marked=marked)


def _title(form: Filling) -> str:
    label = str(form.field.label)
    return (
        f"{label}  ({form.at + 1}/{len(form.control.fields)})"
        if len(form.control.fields) > 1
        else label
    )


def _onward(form: Filling, pen: Pen) -> Button:
    skipped = not form.field.required and form.value in EMPTY
    word: Literal["skip", "done", "go_on"] = "skip" if skipped else "done" if form.last else "go_on"
    return Button(NEXT, pen.say(word), "check" if word == "done" else "arrow-right",
                  "big", busy=not form.complete)  # fmt: skip


def _pairs(form: Filling, title: str, footer: tuple[Button, ...], pen: Pen) -> SheetFace:
    """Return what waits for a partner; once one was pressed, the partners for it."""
    if form.left:
        asked = pen.say("partner_of", left=_label_of(form, form.left))
        rights = tuple(_partner(form, right, _having(form, right)) for right in form.rights)
        free = (button.key for button in rights if not button.selected)
        return SheetFace(asked, footer[:1], options=rights, marked=next(free, rights[0].key))
    lefts = tuple(_partner(form, left, _partner_of(form, left)) for left in form.lefts)
    waiting = (button.key for button in lefts if not button.selected)
    return SheetFace(title, footer, options=lefts, marked=next(waiting, NEXT))


def _partner_of(form: Filling, left: Option) -> str:
    return _label_of(form, form.pairs.get(str(left.value), ""))


def _having(form: Filling, right: Option) -> str:
    """Return in words which have ``right`` as their partner; it may be several."""
    return ", ".join(_label_of(form, k) for k, v in form.pairs.items() if v == right.value)


def _partner(form: Filling, option: Option, other: str) -> Button:
    """Return the button of one side of a pair, with the other side behind it."""
    label = f"{option.label} – {other}" if other else str(option.label)
    return Button(f"option:{option.value}", label, option.icon, "option", bool(other))


def _openings(form: Filling, title: str, footer: tuple[Button, ...], pen: Pen) -> SheetFace:
    """Return the ready openings of a text or the named cells of a map, and the way past them."""
    options = tuple(_option(form, option, n) for n, option in enumerate(form.field.options, 1))
    cell = form.field.kind == "cell"
    own = Button(OWN, pen.say("other_cell" if cell else "own_words"), "pencil", "option")
    everything = (*options, own)
    if cell:
        marked = NEXT if any(option.selected for option in options) else everything[0].key
        return SheetFace(title, footer, options=everything, marked=marked)
    ways = footer[:1] if form.field.required else footer
    return SheetFace(title, ways, options=everything, marked=everything[0].key)


def _option(form: Filling, option: Option, number: int) -> Button:
    chosen = form.value
    selected = option.value in chosen if isinstance(chosen, list) else option.value == chosen
    badge = str(number)
    if form.field.kind == "order":
        badge = str(chosen.index(option.value) + 1) if selected else ""
    key = f"option:{option.value}"
    return Button(key, str(option.label), option.icon, "option", selected, badge)


def _options(form: Filling) -> tuple[Button, ...]:
    if numbers := form.numbers():
        return tuple(
            Button(f"option:{n}", str(n), tone="option", selected=form.value == n) for n in numbers
        )
    options = tuple(_option(form, option, n) for n, option in enumerate(form.field.options, 1))
    return options if form.field.kind == "order" else _many(options)


def _many(options: tuple[Button, ...]) -> tuple[Button, ...]:
    """Return ``options``, smaller and without numbers if they are more than the number keys."""
    if len(options) <= _NUMBER_KEYS:
        return options
    return tuple(replace(option, tone="one_of_many", badge="") for option in options)


def _steppers() -> tuple[Button, ...]:
    return Button(MINUS, "", "minus", "key"), Button(PLUS, "", "plus", "key")


def _keys(asked: Field, pen: Pen) -> tuple[tuple[Button, ...], ...]:
    upper = asked.kind in {"code", "cell"}
    rows = (_DIGITS, *_LETTERS) if upper else _LETTERS
    shown = tuple(
        tuple(Button(f"key:{c}", c.upper() if upper else c, tone="key") for c in row)
        for row in rows
    )
    erase = Button(ERASE, pen.say("erase"), "backspace", tone="key")
    if upper:  # a code has no spaces: the last row has room for erasing
        return (*shown[:-1], (*shown[-1][:7], replace(erase, label="")))
    return (*shown, (Button("key: ", pen.say("space"), tone="key"), erase))


def pressed(form: Filling, key: str) -> Filling:
    """Return ``form`` after its button ``key`` was pressed, the way on left aside."""
    what, _, value = key.partition(":")
    match what:
        case "option" if form.field.kind == "text":
            return form.open_with(_label_of(form, value))
        case "option":
            return form.choose(value)
        case "key":
            return form.type(value)
        case "own":
            return replace(form, own_words=True)
        case "erase":
            return form.erase()
        case "minus" | "plus":
            return form.count(1 if what == PLUS else -1)
        case "back" if form.left:
            return replace(form, left="")
        case "back" if form.at:
            return form.backward()
    return form


def _label_of(form: Filling, value: str) -> str:
    return next((str(o.label) for o in form.field.options if str(o.value) == value), value)
