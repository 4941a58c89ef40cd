"""Under which names this server answers: no page elsewhere may reach it by its own name."""

import re
import socket
from collections.abc import Iterable
from ipaddress import ip_address

_HOST = re.compile(
    r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[0-9A-Za-z._-]+))(?::(?P<port>[0-9]{1,5}))?"
)


class Hosts:
    """The names in a ``Host`` header that are ours. Addresses always are: no name, no trick."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        own = socket.gethostname().lower()
        self._names = {"localhost", own, f"{own}.local", *(name.lower() for name in extra)}

    def __contains__(self, host: object) -> bool:
        name = _name(host) if isinstance(host, str) else ""
        return name in self._names or _is_address(name)


def _name(host: str) -> str:
    """Return the name in a ``Host`` header without its port, "" if it is not as it should be.

    Strict on purpose: what readers could understand in two ways is understood in none.
    """
    found = _HOST.fullmatch(host)
    if found is None or int(found["port"] or 0) > 65535:
        return ""
    return (found["six"] or found["name"]).lower()


def _is_address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
