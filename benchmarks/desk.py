"""Measures the support desk's search: recall on customers' queries and mails, and the time that a mail takes.

Also how often the first result is the very place that answers a mail, and how often the second question of a mail is
noticed, or noticed in a mail that has none.

    python -m benchmarks.desk [--guides 1500]

Runs the desk's own finder in Node, on the desk's data. `python -m benchmarks.search` measures the page's search on the
same queries. The many guides are copies of the real ones at other addresses.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs.at_once import edition_of, files_of
from kb.outputs.desk import outputs
from tests.search.conftest import KINDS, MAIL_KINDS, Mail, mails, queries
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
    counts: dict[str, Counter[str]] = {}
    for language in site.languages:
        asked = {
            **{str(kind): [Mail(query.words, (query.guide,)) for query in queries(language, kind)] for kind in KINDS},
            **{f"{kind} in {language}": mails(language, kind) for kind in MAIL_KINDS},
        }
        answer = _asked_in_node(edition, language, list(asked.values()), guides)
        for name, ranks in zip(asked, answer["ranks"], strict=True):
            found.setdefault(name, []).extend(ranks)
        for kind in MAIL_KINDS:
            found.setdefault(kind, []).extend(found[f"{kind} in {language}"])
            counts.setdefault(kind, Counter()).update(answer["counts"][list(asked).index(f"{kind} in {language}")])
        print(f"{language}: {answer['mail']:.0f} ms of processor time for a mail, {answer['word']:.0f} for a word")
    for name, ranks in found.items():
        print(f"desk, {name}: {recall(ranks)}")
    for name, counted in counts.items():
        print(f"desk, {name}: {', '.join(f'{what} {number}' for what, number in counted.items())}")


def _asked_in_node(edition: Edition, language: str, asked: Sequence[Sequence[Mail]], guides: int) -> Mapping[str, Any]:
    made = (output for output in outputs(edition) if output.name.endswith(f"/{language}/"))
    [(_path, content)] = files_of(made)
    with tempfile.TemporaryDirectory() as name:
        data, questions = Path(name, "data.json"), Path(name, "questions.json")
        data.write_bytes(content)
        questions.write_text(json.dumps([[mail._asdict() for mail in kind] for kind in asked]), encoding="utf-8")
        command = ["node", str(SCRIPT), str(data), str(questions), str(guides)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    main()
