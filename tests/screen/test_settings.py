import json
from pathlib import Path

import pytest

from engine.design import TEXT_MODES
from engine.screen.settings import Settings, read_settings, text_for, too_far, write_settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    wish = Settings(text="groot", skin="dark", motion="reduced", sound=False, ready=True)
    file = tmp_path / "new" / "screen.json"
    assert write_settings(file, wish)
    assert read_settings(file) == wish
    assert [path.name for path in file.parent.iterdir()] == ["screen.json"]


@pytest.mark.parametrize(
    "written", ["", "{", "[]", "null", '{"text": "reuzengroot"}', '{"sound": 1, "skin": ["dark"]}']
)
def test_a_spoiled_file_is_as_if_nothing_was_set(tmp_path: Path, written: str) -> None:
    file = tmp_path / "screen.json"
    file.write_text(written, "utf-8")
    assert read_settings(file) == Settings()


def test_what_is_right_in_a_file_is_kept_beside_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "screen.json"
    file.write_text(json.dumps({"text": "groot", "skin": "purple", "more": 1}), "utf-8")
    assert read_settings(file) == Settings(text="groot")


def test_without_a_place_to_keep_them_settings_last_as_long_as_the_window(tmp_path: Path) -> None:
    assert read_settings(None) == Settings()
    assert not write_settings(None, Settings())
    (tmp_path / "taken").write_text("", "utf-8")
    assert not write_settings(tmp_path / "taken" / "screen.json", Settings())


@pytest.mark.parametrize(
    ("distance", "height", "mode"),
    [(2, 1.0, "normaal"), (6, 1.0, "normaal"), (6.5, 1.0, "groot"), (3, 0.2, "groot")],
)
def test_the_last_row_decides_how_large_text_is(distance: float, height: float, mode: str) -> None:
    assert text_for(distance, height) == mode
    assert mode in TEXT_MODES


def test_beyond_twelve_times_the_picture_nobody_can_read_it() -> None:
    assert not too_far(12, 1.0)
    assert too_far(12.5, 1.0)
    assert too_far(3, 0.2)
