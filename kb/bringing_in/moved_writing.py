"""Adds old addresses to docs/moved.yml. Its content, comments and layout are kept."""

from collections.abc import Mapping
from pathlib import Path

from kb.content.writing import Contents

_HEADING = "from_outside:"


def with_old_addresses(path: Path, language: str, new: Mapping[str, str]) -> Contents:
    """Return the file with redirections from the old addresses of a language, except those that it has already."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    known = {line.strip().partition(": ")[0] for line in lines}
    added = [f"    {address}: {place}" for address, place in new.items() if address not in known]
    if not added:
        return {}
    if _HEADING not in lines:
        lines.append(_HEADING)
    at = lines.index(_HEADING) + 1
    end = next((number for number in range(at, len(lines)) if lines[number][:1].strip()), len(lines))
    of_language = f"  {language}:"
    if of_language in lines[at:end]:
        at = lines.index(of_language, at, end) + 1
    else:
        added.insert(0, of_language)
    lines[at:at] = added
    return {path: "".join(f"{line}\n" for line in lines).encode()}
