"""An output: a file or folder of site/, with the frozen value from which it is made."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Protocol

from kb.content.keep import Keep
from kb.content.part import Part, digest
from kb.pages.theme import Theme

type Files = Mapping[str, bytes]
"""Path from the site's root → contents."""


class Workbench(Protocol):
    """What a maker may use besides its input."""

    @property
    def keep(self) -> Keep:
        """The cache of values that do not have to be made again."""
        ...

    @property
    def made(self) -> Collection[str]:
        """The paths of files made so far, among them those of the outputs named in `after`."""
        ...


@dataclass(frozen=True)
class Output:
    """A file of the site, or a folder of files that are made together."""

    name: str
    """The path from the site's root. That of a folder ends with a slash."""
    given: object
    """The input: a frozen value of a kind that `digest` covers completely."""
    make: Callable[[Any, Workbench], Files]
    """Makes the files from the input, and from nothing else."""
    language: str | None = None
    """The only language whose readers need it, or None if all do."""
    takes_long: bool = False
    """Whether it takes seconds if there are many guides, and so should be a task of its own."""
    after: tuple[str, ...] = ()
    """The names of outputs to make first. The maker gets the paths of their files, but not the contents."""

    @cached_property
    def key(self) -> str:
        """The digest of the input. The same key means the same files."""
        return digest(self.given)


@dataclass(frozen=True)
class FromTemplate:
    """The input of a file that is made by a template."""

    template: str
    theme: Part[Theme]
    values: Mapping[str, object]

    def text(self, **others: object) -> str:
        """Return the template rendered with these values and `others`."""
        return self.theme.value.render(self.template, **self.values, **others)


def template_file(name: str, theme: Part[Theme], template: str, values: Mapping[str, object]) -> Output:
    """Return an output of one file, rendered from the template with the values."""
    return text_file(name, FromTemplate(template, theme, values), FromTemplate.text)


def text_file(name: str, given: object, text_of: Callable[[Any], str], language: str | None = None) -> Output:
    """Return an output of one text file, whose text `text_of` returns for `given`."""
    return Output(name, given, partial(_text_file, name, text_of), language)


def _text_file(name: str, text_of: Callable[[Any], str], given: object, _bench: Workbench) -> Files:
    return {name: text_of(given).encode()}
