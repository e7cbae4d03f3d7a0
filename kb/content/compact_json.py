"""JSON for scripts: without spaces, since readers download it."""

import json


def compact_json(value: object) -> str:
    """Return the value as JSON in one line, with letters of any alphabet as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
