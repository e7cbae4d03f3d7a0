"""The ledger: every place that was ever published, in docs/ledger.txt, one per line. Nothing is ever removed from it.

A page that support reads out to customers also has a code, and `/g/<code>/` leads to it: guides and the contact page.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from kb.content.files import Moved
from kb.content.finding import Finding
from kb.content.line_file import read_lines
from kb.content.places import CONTACT, QUESTIONS_OF_TOPIC
from kb.content.shape import PLACE_PATTERN
from kb.content.source_file import SourceFile
from kb.content.text import Text

HEADING = "# Every address that was published. `kb ledger` adds what is new; nothing is ever removed.\n"

LETTERS, DIGITS = "fhkmrtwx", "23456789"
"""What codes are made of, in turn (k9x2h): no two look alike or, when spelt out in our languages, sound alike."""

CODE = (LETTERS, DIGITS, LETTERS, DIGITS, LETTERS)

_LINE = re.compile(rf"(?P<name>{PLACE_PATTERN.strip('^$')})(?: +(?P<value>{''.join(f'[{signs}]' for signs in CODE)}))?")


def read_ledger(file: SourceFile) -> tuple[dict[Text, str], list[Finding]]:
    """Return each published place with its code (empty if it has no short link), and what is wrong with the file."""
    return read_lines(file, _LINE, "expected topic/guide#anchor")


def written(published: Mapping[str, str]) -> str:
    """Return the text of the ledger with these places and codes."""
    return HEADING + "".join(f"{place} {code}".rstrip() + "\n" for place, code in sorted(published.items()))


def extended(published: Mapping[Text, str], places: Iterable[str], moved: Moved) -> dict[str, str]:
    """Return the ledger with the new places added. A new page gets a code, or keeps that of the page it replaces."""
    result = {str(place): code for place, code in published.items()}
    former = {str(target): source for source, target in moved.moves.items() if "#" not in source}
    taken = set(result.values())
    for place in sorted(set(places) - result.keys()):
        kept = result.get(former.get(place, ""))
        result[place] = (kept or _new_code(place, taken)) if has_short_link(place) else ""
        taken.add(result[place])
    return result


def has_short_link(place: str) -> bool:
    """Return whether the place is the page of a guide, or the contact page."""
    is_guide = "/" in place and "#" not in place and not place.startswith(QUESTIONS_OF_TOPIC)
    return is_guide or place == CONTACT


def _new_code(address: str, taken: set[str]) -> str:
    """Return a code that is derived from the address, so that two branches agree on it."""
    code, seed = "", address.encode()
    while not code or code in taken:
        seed = hashlib.sha256(seed).digest()
        code = "".join(signs[byte % len(signs)] for signs, byte in zip(CODE, seed, strict=False))
    return code
