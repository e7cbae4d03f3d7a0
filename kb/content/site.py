"""The Site: everything that the content files say, read once and then never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from kb.content.document import Document
from kb.content.files import Company, InterfaceWords, Moved, Snippet, Source, Synonyms, Term, Topic
from kb.content.guide_in_languages import GuideInLanguages, Outline
from kb.content.home_page import HomePage
from kb.content.languages import Language
from kb.content.text import Text
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
class Site(Shared):
    """All content."""

    company: Company
    sources: Mapping[str, Source]
    home_pages: Mapping[str, HomePage]
    """By language; where one is missing, another language's, as its texts tell."""
    topics: tuple[Topic, ...]
    most_needed: tuple[Text, ...]
    words: Mapping[str, InterfaceWords]
    """By language; what one lacks is another's, as its texts tell."""
    word_files: Mapping[str, Document]
    """Each words.yml as it was read, with the place of each key."""
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

    @cached_property
    def shared(self) -> Shared:
        """What all guides share, alone."""
        return Shared(**{part.name: getattr(self, part.name) for part in fields(Shared)})
