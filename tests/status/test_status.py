"""`kb status`: what it counts, and its forms."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from click.testing import CliRunner
from rich.console import Console

from kb.build import kept_guides, standings
from kb.build.content import read_content
from kb.build.inputs import python_of
from kb.build.kept_guides import GuideFiles
from kb.build.status import read_status
from kb.build.store import with_store
from kb.build.terminal import Terminal
from kb.cli import main
from kb.status.as_json import as_json
from kb.status.as_page import as_page
from kb.status.as_table import tables
from kb.status.counting import status_of
from kb.status.figures import figures_of_guide
from kb.status.status import Status
from kb.translations.recording import record
from kb.translations.summary import summary_of_guide
from tests.build.small_build import SmallBuild
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.golden import assert_golden

if TYPE_CHECKING:
    pass

EXPECTED = Path(__file__).parent / "expected"
TODAY = date(2026, 11, 29)
PAY_IN_FRENCH = "fr/billing/pay.yml"


def _status(docs: Path) -> Status:
    site, found = loaded(docs)
    assert found == []
    summaries = {address: summary_of_guide(guide, site.languages) for address, guide in site.guides.items()}
    figures = {address: figures_of_guide(guide) for address, guide in site.guides.items()}
    return status_of(site, site.unreadable, summaries, figures)


def _shown(status: Status) -> str:
    console = Console(width=100, color_system=None, file=StringIO())
    for shown in tables(status, TODAY):
        console.print(shown, markup=False)
    return re.sub(r" +$", "", cast("StringIO", console.file).getvalue(), flags=re.MULTILINE)


def _something_to_do(docs: Path) -> None:
    replaced("reviewed: 2026-11-20", "reviewed: 2019-05-04")(docs / "de/billing/pay.yml")
    replaced("    answer: Alors payez tout de suite.\n", "")(docs / PAY_IN_FRENCH)
    replaced("keywords: [invoice]\n", "")(docs / "en/billing/pay.yml")


def test_the_status_of_the_small_knowledge_base_as_json(docs: Path) -> None:
    _something_to_do(docs)
    found = json.loads(as_json(_status(docs)))
    for numbers in (found.pop("languages"), *found["topics"].values()):
        numbers.pop("shared", None)  # these are the texts of all widgets, which are real ones
    assert_golden(EXPECTED / "status.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def test_the_tables_in_the_terminal(docs: Path) -> None:
    _something_to_do(docs)
    shown = _shown(_status(docs))
    assert_golden(EXPECTED / "tables.txt", shown[shown.index("Translated, by topic") :])


def test_the_keys_that_others_rely_on(docs: Path) -> None:
    found = json.loads(as_json(_status(docs)))
    assert found["languages"]["fr"].keys() == {"units", "translated", "stale", "missing"}
    assert found["review"]
    assert all(own.keys() >= {"guide", "language", "owner", "due"} for own in found["review"])
    for tally in found["languages"].values():
        assert tally["units"] == tally["translated"] + tally["missing"]
    for language, topics in found["topics"].items():
        assert sum(tally["units"] for tally in topics.values()) == found["languages"][language]["units"]


def test_the_page_needs_no_script_and_no_other_file(docs: Path) -> None:
    _something_to_do(docs)
    page = as_page(_status(docs), TODAY)
    assert not re.search(r"<script|<link|<img|@import|url\(|https?://", page)
    assert "1 overdue." in page
    assert '<td class="day mark">2020-05-04</td><td>billing/pay</td><td>de</td><td>Billing</td>' in page


@pytest.mark.slow
def test_the_page_is_valid(docs: Path, tmp_path: Path) -> None:
    _something_to_do(docs)
    page = tmp_path / "status.html"
    page.write_text(as_page(_status(docs), TODAY), encoding="utf-8")
    script = Path(__file__).parents[1] / "site" / "valid_html.mjs"
    done = subprocess.run(["node", script, "pages", page], capture_output=True, check=False, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("1 pages\n", "")


def test_content_stays_text_on_the_page(docs: Path) -> None:
    replaced("name: Billing", "name: <script>alert(1)</script>")(docs / "owners.yml")
    assert "<script" not in as_page(_status(docs), TODAY)


@pytest.fixture
def small(tmp_path: Path) -> SmallBuild:
    return SmallBuild.at(tmp_path / "site")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every guide whose files are read is added."""
    read: list[str] = []

    def one_share(files: list[GuideFiles]) -> list[list[GuideFiles]]:
        read.extend(own.address for own in files)
        return [files]

    monkeypatch.setattr(kept_guides, "shares", one_share)
    return read


def test_it_is_kept_until_a_file_is_written(small: SmallBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_status(small.target, Terminal())
    with monkeypatch.context() as patched:
        patched.setattr(standings, "read_standings", None)
        assert read_status(small.target, Terminal()) == first
    small.replace("de/billing/pay.yml", "reviewed: 2026-11-20", "reviewed: 2025-01-01")
    second = read_status(small.target, Terminal())
    assert {review.guide for review in second.reviews if review.due == date(2026, 1, 1)} == {"billing/pay"}


EDITS = (
    ("de/billing/pay.yml", "Dann bezahlen Sie sofort", "Dann zahlen Sie lieber gleich"),
    ("de/billing/pay.yml", "reviewed: 2026-11-20", "reviewed: 2025-01-01"),
    ("de/billing/pay.yml", "        image: {file: invoice.svg, alt: Eine Rechnung, labels: {sum: Betrag}}\n", ""),
    ("de/billing/pay.yml", "(guide:billing/remind#turn-on)", "(guide:billing/automatic-renewal)"),
    ("it/billing/remind.yml", "title:", "draft: true\ntitle:"),
    (PAY_IN_FRENCH, "    answer: Alors payez tout de suite.\n", ""),
    (PAY_IN_FRENCH, "translates: de", "translates: de\nreviewed: 2026-05-01"),
    ("en/billing/pay.yml", "keywords: [invoice]\n", ""),
    ("fr/snippets.yml", "  result: Vous voyez les factures.\n", ""),
    ("fr/translated.txt", "billing/pay#title ", "billing/paid#title "),
    ("translated-from.txt", "Eine Rechnung bezahlen", "Eine Rechnung zahlen"),
    ("de/interface.yml", ", unconfirmed: true", ""),
    ("topics.yml", "  - id: security\n", "  - id: security\n    review_every: 3\n"),
)
"""A file that the status depends on, and words in it, before and after."""


def _check(small: SmallBuild) -> None:
    with_store(small.target.store, python_of(small.target), lambda store: read_content(small.target, store, Terminal()))


@pytest.mark.slow
def test_it_is_the_same_from_the_store_as_from_nothing(small: SmallBuild) -> None:
    record(loaded(small.docs)[0])
    small.replace("de/billing/pay.yml", "Eine Rechnung bezahlen", "Rechnungen bezahlen")  # so that something is stale
    _check(small)
    said = [as_json(read_status(small.target, Terminal()))]
    assert said == [as_json(_status(small.docs))]
    for file, old, new in EDITS:
        small.replace(file, old, new)
        said.append(as_json(read_status(small.target, Terminal())))
        assert said[-1] == as_json(_status(small.docs))
        assert said[-1] != said[-2], file


def test_it_says_what_cannot_be_read(small: SmallBuild) -> None:
    small.replace(PAY_IN_FRENCH, "title: ", "titel: ")
    small.replace("it/billing/remind.yml", "title: ", "titolo: ")
    small.replace("fr/glossary.yml", ":\n", ": [\n")
    found = read_status(small.target, Terminal())
    assert found.unreadable == ("billing/remind", "fr/billing/pay", "fr/glossary.yml")
    told = f"Not counted, since it cannot be read: {', '.join(found.unreadable)}. “kb check” says why."
    assert _shown(found).startswith("Not counted")
    assert told in as_page(found, TODAY)


def test_only_guides_that_have_changed_are_read(small: SmallBuild, read: list[str]) -> None:
    read_status(small.target, Terminal())
    assert "billing/pay" in read
    assert "billing/questions" in read
    read.clear()
    small.replace("de/billing/pay.yml", "reviewed: 2026-11-20", "reviewed: 2025-01-01")
    read_status(small.target, Terminal())
    assert read == ["billing/pay"]


def test_what_checking_has_read_is_not_read_again(small: SmallBuild, read: list[str]) -> None:
    small.replace("de/interface.yml", "label: Bezahlen", "label: ''")  # an error, because of which no page is made
    _check(small)
    assert "billing/pay" in read
    read.clear()
    read_status(small.target, Terminal())
    assert read == []


def test_a_file_that_would_not_be_written_is_refused(docs: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(docs.parent), "status", str(tmp_path / "status.txt")])
    assert result.exit_code == 2
    assert "A table is only printed; for a file, choose --format json or --format html." in result.output
    assert not (tmp_path / "status.txt").exists()


def test_a_pipe_is_written_into_and_not_replaced(docs: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # as a shell's >(…) reads what is written to /dev/fd/63
    result = CliRunner().invoke(main, ["--root", str(docs.parent), "status", "--format", "json", str(pipe)])
    assert result.exit_code == 0, result.output
    assert json.loads(os.read(reader, 1 << 16))["languages"]
    assert pipe.is_fifo()


def test_a_file_without_a_name_is_refused_in_one_sentence(docs: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(docs.parent), "status", "--format", "json", ""])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
