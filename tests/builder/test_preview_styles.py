"""While one edits a style, the preview shows it at once, and makes no page anew for it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.builder.conftest import differences, files_of

if TYPE_CHECKING:
    from pathlib import Path

BUILD = """
import sys
from pathlib import Path
from builder.build import Target, build_site
from builder.progress import Told
house = Path(sys.argv[1])
build_site(Target(house, "http://127.0.0.1:8000/", house / "preview", is_preview=True), Told())
"""


def test_a_changed_style_is_shown_and_changes_no_page(own_house: Path) -> None:
    before = _previewed(own_house)
    style = own_house / "overrides/assets/styles/tokens.css"
    style.write_text(style.read_text(encoding="utf-8").replace("#ffb84d", "#ffb94d"), encoding="utf-8")
    after = _previewed(own_house)
    changed = differences(before, after)
    assert changed == [f"assets/preview/styles/{name}.css" for name in ("desk", "page", "root")]
    assert all(b"#ffb94d" in after[path] for path in changed)


def _previewed(house: Path) -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", BUILD, str(house)], cwd=house, env=environment, check=True)
    return files_of(house / "preview")
