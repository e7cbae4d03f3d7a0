"""Pages that were written elsewhere become drafts: those in tests/bringing_in/pages become those in expected/."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hooks.material import ICONS
from kb.bringing_in.bringing_in import BroughtIn, bring_in
from kb.bringing_in.faults import BringingInError
from kb.checks import findings
from kb.content.loading import load_site, load_site_without_guides
from kb.content.new_guide import NewGuideError
from tests.golden import assert_golden
from tests.small_docs import write_small_docs

if TYPE_CHECKING:
    from kb.content.site import Site

HERE = Path(__file__).parent
PAGES = HERE / "pages"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_docs(tmp_path_factory.mktemp("knowledge-base") / "docs")


@pytest.fixture(scope="module")
def brought_in(docs: Path) -> dict[str, BroughtIn]:
    """Bring in the English pages, then the German ones."""
    return {language: bring_in(_site(docs), PAGES / language, language, "billing") for language in ("en", "de")}


def _site(docs: Path) -> Site:
    return load_site_without_guides(docs, ICONS)[0]


GUIDES = [
    "en/material",
    "en/tabs",
    "en/tables",
    "en/word",
    "en/wiki",
    "en/docusaurus",
    "en/github",
    "en/hugo",
    "en/mkdocs",
    "en/refunds",
    "de/mkdocs",
]


@pytest.mark.parametrize("name", GUIDES)
def test_a_page_becomes_a_draft(brought_in: dict[str, BroughtIn], docs: Path, name: str) -> None:
    assert brought_in
    language, _, guide = name.partition("/")
    file = docs / language / "billing" / f"{guide}.yml"
    today = "reviewed: 2026-01-01"
    lines = [today if line.startswith("reviewed:") else line for line in file.read_text(encoding="utf-8").splitlines()]
    assert_golden(HERE / "expected" / language / f"{guide}.yml", "\n".join(lines) + "\n")


def test_the_report_says_what_could_not_be_decided(brought_in: dict[str, BroughtIn]) -> None:
    lines = [f"{language}: {remark}" for language, own in brought_in.items() for remark in own.remarks]
    assert_golden(HERE / "expected" / "report.txt", "".join(f"{line}\n" for line in lines))


def test_old_addresses_lead_to_the_guides(brought_in: dict[str, BroughtIn], docs: Path) -> None:
    assert brought_in
    assert_golden(HERE / "expected" / "moved.yml", (docs / "moved.yml").read_text(encoding="utf-8"))


def test_the_former_path_of_a_folder_can_be_given(small_docs: Path) -> None:
    bring_in(_site(small_docs), PAGES / "de", "de", "billing", "/hilfe/")
    moved = (small_docs / "moved.yml").read_text(encoding="utf-8")
    assert "  de:\n    /hilfe/mkdocs: billing/mkdocs\n    /hilfe/mkdocs#records: billing/mkdocs#" in moved


def test_a_draft_that_was_brought_in_has_no_errors(brought_in: dict[str, BroughtIn], docs: Path) -> None:
    assert brought_in
    site, found = load_site(docs, ICONS)
    assert [finding.line(docs.parent) for finding in (*found, *findings(site)) if finding.severity == "error"] == []
    assert {address for address, outline in site.outlines.items() if outline.is_draft} >= {"billing/mkdocs"}


def test_nothing_of_a_script_is_brought_in(brought_in: dict[str, BroughtIn]) -> None:
    texts = [file.read_text(encoding="utf-8") for own in brought_in.values() for file in own.files.values()]
    assert not [text for text in texts if "alert" in text or "javascript:" in text]


def test_an_existing_guide_is_not_changed(docs: Path, brought_in: dict[str, BroughtIn]) -> None:
    file = brought_in["en"].files["mkdocs.md"]
    file.write_text("title: Mine\n", encoding="utf-8")
    again = bring_in(_site(docs), PAGES / "en" / "mkdocs.md", "en", "billing")
    assert not again.files
    assert file.read_text(encoding="utf-8") == "title: Mine\n"


def test_an_unknown_topic_is_refused(docs: Path) -> None:
    with pytest.raises(NewGuideError, match="There is no topic “biling”"):
        bring_in(_site(docs), PAGES / "en", "en", "biling")


def test_an_empty_folder_is_refused(docs: Path, tmp_path: Path) -> None:
    with pytest.raises(BringingInError, match="there is no page; expected a file or folder with"):
        bring_in(_site(docs), tmp_path, "en", "billing")


@pytest.mark.parametrize("name", ["en/billing", "images"])
def test_nothing_is_written_into_a_folder_elsewhere(tmp_path: Path, name: str) -> None:
    docs = write_small_docs(tmp_path / "docs")
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (docs / name).rename(tmp_path / "before")
    (docs / name).symlink_to(elsewhere)
    with pytest.raises(BringingInError) as error:
        bring_in(_site(docs), PAGES / "en", "en", "billing")
    assert str(error.value) == f"docs/{name} is a link to another folder; replace it by a folder."
    assert not any(elsewhere.iterdir())


HOSTILE = {
    "nested.html": "<div>" * 100_000,
    "nested.md": "> " * 100_000,
    "list.md": "".join(f"{'  ' * level}- x\n" for level in range(500)),
    "open.html": "".join(f"<b id={number}>" for number in range(100_000)),
    "front.md": "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: !!python/object/apply:os.system [ls]\n---\nText.",
    "long.md": "- x\n" * 100_000,
    "large.md": "\n\n".join("word " * 300 for _ in range(200)),
    "many.json": json.dumps({"articles": [{"title": "a"}] * 6000}),
    "deep.json": json.dumps({"articles": [{"title": "deep", "body": "<div>" * 500}, {"title": "after", "body": "x"}]}),
    "brackets.md": ":::note[" * 100_000,
    "tabs.md": "a" + "\t" * 10_000 + "b {: " + "{/*" * 5_000,
    "spans.html": f"<table>{'<tr><th colspan=99 rowspan=9999>a<td>b' * 12_000}</table>",
    "rows.html": f"<table>{'<tr><td>a<td>b' * 15_000}</table>",
    "nothing.md": "",
    "bytes.html": "\x00\x1b\u202e<p>\ud7ff",
    "not.json": "[" * 100_000,
    "other.json": '{"articles": [{"title": 1, "body": [], "label_names": {}}, 5]}',
    "names.md": "# {ui.pay} {auto_renewal.lead} [a](guide:x/y) `` ` ` **\n\n[x]: javascript:1\n\n[x]",
    "entity.html": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>",
}


@pytest.mark.slow
def test_hostile_pages_become_drafts_or_remarks(tmp_path: Path) -> None:
    docs = write_small_docs(tmp_path / "docs")
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, content in HOSTILE.items():
        (pages / name).write_text(content, encoding="utf-8")
    result = bring_in(_site(docs), pages, "en", "billing")
    told = {remark.source.partition(" ")[0] for remark in result.remarks}
    assert told | {name.partition(" ")[0] for name in result.files} == set(HOSTILE)
    site, found = load_site(docs, ICONS)
    assert [finding.line(tmp_path) for finding in (*found, *findings(site)) if finding.severity == "error"] == []


def test_a_link_out_of_the_folder_is_not_followed(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "secret.md").write_text("Secret.", encoding="utf-8")
    (tmp_path / "pages" / "link.md").symlink_to(tmp_path / "secret.md")
    result = bring_in(_site(docs), tmp_path / "pages", "en", "billing")
    assert not result.files
    assert [str(remark) for remark in result.remarks] == [
        "link.md: the file is a link to outside the content folder; replace it by a file."
    ]


@pytest.mark.slow
@pytest.mark.parametrize("written", range(6))
def test_on_a_full_disk_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int) -> None:
    docs = write_small_docs(tmp_path / "docs")
    write_bytes, left = Path.write_bytes, iter(range(written))

    def write(path: Path, content: bytes) -> int:
        if next(left, None) is None:
            write_bytes(path, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(OSError, match="No space left"):
        bring_in(_site(docs), PAGES / "en", "en", "billing")
    monkeypatch.undo()
    site, found = load_site(docs, ICONS)
    told = [finding.line(docs.parent) for finding in (*found, *findings(site)) if finding.severity == "error"]
    assert [line for line in told if "is in no topic" not in line] == []
    assert list(docs.rglob("*.new")) == []
    bring_in(_site(docs), PAGES / "en", "en", "billing")
    assert {path.name for path in (docs / "en" / "billing").iterdir()} >= {"hugo.yml", "refunds.yml"}
