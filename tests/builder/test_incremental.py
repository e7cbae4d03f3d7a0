"""Whatever is edited, a build that keeps what it can gives the site that a build from nothing gives, to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builder.conftest import built, differences, files_of, new_parts
from tests.builder.edits import EDITED, ROOT, any_edit, word_added
from tests.conftest import kb

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = "docs/de/billing/group-payment.yml"


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(any_edit, min_size=1, max_size=5))
def test_what_is_kept_is_what_would_be_made(
    own_house: Path, other_house: Path, edits: list[tuple[Any, str, int]]
) -> None:
    for edit, file, number in edits:
        edit(own_house, file, number)
    after_edits = kb(own_house, "build")
    for name in EDITED:
        shutil.rmtree(other_house / name)
        shutil.copytree(own_house / name, other_house / name)
    for name in (".cache", "site"):
        shutil.rmtree(other_house / name, ignore_errors=True)
    from_nothing = kb(other_house, "build")
    assert after_edits.returncode == from_nothing.returncode, after_edits.stderr + from_nothing.stderr
    if from_nothing.returncode == 0:
        assert differences(built(own_house), built(other_house)) == []
    else:  # the edits went against a check: both say so
        assert after_edits.stderr == from_nothing.stderr
        for name in EDITED:
            shutil.rmtree(own_house / name)
            shutil.copytree(ROOT / name, own_house / name, ignore=shutil.ignore_patterns("__pycache__"))


def test_only_what_follows_from_an_edit_is_made(house: Path) -> None:
    new_parts(house)
    assert new_parts(house) == 0
    good = (house / GUIDE).read_text(encoding="utf-8")
    try:
        word_added(house, GUIDE, 7)
        # Its page, that of all questions, which leads from old anchors to it, its language's search and support desk,
        # and the desk's page, which names what it loads. In the other languages nothing.
        assert new_parts(house) == 5
        assert new_parts(house) == 0
    finally:
        (house / GUIDE).write_text(good, encoding="utf-8")
    new_parts(house)


def test_of_two_builds_at_once_one_waits(own_house: Path) -> None:
    expected = built(own_house)
    for name in (".cache", "site"):
        shutil.rmtree(own_house / name)
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "build"]
    environment = {**os.environ, "PYTHONPATH": str(own_house)}
    both = [
        subprocess.Popen(command, cwd=own_house, env=environment, stderr=subprocess.PIPE, text=True) for _number in "12"
    ]
    told = sorted(build.communicate()[1] for build in both)
    assert told == ["", "Another build is under way here; this one waits for it.\n"]
    assert [build.returncode for build in both] == [0, 0]
    assert differences(files_of(own_house / "site"), expected) == []


def test_mkdocs_alone_builds_the_same_site(house: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "PYTHONPATH": str(house), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=house, env=environment, check=True)
    assert differences(files_of(house / "site"), files_of(tmp_path / "site")) == []
