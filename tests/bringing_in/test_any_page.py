"""Any page becomes a draft without errors, or a line in the report: no traceback, and no word is lost."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hooks.material import ICONS
from kb.bringing_in.bringing_in import BroughtIn, bring_in
from kb.bringing_in.faults import BringingInError
from kb.bringing_in.html_lines import with_lines
from kb.bringing_in.html_reading import read_html
from kb.checks import findings_of_guide
from kb.content.loading import load_site_without_guides, read_guides
from kb.content.source_file import read_source
from tests.small_docs import write_small_docs

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.site import Site

BLOCKS = "p div ul ol li dl dt dd pre table tr td th h1 h2 h3 h6 blockquote aside figure figcaption details summary"
OTHERS = "b i code kbd a span label sub form iframe video object math svg select option textarea button article main"
RARE = "caption thead del sup q tabitem highlight"
TAGS = [f"<{slash}{name}>" for name in f"{BLOCKS} {OTHERS} {RARE}".split() for slash in ("", "/")]
HTML = [
    *TAGS,
    *("<nav><button>", "<nav>W", "</nav>", "<figure><img src=a.png alt=W><figcaption><img src=b.png>", "<header>"),
    *("<p id=x class='note warning'>", "<div class=admonition>", "<br>", "<hr>", "<li><p>", "</p><ol><li>", "<ul><li>"),
    *("<a href='#x'>", "<a href='https://a.example/b?c=d'>", "<a href='../x.html'>", "<a href='javascript:x()'>"),
    *(
        "<img src=a.png alt='W'>",
        "<img src='data:x'>",
        "<img src='../../x.png' alt=\"'\">",
        "<table><tr><td>",
        "</td><td>",
    ),
    *(
        "<!-- W -->",
        "<!--",
        "<script>W</script>",
        "<style>",
        "<noscript>W",
        "&amp;",
        "&lt;b&gt;",
        "&#0;",
        "<!DOCTYPE x>",
    ),
    *(
        "<p style='mso-list:l0 level1'><span>1.</span>W",
        "<p style='mso-list:l0 level2'><span>a)</span>W",
        "<ol start=2>",
    ),
    *(
        "<td colspan=3>W",
        "<th rowspan=2>W",
        "<tabitem label=W>",
        "<admonition type=tip title=W>",
        "<footer>W",
        "<sup>2",
    ),
    *(
        "<p><b>W</b><p>W",
        "<pre><code class='language-sh'>",
        "\n    W\n",
        "<a name=y>",
        "<input value=W>",
        "<h2 id='h'>",
        "<",
        ">",
        '"',
        "'",
    ),
]
MARKDOWN = [
    *("# ", "## ", "###### ", "- ", "  - ", "    - ", "1. ", "   1. ", "> ", "> > ", "> [!NOTE]\n> ", "> [!X] "),
    *("```sh\n", "```\n", "~~~", "    ", "\t", "| W | W |\n|---|---|\n| W | W |\n", "|", "---\n", "===\n"),
    *(
        '!!! note "W"\n    ',
        "!!! x\n",
        "??? tip\n    ",
        '=== "W"\n    ',
        ":::note\n",
        ":::tip[W]\n",
        ":::\n",
        "::: x\n",
    ),
    *("{% note %}\n", "{% endnote %}\n", "{% if W %}", "{{ W }}", "{{< hint info >}}\n", "{{< /hint >}}\n", "{{% W"),
    *(
        "[W](x.md#y)",
        "![W](a.png)",
        "[W](",
        "![](",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<kb-note>",
        "</p>",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        "``",
        "~~",
        "\\",
        "&amp;",
        "{#x}",
        "{: .y}",
        "import x from 'y'\n",
        "{/* W */}",
        "[^1]",
        "[W]",
    ),
    *("[^x]: W\n    W\n", "W\n: W\n", ":   W\n\n    W\n", "/// tip | W\n", "///\n", "{% raw %}", "{% endraw %}"),
    *("export const x = W\n", "++ctrl+W++", "++enter++", "==W==", "- [x] W\n", ":material-W:", "--8<-- W\n", "[TOC]\n"),
    *("<Tabs>", "<TabItem label='W'>\n\n", "</TabItem>\n", "![W]({W}){ .x }", '```py title="W.py"\n', "# (1)!\n"),
    *("<Admonition title='W'>", "</Admonition>", "<img src={require('W.png')} alt='W' />", "*[W]: W\n", "{=W}"),
]
WORDS = [
    "W ",
    "W. ",
    "W: ",
    "W, W ",
    "„W“ ",
    "it's W ",
    "W\n",
    "W\n\n",
    "\n\n",
    "\n",
    " ",
    "W " * 40,
    "W. W! " * 200,
    "1) W ",
    "W: - W ",
]
"""Each W becomes a word of its own."""

TEXTS = [
    "!",
    "{ui.W}",
    "{W}",
    "[x](guide:a/b)",
    "https://w.example/x",
    "www.x.example",
    "C:\\W",
    "__W__",
    "é" * 30,
    "\u202e",
    "\x00",
]


def pages(pieces: list[str]) -> st.SearchStrategy[str]:
    """Return pages made of these pieces and of words."""
    piece = st.one_of(st.sampled_from(pieces), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(TEXTS))
    return st.lists(piece, min_size=1, max_size=60).map(lambda parts: _numbered("".join(parts)))


def _numbered(text: str) -> str:
    """Return the text with each W replaced by a different word."""
    first, *others = text.split("W")
    return first + "".join(f"w{number}w{other}" for number, other in enumerate(others))


class Place(NamedTuple):
    """A knowledge base, and the contents of its topics.yml before anything is brought in."""

    docs: Path
    site: Site
    topics: bytes

    def __repr__(self) -> str:
        return "…"  # otherwise Hypothesis prints all of it


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    docs = write_small_docs(tmp_path_factory.mktemp("any") / "docs")
    return Place(docs, load_site_without_guides(docs, ICONS)[0], (docs / "topics.yml").read_bytes())


def brought_in(place: Place, name: str, content: bytes) -> tuple[BroughtIn, str]:
    """Bring a page in, check its draft, and remove it again. Return the report and the text of the draft."""
    root = place.docs.parent
    folder = root / "pages"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    there = set((place.docs / "en" / "billing").iterdir())
    before = {path for path in root.rglob("*") if place.docs not in path.parents}
    try:
        result = bring_in(place.site, folder, "en", "billing")
        text = "".join(file.read_text(encoding="utf-8") for file in result.files.values())
        for file in result.files.values():
            assert _errors(place, file) == []
        assert {path for path in root.rglob("*") if place.docs not in path.parents} == before
        return result, text
    finally:
        shutil.rmtree(folder)
        for file in set((place.docs / "en" / "billing").iterdir()) - there:
            file.unlink()
        (place.docs / "topics.yml").write_bytes(place.topics)


def _errors(place: Place, file: Path) -> list[str]:
    address = f"billing/{file.stem}"
    guides, found = read_guides(address, {"en": read_source(file, place.docs)}, place.site.shared, ())
    found += [finding for guide in guides for finding in findings_of_guide(guide, place.site.shared)]
    errors = [finding.line(place.docs.parent) for finding in found if finding.severity == "error"]
    return [line for line in errors if "unknown destination “site:" not in line]  # now in destinations.yml


def _without_a_trace(result: BroughtIn, text: str) -> set[str]:
    """Return the words of the pages that are neither in the drafts nor in the report."""
    told = {*re.findall(r"w\d+w", f"{text} {' '.join(map(str, result.remarks))}".lower())}
    return {word for said in result.words.values() for word in re.findall(r"w\d+w", said)} - told


MANY = settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(page=pages(HTML))
@example(page="<video><tabitem label=w0w>")
def test_any_html(place: Place, page: str) -> None:
    assert _without_a_trace(*brought_in(place, "page.html", page.encode("utf-8", "replace"))) == set()


@MANY
@given(page=pages(MARKDOWN))
@example(page="`\\`===")
def test_any_markdown(place: Place, page: str) -> None:
    assert _without_a_trace(*brought_in(place, "page.md", page.encode("utf-8", "replace"))) == set()


@settings(MANY, max_examples=20)
@given(title=pages(WORDS), body=pages(HTML), cut=st.integers(0, 400), other=st.none() | st.booleans() | st.integers())
def test_any_articles(place: Place, title: str, body: str, cut: int, other: object) -> None:
    articles = [{"title": title, "body": body, "locale": "en-us", "label_names": [other, "w0w"], "html_url": body[:40]}]
    whole = json.dumps({"articles": [*articles, other, {"title": other, "body": [other]}]})
    content = whole[: len(whole) - cut] if cut < len(whole) and cut % 3 == 0 else whole
    assert _without_a_trace(*brought_in(place, "page.json", content.encode())) == set()


@settings(MANY, max_examples=20)
@given(content=st.binary(max_size=300), name=st.sampled_from(["page.html", "page.md", "page.json"]))
def test_any_bytes(place: Place, content: bytes, name: str) -> None:
    brought_in(place, name, content)


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_very_many_pages(place: Place, name: str) -> None:
    @settings(MANY, max_examples=1500, derandomize=False)
    @given(page=pages(HTML if name.endswith("html") else MARKDOWN))
    def each(page: str) -> None:
        assert _without_a_trace(*brought_in(place, name, page.encode("utf-8", "replace"))) == set()

    each()


@settings(MANY, max_examples=100)
@given(page=pages(HTML))
@example(page="<p title='<b'>a<p title=\"\n>\">b")
def test_lines_are_noted_without_other_words(page: str) -> None:
    assert _said(page, has_lines=False) == _said(page, has_lines=True)
    assert with_lines(page).replace("\n", "").count("<") == page.replace("\n", "").count("<")


def _said(page: str, *, has_lines: bool) -> str:
    try:
        return read_html(page, "page.html", has_lines=has_lines).words
    except BringingInError:
        return ""
