"""Pictures in the editor: dropped onto a step, made small enough, deleted."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from tests.editing.conftest import Session


def test_a_picture_is_deleted_in_all_languages(session: Session) -> None:
    session.saved("remove-picture", id="pay-one-choose")
    assert "image:" not in session.text()
    assert "image:" not in session.text("it/billing/pay.yml")
    assert [own["name"] for own in session.ask("entry", id="pay-one-choose")["fields"]] == ["text", "note"]


def _picture(size: tuple[int, int], kind: str = "PNG") -> str:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, kind)
    return base64.b64encode(written.getvalue()).decode()


def test_a_picture_dropped_onto_a_step_is_made_small_enough(session: Session) -> None:
    picture = {"id": "pay-one-open", "name": "Mein Bildschirm.PNG", "content": _picture((3000, 1500))}
    session.saved("picture", **picture, alt="Die Rechnungen")
    assert "        image:\n          file: mein-bildschirm.png\n          alt: Die Rechnungen\n" in session.text()
    with Image.open(session.root / "docs/images/mein-bildschirm.png") as kept:
        assert kept.size == (1600, 800)
    assert session.errors() == []
    session.ask("undo")
    assert not (session.root / "docs/images/mein-bildschirm.png").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.png", base64.b64encode(b"no picture").decode(), "Expected a picture"),
        ("../../a.svg", base64.b64encode(b"<svg><script/></svg>").decode(), ""),
        ("a.png", "not base64!", "cannot be done"),
    ],
)
def test_files_that_are_not_pictures_are_refused(session: Session, name: str, content: str, told: str) -> None:
    before = sorted((session.root / "docs").rglob("*"))
    assert told in session.ask("picture", id="pay-one-open", name=name, content=content, alt="Etwas")["refused"]
    assert sorted((session.root / "docs").rglob("*")) == before


def test_pictures_stay_in_the_folder_too(session: Session, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "images"
    images = session.root / "docs/images"
    images.rename(elsewhere)
    images.symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    picture = {"id": "pay-one-open", "name": "a.png", "content": _picture((10, 10)), "alt": "Etwas"}
    assert "docs/images is a link to another folder" in session.ask("picture", **picture)["refused"]
    assert sorted(elsewhere.iterdir()) == before
