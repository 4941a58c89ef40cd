"""What a role is told: for the eyes of who has it."""

from collections.abc import Iterator

from engine.core import Group, Say, Words
from engine.core.views import Text
from games.alles_op_tafel.content import RoleId
from games.alles_op_tafel.state import State


def role_words(state: State, group: Group, role: RoleId) -> tuple[Words, ...]:
    """Return what ``role`` alone knows of the card of ``group``, and its assignment."""
    face = state.face_of(group, state.turn)
    secret = face.private.get(role) if face else None
    assignments = state.role(role).assignments
    assignment = assignments[(max(state.turn, 1) - 1) % len(assignments)]
    return (secret, assignment) if secret else (assignment,)


def role_text(state: State, group: Group, role: RoleId, say: Say) -> Iterator[Text]:
    """Yield those words as paragraphs, what only this role knows in front."""
    icon = state.role(role).picture
    for number, words in enumerate(role_words(state, group, role)):
        lang = say.lang_of(words)
        yield Text(id=f"role-{number}", text=say.of(words), icon="" if number else icon, lang=lang)
