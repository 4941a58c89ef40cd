"""Tekentafel over the wire: many hands at one map, and a map of one's own."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from engine.lexicon import LANGUAGES
from engine.store.sqlite import open_reader
from facilitator_web.house import read_lexicons
from tests.client import Client, Reply
from tests.evenings import RULES
from tests.serving import Serving
from tests.test_pictures_of_our_own import drawn

PHONES = 8
SAYS = {lang: read_lexicons(RULES)[lang] for lang in LANGUAGES}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("teken")
    with Serving(folder, "content/plans/tekentafel.yaml", groups=2, seed=3) as serving:
        yield serving


@pytest.fixture(scope="module")
def panel(server: Serving) -> Client:
    client = Client(server.port, server.code, "panel")
    client.enter(server.address["enter_url"])
    return client


@pytest.fixture(scope="module")
def phones(server: Serving, panel: Client) -> list[Client]:
    """Eight phones, four at each table, with the game begun."""
    joined = [Client(server.port, server.code) for _ in range(PHONES)]
    for client in joined:
        client.join()
    while not any(one["id"] == "map" for one in panel.view()["widgets"]):
        onward(panel)
    return joined


def onward(panel: Client) -> None:
    control = next(c for c in panel.view()["controls"] if c["intent"] == "advance")
    assert panel.tap(control["command"]).status == 204


def until(panel: Client, title: str) -> None:
    for _ in range(4):
        if title in [w.get("text") for w in panel.view()["widgets"]]:
            return
        onward(panel)
    raise AssertionError(f"the room did not come to {title}")


def control_of(view: Json, start: str) -> Json:
    return next(c for c in view["controls"] if c["id"].rpartition(":")[2].startswith(start))


def board(view: Json) -> Json:
    return next(one for one in view["widgets"] if one["id"] == "map")


def together(*work: Any) -> list[Reply]:
    """Do all of ``work`` at the same moment, and return what was answered."""
    ready, found = threading.Barrier(len(work)), []

    def do(one: Any) -> None:
        ready.wait()
        found.append(one())

    threads = [threading.Thread(target=do, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == len(work)
    return found


def logged(server: Serving) -> Counter[str]:
    (path,) = Path(server.address["data"]).glob("*.speeltafel")
    with closing(open_reader(path)) as store:
        return Counter(row.kind for row in store.rows())


def refused_with_a_reason(reply: Reply) -> bool:
    """Whether a refusal names its rule, in a sentence of the game or the engine."""
    told, general = json.loads(reply.body)["message"], SAYS["nl"]("web.error.refused")
    return reply.status == 409 and told not in ("", general) and "{" not in told


def test_hands_that_lay_tokens_at_once_agree_in_the_end(
    server: Serving, panel: Client, phones: list[Client]
) -> None:
    until(panel, "Kijken")
    presses = []
    for number, phone in enumerate(phones):
        for feeling in ("good", "missing"):
            command = control_of(phone.view(), f"lay-{feeling}")["command"]
            filled = {**command, "cell": f"{'ABCDEFGH'[number]}{number + 1}"}
            presses.append(lambda phone=phone, filled=filled: phone.tap(filled))
    replies = together(*presses)
    done = [one for one in replies if one.status == 204]
    refused = [one for one in replies if one.status != 204]
    assert len(done) == logged(server)["laid"] == 8  # two of each feeling, at two tables
    assert all(refused_with_a_reason(one) for one in refused)
    assert {json.loads(one.body)["code"] for one in refused} == {
        "all_laid_good", "all_laid_missing",
    }  # fmt: skip
    maps = [board(page.view()) for page in (*phones, panel)]
    assert all(one["marks"] == maps[0]["marks"] for one in maps)
    assert sum(mark["count"] for mark in maps[0]["marks"]) == 8


def test_of_four_who_move_the_same_token_one_does(
    server: Serving, panel: Client, phones: list[Client]
) -> None:
    until(panel, "Kijken")
    table = [phone for phone in phones if phone.view()["you"]["group"] == "g1"]
    move = control_of(table[0].view(), "move-")
    mark = move["fields"][0]["options"][0]["value"]
    filled = [{**move["command"], "mark": mark, "cell": f"K{n + 1}"} for n in range(len(table))]
    presses = [lambda p=p, c=c: p.tap(c) for p, c in zip(table, filled, strict=True)]
    statuses = Counter(one.status for one in together(*presses))
    assert statuses == {204: 1, 409: len(table) - 1}
    assert logged(server)["moved"] == 1


def test_phones_that_vote_at_once_are_all_counted(
    server: Serving, panel: Client, phones: list[Client]
) -> None:
    until(panel, "Ontwerpen")
    for phone in (phones[0], phones[1]):
        for _ in range(2):
            plan = control_of(phone.view(), "plan-")
            assert phone.tap({**plan["command"], **plan["examples"][0]}).status == 204
    until(panel, "Kiezen")
    presses = []
    for number, phone in enumerate(phones):
        vote = control_of(phone.view(), "vote")
        colour = "residents" if number < 5 else "professionals"
        filled = {**vote["command"], "colour": colour, "plans": ["g1-1", "g2-2"]}
        presses.append(lambda phone=phone, filled=filled: phone.tap(filled))
    assert {one.status for one in together(*presses)} == {204}
    assert logged(server)["voted"] == PHONES
    lines = [line for w in panel.view()["widgets"] for line in w.get("lines", [])]
    assert sum("(bewoners 5, beroepskrachten 3)" in line for line in lines) == 2
    saved = panel.insist("GET", f"/{server.code}/panel/export/json").json
    activity = next(one for one in saved["activities"] if one["activity"] == "tekentafel")
    plans = next(table for table in activity["tables"] if table["title"] == "De plannen")
    counted = plans["columns"].index("Stickers van bewoners")
    assert [row[counted] for row in plans["rows"]] == ["5", "0", "0", "5"]


def test_an_own_map_is_uploaded_laid_and_seen_by_who_looks_at_it(tmp_path: Path) -> None:
    with Serving(tmp_path, "content/plans/tekentafel.yaml", groups=1, seed=3) as server:
        panel = Client(server.port, server.code, "panel")
        panel.enter(server.address["enter_url"])
        phone = Client(server.port, server.code)
        phone.join()
        while not any(one["id"] == "map" for one in panel.view()["widgets"]):
            onward(panel)
        picture = sent(panel, drawn()).json["picture"]
        path = f"/{server.code}/media/{picture}"
        assert panel.ask("GET", path).status == 404  # nothing names it yet
        own = control_of(panel.view(), "own-map")["command"]
        told = panel.tap({**own, "picture": picture, "alt": "Onze straat"})
        assert told.status == 204
        for page in (panel, phone):
            shown = board(page.view())
            assert (shown["picture"], shown["alt"], shown["shapes"]) == (path, "Onze straat", [])
            assert raw(page, path).startswith(b"\xff\xd8\xff")
        assert panel.tap(control_of(panel.view(), "drawn-map")["command"]).status == 204
        for page in (panel, phone):
            assert page.ask("GET", path).status == 404  # nothing names it any more
        assert sent(phone, drawn()).status == 401


def sent(client: Client, content: bytes) -> Reply:
    address = f"/{client.code}/panel/upload"
    connection = HTTPConnection("127.0.0.1", client.port, timeout=30)
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    connection.request("POST", address, content, {"Cookie": cookie})
    answer = connection.getresponse()
    with closing(connection):
        return Reply(answer.status, answer.read().decode(), dict(answer.headers))


def raw(client: Client, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", client.port, timeout=30)
    with closing(connection):
        return client.send(connection, "GET", path).read()
