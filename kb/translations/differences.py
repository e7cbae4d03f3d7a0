"""Two versions of a text side by side, cut to what differs."""

from itertools import takewhile

WORDS_AROUND = 3  # that are the same, before and after what differs
MOST_WORDS = 24  # of what differs


def side_by_side(was: str, now: str) -> tuple[str, str]:
    """Return both versions, with “…” for what they have in common, except a few words around what differs."""
    old, new = was.split(), now.split()
    shorter = min(len(old), len(new))
    start = len(list(takewhile(lambda at: old[at] == new[at], range(shorter))))
    end = len(list(takewhile(lambda at: old[-1 - at] == new[-1 - at], range(shorter - start))))
    first = max(0, start - WORDS_AROUND)
    last = max(0, end - WORDS_AROUND)
    return _cut(old, first, last), _cut(new, first, last)


def _cut(words: list[str], first: int, last: int) -> str:
    shown = words[first : len(words) - last]
    is_whole = len(shown) <= MOST_WORDS + 2 * WORDS_AROUND
    text = " ".join(shown if is_whole else shown[: MOST_WORDS + WORDS_AROUND])
    return f"{'… ' if first else ''}{text}{' …' if last or not is_whole else ''}"
