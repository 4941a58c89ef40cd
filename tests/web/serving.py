"""Serves the sample views for browsers; obeys one JSON order a line on standard input."""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from gevent.fileobject import FileObjectThread

from engine.core import Rejected
from engine.store import NotSaved
from facilitator_web import Entrance, Settings, create_app, listen, screen_path
from tests.web import samples
from tests.web.conftest import CODE, VIEWS
from tests.web.fakes import ROOT, SAYS, FakeFeed, FakeLive


class Served:
    """The server and what can be ordered of it."""

    def __init__(self) -> None:
        self.live = FakeLive(CODE, VIEWS)
        self.entrance = Entrance()
        settings = Settings(
            own_laptop=True,
            says=SAYS,
            icons=ROOT / "assets" / "icons",
            entrance=self.entrance,
            names=("spel.test",),
        )
        self.app = create_app({CODE: self.live}, {CODE: FakeFeed(self.live)}, settings)
        self.server = listen(self._dropping, "127.0.0.1", 0)
        self.drops = 0

    def _dropping(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Carry out a tap and lose the answer, as often as was ordered."""
        if self.drops and environ["PATH_INFO"].endswith("/tap"):
            self.drops -= 1
            list(self.app(environ, lambda *_: None))
            start_response("502 Bad Gateway", [("Content-Length", "0")])
            return []
        return self.app(environ, start_response)

    def show(self, page: str, view: str) -> bool:
        self.live.show(page, getattr(samples, view))
        return True

    def drop(self, times: int) -> bool:
        self.drops = times
        return True

    def refuse(self, code: str) -> bool:
        self.live.refuse.append(NotSaved() if code == "not_saved" else Rejected(code))
        return True

    def told(self) -> list[dict[str, Any]]:
        return [{"actor": one.actor, "command": one.command} for one in self.live.told]

    def seats(self) -> int:
        return len(self.live.state.people.seats)

    def enter(self) -> str:
        return f"/enter/{self.entrance.issue(CODE)}"

    def screen(self, group: str = "") -> str:
        return screen_path(self.live, group)


def main() -> None:
    """Serve until standard input closes; ``begin`` leaves nothing of what was there before."""
    served = Served()
    for line in FileObjectThread(sys.stdin):
        order = json.loads(line)
        if (do := order.pop("do")) == "begin":
            served.server.stop(timeout=0)
            served = Served()
        answer = served.server.server_port if do == "begin" else getattr(served, do)(**order)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
