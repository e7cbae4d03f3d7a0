"""Hostile texts in content files."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hostile.measured import LARGE, SMALL, Measured, pieces, seconds
from benchmarks.hostile.units import UNITS, repeated
from hooks.material import ICONS
from kb.checks import findings
from kb.checks.spelling import Spelling
from kb.checks.texts import texts_of_guide
from kb.content.loading import load_site
from kb.content.text import Place, Text

ROOT = Path(__file__).parents[2]
FAQ = "\nfaq:\n"
HOME = "---\ntitle: A\ndescription: B\n---\n"


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(text: str, line: str) -> str:
    return "".join(line.format(number=number, text=_in_quotes(piece)) for number, piece in enumerate(pieces(text)))


def _with_labels(words: str, labels: str) -> str:
    return words.replace("labels:\n", f"labels:\n{labels}", 1)


CONTENT: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "a text of a guide": (
        "de/billing/remind.yml",
        lambda old, text: old.replace("title: ", f"title: {_in_quotes(text)} #"),
    ),
    "texts of a guide": (
        "de/billing/remind.yml",
        lambda old, text: old + FAQ + _listed(text, "  - {{id: q{number}, question: {text}, answer: {text}}}\n"),
    ),
    "a guide": ("de/billing/remind.yml", lambda _old, text: text),
    "the glossary": (
        "de/glossary.yml",
        lambda old, text: old + _listed(text, "t{number}: {{term: {text}, explanation: {text}, avoid: [{text}]}}\n"),
    ),
    "snippets": ("de/snippets.yml", lambda old, text: old + _listed(text, "s{number}: {{text: {text}}}\n")),
    "synonyms": ("de/synonyms.yml", lambda _old, text: "groups:\n" + _listed(text, "  - [{text}, b{number}]\n")),
    "words": ("de/words.yml", lambda old, text: _with_labels(old, _listed(text, "  l{number}: {text}\n"))),
    "keys of words": ("de/words.yml", lambda old, text: _with_labels(old, _listed(text, "  ? {text}\n  : a\n"))),
    "the ledger": ("ledger.txt", lambda old, text: old + text),
    "moves": ("moved.yml", lambda _old, text: "moves:\n" + _listed(text, "  a/b{number}: {text}\n")),
    "words of what was retired": (
        "moved.yml",
        lambda _old, text: (
            "retired:\n" + _listed(text, "  a/b{number}: {{successor: billing/pay, words: {{de: {text}}}}}\n")
        ),
    ),
    "a drawing": ("images/invoice.svg", lambda old, text: old.replace("</svg>", f"{text}</svg>")),
    "the home page": ("de/index.md", lambda _old, text: HOME + text),
    "topics": (
        "topics.yml",
        lambda _old, text: "topics:\n" + _listed(text, "  - {{id: {text}, icon: a, guides: []}}\n"),
    ),
}


def in_content() -> Iterator[Measured]:
    """Measure reading and checking a small knowledge base with each unit in each kind of file."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(ROOT / "tests" / "content" / "docs", docs)
        shutil.copy(ROOT / "docs" / "sources.yml", docs)
        shutil.copy(ROOT / "docs" / "de" / "words.yml", docs / "de")
        site, _found = load_site(docs, ICONS)
        spelling = Spelling(site, ROOT / "node_modules")
        list(spelling.misspelt_words([Text("Wort", Place(docs), "de")]))  # so that the dictionary is loaded
        unchanged = min(seconds(_checked, docs, spelling) for _ in range(3))
        for place, (name, edited) in CONTENT.items():
            path = docs / name
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            for unit, text in UNITS.items():
                times = []
                for length in (SMALL, LARGE):
                    path.write_text(edited(old, repeated(text, length)), encoding="utf-8")
                    times.append(max(seconds(_checked, docs, spelling) - unchanged, 0))
                yield Measured(place, unit, *times)
            path.write_text(old, encoding="utf-8") if old else path.unlink()


def _checked(docs: Path, spelling: Spelling) -> None:
    site, found = load_site(docs, ICONS)
    texts = [text for guide in site.guides.values() for text in texts_of_guide(guide)]
    misspelt = (finding for _word, finding in spelling.misspelt_words([*texts, *site.other_texts]))
    for finding in (*found, *findings(site), *misspelt):
        finding.line(docs)
