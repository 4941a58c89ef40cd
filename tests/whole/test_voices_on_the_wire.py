"""Every byte that leaves the server is read: what somebody wrote, and who wants to stop."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.client import Area, Json
from tests.serving import LONG, Serving
from tests.whole.listening import Hearing

WORD, SIGN = "zqgeheimestap", "Ga er rustig heen"


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not happened():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def heard(page: Hearing, words: str) -> bool:
    return any(words in message for message in tuple(page.heard))


def everyone(server: Serving) -> dict[str, Hearing]:
    """Return a page of every kind: three phones, the screen, a table, mirrors, the panel."""

    def page(area: Area, group: str = "") -> Hearing:
        return Hearing(server.port, server.code, area, group)

    found = {f"phone {n}": page("phone") for n in (1, 2, 3)}
    for one in found.values():
        assert one.join(group="g1").status == 303
    found |= {"panel": page("panel"), "screen": page("screen")}
    found["panel"].enter(server.address["enter_url"])
    found["screen"].enter(server.address["screen_url"])
    found |= {"mirror": page("screen"), "mirror of g1": page("screen", "g1")}
    for one in found.values():
        one.listen()
    return found


def steer(panel: Hearing, name: str) -> None:
    assert panel.press(name).status == 204


def control(page: Hearing, begins: str) -> Json:
    return next(one for one in page.view()["controls"] if one["id"].startswith(begins))


def test_what_is_written_and_who_wants_to_stop_reaches_the_facilitator_alone(
    tmp_path: Path,
) -> None:
    with Serving(tmp_path, plan="content/plans/30.yaml", groups=2) as server:
        pages = everyone(server)
        panel, writer, screen = pages["panel"], pages["phone 1"], pages["screen"]
        others = [page for name, page in pages.items() if name not in ("panel", "phone 1")]
        for _ in range(3):
            steer(panel, "go_on")
        assert writer.press("give", keep="", step=WORD, whom="").status == 204
        assert writer.press("ask-stop").status == 204
        until(lambda: heard(panel, WORD) and heard(panel, SIGN))
        for page in others:
            page.leaf_through(set())
            page.view()
        assert not [page for page in others if heard(page, WORD) or heard(page, SIGN)]
        panel.tap(control(panel, "tick-")["command"])
        panel.tap(control(panel, "text-show-")["command"])
        steer(panel, "display-wall")
        until(lambda: heard(screen, WORD))
        assert not [page for page in others if heard(page, SIGN)]
        for page in pages.values():
            page.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"ask_stop" not in kept
    assert "".join(server.said) == ""
