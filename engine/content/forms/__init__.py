"""A file as a form: what may be filled in, made from its model and from what stands there."""

from engine.content.forms.fields import Field, Option, Section
from engine.content.forms.form import Form
from engine.content.forms.wishes import Wish, change_for

__all__ = ("Field", "Form", "Option", "Section", "Wish", "change_for")
