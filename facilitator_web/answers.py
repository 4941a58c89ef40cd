"""Plain answers: status, headers, bytes; and how a refusal is said."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from wsgiref.types import StartResponse

from engine.core import Rejected, Say
from engine.store import NotSaved
from engine.wire import Malformed
from engine.workshop.live import Ended

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
SAFE = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    ),
)
FRESH = ("Cache-Control", "no-store")
Headers = tuple[tuple[str, str], ...]


class Refused(Exception):
    """An answer that is no: ``code`` is a key under ``web.error``, ``wait`` are seconds."""

    def __init__(self, status: int, code: str, wait: float = 0.0) -> None:
        super().__init__(code)
        self.status, self.code, self.wait = status, code, wait


@dataclass(frozen=True)
class Answer:
    """What goes back over the wire."""

    status: int
    body: Iterable[bytes] = ()
    headers: Headers = ()

    def send(self, start_response: StartResponse) -> Iterable[bytes]:
        """Say the status and the headers, and return the body."""
        phrase = HTTPStatus(self.status).phrase
        start_response(f"{self.status} {phrase}", [*SAFE, FRESH, *self.headers])
        return self.body


def nothing() -> Answer:
    """Return 204: it is done, and there is no more to say."""
    return Answer(204)


def in_json(text: str, status: int = 200, headers: Headers = ()) -> Answer:
    """Return ``text``, which is JSON."""
    body = text.encode()
    kind = ("Content-Type", "application/json; charset=utf-8")
    return Answer(status, (body,), (kind, ("Content-Length", str(len(body))), *headers))


@dataclass(frozen=True)
class Fault:
    """Why something did not happen, in a viewer's words."""

    status: int
    code: str
    message: str
    headers: Headers = ()

    def answer(self) -> Answer:
        """Return this as a program gets it."""
        words = {"code": self.code, "message": self.message}
        return in_json(json.dumps(words, ensure_ascii=False), self.status, self.headers)


def fault(error: Exception, say: Say) -> Fault | None:
    """Return how ``error`` is said by ``say``, or None if nobody foresaw it."""
    match error:
        case Refused(status=status, code=code, wait=wait):
            retry = (("Retry-After", str(ceil(wait))),) if wait else ()
            return Fault(status, code, say(f"web.error.{code}"), retry)
        case Rejected():
            return Fault(409, error.code, _refusal(say, error))
        case Malformed():
            return Fault(400, "malformed", say("web.error.malformed"))
        case NotSaved():
            return Fault(503, "not_saved", say("web.error.not_saved"), (("Retry-After", "1"),))
        case Ended():
            return Fault(410, "ended", say("web.error.ended"))
    return None


def _refusal(say: Say, error: Rejected) -> str:
    """Return why the rules said no; a game that has no words for it still gets a kind no."""
    own, known = f"{error.game}.rejected.{error.code}", f"rejected.{error.code}"
    try:
        return say(own if say.has(own) else known, **error.facts)
    except KeyError:
        return say("web.error.refused")
