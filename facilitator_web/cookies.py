"""Who a browser is: one cookie per workshop and role, its token known here only as a digest."""

import re
import secrets
from hashlib import sha256

from engine.store import Role

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
KEPT = 60 * 60 * 24 * 30
"""Seconds a browser keeps a cookie: a series of gatherings, not longer."""


def new_token() -> str:
    """Return a fresh token of 128 random bits."""
    return secrets.token_urlsafe(16)


def digest(token: str) -> str:
    """Return what is stored of ``token``."""
    return sha256(token.encode()).hexdigest()


def token_in(header: str, role: Role) -> str:
    """Return the token for ``role`` in a ``Cookie`` header, or ``""``."""
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == role and _TOKEN.fullmatch(value):
            return value
    return ""


def set_cookie(role: Role, code: str, token: str, *, secure: bool = False) -> str:
    """Return the ``Set-Cookie`` header that gives a browser ``token`` for one workshop."""
    end = "; Secure" if secure else ""
    return f"{role}={token}; Path=/{code}; Max-Age={KEPT}; HttpOnly; SameSite=Strict{end}"
