"""The ways to reach people: the contact page, from docs/company.yml and each language's words, as a guide."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import Field, StrictBool

from kb.content.guide import Guide, Point, Section
from kb.content.shape import Key, OwnWords, Shape, Words
from kb.content.text import Place, Text

_NOWHERE = Place(Path("words.yml"))
"""The place of the ids that the page itself gives."""


class Channel(Shape):
    """A way to reach people, or to get what they are asked for. Its words are in each language’s words.yml."""

    link: Text = Field(description="Where it begins: manager:start, or guide:topic/guide#step.")
    needs_sign_in: StrictBool = Field(description="Whether it needs a sign-in.")

    @property
    def link_in_words(self) -> Text:
        """The link as a text would write it."""
        return Text(f"[{self.link}]({self.link})", self.link.place)


class PartWords(Shape):
    """A part of the contact page."""

    title: Words
    intro: Words


class ReadyWords(PartWords):
    """What to have ready before writing."""

    points: dict[Key, Words]


class ChannelWords(Shape):
    """What a channel is called, and what the reader will find there."""

    title: Words
    text: Words


class ChannelsWords(PartWords):
    """The channels, by the names that docs/company.yml gives them."""

    sign_in: Words = Field(description="Says that a channel needs a sign-in.")
    no_sign_in: Words = Field(description="Says that a channel needs no sign-in.")
    channels: dict[Key, ChannelWords]


class ContactWords(Shape):
    """The words of the contact page."""

    title: Words
    summary: Words
    keywords: tuple[OwnWords, ...] = Field((), description="What customers type when they want to reach somebody.")
    urgent: Words = Field(description="The heading of the urgent links.")
    before: PartWords
    ready: ReadyWords
    message: PartWords
    channels: ChannelsWords
    labels: dict[Key, Words] = Field(description="What the form says, and what it writes into the message.")


def as_guide(words: ContactWords, channels: Mapping[str, Channel]) -> Guide:
    """Return the contact page as a guide: search and the support desk find it as they find guides."""
    ready = tuple(Point(id=_id(name), text=text) for name, text in words.ready.points.items())
    sections = (
        Section(id=_id("ready"), title=words.ready.title, intro=words.ready.intro, points=ready),
        Section(
            id=_id("channels"),
            title=words.channels.title,
            intro=words.channels.intro,
            sections=tuple(_section(name, channel, words.channels) for name, channel in channels.items()),
        ),
    )
    return Guide.model_construct(
        title=words.title,
        summary=words.summary,
        keywords=words.keywords,
        reviewed=date.min,
        owner=_id("support"),
        sections=sections,
    )


def _section(name: str, channel: Channel, words: ChannelsWords) -> Section:
    own, sign_in = words.channels[name], words.sign_in if channel.needs_sign_in else words.no_sign_in
    said = Text(f"{own.text} {sign_in}.", own.text.place, own.text.language)
    return Section(id=_id(name), title=own.title, intro=said)


def _id(name: str) -> Text:
    return Text(name, _NOWHERE)
