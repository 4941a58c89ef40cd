"""The rows of OWASP's ASVS 5.0.0 that we keep, each with the tests that show it.

Most stand where their subject is; here is the list, and what belongs nowhere else. A test that
is renamed or dropped fails this list, so that no row is kept on paper alone.
"""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine import wire
from engine.core import FACILITATOR, Participant, Rejected
from engine.core.clean import clean
from engine.core.views import CardFace, Note, Text, View
from engine.lexicon import Lexicon
from engine.workshop.messages import GoOn
from engine.workshop.opening import new_code
from engine.workshop.pages import Page, Room
from engine.workshop.people_messages import Join
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import evening, read_plan
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive

ROOT = Path(__file__).parents[2]
HERE = "tests/web/test_asvs.py"

ROWS: dict[str, tuple[str, ...]] = {
    "1.2.1": (f"{HERE}::what_people_wrote_is_text_on_every_page",
              "tests/web/test_drawing.py::what_people_wrote_is_never_markup"),
    "1.2.4": (f"{HERE}::no_statement_for_the_database_is_put_together_from_texts",),
    "1.2.5": (f"{HERE}::nothing_is_handed_to_a_shell",),
    "1.2.10": ("tests/test_export.py::asvs_1_2_10_whatever_is_typed_no_cell_of_a_table_runs",
               "tests/test_export.py::no_cell_of_a_spreadsheet_is_a_formula"),
    "1.5.2": ("tests/faults/test_hostile.py::asvs_1_5_2_a_key_that_comes_twice_means_one_thing"
              "_or_nothing",),
    "2.2.1": ("tests/faults/test_hostile.py::asvs_2_2_1_a_forged_command_is_refused_whoever"
              "_sends_it",),
    "2.3.1": (f"{HERE}::only_the_open_step_can_be_answered",),
    "2.3.3": ("tests/faults/test_store_faults.py::whichever_statement_fails_a_batch_is_stored"
              "_whole_or_not_at_all",),
    "2.3.4": ("tests/test_live.py::a_cookie_that_joins_twice_keeps_its_seat",
              "tests/test_live.py::of_two_who_press_next_at_once_one_goes_on_and_one_is_told"),
    "2.4.1": ("tests/faults/test_hostile.py::asvs_2_4_1_five_hundred_who_try_to_join_are_held"
              "_back_and_the_room_plays_on",
              "tests/web/test_server.py::who_asks_too_often_hears_so_later_and_one_answer_after"
              "_the_other"),
    "3.2.1": (f"{HERE}::every_answer_says_what_it_is",),
    "3.2.2": (f"{HERE}::no_script_makes_a_page_of_what_people_wrote",),
    "3.3.1": ("tests/web/test_headers.py::asvs_3_3_1_a_cookie_is_secure_as_soon_as_the"
              "_connection_is",),
    "3.3.2": ("tests/web/test_headers.py::asvs_3_3_2_every_cookie_is_for_one_workshop_this_site"
              "_and_no_script",),
    "3.4.3": ("tests/web/test_headers.py::asvs_3_4_3_no_page_runs_or_shows_what_is_not_ours",),
    "3.4.4": ("tests/web/test_headers.py::asvs_3_4_4_every_answer_is_guarded",),
    "3.5.1": ("tests/web/test_other_sites.py::asvs_3_5_1_nothing_is_done_for_another_site",
              "tests/web/test_trusted_browser.py::asvs_3_5_1_a_form_of_another_port_of_the_same"
              "_machine_does_nothing"),
    "3.5.3": ("tests/web/test_matrix.py::asvs_3_5_3_no_get_changes_the_game_or_who_takes_part",),
    "5.2.1": ("tests/web/test_uploads.py::a_file_that_is_too_large_is_refused_unread",),
    "5.4.1": (f"{HERE}::the_name_of_a_download_is_only_a_name",),
    "6.3.1": ("tests/web/test_pins.py::asvs_6_3_1_after_five_wrong_tries_the_sixth_waits_longer"
              "_and_longer",),
    "6.3.2": ("tests/web/test_pins.py::asvs_6_3_2_there_is_no_pin_until_one_is_made",),
    "6.5.1": ("tests/web/test_pins.py::asvs_6_5_1_a_link_for_another_device_works_once",
              "tests/web/test_guarding.py::the_facilitators_link_works_once"),
    "6.5.3": ("tests/web/test_headers.py::asvs_6_5_3_nothing_of_the_web_takes_chance_from_an"
              "_ordinary_source",),
    "6.5.4": ("tests/test_door.py::a_join_code_has_six_digits_and_comes_from_a_source_nobody"
              "_can_guess", f"{HERE}::join_codes_do_not_repeat"),
    "6.5.5": ("tests/web/test_guarding.py::the_facilitators_link_is_dead_after_ten_minutes",),
    "6.6.3": ("tests/web/test_pins.py::asvs_6_6_3_trying_at_the_same_time_gains_nothing",),
    "7.2.3": ("tests/web/test_headers.py::asvs_7_2_3_a_token_has_128_bits_of_a_source_nobody"
              "_can_guess",),
    "7.2.4": ("tests/web/test_pins.py::asvs_7_2_4_signing_in_again_makes_a_new_token_and_ends"
              "_the_old",),
    "7.3.2": ("tests/test_door.py::asvs_7_3_2_panels_and_screens_are_signed_off_twelve_hours"
              "_after_the_end",),
    "7.4.1": ("tests/web/test_pins.py::asvs_7_4_1_who_signs_off_is_signed_off_at_the_server",),
    "7.4.5": ("tests/web/test_pins.py::asvs_7_4_5_one_device_signs_off_another_and_its_cookie"
              "_is_dead",),
    "8.2.1": ("tests/web/test_matrix.py::asvs_8_2_1_every_route_answers_each_role_as_the_table"
              "_says", "tests/web/test_matrix.py::asvs_8_2_1_every_route_and_method_has_a_row"),
    "8.2.2": ("tests/faults/test_hostile.py::asvs_8_2_2_what_others_are_offered_is_refused_to_a"
              "_seat", "tests/test_sheet.py::a_person_takes_home_what_they_wrote_and_nobody_else"
              "_does"),
    "11.4.2": ("tests/web/test_pins.py::asvs_11_4_2_a_pin_is_kept_hashed_and_apart_for_each_role"
               "_and_workshop",),
    "13.4.2": ("tests/web/test_headers.py::asvs_13_4_2_debugging_cannot_be_switched_on_from"
               "_outside",),
    "13.4.6": ("tests/web/test_headers.py::asvs_13_4_6_no_answer_says_what_software_gave_it",),
    "14.2.1": ("tests/faults/test_traces.py::asvs_14_2_1_what_somebody_wrote_is_in_no_address"
               "_title_header_or_file_name",),
    "14.2.4": ("tests/test_keeping.py::what_is_personal_is_erased_the_day_after_its_date",
               "tests/test_keeping.py::a_server_that_is_left_on_ends_and_erases_when_the_date_is"
               "_over"),
    "14.2.6": (f"{HERE}::a_command_with_a_field_too_many_is_none",),
    "14.2.7": ("tests/test_keeping.py::what_was_erased_is_in_no_byte_of_database_exports_or"
               "_logs",),
    "14.3.2": ("tests/web/test_headers.py::asvs_14_3_2_no_page_or_answer_is_kept_by_a"
               "_browser",),
    "14.3.3": ("tests/web/test_trusted_browser.py::asvs_14_3_3_what_was_sent_is_kept_nowhere_in"
               "_the_browser",),
    "15.4.1": ("tests/test_live.py::many_at_once_share_a_few_commits",),
    "16.2.5": ("tests/faults/test_traces.py::asvs_16_2_5_nothing_of_what_was_sent_or_who_sent"
               "_it_is_printed",),
    "16.4.1": (f"{HERE}::what_somebody_typed_is_one_line_wherever_it_goes",),
    "16.5.1": ("tests/faults/test_game_faults.py::asvs_16_5_1_a_page_that_fails_is_calm_in_the"
               "_viewers_language",),
    "16.5.3": ("tests/faults/test_game_faults.py::asvs_16_5_3_a_page_that_always_fails_leaves"
               "_steering_and_the_other_pages",),
    "16.5.4": ("tests/faults/test_game_faults.py::asvs_16_5_4_whatever_a_commit_does_the_next"
               "_command_finds_a_writer",),
    "Host allow-list": ("tests/web/test_guarding.py::only_our_own_names_and_addresses_are"
                        "_answered", "tests/web/test_headers.py::every_route_looks_at_the_name"
                        "_first"),
    "Room lock": ("tests/test_door.py::behind_a_locked_door_nobody_new_comes_in_until_it_is"
                  "_opened",),
    "Seat limit": ("tests/test_door.py::phones_come_in_until_there_are_as_many_as_there_may"
                   "_be",),
    "Rate limits": ("tests/web/test_headers.py::strangers_ask_fifty_times_a_second_after_a_burst"
                    "_of_three_hundred", "tests/web/test_guarding.py::sixty_wrong_codes_from"
                    "_everywhere_are_enough_for_a_minute"),
    "Eight tabs": ("tests/web/test_trusted_browser.py::eight_panels_in_tabs_of_one_browser_do"
                   "_not_hang",),
    "Slow readers": ("tests/faults/test_hostile.py::half_open_connections_and_readers_that_never"
                     "_read_keep_nobody_waiting",
                     "tests/test_live.py::a_slow_reader_gets_the_latest_view_and_no_backlog"),
}  # fmt: skip

PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>',
    "javascript:alert(1)", "{{7*7}}", "${7*7}", "</textarea><b>x", "<!--", "]]>", "&lt;b&gt;",
    "' onmouseover='alert(1)", '" autofocus onfocus="alert(1)', "<iframe src=//evil.test>",
    "<a href=javascript:alert(1)>x</a>", "<style>*{display:none}</style>", "\u2028alert(1)",
    "<base href=//evil.test>", "<math><mi//xlink:href='data:x,<script>'>", "<form action=//x>",
    "<input onfocus=alert(1) autofocus>", "%3Cscript%3E", "\\u003cscript\\u003e", "<x:b>",
]  # fmt: skip
_TAG = re.compile(r"<(\w[\w:-]*)")


@cache
def named_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return frozenset(name.removeprefix("test_") for name in found if name.startswith("test_"))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_tests(row: str) -> None:
    named = [one.partition("::") for one in ROWS[row]]
    assert named
    assert [f"{path}::{name}" for path, _, name in named if name not in named_in(path)] == []


# ------------------------------------------------------------------ what stands nowhere else


def test_what_people_wrote_is_text_on_every_page(visit: Visit, live: FakeLive) -> None:
    def tags(text: str) -> list[str]:
        widgets = (Text(id="t", text=text), Note(id="n", text=text, title=text))
        live.show("phone", View(title=text, widgets=(*widgets, _card(text))))
        return sorted(_TAG.findall(visit.get(f"/{CODE}").text))

    visit.holds("seat", 1)
    plain = tags("gewoon")
    assert [one for one in PAYLOADS if tags(one) != plain] == []


def _card(text: str) -> CardFace:
    return CardFace(id="c", title=text, text=text, kind=text)


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def calls(path: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def test_no_statement_for_the_database_is_put_together_from_texts() -> None:
    """Names of columns and of our own numbers may be; whatever came in is a parameter."""
    asked = [
        call
        for path in sources("engine", "facilitator_web")
        for call in calls(path)
        if _called(call) in ("execute", "executemany") and call.args
    ]
    assert len(asked) > 10
    made = (ast.JoinedStr, ast.BinOp)
    assert [ast.unparse(call) for call in asked if isinstance(call.args[0], made)] == []


def test_nothing_is_handed_to_a_shell() -> None:
    every = [call for path in sources("engine", "facilitator_web", "games") for call in calls(path)]
    shells = [call for call in every if any(word.arg == "shell" for word in call.keywords)]
    forbidden = {"os.system", "os.popen", "eval", "exec"}
    unsafe = [one for one in every if ast.unparse(one.func) in forbidden]
    assert [ast.unparse(call) for call in (*shells, *unsafe)] == []


def test_only_the_open_step_can_be_answered() -> None:
    played = evening(read_plan("90"), phones=1)
    played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(0)))
    answer = next(one for one in played.offers(Participant(1)) if one.intent == "answer")
    played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(1)))
    before = played.state
    for command in (dict(answer.command), {**answer.command, "to": "999"}):
        with pytest.raises(Rejected) as refusal:
            played.tell(Participant(1), command)
        assert refusal.value.code == "moved_on"
    assert played.state == before


def test_every_answer_says_what_it_is(visit: Visit) -> None:
    visit.holds("seat", 1)
    kinds: dict[str, str] = {}
    for path in ("/", f"/{CODE}", f"/{CODE}/view", "/static/app.js", f"/{CODE}/sheet", "/nowhere"):
        answer = visit.get(path)
        kinds[path] = answer.headers["Content-Type"]
        answer.close()
    assert all(re.match(r"\w+/[\w.+-]+", kind) for kind in kinds.values())
    assert [p for p, k in kinds.items() if k.startswith("text/") and "charset=utf-8" not in k] == []


def test_no_script_makes_a_page_of_what_people_wrote() -> None:
    """The one place that reads HTML reads what our own server drew, into a template."""
    scripts = (ROOT / "facilitator_web" / "static").glob("*.js")
    unsafe = re.compile(r"\.(inner|outer)HTML|insertAdjacentHTML|document\.write|eval\(|Function\(")
    found = [(path.name, line.strip()) for path in scripts
             for line in path.read_text("utf-8").splitlines() if unsafe.search(line)]  # fmt: skip
    assert found == [("app.js", "frame.innerHTML = html;")]


@pytest.mark.parametrize("name", ['../../x"\r\nSet-Cookie: a=b', "..\\x.csv", "a/b;c.csv"])
def test_the_name_of_a_download_is_only_a_name(
    name: str, visit: Visit, live: FakeLive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "export", lambda format, lang: (name, "text/csv", b"x"))
    visit.holds("panel")
    answer = visit.get(f"/{CODE}/panel/export/csv")
    told = answer.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="?[\w .:=-]+"?', told)
    assert "Set-Cookie" not in answer.headers


def test_join_codes_do_not_repeat() -> None:
    drawn = {new_code() for _ in range(500)}
    assert len(drawn) > 490
    assert all(re.fullmatch(r"[1-9]\d{5}", code) for code in drawn)


@pytest.mark.parametrize("more", [{"seat": 1}, {"role": "panel"}, {"kind_": "x"}])
def test_a_command_with_a_field_too_many_is_none(more: dict[str, Any]) -> None:
    with pytest.raises(wire.Malformed):
        wire.load({"kind": "join", "keep": True, **more}, (Join,))


def test_what_somebody_typed_is_one_line_wherever_it_goes(say: Lexicon) -> None:
    assert clean("een\r\nERROR nep\x1b[31m\u2028twee\x00") == "een ERROR nep[31m twee"
    played = evening(read_plan("90"), phones=1)
    shown = view(played.state, Page("phone", "nl", seat=1), 0, Room(), say)
    assert "\n" not in wire.view_text(wire.versioned(shown))
