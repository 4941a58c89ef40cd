"""What must hold after any evening, however many pressed whatever at whatever moment."""

import re
from collections import Counter
from collections.abc import Mapping

from engine.lexicon import Lexicon
from tests.client import Client
from tests.whole.hall import FEW, Hall, Player, carried_out

BLANK = re.compile(r"\\\{\w+\\\}")


def all_went_well(everyone: Hall, lexicons: Mapping[str, Lexicon]) -> None:
    nobody_was_answered_oddly(everyone)
    what_was_said_yes_to_is_in_the_log(everyone)
    for one in everyone.everyone:
        every_no_has_its_reason(one, lexicons[one.page.lang])
        its_views_agree(one.page)
    pages_of_one_kind_agree(everyone)
    assert not [line for line in everyone.server.said if "Error" in line or "failed" in line]


def nobody_was_answered_oddly(everyone: Hall) -> None:
    asked = sum((one.page.answers for one in everyone.everyone), Counter[tuple[str, int]]())
    assert not {one: times for one, times in asked.items() if one[1] not in FEW}


def what_was_said_yes_to_is_in_the_log(everyone: Hall) -> None:
    """What somebody else had just done the same is a yes that writes nothing."""
    told = carried_out(everyone.rows())
    done = {rid: command for one in everyone.everyone for rid, command in one.done.items()}
    assert {told[rid] for rid in done} <= {0, 1}
    written = [command for rid, command in done.items() if told[rid]]
    assert not [command for rid, command in done.items() if command not in written]
    assert len(written) > 20


def every_no_has_its_reason(one: Player, say: Lexicon) -> None:
    """A refusal names its rule, in a sentence of the reader's own language."""
    for command, reply in one.refused:
        code, message = reply.json["code"], reply.json["message"]
        known = [text for key, text in say.words.items() if key.endswith(f".{code}")]
        assert any(fits(text, message) for text in known), (command, reply.body)


def fits(sentence: str, message: str) -> bool:
    pattern = BLANK.sub("[^{}]+", re.escape(sentence))
    return re.fullmatch(pattern, message) is not None


def its_views_agree(page: Client) -> None:
    """A page asked for anew, its stream as JSON and its stream as HTML are the same version."""
    version = page.view()["version"]
    streams = {next(page.events(form))["version"] for form in ("json", "html")}
    assert streams == {version}
    assert page.insist("GET", page.address("view", since=version)).status == 204


def pages_of_one_kind_agree(everyone: Hall) -> None:
    for one in (everyone.panel, everyone.screen, everyone.table):
        other = Client(one.page.port, one.page.code, one.page.area, one.page.group)
        other.cookies = dict(one.page.cookies)
        assert other.view()["version"] == one.page.view()["version"]
