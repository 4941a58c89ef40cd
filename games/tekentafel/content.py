"""What a trainer may write: a map, its places and residents, and what can be done there."""

from typing import Annotated, Literal

from pydantic import Field

from engine.content.fields import Age, Called, Content, Id, Refers, Text
from engine.core import Dimension

Line = Literal["road", "path", "rail", "tram"]
Area = Literal["ground", "green", "water", "square", "building"]
ShapeKind = Area | Line | Literal["tree"]
Topic = Literal[
    "money", "work", "school", "care", "housing", "neighbours", "loneliness", "grief",
    "sexuality", "safety", "violence", "death", "travel", "language", "digital", "joy",
]  # fmt: skip
Icon = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
NeedId = Annotated[Id, Refers("needs")]
Cell = Annotated[str, Field(pattern=r"^[A-Z][1-9][0-9]?$")]

_NUMBER = r"\d{1,2}(\.\d{1,2})?"
_POINT = rf"{_NUMBER},{_NUMBER}"
Points = Annotated[str, Field(pattern=rf"^{_POINT}( {_POINT}){{0,39}}$")]
"""Points in cells from the top left corner, first across and then down: ``0,4 12,4``."""


class Shape(Content):
    """One piece of the drawn map."""

    kind: ShapeKind
    points: Points
    """The corners of an area, the bends of a line, or where trees stand.

    An area with two points is a rectangle between those corners.
    """
    label: Text | None = None
    icon: Icon | None = None

    @property
    def spots(self) -> tuple[tuple[float, float], ...]:
        """The points as numbers, all corners of a rectangle included."""
        pairs = (point.split(",") for point in self.points.split())
        spots = tuple((float(x), float(y)) for x, y in pairs)
        if self.kind in ("ground", "green", "water", "square", "building") and len(spots) == 2:
            (left, top), (right, bottom) = spots
            return (left, top), (right, top), (right, bottom), (left, bottom)
        return spots


class Map(Content):
    """The drawn neighbourhood, and the grid over it."""

    columns: int = Field(12, ge=3, le=26)
    rows: int = Field(8, ge=3, le=20)
    alt: Text | None = None
    """What the map shows, for who cannot see it."""
    shapes: Annotated[tuple[Shape, ...], Field(min_length=1, max_length=200)]


class Place(Content):
    """A place on the map that has a name."""

    id: Id
    cell: Cell
    """Where it is: a letter for the column and a number for the row, such as ``C4``."""
    title: Text
    """As it follows "bij": "het bankje"."""
    icon: Icon


class Who(Content):
    """People for whom something can change: "ouderen"."""

    id: Id
    title: Text
    icon: Icon


class Need(Content):
    """What people may want somewhere, as it follows "willen": "rustig zitten"."""

    id: Id
    title: Text
    icon: Icon
    dimension: Dimension


class Persona(Content):
    """A resident through whose eyes a table looks."""

    id: Id
    name: Called
    age: Age
    text: Text
    """A few short lines."""
    gives: Text
    """What others get from this person."""
    picture: Icon
    needs: Annotated[tuple[NeedId, ...], Field(min_length=1, max_length=4)]


class Measure(Content):
    """Something that can be built or done, or an agreement that people can make."""

    id: Id
    kind: Literal["measure", "agreement"] = "measure"
    title: Text
    text: Text
    """One or two short sentences."""
    picture: Icon
    coins: int = Field(ge=0, le=10)
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1, max_length=3)]
    needs: tuple[NeedId, ...] = ()
    """The needs that it answers."""
    note: Text | None = None
    """For the facilitator's eyes."""


class Party(Content):
    """Who can decide on something, or ask for it."""

    id: Id
    title: Text
    icon: Icon
    resident: bool = False
    """Whether this is a resident: one is never the only owner."""


class Reply(Content):
    """When people hear what comes of it: "binnen een maand"."""

    id: Id
    title: Text


class Scenario(Content):
    """A neighbourhood: its map and its people, and what can be done there."""

    id: Id
    game: Literal["tekentafel"]
    title: Text
    about: Text
    """Two sentences for the trainer who chooses a scenario."""
    origin: str = "own work"
    license: Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"] = "CC-BY-SA-4.0"
    tested: Text | None = None
    """Whether residents have read it: shown in the panel."""
    topics: tuple[Topic, ...] = ()
    map: Map
    places: Annotated[tuple[Place, ...], Field(min_length=3, max_length=60)]
    people: Annotated[tuple[Who, ...], Field(min_length=1, max_length=12)]
    needs: Annotated[tuple[Need, ...], Field(min_length=1, max_length=24)]
    personas: Annotated[tuple[Persona, ...], Field(min_length=1, max_length=12)]
    measures: Annotated[tuple[Measure, ...], Field(min_length=1, max_length=80)]
    parties: Annotated[tuple[Party, ...], Field(min_length=2, max_length=12)]
    replies: Annotated[tuple[Reply, ...], Field(min_length=1, max_length=8)]
