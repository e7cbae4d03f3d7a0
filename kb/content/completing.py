"""Fills in what a language lacks from the other languages. Each text says which language it is in."""

from collections.abc import Mapping
from functools import reduce

from kb.content.languages import Language, fallback_order


def completed[Content](
    by_language: Mapping[str, Mapping[str, Content]], languages: Mapping[str, Language]
) -> dict[str, dict[str, Content]]:
    """Return what each language has, with what it lacks filled in from others, at any depth."""
    orders = {language: (language, *fallback_order(language, languages)) for language in languages}
    return {
        language: reduce(_filled, (by_language.get(code, {}) for code in order), dict[str, Content]())
        for language, order in orders.items()
    }


def _filled[Content](own: Mapping[str, Content], other: Mapping[str, Content]) -> dict[str, Content]:
    result = dict(own)
    for key, value in other.items():
        if key not in result:
            result[key] = value
        elif isinstance(value, dict) and isinstance(mine := result[key], dict):
            result[key] = _filled(mine, value)  # type: ignore[assignment]
    return result
