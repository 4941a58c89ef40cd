"""Exports that take long are written by a process of their own: no phone waits for a document."""

import json
import sys

from gevent import subprocess

from engine import export
from engine.core import Say
from engine.export import Export
from engine.lexicon import Lexicon
from engine.store import Row
from engine.workshop.state import State
from facilitator_web.answers import Refused

_SECONDS = 60


def exported(state: State, rows: list[Row], format: str, say: Say) -> Export:
    """Return ``state`` in ``format``; a slow format is written elsewhere meanwhile.

    Raises:
        Refused: if it could not be written.
    """
    if _quick(format) or not isinstance(say, Lexicon):
        return _at_once(state, rows, format, say)
    found = export.report(state, rows, say)
    given = json.dumps({"report": found, "words": dict(say.words)}).encode()
    return export.named(found, format), export.FORMATS[format].mime, _written(format, say, given)


def _quick(format: str) -> bool:
    return format == export.ROOM or not export.FORMATS[format].slow


def _at_once(state: State, rows: list[Row], format: str, say: Say) -> Export:
    try:
        return export.export(state, rows, format, say)
    except export.TooFew as error:
        raise Refused(409, "too_few") from error


def _written(format: str, say: Lexicon, given: bytes) -> bytes:
    command = [sys.executable, "-P", "-m", "engine.export", format, say.lang]
    try:
        done = subprocess.run(command, input=given, stdout=subprocess.PIPE, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused(503, "not_written") from error
    if done.returncode or not done.stdout:
        raise Refused(503, "not_written")
    content: bytes = done.stdout
    return content
