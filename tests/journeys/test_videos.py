"""A video plays once it is opened, with captions, and its transcript leads to places in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser import Visit

GUIDE = "fr/billing/automatic-renewal/"
IS_AT = "([video, start]) => video.currentTime >= start - 0.1 && !video.seeking && !video.paused"


@pytest.fixture
def context_options() -> dict[str, object]:
    return {"viewport": {"width": 390, "height": 844}}


def test_a_video_loads_when_it_is_opened_and_goes_where_its_transcript_says(visit: Visit) -> None:
    guide = visit.open(GUIDE)
    folded = guide.locator("details[data-video]")
    video = folded.locator("video")
    guide.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "/videos/" in url] == []
    guide.context.set_offline(True)
    folded.locator("summary").click()
    expect(folded.locator("[data-not-loaded]")).to_be_visible()
    expect(folded.locator("[data-not-played]")).to_be_hidden()
    guide.context.set_offline(False)
    visit.complaints.clear()
    folded.locator("summary").click()
    with guide.expect_response("**/*.mp4"), guide.expect_response("**/*.vtt"):
        folded.locator("summary").click()
    guide.wait_for_function(IS_AT, arg=[video.element_handle(), 0.1])
    assert video.evaluate("video => video.textTracks[0].mode") == "showing"
    line = folded.locator("[data-seek]").nth(3)
    start = json.loads(line.get_attribute("data-seek") or "")
    line.click()
    guide.wait_for_function(IS_AT, arg=[video.element_handle(), start])
    expect(line).to_have_attribute("data-said", "")
    folded.locator("summary").click()
    expect(video).to_have_js_property("paused", value=True)
    visit.assert_clean()


class TestPrint:
    """On paper, a still stands for the video, and its address is written out."""

    def test_shows_the_still_and_the_short_link(self, visit: Visit) -> None:
        guide = visit.open(GUIDE)
        guide.emulate_media(media="print")
        expect(guide.locator(".kb-video img")).to_be_visible()
        expect(guide.locator(".kb-video video")).to_be_hidden()
        expect(guide.locator(".kb-video__address")).to_contain_text("/?fr#film")


class TestWithoutScript:
    """The browser's own player and plain links do."""

    @pytest.fixture
    def context_options(self) -> dict[str, object]:
        return {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}

    def test_the_player_opens_and_a_line_leads_to_its_place_in_the_film(self, visit: Visit) -> None:
        guide = visit.open(GUIDE)
        guide.locator("details[data-video] > summary").click()
        expect(guide.locator("details[data-video] video[controls]")).to_be_visible()
        assert (guide.locator("[data-seek]").nth(1).get_attribute("href") or "").split("#t=")[1]
