"""The HTML of a widget: its form, the table of all its answers, and the words that the script fills in.

The browser's script (widgets/runtime) has no words and no rules of its own: all it shows stands here.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.lists import format_list
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kb.content.text import Text
from kb.content.widget_cases import FARTHEST, DaysAfter, DaysUntil, cases, fact_names
from kb.pages.values import formatted_fact
from widgets.rules import WIDGETS, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.content.widget_cases import Case, CaseFact, Value
    from kb.content.widget_words import HelperWords, WidgetWords
    from widgets.rules import Field

LOCALES = {"de": "de", "it": "it", "fr": "fr", "en": "en_GB"}  # for full dates, Swiss ones have an odd comma
PICTURES = {"auto-renewal": "timeline", "screenshot-keys": "keyboard"}
DETECTED = frozenset({"system"})  # fields that the browser itself can tell, by rules.detect_system

_SLOT_START, _SLOT_END = "\ue000", "\ue001"  # private characters, which no Markdown minds
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class StepLink(NamedTuple):
    """Where a step stands, as seen from the page, and what the link to it says (HTML)."""

    href: str
    words: str


class Condition(NamedTuple):
    """One line of a case: the field's name where it needs one, and the values."""

    name: Markup
    values: Markup


class Row(NamedTuple):
    """One case in the table. `answer` is None where the row above has the same; else it spans `span` rows."""

    conditions: list[Condition]
    data: str
    answer: Case | None
    anchor: str
    span: int


def widget_html(
    name: str,
    words: WidgetWords,
    helper: HelperWords,
    language: str,
    *,
    inline: Callable[[str], str],
    step_link: Callable[[str], StepLink],
) -> str:
    """Return the `<kb-widget>` of that name as HTML without blank lines.

    `inline` gives the HTML of a text's inline Markdown, its links and the rules' facts included; `step_link` the
    link to a step ("topic/guide#step").

    Raises:
        KeyError: for an outcome, field, option or error of the rules that has no words.
    """
    page = _Widget(name, words, language, inline, step_link)
    template = _templates.get_template("widget.html.jinja")
    rendered = template.render(page=page, words=words, helper=helper, markup=page.markup)
    return "\n".join(line.strip() for line in rendered.splitlines() if line.strip())


class _Widget:
    """What the template shows of one widget in one language."""

    def __init__(
        self,
        name: str,
        words: WidgetWords,
        language: str,
        inline: Callable[[str], str],
        step_link: Callable[[str], StepLink],
    ) -> None:
        self.name = name
        self.language = language
        self.locale = LOCALES[language].replace("_", "-")
        self.picture = PICTURES.get(name, "")
        self.fields = [field for field in WIDGETS[name].fields if field.name != "today"]
        self.outcomes = WIDGETS[name].outcomes
        self.steps = [(step, *step_link(step)) for step in WIDGETS[name].steps]
        self.detected = DETECTED
        self._words = words
        self._inline = inline

    def markup(self, text: str) -> Markup:
        """Return the text as HTML; a fact of the answer is an empty element that the script fills in."""
        for fact in {fact for outcome in self.outcomes for fact in fact_names(self.name, outcome)}:
            slot = f"{_SLOT_START}{fact}{_SLOT_END}"
            text = _with_words(text, text.replace("{" + fact + "}", slot))
        html = self._inline(text).replace(_SLOT_START, '<span data-fact="').replace(_SLOT_END, '"></span>')
        return Markup(html)  # noqa: S704 (the checks refuse HTML in texts)

    def options(self, field: Field) -> list[str]:
        """Return the options as the form writes them; none where the field is typed into."""
        return [_written(value) for value in (field.options or ((True, False) if field.kind == "flag" else ()))]

    def has_keys(self, outcome: str) -> bool:
        """Tell whether answers of this outcome name keys to press."""
        return "keys" in fact_names(self.name, outcome)

    def key(self, name: str) -> Markup:
        """Return what a key is called; letters and digits need no words."""
        return self.markup(self._words.keys[name]) if name in self._words.keys else Markup.escape(name.upper())

    def fact_words(self, case: Case) -> list[Markup]:
        """Return what the facts of a case say, where their values have words."""
        found = (self._words.facts.get(name, {}).get(_written(value)) for name, value in case.facts.items())
        return [self.markup(text) for text in found if text]

    def rows(self, helper: HelperWords) -> Iterator[Row]:
        """Yield the table's rows; neighbours that answer the same share their answer."""
        anchored = set()
        for _, group in groupby(cases(self.name), key=lambda case: (case.outcome, str(case.facts), case.steps)):
            alike = list(group)
            for case in alike:
                first = case is alike[0]
                anchor = f"{self.name}-{case.outcome}" if case.outcome not in anchored else ""
                anchored.add(case.outcome)
                conditions = list(self._conditions(case, helper))
                yield Row(conditions, _case_data(case), case if first else None, anchor, len(alike))

    def _conditions(self, case: Case, helper: HelperWords) -> Iterator[Condition]:
        for field in self.fields:
            values = case.inputs.get(field.name, ())
            name = self._words.fields[field.name].short
            if field.kind == "date" and values:
                text = self._days(values, helper)
            elif values and {*values} != {*field.options}:
                options = [str(self.markup(self._words.fields[field.name].options[_written(value)])) for value in values]
                text = Markup(format_list(options, style="or", locale=LOCALES[self.language]))  # noqa: S704
            else:
                continue
            yield Condition(self.markup(name) if name else Markup(), text)

    def _days(self, days: tuple[Value, ...], helper: HelperWords) -> Markup:
        """Return a range of days from today in words. The range ends where the cases do, or has no end."""
        first, last = _range(days)
        if last is not None and last < 0:
            return self.markup(helper.labels["past"])
        if last is None:
            return self._count(helper.labels["at_least"], first or 0)
        if first == 0:
            return self._count(helper.labels["fewer_than"], last + 1)
        return self._count(f"{first}–", last)

    def _count(self, before: str, days: int) -> Markup:
        return self.markup(before) + " " * (not before.endswith("–")) + formatted_fact(Fact(days, "day", ""), self.language)


def _case_data(case: Case) -> str:
    """Return the case as JSON for the script: which inputs it is for, and the answer."""
    when = {
        name: _range(values) if isinstance(values[0], int) and not isinstance(values[0], bool) else [*map(_written, values)]
        for name, values in case.inputs.items()
    }
    facts = {name: _fact_data(value) for name, value in case.facts.items()}
    return json.dumps({"when": when, "outcome": case.outcome, "facts": facts, "steps": case.steps}, ensure_ascii=False)


def _fact_data(value: CaseFact) -> object:
    match value:
        case DaysAfter(field, days):
            return {"after": field, "days": days}
        case DaysUntil(field):
            return {"until": field}
        case _:
            return value


def _range(days: tuple[Value, ...]) -> tuple[int | None, int | None]:
    """Return the first and the last of `days`, None for one that lies at the end of what was asked."""
    first, last = int(days[0] or 0), int(days[-1] or 0)
    return (None if first <= -FARTHEST else first, None if last >= FARTHEST else last)


def _written(value: object) -> str:
    """Return a value as forms, addresses and words.yml write it."""
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)


def _with_words(text: str, words: str) -> str:
    return Text(words, text.place, text.language) if isinstance(text, Text) else words
