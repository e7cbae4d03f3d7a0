"""Relative addresses: from any page, a browser resolves them to the same place as the absolute address."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.render.renderer import page_path, path_of_place, relative

names = st.text("abc-1", min_size=1, max_size=4)
folders = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
anchors = st.one_of(st.just(""), names.map(lambda name: f"#{name}"))
paths = st.one_of(
    st.tuples(folders, anchors).map("".join),
    st.tuples(folders, names, st.just(".css"), anchors).map("".join),
)


@pytest.mark.parametrize("root", ["https://help.example/", "https://example.ch/help/"])
@given(path=paths, page=folders)
def test_a_relative_address_leads_to_the_path(root: str, path: str, page: str) -> None:
    found = relative(path, page)
    assert urljoin(root + page, found) == root + path
    assert not found.startswith(("/", "http"))


@given(path=paths, page=folders)
def test_at_the_root_of_a_host_it_works_without_the_pages_slash_too(path: str, page: str) -> None:
    found = relative(path, page)
    if not found.startswith("#"):
        assert urljoin("https://help.example/" + page.removesuffix("/"), found) == "https://help.example/" + path


@pytest.mark.parametrize(
    ("path", "page", "expected"),
    [
        ("de/billing/pay/#step", "de/billing/pay/", "#step"),
        ("de/billing/pay/", "de/billing/pay/", "../../../de/billing/pay/"),
        ("de/billing/", "de/billing/pay/", "../../../de/billing/"),
        ("de/billing/remind/", "de/billing/pay/", "../../../de/billing/remind/"),
        ("assets/x.css", "de/billing/pay/", "../../../assets/x.css"),
        ("", "de/", "../"),
        ("", "", "./"),
    ],
)
def test_addresses_in_pages(path: str, page: str, expected: str) -> None:
    assert relative(path, page) == expected


@pytest.mark.parametrize(
    ("place", "path"),
    [("", "de/"), ("billing", "de/billing/"), ("billing/pay", "de/billing/pay/")],
)
def test_a_place_has_a_path_in_each_language(place: str, path: str) -> None:
    assert page_path("de", place) == path
    assert path_of_place("de", place) == path
    assert path_of_place("de", f"{place}#step") == f"{path}#step"
