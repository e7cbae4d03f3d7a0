"""The shape of docs/languages.yml: all that is particular to a language, one record each."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kb.content.shape import Letters, Shape, matching
from kb.content.text import Text


class Dictionary(Shape):
    """A spelling dictionary in the format of Hunspell."""

    package: Text = Field(description="The npm package that contains it.")
    replaced: dict[Letters, Text] = Field(
        {}, description="Letters in the dictionary, and what the country writes instead."
    )


Space = Literal["", "\u00a0", "\u202f"]
"""None, a no-break space, or a narrow one."""


class Typography(Shape):
    """How the language is typeset."""

    quotes: Annotated[Text, matching(r"[^\s…]…[^\s…]", "not_quotes")] = Field(
        description="Its quotation marks, around “…”: «…»."
    )
    space_inside_quotes: Space = ""
    space_before_marks: Space = Field("", description="The space before ; : ! and ?")
    foreign_letters: dict[Letters, Text] = Field(
        {}, description="Letters that it does not use, and what it writes instead."
    )


class WrongWords(Shape):
    """Words that are wrong, and what is expected instead.

    A word in lower case also matches with capitals; one with a capital letter matches only as it is written.
    """

    words: tuple[Text, ...]
    expected: Text


class Compounds(Shape):
    """How the language forms compounds, which search splits into their parts."""

    links: tuple[str, ...] = Field(description="What may come between two parts; “” for nothing.")
    sure_links: tuple[Text, ...] = Field(description="Endings that are always followed by another part.")


class Language(Shape):
    """One language of the site."""

    name: Text = Field(description="Its name in the language itself.")
    locale: Text = Field(description="The locale of numbers and full dates, such as de_CH.")
    words_locale: Text = Field(
        description="The locale of units, lists and dates in the browser: the Swiss ones lack units."
    )
    typography: Typography
    dictionary: Dictionary | None = None
    form_of_address: WrongWords | None = Field(None, description="Words that address the reader in the wrong form.")
    before_durations: WrongWords | None = Field(
        None, description="Words after which a fact such as “14 days” would have to be in a different case."
    )
    typed_as: dict[Letters, Text] = Field(
        {}, description="How letters are typed on a keyboard that lacks them: ae for ä."
    )
    compounds: Compounds | None = None
    elision: bool = Field(
        default=False, description="Whether an article loses its vowel before another vowel, and is joined to the noun."
    )
    needless_in_alternatives: tuple[Text, ...] = Field(
        (), description="Words with which alternative texts must not begin, since screen readers already say them."
    )
    fallback: tuple[Text, ...] = Field(
        (), description="The languages, before the source’s, whose words are shown where its own are missing."
    )

    @property
    def public_locale(self) -> str:
        """The locale under which other programs know the site, with a country: de_CH, en_GB."""
        return str(self.words_locale if "_" in self.words_locale else self.locale)


def fallback_order(language: str, languages: Mapping[str, Language]) -> tuple[str, ...]:
    """Return the other languages, in the order in which their words replace missing words of `language`."""
    first = (str(code) for code in languages[language].fallback if code in languages)
    return tuple(code for code in dict.fromkeys((*first, *languages)) if code != language)
