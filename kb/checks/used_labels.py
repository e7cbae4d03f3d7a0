"""The labels of the company's programs, with the texts that show them, for the product's people to confirm."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kb.checks.texts import texts_of_guide
from kb.content.inline import labels
from kb.content.product import Label
from kb.content.site import Site
from kb.content.text import Place


class UsedLabel(NamedTuple):
    """A label as readers of a language see it."""

    language: str
    name: str
    label: Label
    places: tuple[Place, ...]
    """The texts in the language that show it."""

    @property
    def is_unconfirmed(self) -> bool:
        """Return whether nobody has confirmed it. In another language's words, it is not what these readers see."""
        return self.label.unconfirmed or self.label.label.language != self.language


def used_labels(site: Site) -> Iterator[UsedLabel]:
    """Yield the labels of each language, in the order of interface.yml."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    of_guides = (text for guide in site.guides.values() for text in texts_of_guide(guide))
    for text in (*of_guides, *site.other_texts):
        for name in labels(text):
            places[text.language, name].append(text.place)
    for language, own in site.labels.items():
        for name, label in own.items():
            shown = dict.fromkeys(places[language, name])  # a snippet is in several guides
            yield UsedLabel(language, name, label, tuple(shown))
