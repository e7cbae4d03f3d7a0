"""The `kb` command as a writer calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import copied_house, kb

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a copy of the content and the code, to write in."""
    return copied_house(tmp_path)


def test_the_content_has_no_errors_and_no_warnings(desk: Path) -> None:
    done = kb(desk, "check")
    assert (done.stdout, done.returncode) == ("", 0)
    assert "no errors, no warnings" in done.stderr


def test_check_tells_each_fault_in_a_line_and_fails(desk: Path) -> None:
    guide = desk / "docs/en/billing/automatic-renewal.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("{auto_renewal.lead}", "14 days"), encoding="utf-8")
    done = kb(desk, "check")
    assert done.returncode == 1
    assert "docs/en/billing/automatic-renewal.yml:" in done.stdout
    assert "the fact {auto_renewal.lead} is missing; its source has it: add it" in done.stdout


def test_a_new_guide_can_be_built_at_once(desk: Path) -> None:
    done = kb(desk, "new", "billing/refunds", "--language", "it")
    assert done.returncode == 0, done.stderr
    assert (desk / "docs/it/billing/refunds.yml").exists()
    assert "      - refunds\n" in (desk / "docs/topics.yml").read_text(encoding="utf-8")
    assert kb(desk, "check").returncode == 0


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("billing/Refunds", "“billing/Refunds” is no address; expected topic/guide in kebab case"),
        ("billing", "“billing” is no address"),
        ("biling/refunds", "There is no topic “biling” in docs/topics.yml; did you mean “billing”?"),
        ("billing/automatic-renewal", "The guide is there already: docs/de/billing/automatic-renewal.yml."),
    ],
)
def test_a_new_guide_with_a_wrong_address_is_refused(desk: Path, address: str, told: str) -> None:
    done = kb(desk, "new", address, "--language", "de")
    assert done.returncode == 1
    assert told in done.stderr


def test_the_ledger_gains_what_is_new_and_loses_nothing(desk: Path) -> None:
    ledger = desk / "docs/ledger.txt"
    before = ledger.read_text(encoding="utf-8")
    assert kb(desk, "ledger").stdout == "no new addresses in docs/ledger.txt.\n"
    assert ledger.read_text(encoding="utf-8") == before
    kb(desk, "new", "billing/refunds", "--language", "it")
    assert "“billing/refunds” and 5 more not yet in the ledger" in kb(desk, "check").stdout
    assert kb(desk, "ledger").returncode == 0
    lines = ledger.read_text(encoding="utf-8").splitlines()
    assert set(before.splitlines()) < set(lines)
    assert lines == [lines[0], *sorted(lines[1:])]
    (desk / "docs/it/billing/refunds.yml").unlink()
    kb(desk, "ledger")
    assert ledger.read_text(encoding="utf-8").splitlines() == lines
    assert "the page “billing/refunds” was published and is gone" in kb(desk, "check").stdout


@pytest.mark.parametrize("command", ["check", "build", "serve", "new", "ledger", "schema"])
def test_help_teaches(desk: Path, command: str) -> None:
    done = kb(desk, command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5
