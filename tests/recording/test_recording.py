"""Recording a video: pictures become a film, and a script on a small page becomes a film, captions and a poster."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from kb.content.captions import read_captions
from kb.content.film import film_of
from kb.content.photo import upright
from kb.recording import film_writing
from kb.recording.film_writing import BELOW, FilmTooLargeError, write_film
from kb.recording.recording import seen_of
from kb.recording.stage import FRAMES, HEIGHT, SHARPNESS, WIDTH, Picture, eased
from tests.built_site import kb
from tests.small_docs import write_small_site

if TYPE_CHECKING:
    from collections.abc import Iterator


def pictures(number: int) -> Iterator[Picture]:
    """Yield pictures with a growing bar."""
    for at in range(number):
        picture = Image.new("RGB", (120, 80), "white")
        ImageDraw.Draw(picture).rectangle((0, 30, 10 + at * 20, 50), fill="navy")
        written = BytesIO()
        picture.save(written, "PNG")
        yield Picture(written.getvalue(), 5)


def test_pictures_become_a_film_that_can_be_shown(tmp_path: Path) -> None:
    write_film(list(pictures(3)), tmp_path / "a.mp4")
    film = film_of((tmp_path / "a.mp4").read_bytes())
    assert (film.width, film.height, film.has_sound) == (120, 80 + BELOW, False)
    assert film.duration == pytest.approx(15 / FRAMES, abs=0.01)


def test_the_same_pictures_become_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.mp4", "b.mp4"):
        write_film(list(pictures(2)), tmp_path / name)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_a_film_that_is_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_writing, "LARGEST", 1000)
    with pytest.raises(FilmTooLargeError, match="would have"):
        write_film(list(pictures(2)), tmp_path / "a.mp4")
    assert not (tmp_path / "a.mp4").exists()


def test_a_move_begins_and_ends_slowly_and_arrives() -> None:
    parts = list(eased(400))
    ways = [to - start for start, to in zip([0.0, *parts], parts, strict=False)]
    assert parts[-1] == 1
    assert max(ways) > 2 * max(ways[0], ways[-1])
    assert len(list(eased(100_000))) == FRAMES


def test_the_words_seen_on_a_page_are_whole_texts() -> None:
    said = {"Pay now", "now", "Day {last_day}", "Pay now and then", "late"}
    seen = {"When? Pay now", "Day 24 December"}
    assert set(seen_of(said, seen)) == {"Pay now", "now", "Day {last_day}"}


class TestGuide:
    """A guide of the small site."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """Return the small site, with a guide whose video is not recorded yet."""
        root = write_small_site(tmp_path)
        guide = root / "docs/de/billing/pay.yml"
        video = (
            "video:\n  id: film\n  file: pay.mp4\n  title: Bezahlen\n  poster: pay.webp\n  captions: pay.vtt\n"
            "  transcript:\n    - {id: line-title, text: Das ist der Titel.}\n"
            "    - {id: line-step, text: Das ist ein Schritt.}\n"
        )
        guide.write_text(video + guide.read_text(encoding="utf-8"), encoding="utf-8")
        (root / "docs/videos").mkdir()
        (root / "docs/videos/pay.yml").write_text(
            "today: 2026-11-20\nscenes:\n  - {line: line-title, show: h1}\n"
            "  - {line: line-step, click: .kb-step .kb-copy-link}\n",
            encoding="utf-8",
        )
        return root

    @pytest.mark.thorough
    def test_is_recorded(self, root: Path) -> None:
        done = kb(root, "record", "billing/pay", "--language", "de")
        assert done.returncode == 0, done.stderr
        film = film_of((root / "docs/videos/pay.mp4").read_bytes())
        assert (film.width, film.height) == (WIDTH * SHARPNESS, HEIGHT * SHARPNESS + BELOW)
        captions, found = read_captions([root / "docs/videos/pay.vtt"], root / "docs", ["de"])
        assert found == []
        own = captions["pay.vtt"][""]
        assert [cue.words for cue in own.cues] == ["Das ist der Titel.", "Das ist ein Schritt."]
        assert own.cues[-1].end <= film.duration
        assert "Eine Rechnung bezahlen" in own.shows
        assert upright((root / "docs/images/pay.webp").read_bytes()).size == (WIDTH * SHARPNESS, HEIGHT * SHARPNESS)
        assert kb(root, "build").returncode == 0

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("address", "said"),
        [
            ("billing/play", "There is no guide “billing/play”; did you mean “billing/pay”?"),
            ("billing/remind", "No video of “billing/remind” has a script"),
        ],
    )
    def test_without_a_script_is_not_recorded(self, root: Path, address: str, said: str) -> None:
        done = kb(root, "record", address)
        assert done.returncode == 1
        assert said in done.stderr
