"""Under which names this server answers: no page elsewhere may reach it by its own name."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit


class Hosts:
    """The names in a ``Host`` header that are ours. Addresses always are: no name, no trick."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        own = socket.gethostname().lower()
        self._names = {"localhost", own, f"{own}.local", *(name.lower() for name in extra)}

    def __contains__(self, host: object) -> bool:
        name = _name(host) if isinstance(host, str) else ""
        return name in self._names or _is_address(name)


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "") if host else ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
