"""The Site: everything that the content files say, read once and then never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kb.content.company import Company
from kb.content.document import Keys
from kb.content.files import InterfaceWords, Snippet, Synonyms, Term, Topic
from kb.content.guide_in_languages import GuideInLanguages, Outline
from kb.content.home_page import HomePage
from kb.content.languages import Language
from kb.content.moved import Moved
from kb.content.sources import Source
from kb.content.text import Place, Text
from kb.content.whereabouts import Whereabouts


@dataclass(frozen=True)
class Shared:
    """What all guides share: reading or checking one guide, or one text, depends on nothing else but its own files."""

    docs: Path
    languages: Mapping[str, Language]
    """Code → record, in the order of languages.yml."""
    destinations: Mapping[str, Text]
    """Named links: `manager:payments` → its address."""
    glossaries: Mapping[str, Mapping[str, Term]]
    """By language. A term that a language lacks is another's, as its texts tell; so it is with snippets."""
    snippets: Mapping[str, Mapping[str, Snippet]]
    pictures: Mapping[str, str]
    """The drawings of docs/images: file name → SVG."""

    @cached_property
    def snippet_words(self) -> Mapping[str, Mapping[str, dict[str, Text]]]:
        """The snippets as fields of a step."""
        return {
            language: {name: snippet.model_dump(exclude_unset=True) for name, snippet in snippets.items()}
            for language, snippets in self.snippets.items()
        }

    @cached_property
    def words_to_avoid(self) -> Mapping[str, Mapping[str, Text]]:
        """The words that each language avoids, in small letters, with the term that it has for them."""
        return {
            language: {
                word.casefold(): term.term
                for term in glossary.values()
                if term.term.language == language
                for word in term.avoid
            }
            for language, glossary in self.glossaries.items()
        }


@dataclass(frozen=True)
class Site:
    """All content."""

    shared: Shared
    company: Company
    sources: Mapping[str, Source]
    home_pages: Mapping[str, HomePage]
    """By language; where one is missing, another language's, as its texts tell."""
    topics: tuple[Topic, ...]
    most_needed: tuple[Text, ...]
    words: Mapping[str, InterfaceWords]
    """By language; what one lacks is another's, as its texts tell."""
    word_places: Mapping[str, Mapping[Keys, Place]]
    """The place of each key of each words.yml."""
    synonyms: Mapping[str, Synonyms]
    icons: Mapping[str, str]
    """The icons of the topics: name → SVG."""
    published: Mapping[Text, str]
    """The ledger: every place that was ever published, with its code where it is a guide."""
    moved: Moved
    guides: Mapping[str, GuideInLanguages] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """The outlines of all guides: what is not about one guide goes by these."""
    unreadable: frozenset[str] = frozenset()
    """Addresses of guides that are there, but cannot be shown until their findings are mended."""
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    """Where every place is found: those that there are, and those that moved or were retired."""

    @property
    def docs(self) -> Path:
        """The folder of the content."""
        return self.shared.docs

    @property
    def languages(self) -> Mapping[str, Language]:
        """The records of the languages, by code."""
        return self.shared.languages

    @property
    def destinations(self) -> Mapping[str, Text]:
        """The named links."""
        return self.shared.destinations

    @property
    def glossaries(self) -> Mapping[str, Mapping[str, Term]]:
        """The terms, by language."""
        return self.shared.glossaries

    @property
    def snippets(self) -> Mapping[str, Mapping[str, Snippet]]:
        """The words of shared steps, by language."""
        return self.shared.snippets

    @property
    def pictures(self) -> Mapping[str, str]:
        """The drawings, by file name."""
        return self.shared.pictures
