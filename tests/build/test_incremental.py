"""After any edit, an incremental build gives the same bytes as a build from scratch."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hooks.material import ICONS
from kb.build.build import FaultsError
from kb.checks import findings
from kb.content.loading import load_site
from kb.outputs import manifest
from kb.pages.theme import template_sources
from tests.build.edits import any_edit
from tests.build.small_build import differences, files_from_nothing, files_in, without_runtime

if TYPE_CHECKING:
    from tests.build.edits import Edit
    from tests.build.small_build import SmallBuild

ROOT = Path(__file__).parents[2]


def _errors(site: SmallBuild) -> list[str]:
    """Return the lines of all errors that the content has."""
    content, found = load_site(site.docs, ICONS)
    found += findings(content)
    return [finding.line(site.target.root) for finding in found if finding.severity == "error"]


def _assert_same_as_from_nothing(site: SmallBuild, edits: list[Edit]) -> None:
    before = site.files()
    for edit in edits:
        edit(site.docs)
    if errors := _errors(site):
        with pytest.raises(FaultsError) as fault:
            site.build()
        assert str(fault.value).splitlines() == ["The content has errors:", *errors]
        assert differences(site.files(), before) == []
        site.restore()
    else:
        site.build()
        assert differences(without_runtime(site.files()), files_from_nothing(site.docs)) == []
        assert site.build() == 0


some_edits = given(edits=st.lists(any_edit, min_size=1, max_size=5))
in_one_site = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # each edit is made on top of the last, like a writer's


@some_edits
@settings(in_one_site, max_examples=5)
def test_kept_outputs_are_what_would_be_made(site: SmallBuild, edits: list[Edit]) -> None:
    _assert_same_as_from_nothing(site, edits)


@pytest.mark.thorough
@some_edits
@settings(in_one_site, max_examples=150)
def test_kept_outputs_are_what_would_be_made_after_many_edits(site: SmallBuild, edits: list[Edit]) -> None:
    _assert_same_as_from_nothing(site, edits)


def test_only_outputs_affected_by_an_edit_are_made(site: SmallBuild) -> None:
    site.build()
    before = without_runtime(site.files())
    site.replace("de/billing/pay.yml", "sofort", "gleich")
    # Its page and that of its topic's questions; its language's search and support desk, and the page of the desk,
    # which names what it loads. In the other languages nothing.
    assert site.build() == 5
    changed = {path for path in differences(without_runtime(site.files()), before) if "pagefind" not in path}
    german = {"de/billing/pay/index.html", "de/questions/billing/index.html", "support-desk/index.html"}
    assert changed - german == {path for path in changed if path.startswith("support-desk/de/")}
    assert site.build() == 0


def test_the_manifest_has_every_other_file(site: SmallBuild) -> None:
    for words in ("sofort", "gleich"):
        site.build()
        files = site.files()
        listed = manifest.read(files.pop(manifest.NAME))
        assert listed == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        site.replace("de/billing/pay.yml", words, "gleich")


def test_a_build_that_fails_leaves_the_last_good_site(site: SmallBuild) -> None:
    site.build()
    before = site.files()
    site.replace("de/billing/pay.yml", "summary:", "sumary:")
    with pytest.raises(FaultsError, match="unknown field “sumary”; did you mean “summary”"):
        site.build()
    assert differences(site.files(), before) == []


def test_a_broken_link_in_any_page_stops_the_build(site: SmallBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = site.files()
    footer = "partials/footer.html"
    sources = {**template_sources(), footer: template_sources()[footer] + '<a href="nowhere/">…</a>'}
    monkeypatch.setattr("kb.outputs.edition.template_sources", lambda: sources)
    site.replace("de/billing/pay.yml", "sofort", "gleich")
    with pytest.raises(FaultsError) as fault:
        site.build()
    heading, *lines = str(fault.value).splitlines()
    assert heading == "The site has broken links:"
    assert "it/billing/pay/: the link “nowhere/” leads nowhere: there is no it/billing/pay/nowhere/index.html" in lines
    assert differences(site.files(), before) == []


def test_of_two_builds_at_once_one_waits(site: SmallBuild) -> None:
    site.build()
    site.replace("de/billing/pay.yml", "sofort", "gleich")
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "--root", str(site.target.root), "build"]
    environment = {**os.environ, "SITE_URL": site.target.site_url, "PYTHONPATH": str(ROOT)}
    waiting = "Another build or deployment is running here; waiting for it to finish.\n"
    with site.target.lock.open("w") as lock:  # so that both start while another build is running
        fcntl.lockf(lock, fcntl.LOCK_EX)
        both = [
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for _number in "12"
        ]
        try:
            for build in both:
                assert build.stderr
                assert build.stderr.readline() == waiting
            fcntl.lockf(lock, fcntl.LOCK_UN)
            assert [build.communicate()[1] for build in both] == ["", ""]
        finally:
            for build in both:
                build.kill()
                build.wait()
    assert [build.returncode for build in both] == [0, 0]
    assert differences(without_runtime(files_in(site.target.folder)), files_from_nothing(site.docs)) == []
    assert site.build() == 0
