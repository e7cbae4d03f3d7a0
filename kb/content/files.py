"""The shapes of the content files other than guides."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from kb.content.contact import Channel, ContactWords
from kb.content.shape import Address, Contact, Date, Id, Key, Months, OwnWords, PlaceOfSite, Shape, Words, matching
from kb.content.text import Place, Text
from kb.content.widget_words import SharedWidgetWords, WidgetWords

COLOURS = ("brand", "brand-deep", "link", "hover", "warm", "ground")
"""The colours of pages that belong to the company; the others suit any brand."""

HexColour = Annotated[Text, matching("#[0-9a-f]{6}", "not_a_colour")]


class Topic(Shape):
    """A topic: its icon and its guides, in the order in which they are shown."""

    id: Id
    icon: Text = Field(description="An icon of Material, such as material/credit-card-outline.")
    guides: tuple[Id, ...]
    review_every: Months | None = Field(None, description="The months between reviews of its guides, if not 12.")


class Owner(Shape):
    """Who looks after guides: a person or a team."""

    name: Text
    languages: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="The languages in which they can review a guide."
    )
    address: Contact = Field(description="Where to reach them: the address of a page, or mailto:… or tel:…")


class Topics(Shape):
    """docs/topics.yml: the topics in order, and the guides that the home page names."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    urgent: dict[Key, PlaceOfSite] = Field({}, description="What readers need at once; words.yml has words for each.")
    most_needed: tuple[Address, ...] = ()


class TitleAndSummary(Shape):
    """What a topic or something urgent is called, and what it is about."""

    title: Words
    summary: Words


class VariantWords(Shape):
    """The question by which readers choose their variant, and the words for each value."""

    question: Words
    values: dict[Key, Words]


Variants = dict[Key, tuple[Id, ...]]
"""docs/variants.yml: what variants of guides depend on, each with its values in the order in which they are shown."""


Icons = dict[Key, Annotated[Text, matching(r"material/[a-z0-9-]+", "not_an_icon")]]
"""docs/icons.yml: the icons of buttons that texts can show, each from Material."""


class InterfaceWords(Shape):
    """docs/<language>/words.yml: every word of the interface."""

    topics: dict[Key, TitleAndSummary]
    urgent: dict[Key, TitleAndSummary] = {}
    variants: dict[Key, VariantWords] = {}
    labels: dict[Key, Words]
    contact: ContactWords
    widgets: dict[Key, WidgetWords]
    all_widgets: SharedWidgetWords


class Snippet(Shape):
    """The words of a step that several guides share."""

    text: Words
    result: Words | None = None
    note: Words | None = None
    warning: Words | None = None
    tip: Words | None = None


class Term(Shape):
    """A term of the glossary: the word we use, what it means, and the words we avoid for it."""

    term: Words
    forms: tuple[OwnWords, ...] = Field((), description="Other forms in which texts use it: plurals, cases.")
    explanation: Words
    avoid: tuple[OwnWords, ...] = ()


class Courtesies(Shape):
    """Phrases of mails that say nothing about their subject. The support desk passes over them."""

    greetings: tuple[OwnWords, ...] = Field((), description="Before a name, or nothing: Guten Tag.")
    thanks: tuple[OwnWords, ...] = Field((), description="At the end, perhaps before a name: Many thanks.")
    closings: tuple[OwnWords, ...] = Field((), description="Before a signature: Kind regards.")
    transitions: tuple[OwnWords, ...] = Field((), description="Before a second question: By the way.")


class Synonyms(Shape):
    """docs/<language>/synonyms.yml: words that search treats as the same, and words that it ignores."""

    groups: tuple[Annotated[tuple[OwnWords, ...], Field(min_length=2)], ...] = Field(
        (), description="Words and phrases that mean the same in a search."
    )
    ignored: tuple[OwnWords, ...] = Field((), description="Words that say nothing about the subject of a search.")
    courtesies: Courtesies = Courtesies()


class Colour(Shape):
    """A colour for light pages and one for dark pages."""

    light: HexColour
    dark: HexColour


class SecurityContact(Shape):
    """Whom to tell about a vulnerability: for /.well-known/security.txt."""

    contact: Contact = Field(description="The address of a page, or mailto:… or tel:…")
    expires: Date = Field(description="When to look at it again: within a year.")


class Company(Shape):
    """docs/company.yml: the company whose customers the guides are for, and how its pages look."""

    name: Text
    logo: Text = Field(description="A file in docs/images.")
    currency: Text = Field(description="The code of its main currency, such as CHF.")
    colours: dict[Key, Colour]
    default_language: Text = Field(description="The language for readers who speak none of ours.")
    channels: dict[Key, Channel] = Field({}, description="The ways to reach people, in the order of the contact page.")
    footer: dict[Key, Text] = Field(
        {}, description="The company’s own pages: a label of words.yml, and a name from destinations.yml."
    )
    security: SecurityContact | None = None


class Source(Shape):
    """A page that facts or rules are based on, as it was on the day it was seen."""

    title: Text = Field(description="Its title, or what it is about.")
    language: Text
    address: Text | None = Field(None, description="Its address, if it is known.")
    seen: Date


class Retirement(Shape):
    """Something that was removed, and where readers now find what they need."""

    successor: PlaceOfSite = Field(description="What replaces it: topic/guide or topic/guide#anchor.")
    words: dict[Key, Text] = Field({}, description="Why it is gone, in each language: inline Markdown.")


class Moved(Shape):
    """docs/moved.yml: moves, from the old place to the new one, and retirements.

    A page that moves takes its anchors along; an anchor that goes elsewhere has its own line.
    """

    moves: dict[str, PlaceOfSite] = {}
    retired: dict[str, Retirement] = {}
    from_outside: dict[Key, dict[str, PlaceOfSite]] = Field(
        {}, description="By language: addresses of the pages that the site replaces, such as /en/faq/2375/pay#how."
    )


_NOTHING = Text("", Place(Path("company.yml")))
UNREADABLE = Company.model_construct(
    name=_NOTHING, logo=_NOTHING, currency=_NOTHING, colours={}, default_language=_NOTHING
)
"""Stands in for a company whose file cannot be read. As this is an error, no page shows it."""
