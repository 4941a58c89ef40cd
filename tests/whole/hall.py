"""A whole workshop over HTTP: a panel, phones, a table page and the screen, on a real server."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import groupby
from pathlib import Path
from random import Random
from secrets import token_hex
from typing import Any

from engine.bots import choose, filled
from engine.core import Control
from engine.store import Row
from engine.store.files import find
from engine.store.sqlite import open_reader
from tests.client import Area, Client, Json, Reply, read
from tests.serving import Serving

FEW = {200, 204, 303, 409, 410}
"""What a page that only does what it is shown is ever answered."""
MOST_ROUNDS = 3_000
LANGUAGES = ("nl", "en")


class Witness(Client):
    """A browser that remembers what each of its requests was answered."""

    def __init__(self, port: int, code: str, area: Area = "phone", group: str = "") -> None:
        super().__init__(port, code, area, group)
        self.lang = "nl"
        self.answers: Counter[tuple[str, int]] = Counter()

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Reply:
        spoken = {"Accept-Language": self.lang, **headers}
        reply = super().ask(method, path, body, **spoken)
        self.answers[f"{method} {path.partition('?')[0]}", reply.status] += 1
        return reply


@dataclass
class Player:
    """Somebody at one page, who presses what a generic client presses.

    ``done`` are the commands that were answered with 204, by request id; ``refused`` the
    answers to all others, each with the command it was about.
    """

    name: str
    page: Witness
    dice: Random
    tried: Counter[str] = field(default_factory=Counter)
    done: dict[str, Json] = field(default_factory=dict)
    refused: list[tuple[Json, Reply]] = field(default_factory=list)

    def chosen(self) -> Control | None:
        """Look at the page, and choose what to press."""
        return choose([read(one) for one in self.page.view()["controls"]], self.tried, self.dice)

    def press(self, control: Control) -> Reply:
        return self.send(self.filled(control), token_hex(8))

    def filled(self, control: Control) -> Json:
        return filled(control, self.dice)

    def send(self, command: Json, rid: str) -> Reply:
        reply = self.page.tap(command, rid)
        if reply.status == 204:
            self.done[rid] = command
        else:
            self.refused.append((command, reply))
        return reply


@dataclass
class Hall:
    """Everyone at one workshop. ``phones`` may be empty; the table page is of group g1."""

    server: Serving
    panel: Player
    screen: Player
    table: Player
    phones: Sequence[Player]
    dice: Random

    @property
    def everyone(self) -> list[Player]:
        return [*self.phones, self.table, self.screen, self.panel]

    def play(self, between: Callable[[], object] = lambda: None) -> None:
        """Let everyone look, then press, again and again, until the workshop has ended.

        All of a round press what they saw before anybody pressed. What comes next is pressed
        only when nobody has anything to answer or try, and by one of them.
        """
        for _ in range(MOST_ROUNDS):
            between()
            if self.panel.page.view()["state"] == "ended":
                return
            self._round()
        raise AssertionError(f"it never ended: {self.panel.page.view()['title']}")

    def _round(self) -> None:
        found = [(who, control) for who in self.everyone if (control := who.chosen())]
        busy = [one for one in found if one[1].intent != "advance"]
        self.press(busy or self.dice.sample(found, 1))

    def press(self, found: Sequence[tuple[Player, Control]]) -> None:
        """Press all of a round, one after another."""
        for who, control in found:
            who.press(control)

    def rows(self) -> list[Row]:
        return rows(self.server)


def rows(server: Serving) -> list[Row]:
    """Return the log of ``server``'s workshop."""
    file = find(server.data, server.code)
    assert file
    with closing(open_reader(file.path)) as store:
        return list(store.rows())


def carried_out(log: Sequence[Row]) -> Counter[str]:
    """Return how often each request id stands in ``log`` as a command carried out."""
    return Counter(rid.rpartition(":")[2] for rid, _ in groupby(row.rid for row in log))


@contextmanager
def hall(
    folder: Path,
    plan: Path,
    phones: int,
    seed: int = 5,
    page_of: Callable[[int, str, Area, str], Witness] = Witness,
    player_of: Callable[[str, Any, Random], Player] = Player,
    hall_of: Callable[..., Hall] = Hall,
) -> Iterator[Hall]:
    """Open ``plan`` on a server of its own, with everyone there. Every other phone is English."""
    with Serving(folder / "data", plan, seed=seed) as server:
        dice = Random(seed)

        def at(name: str, area: Area, link: str = "", group: str = "") -> Player:
            page = page_of(server.port, server.code, area, group)
            if link:
                assert page.enter(link).status == 303
            return player_of(name, page, dice)

        panel = at("panel", "panel", server.address["enter_url"])
        screen = at("screen", "screen", server.address["screen_url"])
        table = at("table", "screen", table_link(panel.page, "g1"), "g1")
        joined = [at(f"phone {number}", "phone") for number in range(phones)]
        for number, one in enumerate(joined):
            one.page.lang = LANGUAGES[number % 2]
            assert one.page.join(one.page.lang).status == 303
        yield hall_of(server, panel, screen, table, joined, dice)


def table_link(panel: Client, group: str) -> str:
    """Return the link of a table page, which stands on the panel alone."""
    body = panel.insist("GET", panel.base).body
    _, _, after = body.partition(f'id="way-{group}"')
    return after.partition('href="')[2].partition('"')[0].replace("&amp;", "&")


def raw(client: Client, path: str) -> tuple[int, bytes, str]:
    """Return status, bytes and headers of ``path``, whatever kind of file it is."""
    connection = HTTPConnection("127.0.0.1", client.port, timeout=60)
    with closing(connection):
        answer = client.send(connection, "GET", path)
        return answer.status, answer.read(), str(answer.headers)
