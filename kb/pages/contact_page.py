"""The contact page: guides that may help, what to have ready, a message to compose, and the channels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from kb.content.contact import Channel, ContactWords
from kb.content.part import Part
from kb.content.places import CONTACT
from kb.content.product import Product
from kb.pages.page import Heading, Page, PageData
from kb.render.renderer import Renderer, path_of_place, relative


class ShownChannel(NamedTuple):
    """A contact channel, as the page shows it."""

    id: str
    address: str
    title: Markup
    text: Markup
    needs_sign_in: bool


@dataclass(frozen=True)
class ContactPage(PageData):
    """The data of the contact page."""

    words: ContactWords
    channels: Mapping[str, Channel]
    product: Part[Product]

    def page(self) -> Page:
        """Return the page."""
        around, words = self.frame.surroundings.value, self.words
        renderer = Renderer(around.language, around.record, self.product.value)
        parts = {"before": words.before, "ready": words.ready, "message": words.message, "channels": words.channels}
        return self.rendered(
            "contact.html.jinja",
            renderer.words(words.title),
            renderer.words(words.summary),
            tuple(Heading(name, renderer.words(part.title)) for name, part in parts.items()),
            html=lambda text: renderer.html(text, CONTACT),
            channels=tuple(self._channels(renderer)),
            labels_of_message={name: renderer.words(label) for name, label in words.labels.items()},
        )

    def _channels(self, renderer: Renderer) -> Iterator[ShownChannel]:
        for name, channel in self.channels.items():
            own = self.words.channels.channels[name]
            title, text = renderer.html(own.title, CONTACT), renderer.html(own.text, CONTACT)
            yield ShownChannel(name, self._address(channel), title, text, channel.needs_sign_in)

    def _address(self, channel: Channel) -> str:
        """Return the address of a channel, relative to the page."""
        group, _, place = channel.link.partition(":")
        if group == "guide":
            return relative(path_of_place(self.frame.surroundings.value.language, place), self.frame.path)
        return self.product.value.targets[channel.link].address
