"""Every byte that leaves the server is read: no secret stands in one that may not have it.

Each secret of a game (an answer, what a role knows, a note) is a nonsense word here.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.core import Control
from tests.client import Area, Json, read
from tests.whole.hall import Hall, Player, hall
from tests.whole.listening import Hearing
from tests.whole.plans import CARDS, LIFE, MAP, ROLES, ROOM, Playing, Secrets, secret_plan

WORD = re.compile(r"zq\d{4}(?:nl|en)")
GUESS = re.compile("zzgok", re.IGNORECASE)
HUISKAMER = Playing("escape_room", "samen-open", "huiskamer", {"route": "full"}, "locks")
PHONES = 6


@dataclass
class Knowing(Player):
    """Somebody who types the right answer half of the time, and asks to see a role."""

    secrets: Secrets = field(default_factory=dict)
    looks: bool = False

    def filled(self, control: Control) -> Json:
        command = super().filled(control)
        if "lock" in command and isinstance(command.get("given"), str) and control.fields:
            command["given"] = self._typed(command, control)
        return command

    def _typed(self, command: Json, control: Control) -> str:
        if control.fields[0].kind not in ("text", "code"):
            return str(command["given"])
        right = [
            word for word, one in self.secrets.items()
            if one.kind == "answer" and one.about == command["lock"]
        ]  # fmt: skip
        return self.dice.choice([*right, f"zzgok{command['lock']}"])

    def chosen(self) -> Control | None:
        """A table that looks at a role now and then does so before anything else."""
        shows = [read(one) for one in self.page.view()["controls"] if ":show-role" in one["id"]]
        if self.looks and shows and self.dice.random() < 0.5:
            self.press(self.dice.choice(shows))
        return super().chosen()


@dataclass
class Ears:
    """Everyone's pages, and mirrors for who has no cookie at all."""

    pages: dict[str, Hearing] = field(default_factory=dict)
    fetched: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def page(self, port: int, code: str, area: Area, group: str) -> Hearing:
        name = f"{area}{group}" if area != "phone" else f"phone {len(self.pages)}"
        self.pages[name] = Hearing(port, code, area, group)
        return self.pages[name]

    def open(self, everyone: Hall) -> None:
        """Let all listen; the table page and the last mirror speak English."""
        table = everyone.table.page
        assert table.insist("GET", f"{table.base}?group=g1&lang=en").status == 303
        for group in ("", "g1", "g2"):
            server = everyone.server
            self.pages[f"mirror{group}"] = Hearing(server.port, server.code, "screen", group)
        for page in self.pages.values():
            page.listen()

    def leaf_through(self) -> None:
        """Open all whole pages once at each moment of the evening."""
        title = self.pages["screen"].view()["title"]
        if title not in self.seen:
            self.seen.add(title)
            for page in self.pages.values():
                page.leaf_through(self.fetched)

    def close(self) -> None:
        for page in self.pages.values():
            page.close()

    @property
    def phones(self) -> list[Hearing]:
        return [page for page in self.pages.values() if page.area == "phone"]


@pytest.mark.parametrize(
    "playing",
    [
        LIFE, ROLES, ROOM,
        *(pytest.param(one, marks=pytest.mark.soak) for one in (CARDS, MAP, HUISKAMER)),
    ],
    ids=lambda playing: playing.name,
)  # fmt: skip
def test_no_secret_reaches_a_page_that_may_not_have_it(playing: Playing, tmp_path: Path) -> None:
    plan, secrets = secret_plan(tmp_path / "plan", playing)

    def knowing(name: str, page: Any, dice: Random) -> Knowing:
        return Knowing(name, page, dice, secrets=secrets, looks=name == "table")

    ears = Ears()
    with hall(tmp_path, plan, PHONES, page_of=ears.page, player_of=knowing) as everyone:
        ears.open(everyone)
        everyone.play(ears.leaf_through)
        ears.close()
    the_secrets_were_in_play(ears, secrets)
    for name, page in ears.pages.items():
        if name != "panel":
            what_it_heard_is_its_own(name, page, secrets)
    table, mirror = (said(ears.pages[name], secrets) for name in ("screeng1", "mirrorg1"))
    assert {word[:6] for word in mirror} <= {word[:6] for word in table}
    each_role_has_its_own_phone(ears, secrets)


def the_secrets_were_in_play(ears: Ears, secrets: Secrets) -> None:
    """The panel shows what it alone may; phones and the table that asked, what a role knows."""
    panel = said(ears.pages["panel"], secrets)
    assert {secrets[word].kind for word in panel} >= kinds(secrets, roles=False)
    for pages in (ears.phones, [ears.pages["screeng1"]]):
        heard = set().union(*(said(page, secrets) for page in pages))
        assert {secrets[word].kind for word in heard} == kinds(secrets, roles=True)


def kinds(secrets: Secrets, *, roles: bool) -> set[str]:
    return {one.kind for one in secrets.values() if bool(one.role) == roles}


def told(message: str, secrets: Secrets) -> set[str]:
    """Return the secret words in ``message``, as whatever case or mark they are written."""
    return set(WORD.findall(message.casefold())) & set(secrets)


def said(page: Hearing, secrets: Secrets) -> set[str]:
    return told("".join(page.heard), secrets)


def what_it_heard_is_its_own(name: str, page: Hearing, secrets: Secrets) -> None:
    """One message is one role's, and on a screen only the one that was asked to be shown."""
    for message in page.heard:
        assert not GUESS.search(message), (name, message[:300])
        found = [secrets[word] for word in told(message, secrets)]
        assert not [one for one in found if not one.role], (name, message[:300])
        assert len({one.role for one in found}) <= 1, (name, found)
        asked = name == "screeng1" and "hide-role" in message
        assert not found or page.area == "phone" or asked or name == "mirrorg1", (name, found)


def each_role_has_its_own_phone(ears: Ears, secrets: Secrets) -> None:
    """Of one lock or one conversation a phone only ever hears what its own role knows."""
    for page in ears.phones:
        roles: dict[str, set[str]] = defaultdict(set)
        for word in said(page, secrets):
            roles[secrets[word].about].add(secrets[word].role)
        assert not {about: of for about, of in roles.items() if about and len(of) > 1}
