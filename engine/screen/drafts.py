"""Forms that are half filled in: kept until they are sent, or can be sent no longer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.core.views import Control
from engine.screen.sheets import Filling, same_form


@dataclass
class Drafts:
    """What was filled in so far, by the id of its control."""

    forms: dict[str, Filling] = field(default_factory=dict)

    def see(self, known: Mapping[str, Control]) -> None:
        """Keep the forms that still ask the same, of the controls as they are now."""
        self.forms = {
            name: replace(form, control=known[name])
            for name, form in self.forms.items()
            if name in known and same_form(known[name], form.control)
        }

    def keep(self, form: Filling) -> None:
        """Keep ``form`` as it is."""
        self.forms[form.control.id] = form

    def begin(self, control: Control, cell: str, lang: str) -> Filling:
        """Return the form of ``control`` from its start, at ``cell`` if one was pressed.

        ``lang`` is the language that is typed.
        """
        draft = self.forms.get(control.id)
        form = (
            replace(draft, at=0, own_words=False, left="") if draft else Filling(control, lang=lang)
        )
        return form.at_cell(cell) if cell else form

    def done(self, control: str) -> None:
        """Forget the form of ``control``: it was taken."""
        self.forms.pop(control, None)
