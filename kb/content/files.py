"""The shapes of the content files beside the guides."""

from typing import Annotated

from pydantic import Field

from kb.content.shape import Address, Id, Shape, Words
from kb.content.text import Text
from kb.content.widget_words import SharedWidgetWords, WidgetWords


class Topic(Shape):
    """A topic: its icon and its guides, in the order in which they are shown."""

    id: Id
    icon: Annotated[Text, Field(description="An icon of Material, such as material/credit-card-outline.")]
    guides: tuple[Id, ...]


class Topics(Shape):
    """docs/topics.yml: the topics in order, and the guides that readers need most."""

    topics: tuple[Topic, ...]
    most_needed: tuple[Address, ...] = ()


class TopicWords(Shape):
    """A topic's title and what it is about."""

    title: Words
    summary: Words


class InterfaceWords(Shape):
    """docs/<language>/words.yml: every word of the interface."""

    topics: dict[str, TopicWords]
    labels: dict[str, Words]
    widgets: dict[str, WidgetWords]
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
    forms: Annotated[tuple[Words, ...], Field(description="Other forms in which texts use it: plurals, cases.")] = ()
    explanation: Words
    avoid: tuple[Words, ...] = ()


class Synonyms(Shape):
    """docs/<language>/synonyms.yml: words that search treats as the same, and words that it ignores."""

    groups: Annotated[
        tuple[Annotated[tuple[Words, ...], Field(min_length=2)], ...],
        Field(description="Words and phrases that mean the same in a search."),
    ] = ()
    ignored: Annotated[tuple[Words, ...], Field(description="Words that say nothing about a query’s subject.")] = ()
