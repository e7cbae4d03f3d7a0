"""What the real servers send for a deployment."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import brotli
import pytest
import requests

from kb.build.terminal import Terminal
from kb.deploy.headers import FOR_EVER, MEDIA_TYPES, REVALIDATED, SECURITY_HEADERS
from kb.deploy.verify import differences
from tests.conftest import LANGUAGES

if TYPE_CHECKING:
    from tests.deploy.conftest import Served


def get(url: str, **headers: str) -> requests.Response:
    """Request an address exactly as given, without following redirects."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.get(url, headers=names, timeout=60, allow_redirects=False)


def test_everything_that_was_built_is_served(served: Served) -> None:
    assert differences(served.site, served.url, Terminal()) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("de/billing/pay-invoices/", 200),
        ("deployment.json", 200),
        ("de/nowhere/", 404),
        ("assets/nowhere.js", 404),
        ("assets/", 404),  # a folder without a page
        ("de/billing/bills/", 301),
    ],
)
def test_every_response_has_each_header_once(served: Served, path: str, status: int) -> None:
    answer = get(served.url + path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)


def test_the_worker_comes_with_the_policy(served: Served) -> None:
    policy = get(f"{served.url}assets/runtime/worker.js").headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "require-trusted-types-for 'script'" in policy


def test_each_kind_of_file_has_its_type(served: Served) -> None:
    by_ending = {PurePosixPath(path).suffix[1:]: path for path in served.site.files}
    assert {"html", "js", "mjs", "wasm", "json", "css", "svg", "txt", "xml", "mp4", "vtt"} <= by_ending.keys()
    of_pagefind = {"pagefind", "pf_meta", "pf_fragment", "pf_index"}
    assert by_ending.keys() - of_pagefind <= MEDIA_TYPES.keys()
    for ending in by_ending.keys() - of_pagefind:
        kind = get(served.url + by_ending[ending].removesuffix("index.html")).headers["Content-Type"]
        assert kind.replace(" ", "").lower().removesuffix(";charset=utf-8") == MEDIA_TYPES[ending], ending
    page = get(f"{served.url}de/").headers["Content-Type"]
    assert page.replace(" ", "").lower() == "text/html;charset=utf-8"
    assert get(f"{served.url}.well-known/sbom").headers["Content-Type"] == "application/vnd.cyclonedx+json"


def test_hashed_files_are_cached_and_others_revalidated(served: Served) -> None:
    hashed = set(served.site.hashed)
    named_by_folder = {(PurePosixPath(path).parts[0], PurePosixPath(path).suffix): path for path in sorted(hashed)}
    others = ("de/", "pagefind/de/pagefind.js", "assets/runtime/worker.js", "robots.txt", "manifest.json")
    assert hashed.isdisjoint(others)
    assert {folder for folder, _ in named_by_folder} == {"assets", "pagefind", "pictures", "support-desk", "videos"}
    for path in named_by_folder.values():
        assert get(served.url + path).headers["Cache-Control"] == FOR_EVER, path
    for path in (*others, "assets/0123456789ab/nowhere.js"):
        assert get(served.url + path).headers["Cache-Control"] == REVALIDATED, path


@pytest.mark.parametrize("path", ["de/billing/pay-invoices/index.html", "support-desk/index.html"])
def test_an_unchanged_file_is_not_sent_again(served: Served, path: str) -> None:
    url = served.url + path.removesuffix("index.html")
    tag = get(url).headers["ETag"]
    assert get(url, If_None_Match=tag).status_code == 304


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_responses_were_compressed_ahead_of_time(served: Served, encoding: str) -> None:
    wasm = next(path for path in served.site.files if path.endswith(".wasm"))
    for path in ("de/billing/pay-invoices/", wasm, "assets/runtime/worker.js"):
        answer = requests.get(served.url + path, headers={"Accept-Encoding": encoding}, timeout=60, stream=True)
        assert answer.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in answer.headers["Vary"]
        sent = answer.raw.read(decode_content=False)
        file = f"{path}index.html" if path.endswith("/") else path
        ending = {"br": ".br", "gzip": ".gz"}[encoding]
        assert sent == (served.out / "current/root" / served.site.root[1:] / f"{file}{ending}").read_bytes()
        if encoding == "br":
            assert brotli.decompress(sent) == (served.site.folder / file).read_bytes()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "de"),
        ("pt, FR;q=0.9, de;q=0.5", "fr"),
        ("it", "it"),
        ("gsw-CH, fr", "de"),  # Swiss German is read as German
        ("frr, it;q=0.5", "it"),  # North Frisian is not French
        ("den, item, entry", None),
        ("", None),
    ],
)
def test_the_root_leads_to_the_readers_language(served: Served, accepted: str, language: str | None) -> None:
    answer = get(served.url, Accept_Language=accepted)
    if language:
        assert answer.status_code in {302, 307}
        assert urljoin(served.url, answer.headers["Location"]) == f"{served.url}{language}/"
        assert "Accept-Language" in answer.headers["Vary"]
        assert "immutable" not in answer.headers["Cache-Control"]
    else:
        assert answer.status_code == 200


def test_an_address_with_a_language_is_left_to_the_page(served: Served) -> None:
    assert get(f"{served.url}?fr", Accept_Language="de").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_found_is_shown_in_the_language_of_the_address(served: Served, language: str) -> None:
    answer = get(f"{served.url}{language}/nowhere/", Accept_Language="fr")
    assert answer.status_code == 404
    assert answer.content == (served.site.folder / f"404/{language}.html").read_bytes()


@pytest.mark.parametrize(("path", "language"), [("DE", "de"), ("en-GB", "en"), ("gsw", "de"), ("frr", "it")])
def test_a_language_in_the_address_counts_in_any_spelling(served: Served, path: str, language: str) -> None:
    answer = get(f"{served.url}{path}/nowhere/", Accept_Language="it")
    assert answer.content == (served.site.folder / f"404/{language}.html").read_bytes()


@pytest.mark.parametrize(("accepted", "page"), [("it-CH,it;q=0.9", "404/it.html"), ("pt", "404.html")])
def test_not_found_elsewhere_is_shown_in_the_readers_language(served: Served, accepted: str, page: str) -> None:
    answer = get(f"{served.url}nowhere/", Accept_Language=accepted)
    assert answer.status_code == 404
    assert answer.content == (served.site.folder / page).read_bytes()


@pytest.mark.parametrize(("old", "new"), [("phones", "security"), ("billing/bills", "billing/pay-invoices")])
def test_an_old_address_redirects_permanently(served: Served, old: str, new: str) -> None:
    for language in LANGUAGES:
        answer = get(f"{served.url}{language}/{old}/")
        assert answer.status_code == 301
        assert urljoin(served.url, answer.headers["Location"]) == f"{served.url}{language}/{new}/"


def test_an_old_page_that_is_still_needed_is_shown(served: Served) -> None:
    assert get(f"{served.url}de/support/fax/").status_code == 200  # it says why, and what replaced it
    assert get(f"{served.url}de/billing/joint-payment/").status_code == 200  # its anchors moved to different places


def test_a_folder_without_its_slash_keeps_the_query(served: Served) -> None:
    answer = get(f"{served.url}de/billing/pay-invoices?system=ios")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{served.site.root}de/billing/pay-invoices/?system=ios"


def test_a_path_without_its_slash_leads_to_the_site(served: Served) -> None:
    for path in ("de", "de/billing/pay-invoices"):
        answer = get(served.url + path)
        assert answer.status_code in {301, 308}
        assert urljoin(served.url + path, answer.headers["Location"]) == f"{served.url}{path}/"
    if served.site.root != "/":
        answer = get(served.url[:-1])
        assert urljoin(served.url, answer.headers["Location"]) == served.url
        assert b"kb-" not in get(f"{served.host}de/").content  # beside the site: Caddy sends an empty answer, nginx 404
