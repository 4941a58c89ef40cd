"""The kinds of field that a trainer's file is made of."""

from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    InstanceOf,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError

from engine.core import Text as CoreText


class Translated(str):
    """A source text with its translations, as the loader hands it to a model."""

    lang: str
    others: dict[str, str]

    def __new__(cls, source: str, lang: str, others: dict[str, str]) -> "Translated":
        """Return ``source`` in ``lang``, with ``others`` by language."""
        self = super().__new__(cls, source)
        self.lang, self.others = lang, others
        return self


def _text(value: Any, known: ValidationInfo) -> Any:
    if isinstance(value, CoreText):
        return value
    if isinstance(value, Translated):
        return CoreText(str(value).strip(), value.lang, dict(value.others))
    if isinstance(value, str):
        return CoreText(value.strip(), (known.context or {}).get("lang", "nl"))
    raise PydanticCustomError("text_type", "this must be text")


Text = Annotated[InstanceOf[CoreText], BeforeValidator(_text)]
"""A text that people read: translatable."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
"""A name for the software: small letters, digits and dashes; never shown, never changed."""


REFERS: Final = "x-refers"
"""What a schema calls the lists where an id may be found."""


class Refers:
    """Stands beside an ``Id`` that means an item elsewhere in the file.

    ``lists`` are the names of the lists where that item may stand. They are looked for next to
    the field, then around it, up to the top of the file.
    """

    def __init__(self, *lists: str) -> None:
        self.lists = lists

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return what may stand here, with the lists it means; see ``engine.content.schema``."""
        return {**handler(schema), REFERS: list(self.lists)}


PackId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""A UUID: what a pack is known by, whatever it is called."""

Version = Annotated[str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
"""Three numbers."""


class Name(str):
    """What somebody is called, as a model holds it: the same in every language."""


Called = Annotated[str, Field(min_length=1, max_length=24), AfterValidator(Name)]
"""What somebody is called: a pack that builds on this one may call them otherwise."""


class Years(int):
    """How old somebody is, as a model holds it."""


Age = Annotated[int, Field(ge=4, le=110), AfterValidator(Years)]
"""How old somebody is: another name may need another age."""


class Content(BaseModel):
    """What every part of a trainer's file has in common: no unknown fields, no changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ReadySet(Content):
    """Content that can name a set which is ready to be used, in a file like a scenario's."""

    @property
    def named(self) -> str | None:
        """The name of the set to be used, None if this content is complete by itself."""
        return None

    def completed(self, found: Self) -> Self:
        """Return this content with what the set ``found`` adds to it."""
        return self
