"""Measures reading: the processor time of what guides share, of reading guides, and of counting them for `kb status`.

    python -m benchmarks.reading FOLDER [--every 15]

FOLDER has docs/. Nothing is kept, and nothing is read in parallel. To compare two versions of the code on a noisy
machine, run them by turns: PYTHONPATH chooses the version.
"""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path

from hooks.material import ICONS
from kb.content.content_files import guide_paths
from kb.content.guide_in_languages import outline_of
from kb.content.loading import load_site_without_guides, names_beside, read_guides, records_by_file
from kb.content.source_file import read_source
from kb.status.figures import figures_of_guide
from kb.translations.summary import summary_of_guide


def main() -> None:
    """Measure, and print the times in seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="with the content")
    parser.add_argument("--every", type=int, default=15, help="read every 15th guide (default)")
    given = parser.parse_args()
    gc.set_threshold(10_000)  # as kb does
    docs = given.folder.resolve() / "docs"
    start = time.process_time()
    site, _found = load_site_without_guides(docs, ICONS)
    shared = time.process_time() - start
    paths = guide_paths(docs, site.languages)
    records = records_by_file(site, paths)
    addresses = list(paths)[:: given.every]
    reading = counting = 0.0
    for address in addresses:
        files = {language: read_source(path, docs) for language, path in paths[address].items()}
        start = time.process_time()
        guides, _found = read_guides(address, files, site.shared, names_beside(address, paths), records[address])
        read = time.process_time()
        for guide in guides:
            outline_of(guide)
            summary_of_guide(guide, site.languages)
            figures_of_guide(guide)
        reading, counting = reading + read - start, counting + time.process_time() - read
    print(f"shared {shared:.2f} s; {len(addresses)} guides: reading {reading:.2f} s, counting {counting:.2f} s")


if __name__ == "__main__":
    main()
