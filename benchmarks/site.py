"""Weighs the pages of the built site.

    kb build && python -m benchmarks.site [--site site]

Each file counts as a well-configured server sends it: compressed on its own, with Brotli at its highest level. For the
times of builds see benchmarks/build.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.weights import weights

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "de/",
    "topic": "fr/security/",
    "guide": "it/security/kauth/",
    "guide with a widget": "de/billing/automatic-renewal/",
    "all guides": "fr/all-guides/",
    "questions": "fr/questions/",
    "questions of a topic": "fr/questions/security/",
    "support desk": "support-desk/",
    "root, short links": "",
}


def main() -> None:
    """Print the figures as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    site = parser.parse_args().site
    weighed = weights(site, [site / address / "index.html" for address in PAGES.values()])
    print("| page | HTML | CSS | JS before a widget or search is used | total kB |\n|---|---|---|---|---|")
    for name, address in PAGES.items():
        weight = weighed[f"{address}index.html"]
        print(f"| {name} | {' | '.join(f'{part / 1000:.1f}' for part in (*weight, sum(weight)))} |")


if __name__ == "__main__":
    main()
