"""live: every new view, a sign of life in between, two streams a seat."""

import json
from collections.abc import Iterator

from werkzeug.test import TestResponse

from facilitator_web.streams import Streams
from tests.web import samples
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive


def stream(visit: Visit, path: str) -> tuple[TestResponse, Iterator[str]]:
    answer = visit.get(path)
    return answer, (part.decode() for part in answer.iter_encoded())


def fields(event: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in event.strip().split("\n") if line[:1] != ":")


def test_a_stream_begins_with_the_view_and_tells_each_change(visit: Visit, live: FakeLive) -> None:
    answer, parts = stream(visit.holds("seat", 1), f"/{CODE}/live")
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.headers["Cache-Control"] == "no-store"
    assert next(parts) == "retry: 2000\n\n"
    first = fields(next(parts))
    assert first["event"] == "view"
    assert json.loads(first["data"])["version"] == first["id"]
    live.show("phone", samples.EVERYTHING)
    second = fields(next(parts))
    assert json.loads(second["data"])["title"] == samples.EVERYTHING.title
    answer.close()
    assert not live.watches


def test_for_pages_a_stream_carries_html_in_one_line(visit: Visit) -> None:
    answer, parts = stream(visit.holds("panel"), f"/{CODE}/panel/live?as=html")
    next(parts)
    event = next(parts)
    assert event.count("\ndata:") == 1
    assert set(json.loads(fields(event)["data"])) == {"version", "html"}
    beat = next(parts)
    assert beat.startswith(":")
    assert fields(beat)["event"] == "beat"
    answer.close()


def test_a_silent_stream_shows_that_it_is_alive(visit: Visit) -> None:
    answer, parts = stream(visit, f"/{CODE}/screen/live")
    next(parts)
    next(parts)
    assert next(parts).startswith(":")
    answer.close()


def test_the_third_stream_of_a_seat_ends_the_first(visit: Visit) -> None:
    visit.holds("seat", 1)
    opened = [stream(visit, f"/{CODE}/live") for _ in range(3)]
    first, second, third = ([next(parts), next(parts)][1] for _, parts in opened)
    assert first.startswith("event: over")
    assert list(opened[0][1]) == []
    assert second.startswith("event: view")
    assert third.startswith("event: view")
    for answer, _ in opened:
        answer.close()


def test_a_stream_that_is_left_makes_room() -> None:
    streams = Streams()
    with streams.enter("seat", 1) as first:
        assert not first.over
    with streams.enter("seat", 1) as second, streams.enter("other", 1):
        assert not second.over
    assert not first.over
