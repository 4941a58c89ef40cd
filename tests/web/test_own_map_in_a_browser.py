"""A facilitator chooses a picture in a real browser, and it becomes everybody's map."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client import Client
from tests.serving import Serving
from tests.test_pictures_of_our_own import drawn

pytestmark = pytest.mark.browser

UNFOLD = """field => {
  for (let at = field; at; at = at.parentElement) if (at.matches('details')) at.open = true;
}"""


@pytest.fixture
def panel(tmp_path: Path, chromium: Browser) -> Iterator[Page]:
    with Serving(tmp_path, "content/plans/tekentafel.yaml", groups=1, seed=3) as serving:
        context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-NL")
        page = context.new_page()
        page.goto(serving.address["enter_url"])
        client = Client(serving.port, serving.code, "panel")
        client.cookies |= {one["name"]: one["value"] for one in context.cookies()}
        while not any(one["id"] == "map" for one in client.view()["widgets"]):
            onward = next(c for c in client.view()["controls"] if c["intent"] == "advance")
            client.tap(onward["command"])
        yield page
        context.close()


def choose(panel: Page, name: str, content: bytes) -> None:
    panel.locator("input[type=file]").evaluate(UNFOLD)
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    panel.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]


def test_a_chosen_picture_becomes_the_map_and_a_file_that_is_none_is_told_so(panel: Page) -> None:
    expect(panel.locator("figure.map")).to_be_visible()
    choose(panel, "brief.png", b"no picture at all")
    told = panel.locator(".upload")
    expect(told).to_have_text("Dit is geen foto die we kunnen lezen. Kies een JPEG of een PNG.")
    choose(panel, "kaart.png", drawn("PNG"))
    expect(told).to_have_text("De foto staat klaar. Druk nu op de knop.")
    form = panel.locator("form", has=panel.locator("input[type=file]"))
    form.locator("textarea").fill("Onze straat met de flat en het plein")
    form.locator("button[type=submit]").click()
    picture = panel.locator("figure.map image")
    expect(picture).to_have_count(1)
    assert "/media/" in (picture.get_attribute("href") or "")
    shown = panel.locator("figure.map svg")
    expect(shown).to_have_attribute("aria-label", "Onze straat met de flat en het plein")
