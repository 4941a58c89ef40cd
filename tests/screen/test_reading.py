import json
from typing import Any

import pytest

from engine import wire
from engine.screen.picture import view_picture
from engine.screen.reading import Unreadable, read_view
from tests.screen.samples import SAMPLES, talking


def as_json(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(wire.view_text(SAMPLES[name]()))
    return read


@pytest.mark.parametrize("name", SAMPLES)
def test_a_view_comes_out_of_its_json_as_it_went_in(name: str) -> None:
    assert read_view(as_json(name)) == SAMPLES[name]()


def test_a_kind_of_widget_from_a_later_version_is_left_out() -> None:
    data = as_json("talking")
    data["widgets"].insert(0, {"type": "Hologram", "id": "h", "depth": 3})
    assert read_view(data) == talking()


def test_a_field_from_a_later_version_is_ignored() -> None:
    data = as_json("talking")
    data["mood"] = data["widgets"][0]["mood"] = "sunny"
    assert read_view(data) == talking()


@pytest.mark.parametrize("bad", [None, 7, "text", [], {}, {"type": "Timer"}, {"type": ["x"]}])
def test_a_widget_or_control_that_does_not_fit_is_left_out(bad: Any) -> None:
    data = as_json("talking")
    data["widgets"].append(bad)
    data["controls"].append(bad)
    assert read_view(data) == talking()


def test_two_widgets_with_one_id_are_one() -> None:
    data = as_json("talking")
    data["widgets"].append(data["widgets"][0])
    assert len(read_view(data).widgets) == len(talking().widgets)


@pytest.mark.parametrize("bad", [None, [], "x", {"version": 3}, {"state": "dancing"}])
def test_what_is_no_view_is_said_to_be_none(bad: Any) -> None:
    with pytest.raises(Unreadable):
        read_view(bad)


def test_a_view_without_anything_is_an_empty_table() -> None:
    picture = view_picture(read_view({}), (640, 360))
    assert picture.get_size() == (640, 360)


def test_a_control_that_this_screen_cannot_fill_in_is_not_offered() -> None:
    data = as_json("talking")
    data["controls"][0]["fields"][0]["kind"] = "hologram"
    assert "result-g1" not in {control.id for control in read_view(data).controls}
