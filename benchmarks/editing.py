"""Measures the editor: how long it takes to read a text, to check other words, and from saving them to the page.

    python -m benchmarks.large_site FOLDER --guides 1500
    python -m benchmarks.editing FOLDER [--texts 20]

Each text is of another guide, spread evenly. Each step is timed as the browser would see it, but for the way to the
server and back. The site is read, and not built: what is shown at once after a save needs no other page.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from kb.build.content import read_content
from kb.build.inputs import inputs_of
from kb.build.preview import Preview
from kb.build.store import with_store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.editing.editor import Editor


class ReadPreview(Preview):
    """A preview of a site that was read, and not built."""

    def read(self) -> None:
        """Read the site."""
        target, terminal = self._target, self._terminal
        self._inputs = inputs_of(target)
        self._edition = with_store(
            target.store,
            self._inputs.python,
            lambda store: read_content(target, store, terminal).edition(target, store),
        )


def main() -> None:
    """Measure, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="of a large site")
    parser.add_argument("--texts", type=int, default=20, help="how many texts are changed (default: 20)")
    given = parser.parse_args()
    root = given.folder.resolve()
    target = Target(root, "http://127.0.0.1:8000/", root / ".cache" / "benchmarks" / "editing", is_preview=True)
    target.folder.mkdir(parents=True, exist_ok=True)
    preview = ReadPreview(target, Terminal(), None)
    preview.read()
    editor = Editor(root, preview)
    assert preview.site  # noqa: S101 (it was just read)
    guides = [address for address, outline in preview.site.outlines.items() if not outline.is_question]
    found: dict[str, list[float]] = {"read": [], "check": [], "save to page": [], "undo": []}
    for address in guides[:: max(1, len(guides) // given.texts)]:
        language = preview.site.outlines[address].source
        (target.folder / language / address).mkdir(parents=True, exist_ok=True)
        asked = {"page": f"{language}/{address}/", "unit": f"{address}#summary"}
        read = _timed(editor, found["read"], do="read", **asked)
        words = f"{read['words'].rstrip('.')} 1."
        _timed(editor, found["check"], do="check", words=words, **asked)
        saved = _timed(editor, found["save to page"], do="save", words=words, was=read["words"], **asked)
        assert saved == {"saved": True}, saved  # noqa: S101 (else nothing was measured)
        _timed(editor, found["undo"], do="undo", **asked)
    print(f"{len(guides)} guides, {len(found['read'])} texts\n")
    print("| step | median | slowest |\n|---|---|---|")
    for step, times in found.items():
        print(f"| {step} | {statistics.median(times):.2f} s | {max(times):.2f} s |")


def _timed(editor: Editor, times: list[float], **asked: str) -> dict[str, str]:
    start = time.perf_counter()
    answer = editor.answer(asked)
    times.append(time.perf_counter() - start)
    return answer


if __name__ == "__main__":
    main()
