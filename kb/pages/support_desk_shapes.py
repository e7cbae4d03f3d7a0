"""The shapes of the support desk's data, as JSON: from them, `kb schema` makes the types of its scripts."""

from typing import Literal, NotRequired, TypedDict

type SideNote = Literal["result", "note", "tip", "warning"]

type Words = str | Forms
type Below = TextBelow | NoteBelow | CodeBelow | TableBelow | ListBelow


class Forms(TypedDict):
    """Words whose HTML, plain text and Markdown differ. U+E000 stands for the site's root."""

    html: str
    text: str
    """Plain text. Links are followed by their addresses in parentheses, which contain no other parentheses."""
    markdown: str


class TextBelow(TypedDict):
    """A paragraph."""

    kind: Literal["text"]
    words: Words
    label: NotRequired[str]
    """The name of a field, if the words are its value."""


class NoteBelow(TypedDict):
    """A text that is shown below a label: result, note, tip or warning."""

    kind: SideNote
    words: Words


class CodeBelow(TypedDict):
    """Code, whose lines stay as they are."""

    kind: Literal["code"]
    code: str


class TableBelow(TypedDict):
    """A table: its rows, beginning with the header row."""

    kind: Literal["table"]
    rows: list[list[Words]]


class ListBelow(TypedDict):
    """A list. Each item is what it consists of, in order."""

    kind: Literal["steps", "points"]
    items: list[list[Below]]


type Kind = Literal["guide", "section", "step", "point", "question", "video", "widget", "outcome"]


class Outdated(TypedDict):
    """Facts about words that no longer say what their source says."""

    source: str
    """The language of the source."""
    misleads: bool
    """Whether they mislead customers."""


class Unit(TypedDict):
    """A place that can be found and linked."""

    id: str
    """The anchor. Empty for the guide itself."""
    kind: Kind
    within: NotRequired[str]
    """The id of the unit that contains it: a section, a widget, a step."""
    words: Words
    variants: NotRequired[dict[str, list[str]]]
    """Whom it is for, if not for everybody: kind → values."""
    below: NotRequired[list[Below]]
    """The blocks below the words, in order."""
    said: NotRequired[str]
    """The plain words of `below`, for search."""
    more: NotRequired[dict[str, Words]]
    """Its other texts, by name: summary, intro, result, note, tip, warning, answer, text, outro."""
    video: NotRequired[Words]
    """A link to its video."""
    lang: NotRequired[str]
    """The language of the words, if they are not translated."""
    outdated: NotRequired[Outdated]
    """Set if the words are a translation whose source has changed since."""


class GuideData(TypedDict):
    """A guide with everything in it that can be found."""

    address: str
    """`topic/guide`."""
    topic: str
    """The topic's title."""
    isQuestion: NotRequired[bool]
    """Whether it is a question without a guide."""
    keywords: list[str]
    leading: NotRequired[dict[str, list[str]]]
    """The keywords that lead to one of its places: id → keywords."""
    added: dict[str, dict[str, str]]
    """What search adds to its texts: place in the index → words of a piece of text → mark and added words."""
    units: list[Unit]
    """In reading order, the guide itself first."""


class RewordedData(TypedDict):
    """A part of a guide whose words have changed, in plain words."""

    id: str
    was: str
    now: str


class ChangeData(TypedDict):
    """A change of a guide."""

    guide: str
    """The address."""
    day: str
    """The date, as the language writes it."""
    words: Words
    """What has changed."""
    parts: list[RewordedData]


class Courtesies(TypedDict):
    """Phrases of mails that say nothing about their subject."""

    greetings: list[str]
    thanks: list[str]
    closings: list[str]
    transitions: list[str]


class DeskData(TypedDict):
    """All data of the desk in one language."""

    language: str
    labels: dict[str, str]
    ignored: list[str]
    """The words that a query passes over."""
    courtesies: Courtesies
    spellings: dict[str, str]
    """What people type instead of a letter that their keyboard lacks → the letter: ue → ü."""
    elision: bool
    """Whether search splits words at apostrophes."""
    codes: dict[str, str]
    """Address of a guide → the code of its short link. A guide gets one when it is published."""
    variants: dict[str, dict[str, str]]
    """What readers see in place of the values of variants: kind → value → words."""
    widgets: dict[str, str]
    """Name of a widget → its HTML, as in the guide. U+E000 stands for the site's root."""
    guides: list[GuideData]
    changes: list[ChangeData]
    """The newest changes."""
