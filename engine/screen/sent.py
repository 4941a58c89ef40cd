"""What was sent and is waited for, and what the rules said to it."""

from dataclasses import dataclass, field

_REFUSAL_SECONDS = 6.0
_NOTICE_SECONDS = 2.5
_VIEW_SECONDS = 1.5
_OPEN, _SEEN = 0.0, -1.0
"""Instead of a time: not answered; not answered, but a newer view is already here."""


@dataclass
class Sent:
    """The controls that were pressed. Each is let go when its answer and a new view are here."""

    refusal: str = ""
    _refused_until: float = 0.0
    _waiting: dict[str, float] = field(default_factory=dict)

    @property
    def busy(self) -> frozenset[str]:
        """Return the ids of the controls that are waited for."""
        return frozenset(self._waiting)

    def send(self, control: str) -> None:
        """Wait for ``control``, and forget what the rules said before."""
        self._waiting[control], self.refusal = _OPEN, ""

    def tell(self, sentence: str, now: float) -> None:
        """Say ``sentence`` for a moment, where refusals are said."""
        self.refusal, self._refused_until = sentence, now + _NOTICE_SECONDS

    def see(self) -> None:
        """Take note of a new view: what was answered is let go."""
        self._waiting = {name: _SEEN for name, at in self._waiting.items() if at <= _OPEN}

    def answered(self, control: str, refusal: str, now: float) -> None:
        """Take an answer; done without a new view yet, it is waited for a little longer."""
        before = self._waiting.pop(control, _SEEN)
        if refusal:
            self.refusal, self._refused_until = refusal, now + _REFUSAL_SECONDS
        elif before == _OPEN:
            self._waiting[control] = now + _VIEW_SECONDS

    def expire(self, now: float) -> bool:
        """Let go of what has lasted long enough; return whether there was any."""
        over = [name for name, until in self._waiting.items() if _OPEN < until <= now]
        for name in over:
            del self._waiting[name]
        said = bool(self.refusal) and self._refused_until <= now
        if said:
            self.refusal = ""
        return said or bool(over)
