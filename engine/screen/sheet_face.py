"""What a sheet shows: its words, its options, its keys and its two ways out."""

from dataclasses import dataclass, replace
from typing import Literal

from engine.core.views import Control, Field, Option
from engine.screen.bar import control_key
from engine.screen.buttons import Button
from engine.screen.pen import Pen
from engine.screen.sheets import Confirm, Filling, Leave, Menu, Sheet

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


def _menu_option(control: Control, number: int) -> Button:
    badge = str(number)
    return Button(control_key(control), str(control.label), control.icon, "option", badge=badge)


def _menu(menu: Menu, pen: Pen) -> SheetFace:
    options = _many(tuple(_menu_option(c, n) for n, c in enumerate(menu.controls, 1)))
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
    way_out = _way_out(pen, BACK if form.at else CLOSE)
    footer = (way_out, _onward(form, pen))
    title = _title(form)
    if form.typing:
        return SheetFace(title, footer, text=str(form.value or ""), keys=_keys(form.field, pen))
    if form.field.kind == "text":
        return _openings(form, title, (way_out,), pen)
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
    skipped = not form.field.required and form.value in (None, "", [])
    word: Literal["skip", "done", "go_on"] = "skip" if skipped else "done" if form.last else "go_on"
    return Button(NEXT, pen.say(word), "check" if word == "done" else "arrow-right",
                  "big", busy=not form.complete)  # fmt: skip


def _openings(form: Filling, title: str, footer: tuple[Button, ...], pen: Pen) -> SheetFace:
    """Return the ready openings of a text, and the way to own words."""
    options = tuple(_option(form, option, n) for n, option in enumerate(form.field.options, 1))
    own = Button(OWN, pen.say("own_words"), "pencil", "option")
    everything = (*options, own)
    return SheetFace(title, footer, options=everything, marked=everything[0].key)


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
    rows = (_DIGITS, *_LETTERS) if asked.kind in {"code", "cell"} else _LETTERS
    upper = asked.kind in {"code", "cell"}
    shown = tuple(
        tuple(Button(f"key:{c}", c.upper() if upper else c, tone="key") for c in row)
        for row in rows
    )
    space = Button("key: ", pen.say("space"), tone="key")
    return (*shown, (space, Button(ERASE, pen.say("erase"), "backspace", tone="key")))


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
        case "back" if form.at:
            return form.backward()
    return form


def _label_of(form: Filling, value: str) -> str:
    return next((str(o.label) for o in form.field.options if o.value == value), value)
