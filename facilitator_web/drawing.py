"""A view as HTML: a partial per widget and per control, each drawn once for equal content."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateNotFound
from markupsafe import Markup

from engine import wire
from engine.core import Control, Group, Say, View
from engine.core.dimensions import ICONS
from engine.core.languages import direction
from engine.core.looks import group_name
from engine.core.views import GroupTile, Title, WebChart, Widget
from engine.workshop.live import Live
from facilitator_web import shapes
from facilitator_web.arranging import Arranged, arranged, given, own_words
from facilitator_web.codes import qr
from facilitator_web.desk import Desk, Table
from facilitator_web.desk import arranged as desked
from facilitator_web.icons import Art, Icons
from facilitator_web.sitters import sharing
from facilitator_web.skins import theme_colours
from facilitator_web.viewers import Viewer, screen_key

_KEPT = 4096


@dataclass(frozen=True)
class Block:
    """A widget as it stands on the page, with the controls that belong to it."""

    kind: str
    html: Markup
    controls: tuple[Markup, ...] = ()
    id: str = ""
    summary: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Part:
    """A page for one person or table, drawn in the order in which it is needed."""

    said: tuple[Block, ...]
    asked: tuple[Markup, ...]
    choices: tuple[Markup, ...]
    forms: tuple[Markup, ...]
    beside: tuple[Block, ...]
    folded: tuple[Block, ...]
    rest: tuple[Markup, ...]
    stop: tuple[Markup, ...]
    idle: bool


_SIGNS = {
    "WebBoard": "route",
    "MapBoard": "map",
    "LockRow": "lock",
    "Inventory": "backpack",
    "Tally": "list",
    "Progress": "list-check",
    "JoinInvite": "qrcode",
}
"""What stands before the line that opens a folded widget."""


@dataclass(frozen=True)
class Way:
    """The way to a table page: whose it is, and its address."""

    group: str
    name: str
    path: str


class Drawing:
    """Draws views with the templates of ``env``."""

    def __init__(self, env: Environment, icons: Icons, art: Art) -> None:
        self._env = env
        self._drawn: OrderedDict[Any, Markup] = OrderedDict()
        env.globals.update(icon=icons, art=art, shapes=shapes, qr=qr, dimension_icons=ICONS)
        env.globals.update(command_json=wire.text, group_name=group_name, given=given)
        env.globals.update(direction=direction, theme_colours=theme_colours, sharing=sharing)

    def view(self, view: View, who: Viewer) -> Markup:
        """Return the part of a page that changes: all of ``view``."""
        say = who.live.say(who.page.lang)
        shown = self._desk(view, who, say) if view.page == "panel" else self._page(view, say)
        html = self._env.get_template(f"views/{view.page}.html")
        return Markup(html.render(**{"view": view, "say": say, "who": who, **shown}))

    def still(self, view: View, say: Say) -> Markup:
        """Return a view of the shared screen that stands still."""
        html = self._env.get_template("views/screen.html")
        return Markup(html.render(view=view, say=say, **self._page(view, say)))

    def _page(self, view: View, say: Say) -> dict[str, Any]:
        lead = next((one for one in view.widgets if isinstance(one, Title)), None)
        shown: dict[str, Any] = {"lead": lead or Title(id="", text=view.title)}
        if view.page in ("phone", "table"):
            return {**shown, "part": self._part(view, arranged(view, lead), say)}
        return {
            **shown,
            "blocks": self._blocks(view, lead, say),
            "controls": self._loose(view, say),
        }

    def _desk(self, view: View, who: Viewer, say: Say) -> dict[str, Any]:
        """Return the panel laid out; its template draws each thing where it stands."""

        def draw(
            control: Control, at: str = "", keys: str = "", fold: bool | None = None
        ) -> Markup:
            return self._control(control, say, at, keys, fold)

        def show(widget: Widget) -> Markup:
            return self._widget(widget, say, shared=False)

        desk = desked(view)
        drawn = {"say": say, "draw": draw, "show": show, "arriving": desk.arriving}

        def row(table: Table) -> Markup:
            return self._once(_row_key(table, desk, say), "panel/row.html", table=table, **drawn)

        return {"desk": desk, "row": row, "ways": _ways(view, who), **drawn}

    def _part(self, view: View, here: Arranged, say: Say) -> Part:
        def blocks(widgets: Iterable[Widget]) -> tuple[Block, ...]:
            return tuple(self._own(widget, view, bool(here.asked), say) for widget in widgets)

        def controls(these: Iterable[Control], *, fold: bool) -> tuple[Markup, ...]:
            return tuple(self._control(own_words(one, view.you), say, fold=fold) for one in these)

        several = sum(one.intent != "pass" for one in here.asked) > 1
        return Part(
            said=blocks(here.said),
            asked=controls(here.asked, fold=several),
            choices=controls((c for c in here.changes if c.type == "Choose"), fold=True),
            forms=controls((c for c in here.changes if c.type == "Form"), fold=True),
            beside=blocks(here.beside),
            folded=blocks(here.folded),
            rest=controls(here.rest, fold=True),
            stop=controls(here.stop, fold=False),
            idle=here.idle,
        )

    def _own(self, widget: Widget, view: View, asked: bool, say: Say) -> Block:
        """Return ``widget`` as it stands on the page of those whom it may be about."""
        kind, shared = type(widget).__name__, view.page == "table"
        group = getattr(widget, "group", "")
        own = bool(view.you and group and group == view.you.group)
        html = self._widget(widget, say, shared, own=own, brief=asked and not shared)
        sign = widget.icon if isinstance(widget, WebChart) and widget.icon else _SIGNS.get(kind, "")
        return Block(kind, html, id=widget.id, summary=_summary(widget, say), icon=sign)

    def _blocks(self, view: View, lead: Title | None, say: Say) -> list[Block]:
        shared = view.page in ("screen", "table")
        return [
            Block(
                type(widget).__name__,
                self._widget(widget, say, shared),
                self._drawn_controls((c for c in view.controls if c.board == widget.id), say),
            )
            for widget in view.widgets
            if widget is not lead
        ]

    def _loose(self, view: View, say: Say) -> dict[str, list[Markup]]:
        """Return the controls that belong to no widget, drawn, by intent."""
        boards = {widget.id for widget in view.widgets}
        loose: dict[str, list[Markup]] = {}
        for control in view.controls:
            if control.board not in boards:
                loose.setdefault(control.intent, []).append(self._control(control, say))
        return loose

    def _drawn_controls(self, controls: Iterable[Control], say: Say) -> tuple[Markup, ...]:
        return tuple(self._control(control, say) for control in controls)

    def _widget(
        self, widget: Widget, say: Say, shared: bool, *, own: bool = False, brief: bool = False
    ) -> Markup:
        """Return ``widget`` drawn; a kind that nobody drew yet is left out.

        ``own``: the page is its group's. ``brief``: an answer is wanted, so it takes little room.
        """
        name = f"widgets/{type(widget).__name__}.html"
        key = (name, say.lang, shared, own, brief, _key(widget))
        return self._once(key, name, w=widget, say=say, shared=shared, own=own, brief=brief)

    def _control(
        self, control: Control, say: Say, at: str = "", keys: str = "", fold: bool | None = None
    ) -> Markup:
        """Return ``control`` drawn, at the table called ``at``, pressed by ``keys`` as well.

        ``fold`` says whether a form is folded; None leaves that to its intent.
        """
        name = f"controls/{control.type}.html"
        shown = {"c": control, "say": say, "short": _short(str(control.label), at), "keys": keys}
        key = (name, say.lang, at, keys, fold, wire.text(control))
        return self._once(key, name, fold=fold, **shown)

    def _once(self, key: Hashable, name: str, **shown: Any) -> Markup:
        """Return template ``name`` filled, drawn anew only if nothing is kept under ``key``."""
        if key not in self._drawn:
            self._drawn[key] = self._fresh(name, shown)
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[key]

    def _fresh(self, name: str, shown: dict[str, Any]) -> Markup:
        try:
            return Markup(self._env.get_template(name).render(**shown))
        except TemplateNotFound:
            return Markup()


def _short(said: str, table: str) -> str:
    """Return a label without the name of the table it stands at, empty if it has none."""
    rest = said.removeprefix(f"{table}: ").removesuffix(f": {table}") if table else said
    return "" if rest == said else rest[:1].upper() + rest[1:]


def _key(widget: Widget) -> Hashable:
    """Return what equal widgets have in common; those with mappings are told by their JSON."""
    try:
        hash(widget)
    except TypeError:
        return wire.text(widget)
    return widget


def _row_key(table: Table, desk: Desk, say: Say) -> Hashable:
    """Return what equal rows of the panel have in common."""
    controls = tuple(wire.text(control) for control in table.controls)
    widgets = tuple(_key(widget) for widget in table.widgets)
    return ("row", say.lang, desk.arriving, table.number, table.tile, controls, widgets)


def _summary(widget: Widget, say: Say) -> str:
    """Return the line that stands for ``widget`` while it is folded."""
    match widget:
        case WebChart(name=name):
            return say("web.fold.about", name=name)
        case GroupTile(name=name):
            return name
    label = getattr(widget, "label", "")
    key = f"web.fold.{type(widget).__name__}"
    return str(label) or say(key if say.has(key) else "web.fold.other")


def _ways(view: View, who: Viewer) -> list[Way]:
    """Return the ways to the table pages, for who leads alone: they hold keys."""
    if view.page != "panel" or not who.page.may_act:
        return []
    names = {tile.group: tile.name for tile in view.widgets if isinstance(tile, GroupTile)}
    return [Way(group, name, screen_path(who.live, group)) for group, name in names.items()]


def screen_path(live: Live, group: Group = "") -> str:
    """Return the address that makes a browser the screen of ``group``, or of the room."""
    table = f"group={group}&" if group else ""
    return f"/{live.code}/screen?{table}key={screen_key(live, group)}"
