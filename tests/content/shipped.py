"""All that trainers can write and that comes with the software, with the place of every part."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

import yaml
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from engine.content.load import PACK, TRANSLATIONS, examine, gather
from engine.content.packs import Pack, bundled, game_of
from engine.content.translations import Entries
from engine.core import Text
from engine.workshop.looking import ready_sets
from engine.workshop.plan import plan_model
from tests.evenings import RULES

GAMES = {**RULES.games, **ready_sets(RULES.activities)}
PLAN = plan_model(RULES.games, RULES.activities)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Steps = tuple[str | int, ...]


class May(NamedTuple):
    """What may stand at a place: its type without ``None``, its bounds, whether it is optional."""

    type: Any
    bounds: dict[str, Any]
    needed: bool = True
    nothing: bool = False


@dataclass(frozen=True)
class Site:
    """A value in a file: the nodes of its name (None in a list), of itself and around it."""

    file: "Shipped"
    path: Steps
    key: Any = field(repr=False)
    node: Any = field(repr=False)
    around: Any = field(repr=False)
    next: Any = field(repr=False)
    """The name that comes after it in the same group."""

    @property
    def written(self) -> str:
        return self.file.text[self.node.start_mark.index : self.end]

    @cached_property
    def end(self) -> int:
        """Where the value ends: a group ends with the last thing in it."""
        return _end(self.node, self.file.text)

    @property
    def block(self) -> bool:
        """Whether it is a field on a line of its own, in a file without brackets there."""
        return self.key is not None and not self.around.flow_style

    @property
    def plain(self) -> bool:
        """Whether it is text on one line without quotes."""
        return self.scalar and not self.node.style and "\n" not in self.written

    @property
    def quoted(self) -> bool:
        return self.scalar and self.node.style in ("'", '"') and "\n" not in self.written

    @property
    def scalar(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def first(self) -> bool:
        return bool(self.around.value and self.key is self.around.value[0][0])

    @property
    def margin(self) -> str:
        """What stands before its name on the line."""
        begin = self.key.start_mark
        return self.file.text[begin.index - begin.column : begin.index]

    @cached_property
    def may(self) -> May | None:
        """What may stand here, None if that is not said: names that the writer made."""
        return _may(self.file.content, self.path)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields that may stand in the group it is in; none where the writer makes them."""
        group = _inside(self.file.content, self.path[:-1])
        known = isinstance(group, BaseModel) and not isinstance(group, RootModel)
        return tuple(type(group).model_fields) if known else ()


def _end(node: Any, text: str) -> int:
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        begin, end = node.start_mark.index, node.end_mark.index
        return begin + len(text[begin:end].rstrip())
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, text)


def _inside(content: Any, path: Steps) -> Any:
    for step in path:
        content = content.root if isinstance(content, RootModel) else content
        if isinstance(content, BaseModel):
            content = getattr(content, str(step), None)
        elif isinstance(content, dict | list | tuple):
            content = content[step]
        else:
            return None
    return content


def _may(content: Any, path: Steps) -> May | None:
    group = _inside(content, path[:-1])
    group = group.root if isinstance(group, RootModel) else group
    step = path[-1]
    if isinstance(group, BaseModel):
        known = type(group).model_fields.get(str(step))
        return _of(known) if known else None
    if isinstance(group, tuple | list) and (list_ := _may(content, path[:-1])):
        inner = [one for one in get_args(list_.type) if one is not ...]
        return _narrowed(inner[0]) if inner else None
    return None


def _of(known: FieldInfo) -> May:
    found = _narrowed(known.annotation)
    bounds = {**found.bounds, **_bounds(known.metadata)}
    return May(found.type, bounds, known.is_required(), found.nothing)


def _narrowed(kind: Any) -> May:
    if hasattr(kind, "__metadata__"):
        inner = _narrowed(kind.__origin__)
        own = [one for data in kind.__metadata__ for one in (*getattr(data, "metadata", ()), data)]
        return May(inner.type, {**inner.bounds, **_bounds(own)}, nothing=inner.nothing)
    some = [one for one in get_args(kind) if one is not type(None)]
    if type(None) in get_args(kind) and len(some) == 1:
        return _narrowed(some[0])._replace(nothing=True)
    return May(kind, {})


def _bounds(metadata: Any) -> dict[str, Any]:
    names = ("ge", "le", "min_length", "max_length", "pattern")
    return {
        name: getattr(data, name)
        for data in metadata
        for name in names
        if getattr(data, name, None) is not None
    }


def is_list(kind: Any) -> bool:
    return get_origin(kind) in (tuple, list)


def is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def is_text(kind: Any) -> bool:
    return kind in (str, Text)


@dataclass(frozen=True)
class Shipped:
    """One file that comes with the software."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def translation(self) -> bool:
        return self.path.parent.name == TRANSLATIONS

    @cached_property
    def plan(self) -> bool:
        return "plans" in self.path.parts and not self.translation

    @cached_property
    def pack(self) -> bool:
        return self.path.name == PACK

    @cached_property
    def home(self) -> Path:
        """The folder that it belongs to."""
        return self.path.parent.parent if self.translation else self.path.parent

    @cached_property
    def name(self) -> str:
        return self.path.relative_to(self.home).as_posix()

    @cached_property
    def game(self) -> str:
        return "" if self.pack or self.plan or self.translation else str(game_of(self.path))

    @cached_property
    def kind(self) -> str:
        """What sort of file it is: a game's scenario, a plan, a pack or a translation."""
        return "translation" if self.translation else "pack" if self.pack else self.game or "plan"

    @cached_property
    def model(self) -> type[BaseModel]:
        if self.translation:
            return Entries
        if self.plan:
            return PLAN
        return Pack if self.pack else GAMES[self.game].content

    @cached_property
    def content(self) -> Any:
        if self.translation:
            return Entries.model_validate(yaml.load(self.text, Loader=yaml.BaseLoader))
        return examine(gather(self.path), self.path.name, self.model).content

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        return tuple(self._sites(yaml.compose(self.text, Loader=_LOADER), ()))

    def _sites(self, node: Any, path: Steps) -> Iterator[Site]:
        if isinstance(node, yaml.MappingNode):
            names = [key for key, _ in node.value]
            for (key, value), after in zip(node.value, [*names[1:], None], strict=True):
                yield Site(self, (*path, key.value), key, value, node, after)
                yield from self._sites(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                yield Site(self, (*path, number), None, value, node, None)
                yield from self._sites(value, (*path, number))


@cache
def shipped() -> tuple[Shipped, ...]:
    """Return every plan, pack, scenario and translation."""
    folders = [bundled("content") / "packs", bundled("content") / "plans"]
    return tuple(Shipped(path) for one in folders for path in sorted(one.rglob("*.yaml")))
