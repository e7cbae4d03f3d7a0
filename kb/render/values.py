"""Formats values for each language, with Babel."""

from datetime import date
from functools import cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from kb.content.languages import Language
from widgets.rules import Unit

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def formatted_value(value: float, unit: Unit, language: Language) -> str:
    """Return the value with its unit: “14 Tage”, “CHF 9’999”, “35 %”. A count has none."""
    return _formatted(value, unit, language.locale, language.words_locale)


@cache  # there are few facts, and Babel is slow
def _formatted(value: float, unit: Unit, locale: str, words_locale: str) -> str:
    match unit:
        case "count":
            return format_decimal(value, locale=locale)
        case "percent":
            return format_percent(value / 100, locale=words_locale)
        case "CHF" | "EUR" as currency:
            whole = value == int(value)
            pattern = f"¤¤{NO_BREAK_SPACE}#,##0" + ("" if whole else ".00")
            return format_currency(value, currency, format=pattern, locale=locale, currency_digits=False)
        case _:
            return _with_unit(value, unit, words_locale).replace(" ", NO_BREAK_SPACE)


def _with_unit(value: float, unit: str, locale: str) -> str:
    words = format_unit(value, f"duration-{unit}", length="long", locale=locale)
    if f"duration-{unit}" in words:
        # CLDR omits a long form that equals the short one (Italian “giorni”). Babel then returns the unit's code.
        words = format_unit(value, f"duration-{unit}", length="short", locale=locale)
    return words


def formatted_date(day: date, language: Language) -> str:
    """Return the day in full: “20. November 2026”."""
    return format_date(day, format="long", locale=language.locale)
