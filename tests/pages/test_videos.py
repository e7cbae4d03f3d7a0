"""A guide with a video: its page, search and the desk, in tests/pages/expected/videos."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from kb.content.captions import Cue
from kb.content.guide import Line
from kb.content.text import Place, Text
from kb.outputs import outputs_of
from kb.outputs.desk import DeskFile
from kb.pages.support_desk_data import desk_json
from kb.pages.videos import CaptionsInPage
from tests.content.videos import with_videos
from tests.golden import assert_golden
from tests.pages.conftest import edition_at, output_at, page_at
from tests.small_docs import write_small_docs

if TYPE_CHECKING:
    from kb.outputs.edition import Edition

EXPECTED = Path(__file__).parent / "expected" / "videos"
REPLIES = Path(__file__).parent / "replies.mjs"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small site, with a guide that has a video."""
    docs = with_videos(write_small_docs(tmp_path_factory.mktemp("videos") / "docs"))
    (docs / "videos/look.it.vtt").unlink()  # so that Italian shows English captions
    return edition_at(docs)


@pytest.mark.parametrize("language", ["de", "it"])
def test_a_guide_with_a_video(edition: Edition, language: str) -> None:
    content = page_at(edition, f"{language}/billing/watch/").content
    html5lib.HTMLParser(strict=True).parseFragment(content)
    assert_golden(EXPECTED / f"{language}.html", content)


def test_the_site_has_each_film_and_the_captions_under_names_that_change_with_them(edition: Edition) -> None:
    shown = {name for name in outputs_of(edition) if name.startswith("videos/")}
    assert sorted(Path(name).suffix for name in shown) == [".mp4"] * 4 + [".vtt"] * 3


def test_it_in_the_desk(edition: Edition, tmp_path: Path) -> None:
    given = output_at(edition, "support-desk/de/").given
    assert isinstance(given, DeskFile)
    data = desk_json(given.desk, {})
    (tmp_path / "data.json").write_text(data, encoding="utf-8")
    (guide,) = (guide for guide in json.loads(data)["guides"] if guide["address"] == "billing/watch")
    (video,) = (unit for unit in guide["units"] if unit["kind"] == "video")
    assert video["said"] == "Öffnen Sie die Rechnung. Sie wird 14\N{NO-BREAK SPACE}Tage vorher fällig."
    for name, place in (("guide", "billing/watch"), ("video", "billing/watch#film")):
        command = ["node", REPLIES, tmp_path / "data.json", place, "https://help.example/"]
        reply = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert_golden(EXPECTED / f"reply-{name}.txt", reply)


def test_search_finds_what_a_video_says(edition: Edition) -> None:
    record = edition.guides["billing/watch"]["de"].record.value
    (part,) = (part for part in record.parts if part.anchor == "film")
    assert (part.head, part.body) == (
        "Wo die Rechnung steht",
        "Öffnen Sie die Rechnung. Sie wird 14\N{NO-BREAK SPACE}Tage vorher fällig.",
    )


@pytest.mark.parametrize(
    ("lines", "starts"),
    [(["Open it.", "Pay."], (0.5, 3.0)), (["Ouvrez.", "Payez."], (0.5, 3.0)), (["Ouvrez."], None)],
)
def test_lines_begin_when_the_captions_say_them_or_as_many_others(
    lines: list[str], starts: tuple[float, ...] | None
) -> None:
    captions = CaptionsInPage("a.vtt", "en", (Cue(0.5, 3, "Open it.", 1), Cue(3, 5, "Pay.", 4)))
    place = Place(Path("guide.yml"))
    transcript = tuple(Line(id=Text("line", place, "fr"), text=Text(words, place, "fr")) for words in lines)
    assert captions.starts(transcript, str) == starts
