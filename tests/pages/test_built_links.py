"""Every link of the built site is checked, and each one that leads nowhere is reported in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.pages.built_links import broken_links_in

if TYPE_CHECKING:
    from pathlib import Path

SITE_URL = "https://example.ch/help/"
STEP = '<li class="step" id="step">'


@pytest.mark.parametrize(
    "link",
    [
        "#step",
        "#step?due=2026-12-24",
        "../pay/",
        "../pay/#step",
        "../pay/?fr#step",
        "..",
        "../",
        "../../",
        "../../assets/a%20picture.svg",
        "../../assets/a%20picture.svg?v=1",
        "/help/de/pay/#step",
        "https://example.ch/help/",
        "https://example.ch/help/de/pay/#step",
        "https://elsewhere.example/#nowhere",
        "//elsewhere.example/",
        "mailto:a@example.ch",
        "data:image/gif;base64,AAAA",
        "./",
        "",
    ],
)
def test_a_link_that_leads_somewhere_is_right(tmp_path: Path, link: str) -> None:
    assert _broken(tmp_path, link) == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("#stop", "de/start/index.html has no “stop”"),
        ("../pay/#stop", "de/pay/index.html has no “stop”"),
        ("../pay", "there is no de/pay"),
        ("../paid/", "there is no de/paid/index.html"),
        ("/de/pay/", "there is no /de/pay/index.html"),
        ("https://example.ch/help/fr/", "there is no fr/index.html"),
        ("../../assets/no.svg", "there is no assets/no.svg"),
        ("../../assets/a%20picture.svg#part", "assets/a picture.svg has no “part”"),
        ("../../../outside/", "there is no ../outside/index.html"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(tmp_path: Path, link: str, reason: str) -> None:
    assert _broken(tmp_path, link) == [f"de/start/: the link “{link}” leads nowhere: {reason}"]


def _broken(folder: Path, link: str) -> list[str]:
    for page in ("", "de/", "de/pay/", "de/start/"):
        (folder / page).mkdir(exist_ok=True)
        (folder / page / "index.html").write_text(STEP, encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets/a picture.svg").touch()
    (folder / "de/start/index.html").write_text(f'{STEP}<a class="x" href="{link}">', encoding="utf-8")
    return list(broken_links_in(folder, SITE_URL))
