"""Measures how time grows with the length of hostile texts: ten times the text may take at most fifteen times as long.

    kb build && python -m benchmarks.hostile [--only content|functions|browser]

Each of the UNITS is repeated to 10,000 and to 100,000 characters, and tried wherever texts are read: in content files,
as one text and as texts that are just short enough; in the functions that read texts, without the limit on their
length; and in the two search fields in a browser, which must answer within 0.3 s. Content and functions are measured in
processor time. Ends with an error if anything takes too long.
"""

import argparse
import sys

from benchmarks.hostile.in_browser import in_browser
from benchmarks.hostile.in_content import in_content
from benchmarks.hostile.in_functions import in_functions
from benchmarks.hostile.measured import FLOOR, LARGE, SMALL, Measured
from benchmarks.hostile.units import UNITS

MOST = 15  # times as long for ten times the text
ANSWERED = 0.3  # seconds


def main() -> None:
    """Measure, and print the slowest unit for each place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("content", "functions", "browser"))
    only = parser.parse_args().only
    parts = {"content": in_content, "functions": in_functions, "browser": in_browser}
    is_right = True
    print(f"{len(UNITS)} units\n")
    for name, part in parts.items():
        if only in (None, name):
            is_right &= _printed(list(part()), in_browser=name == "browser")
    sys.exit(not is_right)


def _printed(measured: list[Measured], *, in_browser: bool) -> bool:
    print(f"| place | slowest unit | ms at {SMALL:,} | ms at {LARGE:,} | times | greatest growth |")
    print("|---|---|---|---|---|---|")
    is_right = True
    for place in dict.fromkeys(one.place for one in measured):
        own = [one for one in measured if one.place == place]
        slowest, steepest = max(own, key=lambda one: one.large), max(own, key=lambda one: one.growth)
        is_right &= steepest.growth <= MOST and not (in_browser and slowest.large > ANSWERED)
        times = f"{slowest.growth:.1f}" if slowest.small > FLOOR else "–"
        print(
            f"| {place} | {slowest.unit} | {slowest.small * 1000:.0f} | {slowest.large * 1000:.0f} | {times} "
            f"| {steepest.growth:.1f} ({steepest.unit}) |",
            flush=True,
        )
    print()
    return is_right


if __name__ == "__main__":
    main()
