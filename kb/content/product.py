"""What texts name in the company's programs: the labels of buttons, and pages with the way to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from kb.content.inline import ICON, LABEL, destination_of, labels
from kb.content.shape import Key, Shape, Words
from kb.content.text import Text


class Claim(Shape):
    """Something that we say about the company's programs: either a source confirms it, or nobody has yet."""

    source: Text | None = Field(None, description="The id of a page in docs/sources.yml that gives it.")
    unconfirmed: StrictBool = Field(
        default=False, description="No source confirms it: kb labels --unconfirmed lists it."
    )


class Label(Claim):
    """The words on a button, a menu or a field."""

    label: Words


class Way(Claim):
    """How to get to a page, or what to look for; it is shown in parentheses after a link to the page."""

    way: Words


class ProductWords(Shape):
    """docs/<language>/interface.yml: the labels of the company's programs, and the ways to their pages."""

    labels: dict[Key, Label] = {}
    ways: dict[Key, dict[Key, Way]] = Field({}, description="By the names of docs/destinations.yml.")


class LinkedPage(Claim):
    """A page that texts link to by its name."""

    address: Text | None = None
    opens: Text | None = Field(
        None, description="If its own address is not known: the page of the same group that the link opens, its start."
    )

    @model_validator(mode="after")
    def _has_one_address(self) -> Self:
        if bool(self.address) == bool(self.opens):
            raise PydanticCustomError("not_one_address", "not one address")
        return self


class Target(NamedTuple):
    """Where a link leads: the address, and the way from there to what it names; empty where no way is needed."""

    address: str
    way: str = ""

    def below(self, name: str) -> str:
        """Return the address of a page below this one, for the target of a link to it: `site:name/path`."""
        return f"{self.address.rstrip('/')}{name.removeprefix(destination_of(name))}"


@dataclass(frozen=True)
class Product:
    """The company's programs, as texts in one language name them."""

    labels: Mapping[str, str]
    targets: Mapping[str, Target]
    """By the names of destinations: `manager:payments`."""
    icons: Mapping[str, str] = field(default_factory=dict)
    """By their ids: the shape of each icon, as the path of an SVG of 24 × 24."""

    def target(self, name: str) -> Target:
        """Return where a link leads: to the destination of that name, or to a page below another site’s address."""
        site = destination_of(name)
        target = self.targets[site]
        return target if site == name else Target(target.below(name), target.way)

    def named(self, names: Iterable[str]) -> "Product":
        """Return only what has these names (`ui.pay-selection`, `manager:payments`, `icon:more`), with ways’ labels."""
        known = sorted(set(names))
        targets = {name: self.targets[name] for name in known if name in self.targets}
        in_ways = {LABEL + label for target in targets.values() for label in labels(target.way)}
        wanted = (name.removeprefix(LABEL) for name in sorted(in_ways.union(known)) if name.startswith(LABEL))
        return Product(
            {label: self.labels[label] for label in wanted if label in self.labels},
            targets,
            {name: shape for name, shape in self.icons.items() if ICON + name in known},
        )


NO_PRODUCT = Product({}, {})
"""For texts that name nothing."""
