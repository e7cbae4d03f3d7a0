"""`kb build`: what it leaves behind when it goes well, and when it fails."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.conftest import kb

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_fails_tells_why_and_leaves_the_last_good_site(house: Path) -> None:
    before = _fingerprint(house / "site")
    guide = house / "docs/de/billing/automatic-renewal.yml"
    good = guide.read_text(encoding="utf-8")
    guide.write_text(good.replace("summary:", "sumary:"), encoding="utf-8")
    try:
        done = kb(house, "build")
    finally:
        guide.write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert "unknown field “sumary”; did you mean “summary”?" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert _fingerprint(house / "site") == before


def test_a_broken_link_in_any_page_stops_the_build(house: Path) -> None:
    before = _fingerprint(house / "site")
    footer = house / "overrides/partials/footer.html"
    good = footer.read_text(encoding="utf-8")
    footer.write_text(good + '<a href="nowhere/">…</a>', encoding="utf-8")
    try:
        done = kb(house, "build")
    finally:
        footer.write_text(good, encoding="utf-8")
    assert done.returncode == 1
    told = "it/security/kauth/: the link “nowhere/” leads nowhere: there is no it/security/kauth/nowhere/index.html"
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert _fingerprint(house / "site") == before


def _fingerprint(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(str(path).encode() + (path.read_bytes() if path.is_file() else b""))
    return total.hexdigest()
