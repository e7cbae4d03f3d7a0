"""The `kb` command as a writer calls it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hooks.settings import site_url
from kb.cli import COMMANDS, main
from kb.content.characters import printable
from kb.editing.journal import Journal
from tests.built_site import kb
from tests.small_docs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def root(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small site to write in. Commands run in this process, without workers."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})
    return small_site


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def _errors(done: Result) -> list[str]:
    return [line for line in done.stdout.splitlines() if "warning: " not in line]


@pytest.mark.build
def test_the_content_has_no_errors_and_no_warnings() -> None:
    done = kb(ROOT, "check")
    assert (done.stdout, done.returncode) == ("", 0)
    assert "no errors, no warnings" in done.stderr


def test_check_reports_each_fault_in_a_line_and_fails(root: Path) -> None:
    assert _run(root, "check").exit_code == 0
    guide = root / "docs/en/billing/pay.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("{auto_renewal.lead}", "14 days"), encoding="utf-8")
    done = _run(root, "check")
    assert done.exit_code == 1
    errors = [line for line in done.stdout.splitlines() if "warning: " not in line]
    place = "docs/en/billing/pay.yml:7:11: before.in-time.text: "
    assert errors == [
        f"{place}the fact {{auto_renewal.lead}} is missing; the source has it: add it",
        f"{place}the number 14 is not in the source; expected the same numbers",
    ]
    assert "5 guides and 2 questions without a guide in 4 languages: 2 errors, " in done.stderr


def test_a_build_that_fails_says_why(root: Path) -> None:
    guide = root / "docs/de/billing/pay.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
    done = _run(root, "build")
    assert done.exit_code == 1
    assert "unknown field “sumary”; did you mean “summary”?" in done.stderr
    assert "Nothing was built; site/ is unchanged." in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "address",
    [
        "help",
        "ftp://help.example/",
        "https:///help/",
        "https://[/",
        "https://help.example/?x=1",
        "https://help.example/#x",
        "https://rosa:secret@help.example/",
        "https://help.example/a b/",
        "https://help.example/a\nDisallow: /",
        'https://help.example/"><b>/',
        "https://help.example/../",
    ],
)
def test_a_site_address_that_is_not_one_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    done = _run(root, "build")
    assert done.exit_code == 1
    told = f"mkdocs.yml: site_url: “{printable(address)}” is not the address of a site; expected https://…/"
    assert told in done.stderr


@pytest.mark.parametrize(
    "address", ["https://help.example", "http://127.0.0.1:8000/", "https://xn--hlp-bma.example/help/v1.2/"]
)
def test_an_address_ends_with_a_slash(root: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert site_url(root) == f"{address.rstrip('/')}/"


def test_a_new_guide_can_be_checked_at_once(root: Path) -> None:
    done = _run(root, "new", "billing/refunds", "--language", "it")
    assert done.exit_code == 0, done.output
    assert (root / "docs/it/billing/refunds.yml").exists()
    assert "      - refunds\n" in (root / "docs/topics.yml").read_text(encoding="utf-8")
    done = _run(root, "check")
    assert (done.exit_code, _errors(done)) == (0, [])
    assert "docs/it/billing/refunds.yml:4:8: warning: title: “TODO” is still to be done (and " in done.stdout
    assert "6 guides and 2 questions without a guide (1 draft) in 4 languages: no errors, " in done.stderr


@pytest.mark.slow
def test_a_draft_is_published_once_it_has_no_errors(root: Path) -> None:
    _run(root, "new", "billing/refunds", "--language", "it")
    path, ledger = root / "docs/it/billing/refunds.yml", root / "docs/ledger.txt"
    assert _run(root, "ledger").exit_code == 0
    draft, before = path.read_text(encoding="utf-8"), ledger.read_text(encoding="utf-8")
    assert "billing/refunds" not in before
    done = _run(root, "publish", "billing/refunds")
    assert done.exit_code == 1
    assert "docs/it/billing/refunds.yml:4:8: title: “TODO” is still to be done" in done.stderr
    assert (path.read_text(encoding="utf-8"), ledger.read_text(encoding="utf-8")) == (draft, before)
    finished = draft.replace("TODO ", "").replace("TODO", "esempio")
    path.write_text(finished, encoding="utf-8")
    assert (
        "Ids that say nothing would stay in links for ever: good-to-know → "
        in _run(root, "publish", "billing/refunds").stderr
    )
    finished = finished.replace(" id: ", " id: own-")
    path.write_text(finished, encoding="utf-8")
    done = _run(root, "publish", "billing/refunds")
    assert done.exit_code == 0, done.output
    assert path.read_text(encoding="utf-8") == finished.replace("draft: true\n", "")
    assert re.search("(?m)^billing/refunds [a-z0-9]{5}$", ledger.read_text(encoding="utf-8"))
    assert re.search(r"billing/refunds is published, with \d+ new addresses in docs/ledger\.txt\.", done.stdout)
    assert _errors(_run(root, "check")) == []
    began, published = Journal(root).changes
    assert began.what == "Began billing/refunds"
    assert published.what == "Published “Di che cosa si tratta, in poche parole”"


def test_so_is_a_question_without_a_guide(root: Path) -> None:
    path = root / "docs/de/billing/questions.yml"
    before = path.read_text(encoding="utf-8")
    question = "  - id: late\n    draft: true\n    question: Zu spät?\n    answer: Nein.\n    reviewed: 2026-11-20\n"
    path.write_text(before + question, encoding="utf-8")
    assert _run(root, "publish", "billing/late").exit_code == 0
    assert path.read_text(encoding="utf-8") == before + question.replace("    draft: true\n", "")
    assert re.search("(?m)^billing/late [a-z0-9]{5}$", (root / "docs/ledger.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("address", "reported"),
    [
        ("billing/pay", "“billing/pay” is already published."),
        ("billing/refund", "“billing/refund” is not a draft; did you mean “billing/refunds”?"),
    ],
)
def test_only_a_draft_can_be_published(root: Path, address: str, reported: str) -> None:
    _run(root, "new", "billing/refunds", "--language", "it")
    done = _run(root, "publish", address)
    assert done.exit_code == 1
    assert reported in done.stderr


@pytest.mark.parametrize(
    ("address", "reported"),
    [
        ("billing/Refunds", "“billing/Refunds” is not an address; expected topic/guide in kebab case"),
        ("billing", "“billing” is not an address"),
        ("biling/refunds", "There is no topic “biling” in docs/topics.yml; did you mean “billing”?"),
        ("billing/pay", "The guide already exists: docs/de/billing/pay.yml."),
        ("billing/index", "The topic's own page is called “index”; expected another name."),
    ],
)
def test_a_new_guide_with_a_wrong_address_is_refused(root: Path, address: str, reported: str) -> None:
    done = _run(root, "new", address, "--language", "de")
    assert done.exit_code == 1
    assert reported in done.stderr


def test_a_language_without_a_record_is_refused(root: Path) -> None:
    done = _run(root, "new", "billing/refunds", "--language", "es")
    assert done.exit_code != 0
    assert "“es” is not in docs/languages.yml; expected one of: de, it, fr, en." in done.stderr


@pytest.mark.slow
def test_the_ledger_gains_what_is_new_and_loses_nothing(root: Path) -> None:
    assert _run(root, "ledger").exit_code == 0
    ledger = root / "docs/ledger.txt"
    before = ledger.read_text(encoding="utf-8")
    assert _run(root, "ledger").stdout == "no new addresses in docs/ledger.txt.\n"
    assert ledger.read_text(encoding="utf-8") == before
    _run(root, "new", "billing/refunds", "--language", "it")
    guide = root / "docs/it/billing/refunds.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    assert re.search(r"“billing/refunds” and \d+ more", _run(root, "check").stdout)
    assert _run(root, "ledger").exit_code == 0
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert set(before.splitlines()) < set(lines)
    assert lines == [lines[0], *sorted(lines[1:])]
    guide.unlink()
    _run(root, "ledger")
    assert ledger.read_text(encoding="utf-8").splitlines() == lines
    assert "“billing/refunds” was published, but is gone" in _run(root, "check").stdout


def test_help_names_all_commands(root: Path) -> None:
    named = re.findall(r"^  ([a-z]+)  ", _run(root, "--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert named == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_a_typical_day(root: Path, command: str) -> None:
    done = _run(root, command, "--help")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) > 5
