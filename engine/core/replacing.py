"""``replace`` for the states that every event makes anew: as ``dataclasses`` has it, but quick."""

from dataclasses import replace as _dataclasses_replace
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    replace = _dataclasses_replace  # the type checker knows what may be replaced in what
else:

    def replace(whole: T, /, **parts: Any) -> T:
        """Return a copy of ``whole`` with other ``parts``; what it worked out itself is left out.

        It makes no use of ``__init__``: for frozen dataclasses without slots that check nothing.
        """
        own = whole.__dataclass_fields__
        copy = object.__new__(type(whole))
        vars(copy).update(
            {name: part for name, part in vars(whole).items() if name in own}, **parts
        )
        return copy
