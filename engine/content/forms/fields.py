"""A form, described: fields with their labels, what stands in them and what may."""

from dataclasses import dataclass

from engine.content.forms.kinds import Sort
from engine.content.yaml_light import KeyPath


@dataclass(frozen=True)
class Option:
    """Something to choose: what stands in the file, and what people read."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to fill in, at ``path`` in the file.

    ``line`` is where it stands, from 1, or 0 as long as it does not stand there. ``parts`` are
    the fields of a group or the items of a list. ``least`` and ``most`` count a number, items or
    characters.
    """

    path: KeyPath
    name: str
    sort: Sort
    label: str
    help: str = ""
    heading: str = ""
    """What it is called itself, for an item of a list."""
    value: str | bool | None = None
    line: int = 0
    required: bool = False
    fits: bool = True
    """Whether what stands there can be shown in a form at all."""
    options: tuple[Option, ...] = ()
    parts: tuple["Field", ...] = ()
    least: float | None = None
    most: float | None = None
    fixed: bool = False
    """Whether a list has items that neither come nor go, or a text that cannot change."""

    @property
    def there(self) -> bool:
        """Whether it stands in the file."""
        return self.line > 0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that can be opened to fill in: an item, or the file's own fields."""

    path: KeyPath
    heading: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Section:
    """A list of entries under one title; ``path`` is the list in the file, if it is one."""

    path: KeyPath
    title: str
    entries: tuple[Entry, ...]
    is_list: bool = False
    can_grow: bool = False
