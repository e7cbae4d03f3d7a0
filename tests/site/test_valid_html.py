"""Every page is valid HTML, checked by html-validate, and if there is Java, by the Nu validator (W3C)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """Return the files of all pages."""
    return sorted(site.rglob("*.html"))


def test_html_validate_finds_no_fault(pages: list[Path]) -> None:
    desk = [page for page in pages if page.parent.name == "support-desk"]
    others = [page for page in pages if page not in desk]
    for kind, files in (("desk", desk), ("pages", others)):
        command = ["node", Path(__file__).with_name("valid_html.mjs"), kind, *files]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert files
        assert done.stdout == f"{len(files)} pages\n"


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("java"), reason="the Nu validator needs Java")
def test_the_nu_validator_finds_no_fault(pages: list[Path]) -> None:
    # Nu thinks that every file of the site is on another host, which the page's policy would block: a warning.
    command = ["java", "-jar", NU, "--errors-only", "--exit-zero-always", "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stderr)["messages"] == []
