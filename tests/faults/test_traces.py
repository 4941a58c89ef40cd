"""What was said in the room is in no log, name, address or title: it is searched for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client import Client, Reply
from tests.serving import Serving

CANARY = "kanarie-1d94f7"
TITLES = re.compile(r'<title>(.*?)</title>|data-title="(.*?)"', re.DOTALL)
LINKS = re.compile(r'(?:href|src|action)="(.*?)"')


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    with Serving(tmp_path / "data") as server:
        yield server


def opened(server: Serving, area: str) -> Client:
    """Return a browser at ``area`` that got in."""
    client = Client(server.port, server.code, area)  # type: ignore[arg-type]  # one of the three
    match area:
        case "phone":
            assert client.join().status == 303
        case "panel":
            assert client.enter(server.address["enter_url"]).status == 303
        case "screen":
            assert client.enter(server.address["screen_url"]).status == 303
    return client


def written(leader: Client, writer: Client) -> None:
    """Let ``writer`` write the canary down, wherever the plan first asks for a text."""
    for _ in range(8):
        forms = [one for one in writer.view()["controls"] if one["intent"] == "answer"]
        for form in forms:
            texts = {f["name"]: CANARY for f in form["fields"] if f["kind"] == "text"}
            if texts and len(texts) == len(form["fields"]):
                assert writer.tap({**form["command"], **texts}).status == 204
                return
        assert leader.press("go_on").status == 204
    raise AssertionError("nobody was asked to write anything")


def crawled(client: Client) -> dict[str, Reply]:
    """Return the page of ``client`` and all that it links to on this server, as it is answered."""
    found = {client.base: client.ask("GET", client.base, Accept="text/html")}
    for link in LINKS.findall(found[client.base].body):
        path = link.replace("&amp;", "&").partition("#")[0]
        if path.startswith("/") and path not in found and not path.startswith("/static/fonts"):
            found[path] = fetched(client, path)
    return found


def fetched(client: Client, path: str) -> Reply:
    try:
        return client.insist("GET", path, Accept="text/html")
    except UnicodeDecodeError:  # a document: what counts here are its headers
        return Reply(200, "", {})


def test_asvs_14_2_1_what_somebody_wrote_is_in_no_address_title_header_or_file_name(
    server: Serving,
) -> None:
    leader, writer, screen = (opened(server, area) for area in ("panel", "phone", "screen"))
    written(leader, writer)
    assert CANARY in str(writer.view())
    for client in (leader, writer, screen):
        for path, reply in crawled(client).items():
            titles = [said for pair in TITLES.findall(reply.body) for said in pair]
            assert CANARY not in path + " ".join(titles) + str(reply.headers)
            assert CANARY not in " ".join(LINKS.findall(reply.body))
    assert CANARY not in str(screen.view())
    for format in ("csv", "json"):
        kept = leader.ask("GET", f"{leader.base}/export/{format}").headers
        assert CANARY not in str(kept)
        assert re.search(r"attachment; filename", kept["Content-Disposition"])
    assert not [path for path in server.data.rglob("*") if CANARY in path.name]


def test_asvs_16_2_5_nothing_of_what_was_sent_or_who_sent_it_is_printed(server: Serving) -> None:
    leader, writer = opened(server, "panel"), opened(server, "phone")
    written(leader, writer)
    pin = server.address["pin"]
    for command in ({"to": CANARY, "kind": CANARY}, {"to": "workshop", "kind": "go_on", CANARY: 1}):
        assert writer.tap(command).status in (400, 403, 409)
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    sent = ("panel/pin", f"pin={pin}"), ("panel/pin", f"pin={CANARY}"), ("join", f"keep={CANARY}")
    for path, body in (*sent, ("join", f"keep=yes&group={CANARY}")):
        stranger = Client(server.port, server.code)
        assert stranger.ask("POST", f"/{server.code}/{path}", body, **form).status < 500
    for path in (f"/{CANARY}", f"/?code={CANARY}", f"/{server.code}?lang={CANARY}",
                 f"/{server.code}/screen?group={CANARY}", f"/enter/{CANARY}"):  # fmt: skip
        assert writer.ask("GET", path, User_Agent=CANARY, Referer=CANARY).status < 500
    server.stop()
    said = "".join(server.said)
    secrets = [*leader.cookies.values(), *writer.cookies.values(), pin, CANARY, "127.0.0.1"]
    assert not [secret for secret in secrets if secret in said]
    assert "Traceback" not in said


def test_the_pin_is_in_no_file_of_the_data_folder(server: Serving) -> None:
    opened(server, "panel")
    pin = server.address["pin"]
    assert re.fullmatch(r"\d{6}", pin)
    assert not [path for path in server.data.iterdir() if pin.encode() in path.read_bytes()]


def test_a_server_that_came_back_has_no_pin_until_the_panel_makes_one(server: Serving) -> None:
    leader, first = opened(server, "panel"), server.address["pin"]
    server.kill()
    server.start_again()
    assert "pin" not in server.address
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    again = Client(server.port, server.code)
    path = f"/{server.code}/panel/pin"
    assert again.insist("POST", path, f"pin={first}", **form).status == 403
    assert leader.ask("GET", f"/{server.code}/panel").status == 200
