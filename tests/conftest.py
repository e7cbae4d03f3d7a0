"""A small knowledge base without faults, for tests to break: two guides in four languages."""

from __future__ import annotations

import gc
import shutil
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest
from hypothesis import HealthCheck, settings

from kb.checks import SITE_CHECKS
from kb.checks.interface import steps_of_outcomes_that_are_missing
from kb.content.document import Document, parse
from kb.content.loading import load_site
from kb.content.widget_words import SHARED_LABELS, WIDGET_LABELS
from kb.translations.recording import record
from tests.restored import RestoredFolder
from tests.small_docs import write_small_site
from widgets.cases import codes_of_facts, fields_of_form
from widgets.rules import ERRORS, FACTS, WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.content.finding import Finding
    from kb.content.site import Site

# Hypothesis without deadlines: no test is timed.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ["tests.browser", "tests.built_site"]

gc.set_threshold(10_000)  # as in kb: looking for garbage after every 700 objects takes a sixth of the time of tests

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "it", "fr", "en")
ICONS = Path(material.__file__).parent / "templates" / ".icons"


OTHER_WORDS = (
    "urgent: {late: {title: Late, summary: Late}}",
    "contact:",
    "  title: Contact",
    "  summary: Words",
    "  urgent: Words",
    "  before: {title: Words, intro: Words}",
    "  ready: {title: Words, intro: Words, points: {which: Words}}",
    "  message: {title: Words, intro: Words}",
    "  channels: {title: W, intro: W, sign_in: W, no_sign_in: W, channels: {desk: {title: W, text: W}}}",
    "  labels: {copy: Words}",
)


def pytest_collection_finish() -> None:
    """Exempt everything loaded so far from garbage collection."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _pages_need_few_labels() -> Iterator[None]:
    """Require only two labels of the small knowledge base, rather than 200 in each language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.checks.interface.PAGE_LABELS", {"home"})
        patch.setattr("kb.checks.interface.CONTACT_LABELS", {"copy"})
        yield


@pytest.fixture(scope="session", autouse=True)
def _rules_may_name_other_guides() -> Iterator[None]:
    """Leave out the one check that every small knowledge base fails: the rules name guides of the real one."""
    with pytest.MonkeyPatch.context() as patch:
        others = tuple(check for check in SITE_CHECKS if check is not steps_of_outcomes_that_are_missing)
        patch.setattr("kb.checks.SITE_CHECKS", others)
        yield


@pytest.fixture(scope="session", autouse=True)
def _each_file_is_parsed_once() -> Iterator[None]:
    """Keep what was parsed: a test changes one file of forty, and parsing took a fifth of the time of all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.content.document.parse", _parsed_once())
        yield


def _parsed_once() -> Callable[[Document, str], None]:
    @lru_cache(maxsize=500)
    def parsed(path: Path, language: str, source: str) -> Document:
        document = Document(path, language)
        parse(document, source)
        return document

    def parsed_once(document: Document, source: str) -> None:
        own = parsed(document.path, document.language, source)
        document.data, document.places, document.is_partial = own.data, own.places, own.is_partial
        document.findings += own.findings

    return parsed_once


@pytest.fixture(scope="session")
def _folder_of_docs(tmp_path_factory: pytest.TempPathFactory) -> RestoredFolder:
    """Write tests/content/docs once."""
    folder = tmp_path_factory.mktemp("knowledge-base")
    write_docs(folder / "docs")
    return RestoredFolder(folder)


@pytest.fixture
def docs(_folder_of_docs: RestoredFolder) -> Path:
    """Return an unchanged copy of tests/content/docs, with words and sources for everything in the rules.

    Its parent folder holds nothing else.
    """
    return _folder_of_docs.restored() / "docs"


@pytest.fixture(scope="session")
def _records(_folder_of_docs: RestoredFolder) -> dict[Path, bytes]:
    """Record once what the translations were made from; return the files that this wrote."""
    docs = _folder_of_docs.restored() / "docs"
    record(loaded(docs)[0])
    return {path: path.read_bytes() for path in docs.rglob("translated*.txt")}


@pytest.fixture
def recorded(docs: Path, _records: dict[Path, bytes]) -> Path:
    """Return the same docs, with records of what their translations were made from."""
    for path, content in _records.items():
        path.write_bytes(content)
    return docs


@pytest.fixture(scope="session")
def _folder_of_small_site(tmp_path_factory: pytest.TempPathFactory) -> RestoredFolder:
    root = write_small_site(tmp_path_factory.mktemp("small-site"))
    (root / "node_modules").unlink()
    return RestoredFolder(root)


@pytest.fixture
def small_site(_folder_of_small_site: RestoredFolder) -> Path:
    """Return a folder for `kb --root` with the small site, unchanged, and without dictionaries."""
    return _folder_of_small_site.restored()


@pytest.fixture
def small_docs(small_site: Path) -> Path:
    """Return the content of the small site."""
    return small_site / "docs"


def write_docs(folder: Path) -> Path:
    """Write tests/content/docs, with words and sources for everything in the rules, into the folder; return it."""
    shutil.copytree(ROOT / "tests" / "content" / "docs", folder)
    sources = sorted({fact.source for fact in FACTS.values()})
    lines = (f"{source}: {{title: A page, language: en, seen: 2026-11-20}}\n" for source in sources)
    (folder / "sources.yml").write_text("".join(lines), encoding="utf-8")
    for language in LANGUAGES:
        (folder / language / "words.yml").write_text(_interface_words(), encoding="utf-8")
    return folder


def loaded(docs: Path) -> tuple[Site, list[Finding]]:
    """Return the site of these files, and the findings in their form."""
    return load_site(docs, ICONS)


def _interface_words() -> str:
    lines = [
        "topics:",
        "  billing: {title: Billing, summary: Paying}",
        "labels: {home: Home}",
        "all_widgets:",
        f"  errors: {{{', '.join(f'{code}: Words' for code in ERRORS)}}}",
        f"  labels: {{{', '.join(f'{label}: Words' for label in SHARED_LABELS)}}}",
        "widgets:",
    ]
    for name, widget in WIDGETS.items():
        lines += [f"  {name}:", "    title: Words", "    intro: Words", "    fields:", *_field_words(name)]
        lines += ["    outcomes:", *(f"      {code}: {{title: Words, text: Words}}" for code in widget.outcomes)]
        lines += [f"    labels: {{{', '.join(f'{label}: Words' for label in WIDGET_LABELS.get(name, ()))}}}"]
        lines += _code_words(name)
    return "\n".join((*lines, *OTHER_WORDS)) + "\n"


def _field_words(name: str) -> list[str]:
    lines = []
    for field in WIDGETS[name].fields:
        options = field.options or (("true", "false") if field.kind == "flag" else ())
        words = ", ".join(f"{option}: Words" for option in options)
        if field.name in fields_of_form(name):
            lines.append(f"      {field.name}: {{label: Words, options: {{{words}}}}}")
    return lines


def _code_words(name: str) -> list[str]:
    words = {
        fact: f"{{{', '.join(f'{code}: Words' for code in sorted(codes))}}}"
        for fact, codes in codes_of_facts(name).items()
    }
    keys = words.pop("keys", "{}")
    return [f"    keys: {keys}", f"    facts: {{{', '.join(f'{fact}: {codes}' for fact, codes in words.items())}}}"]
