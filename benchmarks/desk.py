"""Measures the support desk's search: recall on customers' queries and mails, and the time that a mail takes.

    python -m benchmarks.desk [--guides 1500]

Runs the desk's own finder in Node, on the desk's data. `python -m benchmarks.search` measures the page's search on the
same queries. The many guides are copies of the real ones at other addresses.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs.at_once import edition_of, files_of
from kb.outputs.desk import outputs
from tests.search.conftest import KINDS, MAIL_KINDS, mails, queries
from tests.search.recall import recall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.outputs.edition import Edition

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "benchmarks" / "desk.mjs"


def main() -> None:
    """Measure, and print a line for each kind of query and each language's mails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guides", type=int, default=1500, help="among which a mail is answered (default: 1500)")
    guides = parser.parse_args().guides
    site, _findings = load_site(ROOT / "docs", ICONS)
    edition = edition_of(site, "https://knowledge-base.example/", ICONS)
    found: dict[str, list[int]] = {}
    for language in site.languages:
        asked: dict[str, list[tuple[str, list[str]]]] = {
            kind: [(query.words, [query.guide]) for query in queries(language, kind)] for kind in KINDS
        }
        for kind in MAIL_KINDS:
            asked[f"{kind} in {language}"] = [(mail.words, list(mail.guides)) for mail in mails(language, kind)]
        answer = _asked_in_node(edition, language, list(asked.values()), guides)
        for kind, ranks in zip(asked, answer["ranks"], strict=True):
            found.setdefault(kind, []).extend(ranks)
        for kind in MAIL_KINDS:
            found.setdefault(kind, []).extend(found[f"{kind} in {language}"])
        print(f"{language}: {answer['mail']:.0f} ms of processor time for a mail, {answer['word']:.0f} for a word")
    for kind, ranks in found.items():
        print(f"desk, {kind}: {recall(ranks)}")


def _asked_in_node(
    edition: Edition, language: str, asked: Sequence[Sequence[tuple[str, list[str]]]], guides: int
) -> Mapping[str, Any]:
    made = (output for output in outputs(edition) if output.name.endswith(f"/{language}/"))
    [(_path, content)] = files_of(made)
    with tempfile.TemporaryDirectory() as name:
        data, questions = Path(name, "data.json"), Path(name, "questions.json")
        data.write_bytes(content)
        questions.write_text(json.dumps(asked), encoding="utf-8")
        command = ["node", SCRIPT, data, questions, str(guides)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    main()
