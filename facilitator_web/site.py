"""One server: its workshops, who may ask what of it, and what it has to say when it refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from wsgiref.types import WSGIEnvironment

from engine.core import Say
from engine.feed import Feed
from engine.store import Session
from engine.workshop.live import Live
from facilitator_web.answers import Refused
from facilitator_web.hosts import Hosts
from facilitator_web.limits import Buckets, Limits
from facilitator_web.requests import language
from facilitator_web.settings import Settings
from facilitator_web.streams import Streams


@dataclass(frozen=True)
class Site:
    """All that answering a request needs."""

    workshops: Mapping[str, Live]
    feeds: Mapping[str, Feed]
    settings: Settings
    hosts: Hosts
    limits: Limits = field(default_factory=Limits)
    streams: Streams = field(default_factory=Streams)

    def require_host(self, environ: WSGIEnvironment) -> None:
        """Refuse a request for a name that is not ours.

        Raises:
            Refused: 400 ``host``.
        """
        if environ.get("HTTP_HOST", "") not in self.hosts:
            raise Refused(400, "host")

    def workshop(self, code: str, environ: WSGIEnvironment) -> Live:
        """Return the workshop with ``code``; a wrong one is counted.

        Raises:
            Refused: 404 ``code``, or 429 when this address guesses too often.
        """
        live = self.workshops.get(code)
        if live is not None:
            return live
        self.require_patience(environ)
        self.limits.wrong_code(environ.get("REMOTE_ADDR", ""))
        raise Refused(404, "code")

    def admit_stranger(self, environ: WSGIEnvironment) -> None:
        """Let somebody without a cookie ask, unless their address guesses or races.

        Raises:
            Refused: 429 ``too_many``.
        """
        self.require_patience(environ)
        self._take(self.limits.strangers, self.masked(environ))

    def admit_reader(self, environ: WSGIEnvironment) -> None:
        """Let somebody ask for what every page needs, unless their address asks for very much.

        Raises:
            Refused: 429 ``too_many``.
        """
        self._take(self.limits.files, self.masked(environ))

    def masked(self, environ: WSGIEnvironment) -> str:
        """Return a key for who sent a request, from which no address can be read."""
        return self.limits.masked(environ.get("REMOTE_ADDR", ""))

    def require_calm(self, session: Session) -> None:
        """Let a browser that is known ask, unless it just asked very much.

        Raises:
            Refused: 429 ``too_many``.
        """
        self._take(self.limits.asked, session.token_hash)

    def require_slow_fingers(self, code: str, seat: int) -> None:
        """Let the phone of ``seat`` send a command, unless it just sent very many.

        Raises:
            Refused: 429 ``too_many``.
        """
        self._take(self.limits.taps, f"{code}:{seat}")

    def _take(self, buckets: Buckets, key: str) -> None:
        if not buckets.take(key):
            raise Refused(429, "too_many", buckets.wait(key))

    def require_patience(self, environ: WSGIEnvironment) -> None:
        """Refuse an address that guessed too many codes, whether this one is right or wrong.

        Raises:
            Refused: 429 ``too_many``.
        """
        if wait := self.limits.guessing(environ.get("REMOTE_ADDR", "")):
            raise Refused(429, "too_many", wait)

    def say_at(self, code: str, environ: WSGIEnvironment, chosen: str = "") -> Say:
        """Return the voice for a request for the workshop with ``code``, if there is one."""
        live = self.workshops.get(code)
        if live is None:
            return self.say(environ, chosen)
        return live.say(language(environ, live.languages, chosen, live.lang))

    def say(self, environ: WSGIEnvironment, chosen: str = "") -> Say:
        """Return the voice for a request that belongs to no workshop."""
        return self.settings.says[language(environ, tuple(self.settings.says), chosen)]
