"""The texts of guides, for the editor."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kb.content.document import as_read
from kb.content.fields import units
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.in_place import with_value, without
from kb.content.text import Text
from kb.content.translated import Records
from kb.content.unit_places import keys_of_entry, keys_of_unit, with_unit
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing import entries
from kb.editing.answers import Answer, EditError, warning
from kb.editing.saving import save_guide
from kb.editing.workspace import Workspace
from kb.pages.text_names import OF_QUESTIONS


@dataclass(frozen=True)
class GuideText:
    """A text of a guide, or of a question without one, in a language."""

    work: Workspace
    language: str
    address: str
    name: str
    """Its name in the guide: `turn-on.title`."""

    @property
    def path(self) -> Path:
        """The file of the text."""
        return self.work.files.path(self.language, self.address)

    @property
    def source(self) -> Path:
        """The file that the text is translated from, or its own."""
        return self.work.files.source(self.address)

    @property
    def unit(self) -> str:
        """The name of the text in its file."""
        outline = self.work.files.site.outlines.get(self.address)
        if outline and outline.is_question:
            return f"{self.address.partition('/')[2]}.{self.name}"
        return self.name

    @property
    def guides(self) -> list[str]:
        """The guides that take the text from this one: none."""
        return []

    def as_in_file(self, words: str) -> str:
        """Return the words as they are once they have been written and read."""
        return as_read(words, keys_of_unit(self.work.files.data(self.path), self.unit) or ())

    def with_words(self, words: str) -> Contents:
        """Return the file of the text with these words.

        An empty text is removed, and an empty block of code too; a text of the source, in all languages.
        """
        content = self.work.files.content(self.path)
        source = self.work.files.data(self.source)
        if content is None:
            content = f"translates: {self.work.files.site.outlines[self.address].source}\n".encode()
        data = read_tree(content).data
        keys = keys_of_unit(data, self.unit)
        if not words.strip():
            if keys is None:
                return {}
            of_own = keys[:-1] if keys[-1] == "code" else keys  # with its id
            return {self.path: without(content, of_own), **self._without_it_in_translations()}
        if keys is None and keys_of_unit(source, self.unit) is None:
            entry, _, field = self.unit.rpartition(".")
            at = keys_of_entry(data, entry) if entry else ()
            if at is None or not self.work.files.is_source(self.language, self.address):
                raise EditError("Add it in the source of the guide first.")
            return {self.path: with_value(content, (*at, field), words, entries.order_at(data, at))}
        return {self.path: with_unit(content, self.unit, words, source)}

    def findings(self, words: str) -> list[Answer]:
        """Return the findings that the text would have with these words, and who would have to follow."""
        changed = self.with_words(words)
        found, guide = self.work.checks.checked(self.address, changed)
        new = set(new_findings(self.work.checks.checked(self.address).findings, found))
        text = self._in(guide) if guide else None
        own = [finding for finding in found if finding in new or (text and finding.place == text.place)]
        here = [finding for finding in own if finding.place.path in changed or finding.severity == "error"]
        told = self.work.checks.as_told(here, text)
        if others := self._languages_of([finding for finding in own if finding not in here]):
            told.append(warning(f"to be translated again after this change: {', '.join(others)}"))
        return told

    def save(self, what: str, changed: Contents, records: Records | None) -> None:
        """Save the changed files, unless that would cause errors."""
        save_guide(self.work, what, self.language, self.address, changed, records)

    def _without_it_in_translations(self) -> Contents:
        if not self.work.files.is_source(self.language, self.address):
            return {}
        return {
            path: without(content, keys)
            for path, content in self.work.files.translations(self.address)
            if (keys := keys_of_unit(read_tree(content).data, self.unit)) is not None
        }

    def _in(self, guide: GuideInLanguages) -> Text | None:
        in_guides = {question: own for own, question in OF_QUESTIONS.items()}
        key = in_guides.get(self.name, self.name) if guide.is_question else self.name
        return next((own.text for own in units(guide.versions[self.language]) if own.key == key), None)

    def _languages_of(self, found: Iterable[Finding]) -> list[str]:
        """Return the languages in whose files there are findings, by their own names."""
        languages = self.work.files.site.languages
        codes = dict.fromkeys(finding.place.path.relative_to(self.work.files.docs).parts[0] for finding in found)
        return [str(languages[code].name) for code in codes if code in languages]
