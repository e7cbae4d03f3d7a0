"""Measures the editor: the time to read a text, to check new words, and from saving them to seeing the new page.

    python -m benchmarks.editing FOLDER [--texts 20] [--times 69]

FOLDER has docs/ and mkdocs.yml. Each text is from another guide, spread evenly. The times are what the browser would
see, without the way to the server and back, and those of the processor, which other programs disturb less. The site is
read but not built, since showing a saved page needs no other page. With --times, there are that many copies of each
guide, under other names, in the ledger too.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from dataclasses import replace
from pathlib import Path

from kb.build.content import read_content
from kb.build.inputs import inputs_of
from kb.build.preview import Preview
from kb.build.store import with_store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.content.guide_in_languages import Outline
from kb.content.text import Text
from kb.editing.answers import Answer
from kb.editing.editor import Editor


class ReadPreview(Preview):
    """A preview of a site that was read but not built."""

    def read(self) -> None:
        """Read the site."""
        target, terminal = self._target, self._terminal
        self._inputs = inputs_of(target)
        self._edition = with_store(
            target.store,
            self._inputs.python,
            lambda store: read_content(target, store, terminal).edition(target, store),
        )

    def multiply(self, times: int) -> None:
        """Add copies until there are `times` of each guide."""
        assert self._edition  # noqa: S101 (it was read)
        site, parts = self._edition.site, dict(self._edition.guides)
        outlines, published = dict(site.outlines), dict(site.published)
        guides = [outline for outline in site.outlines.values() if not outline.is_question]
        for number in range(1, times):
            for outline in guides:
                address = f"{outline.address}-{number}"
                outlines[address], parts[address] = replace(outline, address=address), parts[outline.address]
            for place in site.published:
                page, mark, anchor = place.partition("#")
                if page in site.outlines:
                    published[Text(f"{page}-{number}{mark}{anchor}", place.place)] = ""
        topics = tuple(
            topic.model_copy(update={"guides": tuple(names_in(outlines, topic.id))}) for topic in site.topics
        )
        site = replace(site, outlines=outlines, published=published, topics=topics)
        self._edition = replace(self._edition, site=site, guides=parts)


def names_in(outlines: dict[str, Outline], topic: str) -> list[Text]:
    """Return the names of a topic's guides."""
    own = (outline for outline in outlines.values() if outline.topic == topic and not outline.is_question)
    return [Text(outline.address.partition("/")[2], outline.place) for outline in own]


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="with the content")
    parser.add_argument("--texts", type=int, default=20, help="how many texts are changed (default: 20)")
    parser.add_argument("--times", type=int, default=1, help="how often each guide is there (default: 1)")
    given = parser.parse_args()
    gc.set_threshold(10_000)  # as kb does
    root = given.folder.resolve()
    target = Target(root, "http://127.0.0.1:8000/", root / ".cache" / "benchmarks" / "editing", is_preview=True)
    target.folder.mkdir(parents=True, exist_ok=True)
    preview = ReadPreview(target, Terminal(), None)
    preview.read()
    real = list(preview.site.outlines.values()) if preview.site else []
    preview.multiply(given.times)
    editor = Editor(root, preview)
    assert preview.site  # noqa: S101 (it was just read)
    guides = [outline.address for outline in real if not outline.is_question]
    found: dict[str, list[tuple[float, float]]] = {
        "read": [],
        "check": [],
        "save to page": [],
        "save a term to page": [],
    }
    for address in guides[:: max(1, len(guides) // given.texts)]:
        language = preview.site.outlines[address].source
        (target.folder / language / address).mkdir(parents=True, exist_ok=True)
        asked = {"page": f"{language}/{address}/", "unit": f"{address}#summary"}
        read = _timed(editor, found["read"], do="read", **asked)
        words = f"{read['words'].rstrip('.')} 1."
        _timed(editor, found["check"], do="check", words=words, **asked)
        saved = _timed(editor, found["save to page"], do="save", words=words, was=read["words"], **asked)
        assert saved.get("saved"), saved  # noqa: S101 (else nothing was measured)
        editor.answer({"do": "undo", **asked})
    language = next(iter(preview.site.languages))
    (target.folder / language / "glossary").mkdir(parents=True, exist_ok=True)
    for term in list(preview.site.glossaries[language])[: given.texts]:
        asked = {"page": f"{language}/glossary/", "unit": f"glossary#{term}.explanation"}
        was = editor.answer({"do": "read", **asked})["words"]
        words = f"{was.rstrip('.')} 1."
        saved = _timed(editor, found["save a term to page"], do="save", words=words, was=was, **asked)
        assert saved.get("saved"), saved  # noqa: S101 (else nothing was measured)
        editor.answer({"do": "undo", **asked})
    print(f"{len(guides) * given.times} guides, {len(found['read'])} texts\n")
    print("| step | median | slowest | processor time, median |\n|---|---|---|---|")
    for step, times in found.items():
        clock, processor = zip(*times, strict=True)
        print(
            f"| {step} | {statistics.median(clock):.2f} s | {max(clock):.2f} s | {statistics.median(processor):.2f} s |"
        )


def _timed(editor: Editor, times: list[tuple[float, float]], **asked: str) -> Answer:
    clock, processor = time.perf_counter(), time.process_time()
    answer = editor.answer(asked)
    times.append((time.perf_counter() - clock, time.process_time() - processor))
    return answer


if __name__ == "__main__":
    main()
