"""What holds for every page of the built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.content.site import guides_alone
from kb.pages.security_policy import policy_in_pages
from tests.edition import real_site
from tests.small_docs import LANGUAGES

_ATTRIBUTE = re.compile(r"""<(?P<tag>[a-z0-9-]+)\b[^>]*?\s(?P<name>href|src)=["']?(?P<value>[^"'\s>]*)""")
_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Return the HTML of each page by its address within the site."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


def _guides() -> list[str]:
    return sorted(guides_alone(real_site()))


def test_guides_have_the_same_anchors_in_every_language(pages: dict[str, str]) -> None:
    for guide in _guides():
        of_languages = {language: _content_ids(pages[f"{language}/{guide}/"]) for language in LANGUAGES}
        assert of_languages["en"], guide
        assert of_languages == dict.fromkeys(LANGUAGES, of_languages["en"]), guide


def test_every_published_place_exists_in_every_language(pages: dict[str, str]) -> None:
    content = real_site()
    ids = {address: set(_ID.findall(html)) for address, html in pages.items()}
    missing = []
    for place in content.published:
        page, _, anchor = place.partition("#")
        for language in LANGUAGES:
            there = ids.get(f"{language}/{page}/")
            if there is None or (anchor and anchor not in there):
                missing.append(f"{language}/{place}")
    assert content.published
    assert missing == []


def test_a_guide_shows_its_short_link(pages: dict[str, str]) -> None:
    content = real_site()
    for guide in _guides():
        code = content.published[guide]
        assert f'<a href="../../../g/{code}/">knowledge-base.example/g/{code}</a>' in pages[f"fr/{guide}/"]


def test_nothing_is_loaded_from_another_host(pages: dict[str, str]) -> None:
    loaded = [
        f"{address}: {link['value']}"
        for address, html in pages.items()
        for link in _ATTRIBUTE.finditer(html)
        if link["tag"] not in {"a", "link"} or (link["tag"] == "link" and "stylesheet" in link.group())
        if re.match(r"(https?:)?//", link["value"])
    ]
    assert loaded == []


def test_every_page_has_the_policy_before_everything_it_applies_to(pages: dict[str, str]) -> None:
    policy = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy_in_pages()}">'
    assert [address for address, html in pages.items() if f"<head>\n{policy}" not in html] == []
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy


def test_no_page_has_an_inline_script_style_or_handler(pages: dict[str, str]) -> None:
    data = '<script type="application/json"'
    for address, html in pages.items():
        found = [tag.group() for tag in re.finditer(r"<script\b[^>]*>|<style|<[a-z][^>]*\s(?:style|on[a-z]+)=", html)]
        assert [tag for tag in found if not (tag.startswith(data) or re.match(r'<script [^>]*src="', tag))] == [], (
            address
        )


def test_root_page_lists_all_languages(pages: dict[str, str]) -> None:
    assert re.findall(r'<a href="(\w\w)/" lang="(\w\w)"', pages[""]) == [(code, code) for code in LANGUAGES]


def _content_ids(html: str) -> list[str]:
    article = html[html.index("<article") : html.index("</article>")]
    return _ID.findall(re.sub(r"<kb-widget.*?</kb-widget>", "", article, flags=re.DOTALL))
