"""An output: something that site/ holds, with the frozen value of which it is made."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Protocol

from kb.content.part import Part, digest
from kb.pages.theme import Theme
from kb.search.index import Keep

type Files = Mapping[str, bytes]
"""What is written: path from the site's root → content."""


class Workbench(Protocol):
    """What a maker may use besides the value that it is given; neither changes what it makes."""

    @property
    def keep(self) -> Keep:
        """Return what takes the place of making a value that was made before."""
        ...

    @property
    def made(self) -> Collection[str]:
        """Return the files of the outputs that this one comes after, by their paths."""
        ...


@dataclass(frozen=True)
class Output:
    """A file of the site, or a folder of files that are made at once."""

    name: str
    """The path of the file from the site's root, or of the folder with a slash at its end."""
    given: object
    """All that it is made of: a frozen value, of which `digest` can tell all that it says."""
    make: Callable[[Any, Workbench], Files]
    """Makes the files of the value. It sees nothing else."""
    language: str | None = None
    """The language whose readers need it; None if all do."""
    takes_long: bool = False
    """Whether it takes seconds among many guides, so that it is made by itself."""
    after: tuple[str, ...] = ()
    """The names of the outputs whose files it may name: it is given the paths of these, but not what they hold."""

    @cached_property
    def key(self) -> str:
        """The digest of what it is given: the same key means the same files."""
        return digest(self.given)


@dataclass(frozen=True)
class FromTemplate:
    """What a file is made of that a template makes alone."""

    template: str
    theme: Part[Theme]
    values: Mapping[str, object]

    def text(self, **others: object) -> str:
        """Return what the template makes of these values and the others."""
        return self.theme.value.render(self.template, **self.values, **others)


def template_file(name: str, theme: Part[Theme], template: str, values: Mapping[str, object]) -> Output:
    """Return the output of one file, which the template makes of the values."""
    return text_file(name, FromTemplate(template, theme, values), FromTemplate.text)


def text_file(name: str, given: object, text_of: Callable[[Any], str], language: str | None = None) -> Output:
    """Return the output of one file of text, which `text_of` makes of the value."""
    return Output(name, given, partial(_text_file, name, text_of), language)


def _text_file(name: str, text_of: Callable[[Any], str], given: object, _bench: Workbench) -> Files:
    return {name: text_of(given).encode()}
