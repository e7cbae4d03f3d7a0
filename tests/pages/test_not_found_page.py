"""The page for addresses that lead nowhere speaks all languages, wherever the site is deployed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.outputs import outputs_of
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.outputs.edition import Edition


@pytest.mark.parametrize(
    ("site_url", "root"), [("https://help.example/", "/"), ("https://example.ch/help/", "/help/"), ("/", "/")]
)
def test_each_language_has_its_section_and_its_link_home(small: Edition, site_url: str, root: str) -> None:
    output = outputs_of(replace(small, site_url=site_url))["404.html"]
    (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # a page uses no workbench
    html = content.decode()
    assert '<html lang="en">' in html
    assert sorted(re.findall(r'<section lang="(\w\w)">', html)) == sorted(LANGUAGES)
    links = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert {link for link in links if "/assets/" not in link} == {f"{root}{language}/" for language in LANGUAGES}
    assert all(link.startswith(root) for link in links)


def test_each_language_has_a_page_of_its_own_for_servers_that_can_choose(small: Edition) -> None:
    outputs = outputs_of(small)
    for language in LANGUAGES:
        output = outputs[f"404/{language}.html"]
        (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # a page uses no workbench
        html = content.decode()
        assert f'<html lang="{language}">' in html
        assert re.findall(r'<section lang="(\w\w)">', html) == [language]
        assert html.count("<h1>") == 1
