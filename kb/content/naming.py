"""Names of files and ids: the files that editors and systems leave behind, and names in kebab case."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

_LEFTOVER = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:sw[a-z]|bak|orig|rej|tmp)|Thumbs\.db|desktop\.ini|Icon\r", re.IGNORECASE | re.DOTALL
)
"""Hidden files, copies and locks: .#guide.yml, ._guide.yml, guide.yml~, .guide.yml.swp, .DS_Store."""

WORDS_OF_AN_ID = 4
LONGEST_ID = 40  # characters, of ids that are proposed
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def is_leftover(name: str) -> bool:
    """Return whether a file of that name is one that an editor or a system leaves behind."""
    return bool(_LEFTOVER.fullmatch(name))


def kebab_case(name: str) -> str:
    """Return the name as ids and addresses are written: a-z, 0-9 and single hyphens."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower().translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", words) if unicodedata.category(sign) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def proposed_id(words: str, taken: Collection[str]) -> str:
    """Return an id made from the first words that is not `taken` yet."""
    return free_name(id_of_words(words), taken)


def id_of_words(words: str) -> str:
    """Return an id made from the first words."""
    return "-".join(kebab_case(words[:200]).split("-")[:WORDS_OF_AN_ID])[:LONGEST_ID].strip("-") or "part"


def free_name(name: str, taken: Collection[str]) -> str:
    """Return the name, or if it is `taken`, the first of `name-2`, `name-3` and so on that is not."""
    return next(own for number in count(1) if (own := name if number == 1 else f"{name}-{number}") not in taken)
