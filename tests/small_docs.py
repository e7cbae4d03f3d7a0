"""A small knowledge base that can be built: tests/content/docs, and a guide for each widget of the rules."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.interface import labels_named
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LANGUAGES = ("de", "it", "fr", "en")
TOPICS = {"billing": ["pay", "remind"]}
"""The topics of tests/content/docs, with their guides."""


def write_small_site(root: Path) -> Path:
    """Write a folder for `kb --root`; return it."""
    write_small_docs(root / "docs")
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def write_small_docs(docs: Path) -> Path:
    """Write a handful of guides, with the languages, the company and the interface words of the real site."""
    shutil.copytree(ROOT / "tests" / "content" / "docs", docs, ignore=shutil.ignore_patterns("index.md"))
    for name in ("languages.yml", "sources.yml", "variants.yml", "names.txt", "images/logo.svg"):
        shutil.copy(DOCS / name, docs / name)
    company = (DOCS / "company.yml").read_text(encoding="utf-8")
    (docs / "company.yml").write_text(re.sub(r"guide:[a-z/#-]+", "guide:billing/pay", company), encoding="utf-8")
    ledger = (docs / "ledger.txt").read_text(encoding="utf-8")
    (docs / "ledger.txt").write_text(
        re.sub(r"(?m)^contact#.*\n", "", ledger), encoding="utf-8"
    )  # its parts are real ones
    topics = {topic: list(guides) for topic, guides in TOPICS.items()}
    for address, widget in _guides_of_widgets().items():
        topic, _, name = address.partition("/")
        topics.setdefault(topic, []).append(name)
        path = docs / "de" / f"{address}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_guide(name, widget, sorted(_steps_of_guides()[address])), encoding="utf-8")
    (docs / "topics.yml").write_text(_topics(topics), encoding="utf-8")
    for language in LANGUAGES:
        shutil.copy(DOCS / language / "index.md", docs / language)
        words = (DOCS / language / "words.yml").read_text(encoding="utf-8")
        titles = "".join(f"  {topic}: {{title: {topic.title()}, summary: About {topic.title()}}}\n" for topic in topics)
        of_topics = re.compile(r"(?ms)^topics:\n.*?(?=^\w)")
        interface = docs / language / "interface.yml"
        labels = labels_named(language, words).items()
        own = "".join(f"  {name}: {json.dumps(label, ensure_ascii=False)}\n" for name, label in labels)
        interface.write_text(interface.read_text(encoding="utf-8") + own, encoding="utf-8")
        own_words = re.sub(r"guide:[a-z/#-]+", "guide:billing/pay", of_topics.sub(f"topics:\n{titles}", words))
        (docs / language / "words.yml").write_text(own_words, encoding="utf-8")
    start = "https://manager.infomaniak.com,"
    destinations = (DOCS / "destinations.yml").read_text(encoding="utf-8")
    assert start in destinations
    own = destinations.replace(start, "https://manager.example,")
    own = own.replace("{opens: start}", "{address: https://manager.example/page, unconfirmed: true}")
    (docs / "destinations.yml").write_text(own, encoding="utf-8")
    return docs


def _guides_of_widgets() -> dict[str, str]:
    """Return the widget of each guide that answers link to."""
    of_steps = {step.partition("#")[0]: name for name, widget in reversed(WIDGETS.items()) for step in widget.steps}
    return dict(sorted(of_steps.items()))


def _steps_of_guides() -> dict[str, set[str]]:
    steps: dict[str, set[str]] = defaultdict(set)
    for widget in WIDGETS.values():
        for step in widget.steps:
            address, _, anchor = step.partition("#")
            steps[address].add(anchor)
    return steps


def _guide(name: str, widget: str, steps: Iterable[str]) -> str:
    head = f"title: Anleitung {name}\nsummary: Die Rechnung.\nreviewed: 2026-11-20\nowner: billing\nwidget: {widget}\n"
    points = "".join(f"      - {{id: {step}, text: Schritt {step}}}\n" for step in steps)
    return f"{head}sections:\n  - id: steps\n    title: Schritte\n    points:\n{points}"


def _topics(topics: dict[str, list[str]]) -> str:
    lines = ["topics:"]
    for topic, guides in topics.items():
        lines += [f"  - id: {topic}", "    icon: material/credit-card-outline", "    guides:"]
        lines += [f"      - {name}" for name in guides]
    return "\n".join([*lines, "most_needed: [billing/pay]", ""])
