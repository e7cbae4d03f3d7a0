"""Videos, their films and captions, and every mistake in them: tests/content/videos/expected/<fault>.txt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.checks.videos import outdated_recordings
from kb.content.captions import Cue, starts_of, webvtt
from kb.content.film import FilmError, film_of
from tests.conftest import loaded
from tests.content.changes import appended, moved, replaced, written
from tests.content.pictures import photo
from tests.content.reported import reported
from tests.content.videos import WORDS, box, captions, film, track, with_videos
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "videos" / "expected"
DE, FR = "de/billing/watch.yml", "fr/billing/watch.yml"
FILM, SPOKEN, SCRIPT = "videos/look.mp4", "videos/look.vtt", "videos/look.yml"
SOUND = track(b"soun", b"mp4a")
TWO_SYLLABLES = "00:00.500 --> 00:03.000"


def unrecorded(path: Path) -> None:
    for file in (*path.parent.glob("look*.mp4"), *path.parent.glob("look*.vtt")):
        file.unlink()


def gone(path: Path) -> None:
    path.unlink()


FAULTS: dict[str, tuple[str, Callable[[Path], object]]] = {
    # The film
    "no_film": (FILM, written(b"GIF89a film")),
    "another_coding": (FILM, written(film(track(b"vide", b"hev1")))),
    "another_sound": (FILM, written(film(track(b"vide", b"avc1"), track(b"soun", b"Opus")))),
    "sound_alone": (FILM, written(film(SOUND))),
    "two_films_in_one": (FILM, written(film(track(b"vide", b"avc1"), track(b"vide", b"avc1")))),
    "no_duration": (FILM, written(film(seconds=0))),
    "too_many_pixels": (FILM, written(film(track(b"vide", b"avc1", 3840, 2160)))),
    "too_many_bytes": (FILM, written(film() + box(b"free", bytes(520_000)))),
    "truncated": (FILM, written(film()[:200])),
    "index_at_the_end": (FILM, written(film(has_index_last=True))),
    "name_in_capitals": ("videos/Look 2.mp4", written(film())),
    "ending_in_capitals": ("videos/seen.MP4", written(film())),
    "language_of_no_record": ("videos/look.es.mp4", written(film())),
    "another_kind": ("videos/look.webm", written(b"webm")),
    "folder_of_its_own": ("videos/old/look.mp4", written(film())),
    "film_of_a_language_missing": ("videos/look.it.mp4", gone),
    "shown_nowhere": ("videos/seen.mp4", written(film())),
    # The captions
    "no_webvtt": (SPOKEN, written("1\n00:00:00,500 --> 00:00:03,000\nÖffnen Sie die Rechnung.\n")),
    "not_utf_8": (SPOKEN, written("WEBVTT\n\n00:00.500 --> 00:03.000\nÖffnen".encode("latin-1"))),
    "no_cues": (SPOKEN, written("WEBVTT\n\nNOTE to be written\n")),
    "times_malformed": (SPOKEN, replaced(TWO_SYLLABLES, "0:0.5 -> 3")),
    "times_backwards": (SPOKEN, replaced(TWO_SYLLABLES, "00:03.000 --> 00:00.500")),
    "times_out_of_order": (SPOKEN, replaced(TWO_SYLLABLES, "00:04.000 --> 00:05.000")),
    "cue_without_words": (SPOKEN, replaced("Öffnen Sie die Rechnung.", "<b></b>")),
    "no_empty_line_between_captions": (SPOKEN, replaced("\n\n00:03.500", "\n00:03.500")),
    "escape_of_an_invisible_sign": (SPOKEN, replaced("Öffnen", "&#x202e;Öffnen")),
    "beyond_the_film": (SPOKEN, appended(b"\n00:07.000 --> 00:12.000\nund\n")),
    "other_words": (SPOKEN, replaced("Öffnen", "Suchen")),
    "other_words_in_a_translation": (FR, replaced("Ouvrez", "Cherchez")),
    "words_more": (SPOKEN, appended(b"\n00:06.500 --> 00:08.000\nDanke.\n")),
    "words_fewer": (SPOKEN, written(captions("Öffnen Sie die Rechnung."))),
    "captions_of_a_language_missing": ("videos/look.it.vtt", gone),
    # The script by which it is recorded
    "still_to_be_recorded": (FILM, unrecorded),
    "script_of_another_line": (SCRIPT, replaced("line-due", "line-paid")),
    "script_in_another_order": (SCRIPT, replaced("scenes:", "scenes:\n  - {line: line-due, show: h1}")),
    "script_without_an_action": (SCRIPT, replaced(', show: "#look"', "")),
    "script_with_two_actions": (SCRIPT, replaced('show: "#look"', "show: h1, click: h1")),
    "script_that_fills_in_nothing": (SCRIPT, replaced(", value: 2026-12-24", "")),
    "script_without_a_day": (SCRIPT, replaced("2026-11-20", "today")),
    "script_of_no_video": (SCRIPT, moved("other.yml")),
    # What a guide says
    "film_missing": (DE, replaced("look.mp4", "lock.mp4")),
    "film_of_one_language": (DE, replaced("look.mp4", "look.fr.mp4")),
    "film_of_another_kind": (DE, replaced("look.mp4", "look.webm")),
    "captions_missing": (DE, replaced("look.vtt", "lock.vtt")),
    "captions_of_another_kind": (DE, replaced("look.vtt", "look.srt")),
    "poster_missing": (DE, replaced("look.png", "lock.png")),
    "poster_that_is_drawn": (DE, replaced("look.png", "invoice.svg")),
    "poster_of_one_language": ("images/look.png", moved("look.fr.png")),
    "no_transcript": (
        DE,
        replaced(
            "  transcript:\n    - {id: line-open, text: Öffnen Sie die Rechnung.}\n", "  transcript: []\n  lines:\n"
        ),
    ),
    "no_title": (DE, replaced("  title: Wo die Rechnung steht\n", "")),
    "no_id": (DE, replaced("  id: film\n", "")),
    "film_in_a_translation": (FR, replaced("video:\n", "video:\n  file: look.mp4\n")),
    "line_not_translated": (FR, replaced(f"    - {{id: line-due, text: '{WORDS['fr'][2]}'}}\n", "")),
    "id_that_was_published": (DE, replaced("id: film", "id: watch-it")),
}
"""File, and the change made to it."""


@pytest.fixture
def videos(docs: Path) -> Path:
    """Return the small knowledge base, with a guide that has a video."""
    return with_videos(docs)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_video_is_reported(videos: Path, fault: str) -> None:
    file, change = FAULTS[fault]
    change(videos / file)
    assert_golden(EXPECTED / f"{fault}.txt", reported(videos))


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == FAULTS.keys()


def test_videos_without_faults_have_no_findings(videos: Path) -> None:
    assert reported(videos) == ""


def test_a_film_says_how_large_and_how_long_it_is() -> None:
    seen = film_of(film(track(b"vide", b"avc1", 390, 600), SOUND, seconds=7.5, version=1))
    assert (seen.width, seen.height, seen.duration, seen.has_sound) == (390, 600, 7.5, True)


def test_captions_lose_all_but_their_words_and_times(videos: Path) -> None:
    (videos / SPOKEN).write_text(
        "WEBVTT - by an editor\n\nSTYLE\n::cue { background: url(https://evil.example/) }\n\nNOTE x\n\nfirst\n"
        "00:00.500 --> 00:03.000 line:0%\n<v Anna>Öffnen &amp;\n<i>warten</i></v>\n\n"
        "1:00:03.250 --> 1:00:04.000\n1 &lt; 2\n".replace("1:00:03", "01:00:03").replace("1:00:04", "01:00:04"),
        encoding="utf-8",
    )
    site, _found = loaded(videos)
    own = site.captions["look.vtt"][""]
    assert [(cue.start, cue.end, cue.words) for cue in own.cues] == [
        (0.5, 3.0, "Öffnen & warten"),
        (3603.25, 3604.0, "1 < 2"),
    ]
    assert own.webvtt() == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:03.000\nÖffnen &amp; warten\n\n01:00:03.250 --> 01:00:04.000\n1 &lt; 2\n"
    )


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (["One two", "three."], (0.0, 2.0)),
        (["One", "two three."], (0.0, 0.0)),
        (["One two  three."], (0.0,)),
        (["One two", "four."], None),
        (["One two"], None),
    ],
)
def test_a_line_begins_with_the_captions_that_have_its_first_word(
    lines: list[str], starts: tuple[float, ...] | None
) -> None:
    assert starts_of(lines, [Cue(0, 2, "One two", 3), Cue(2, 4, "three.", 6)]) == starts


def test_a_recording_whose_words_have_changed_is_reported(videos: Path) -> None:
    cues = loaded(videos)[0].captions["look.vtt"][""].cues
    shown = ("Die Rechnung ansehen", "Sehen Sie die Rechnung an.")
    (videos / SPOKEN).write_text(webvtt(cues, shown), encoding="utf-8")
    assert list(outdated_recordings(loaded(videos)[0])) == []
    replaced("Sehen Sie die Rechnung an.", "Sehen Sie sie an.")(videos / DE)
    (finding,) = outdated_recordings(loaded(videos)[0])
    assert finding.line(videos.parent) == (
        "docs/videos/look.vtt:1:1: warning: file: the video shows “Sehen Sie die Rechnung an.”, which the page no "
        "longer says; record it again: kb record billing/watch --language de"
    )
    (videos / "de/words.yml").write_text('topics: "', encoding="utf-8")  # which has its own finding
    assert list(outdated_recordings(loaded(videos)[0])) == []


@settings(max_examples=50)
@given(at=st.floats(0, 1), new=st.binary(min_size=1, max_size=9), cut=st.booleans())
def test_a_damaged_film_is_read_without_a_traceback(at: float, new: bytes, cut: bool) -> None:  # noqa: FBT001
    content = film(track(b"vide", b"avc1"), SOUND)
    place = round(at * (len(content) - 1))
    try:
        film_of(content[:place] + new + (b"" if cut else content[place + len(new) :]))
    except FilmError as error:
        assert all("\n" not in words for words in error.args)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.sampled_from(["WEBVTT", "", "NOTE x", "-->", "00:01.000 --> 00:02.000", "id", "<b", "ü & <i>"]))
)
def test_any_captions_are_read_without_a_traceback(videos: Path, lines: list[str]) -> None:
    (videos / SPOKEN).write_text("\n".join(lines), encoding="utf-8")
    assert all("\n" not in finding.line(videos.parent) for finding in loaded(videos)[1])


def test_an_unused_poster_is_reported_and_a_used_one_is_not(videos: Path) -> None:
    (videos / "images/other.png").write_bytes(photo())
    assert reported(videos).count("no guide shows the picture") == 1
