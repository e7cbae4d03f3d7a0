"""Photos, their marks, and every mistake in them: tests/content/pictures/expected/<fault>.txt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from kb.content.fields import items
from kb.content.guide import Image
from kb.content.photo import photo_in
from tests.conftest import loaded
from tests.content.changes import replaced, written
from tests.content.pictures import bomb, photo, with_pictures
from tests.content.reported import reported
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "pictures" / "expected"
DE, FR, ORDER = "de/billing/look.yml", "fr/billing/look.yml", "images/order.png"


def moving() -> bytes:
    frames = [Pillow.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    return photo("PNG", (9, 9), save_all=True, append_images=frames)


FAULTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    # The file
    "bomb": (ORDER, written(bomb())),
    "too_many_pixels": (ORDER, written(photo(size=(1700, 20)))),
    "too_many_bytes": (ORDER, written(b"\x89PNG" * 60_000)),
    "another_kind": (ORDER, written(photo("JPEG"))),
    "no_picture": (ORDER, written("GIF89a")),
    "truncated": (ORDER, written(photo()[:300])),
    "truncated_jpeg": ("images/photo.jpg", written(photo("JPEG")[:500])),
    "truncated_webp": ("images/photo.webp", written(photo("WEBP")[:60])),
    "script_inside": (ORDER, written(photo() + b"<script>alert(1)</script>")),
    "drawing_called_png": (ORDER, written('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>')),
    "moving": (ORDER, written(moving())),
    "name_in_capitals": ("images/Order 2.png", written(photo())),
    "ending_in_capitals": ("images/seal.PNG", written(photo())),
    "language_of_no_record": ("images/order.es.png", written(photo())),
    "language_missing": ("images/order.it.png", lambda path: path.unlink()),
    "shown_nowhere": ("images/seal.webp", written(photo("WEBP"))),
    # What a guide says
    "picture_missing": (DE, replaced("order.png", "ordre.png")),
    "picture_of_one_language": (DE, replaced("order.png", "order.fr.png")),
    "picture_of_another_kind": (DE, replaced("order.png", "order.gif")),
    "alternative_that_says_picture": (DE, replaced("alt: Die", "alt: Bild von der")),
    "alternative_that_says_picture_in_a_translation": (FR, replaced("alt: La", "alt: Image d’une")),
    "labels_of_a_photo": (DE, replaced("          marks:", "          labels: {sum: Die Summe}\n          marks:")),
    "marks_of_a_drawing": (DE, replaced("order.png", "invoice.svg\n          labels: {sum: Summe}")),
    # Marks
    "mark_without_an_id": (DE, replaced("{id: number-mark, ", "{")),
    "mark_without_an_id_in_a_translation": (FR, replaced("{id: number-mark, ", "{")),
    "mark_outside": (DE, replaced("[0.1, 0.2, 0.5, 0.25]", "[0.6, 0.2, 0.5, 0.25]")),
    "mark_in_pixels": (DE, replaced("[0.1, 0.2, 0.5, 0.25]", "[10, 20, 50, 25]")),
    "mark_without_a_width": (DE, replaced("[0.1, 0.2, 0.5, 0.25]", "[0.1, 0.2, 0, 0.25]")),
    "mark_of_three_numbers": (DE, replaced("[0.1, 0.2, 0.5, 0.25]", "[0.1, 0.2, 0.5]")),
    "mark_of_words": (DE, replaced("[0.1, 0.2, 0.5, 0.25]", "[left, 0.2, 0.5, 0.25]")),
    "mark_without_an_area": (DE, replaced("at: [0.1, 0.2, 0.5, 0.25], ", "")),
    "area_in_a_translation": (FR, replaced("{id: sum-mark", "{at: [0, 0, 1, 1], id: sum-mark")),
    "words_of_a_mark_missing": (FR, replaced(", label: Le total", "")),
    "words_of_a_mark_not_translated": (FR, replaced("Le numéro de la facture", "Die Nummer der Rechnung")),
}
"""File, and the change made to it."""


@pytest.fixture
def pictures(docs: Path) -> Path:
    """Return the small knowledge base, with a guide that shows a photo."""
    return with_pictures(docs)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_picture_is_reported(pictures: Path, fault: str) -> None:
    file, change = FAULTS[fault]
    change(pictures / file)
    assert_golden(EXPECTED / f"{fault}.txt", reported(pictures))


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == FAULTS.keys()


def test_pictures_without_faults_have_no_findings(pictures: Path) -> None:
    assert reported(pictures) == ""


@pytest.mark.parametrize(("ending", "kind"), [("png", "PNG"), ("jpg", "JPEG"), ("jpeg", "JPEG"), ("webp", "WEBP")])
def test_every_kind_of_photo_can_be_shown(pictures: Path, ending: str, kind: str) -> None:
    (pictures / f"images/seal.{ending}").write_bytes(photo(kind))
    site, found = loaded(pictures)
    assert found == []
    assert (site.photos[f"seal.{ending}"][""].width, site.photos[f"seal.{ending}"][""].height) == (400, 200)


def test_a_photo_is_turned_upright_by_its_metadata(pictures: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # a quarter turn
    (pictures / "images/seal.jpg").write_bytes(photo("JPEG", exif=exif))
    site, _found = loaded(pictures)
    assert (site.photos["seal.jpg"][""].width, site.photos["seal.jpg"][""].height) == (200, 400)


def test_a_language_shows_its_own_photo_or_that_of_its_record_or_the_one_for_all(pictures: Path) -> None:
    def shown(language: str) -> str:
        site, _found = loaded(pictures)
        versions = site.photos["order.png"]
        own = photo_in(language, site.languages[language], "de", versions)
        return next(code for code, version in versions.items() if version is own)

    assert [shown("de"), shown("fr")] == ["", "fr"]
    (pictures / "images/order.fr.png").unlink()
    assert shown("fr") == "en"
    (pictures / "images/order.en.png").unlink()
    assert shown("fr") == ""


def test_marks_take_their_places_from_the_source_and_their_words_from_each_language(pictures: Path) -> None:
    site, _found = loaded(pictures)
    (image,) = items(site.guides["billing/look"].versions["fr"], Image)
    assert [(mark.at, str(mark.label)) for mark in image.marks] == [
        ((0.1, 0.2, 0.5, 0.25), "Le numéro de la facture"),
        ((0, 0.5, 1, 0.5), "Le total"),
    ]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["PNG", "JPEG", "WEBP"]), at=st.floats(0, 1), new=st.binary(min_size=1, max_size=6))
def test_a_damaged_photo_is_read_without_a_traceback(pictures: Path, kind: str, at: float, new: bytes) -> None:
    content = photo(kind, (40, 20))
    place = round(at * (len(content) - 1))
    ending = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}[kind]
    path = pictures / "images" / f"seal.{ending}"
    path.write_bytes(content[:place] + new + content[place + len(new) :])
    _site, found = loaded(pictures)
    path.unlink()
    assert all("\n" not in finding.line(pictures.parent) for finding in found)
