"""The HTML of a widget: its form, the table of all its answers, and the words that the script fills in.

The script in the browser (widgets/runtime) has no words or rules of its own: everything it shows is in this HTML.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from babel.lists import format_list
from markupsafe import Markup

from kb.content.compact_json import compact_json
from kb.content.places import outcome_anchor
from kb.content.widget_words import SharedWidgetWords, WidgetWords
from kb.pages.theme import Theme
from kb.render.markdown import without_icons
from kb.render.renderer import ROOT, Renderer, path_of_place, with_slots
from kb.render.values import formatted_value
from widgets.cases import Case, CaseFact, DaysAfter, DaysUntil, Value, cases, day_range, fact_names, fields_of_form
from widgets.rules import EARLIEST, LATEST, WIDGETS, Field

PICTURES = {"auto-renewal": "timeline", "screenshot-keys": "keyboard"}
DETECTED = frozenset({"system"})  # what the browser itself can tell, by rules.detect_system


@dataclass(frozen=True)
class WidgetInPage:
    """A widget: its words, those shared by all widgets, and the titles (HTML) of the steps that its answers mention."""

    name: str
    words: WidgetWords
    shared: SharedWidgetWords
    steps: Mapping[str, str]

    @property
    def all_words(self) -> tuple[WidgetWords, SharedWidgetWords]:
        """The widget's own words and the shared ones."""
        return self.words, self.shared


class Condition(NamedTuple):
    """One line of a case: the values of a field, with the field's name if they need it."""

    name: Markup
    values: Markup


class Row(NamedTuple):
    """A row of the table: one case. `answer` spans `span` rows, or is None if a row above contains it."""

    anchor: str
    conditions: tuple[Condition, ...]
    data: Markup
    answer: Case | None
    span: int


def widget_html(widget: WidgetInPage, renderer: Renderer, theme: Theme) -> Markup:
    """Return the `<kb-widget>`, in a `<section>`, as HTML without blank lines.

    Its links into the site begin with ROOT. Each outcome has an anchor in the table: `auto-renewal-can-turn-on`.

    Raises:
        KeyError: for an outcome, field, option or label that has no words.
    """
    page = _WidgetPage(widget, widget.name, widget.words, renderer)
    html = str(theme.render("widget.html.jinja", page=page, words=widget.words, shared=widget.shared))
    return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))  # noqa: S704


@dataclass(frozen=True)
class _WidgetPage:
    """The variables of the widget's template."""

    widget: WidgetInPage
    name: str
    words: WidgetWords
    renderer: Renderer

    @property
    def fields(self) -> list[Field]:
        """The fields that the form asks for."""
        asked = fields_of_form(self.name)
        return [field for field in WIDGETS[self.name].fields if field.name in asked]

    @property
    def moot_fields(self) -> list[Field]:
        """The fields that the rules require but no longer use, so that any value will do."""
        fields = [field for field in WIDGETS[self.name].fields if field.name != "today" and not field.optional]
        return [field for field in fields if field not in self.fields]

    @property
    def first_day(self) -> str:
        """The first day that the rules accept."""
        return EARLIEST.isoformat()

    @property
    def last_day(self) -> str:
        """The last day that the rules accept."""
        return LATEST.isoformat()

    @property
    def asks_today(self) -> bool:
        """Whether the rules want to know today's date."""
        return any(field.name == "today" for field in WIDGETS[self.name].fields)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Every outcome of the rules."""
        return WIDGETS[self.name].outcomes

    @property
    def locale(self) -> str:
        """The locale of the script's dates and numbers."""
        return self.renderer.record.words_locale.replace("_", "-")

    @property
    def picture(self) -> str | None:
        """The kind of picture that goes with the answers."""
        return PICTURES.get(self.name)

    def markup(self, text: str) -> Markup:
        """Return the text as HTML. Each fact of an answer becomes an empty element, which the script fills in."""
        return with_slots(without_icons(self.renderer.rendered(text).html))

    def options(self, field: Field) -> list[str]:
        """Return the options as written in the form. A text field has none."""
        return [_written(value) for value in (field.options or ((True, False) if field.kind == "flag" else ()))]

    def is_detected(self, field: Field) -> bool:
        """Return whether the browser can determine the field's value."""
        return field.name in DETECTED

    def has_keys(self, outcome: str) -> bool:
        """Return whether answers with this outcome mention keys to press."""
        return "keys" in fact_names(self.name, outcome)

    def key(self, name: str) -> Markup:
        """Return the name of a key. Letters and digits stand for themselves."""
        return self.markup(self.words.keys[name]) if name in self.words.keys else Markup.escape(name.upper())

    def chords(self, case: Case) -> list[tuple[list[str], Markup]]:
        """Return the key combinations that the answer mentions, each with the words for the devices that need it."""
        keys, when = case.facts.get("keys"), case.facts.get("when")
        if not isinstance(keys, list) or not isinstance(when, list):
            return []
        words = [self.markup(self.words.facts["when"][str(code)]) if code else Markup() for code in when]
        return [(list(chord or ()), said) for chord, said in zip(keys, words, strict=True)]

    def fact_words(self, case: Case) -> list[tuple[str, Markup]]:
        """Return the words for the facts of a case, each with name and value: "works_with_mailbox_password true"."""
        given = {f"{name} {_written(value)}" for name, value in case.facts.items()}
        return [(fact, text) for fact, text in self.all_fact_words() if fact in given]

    def all_fact_words(self) -> list[tuple[str, Markup]]:
        """Return the words for all possible facts of the widget, in the order in which they are shown."""
        facts = self.words.facts.items()
        return [(f"{name} {value}", self.markup(text)) for name, values in facts for value, text in values.items()]

    def links(self, steps: tuple[str, ...] | None = None) -> list[tuple[str, str, Markup]]:
        """Return the address, href and words of the given steps, or of all that the widget can mention."""
        wanted = WIDGETS[self.name].steps if steps is None else steps
        hrefs = (ROOT + path_of_place(self.renderer.language, step) for step in wanted)
        texts = (Markup(self.widget.steps[step]) for step in wanted)  # noqa: S704 (rendered)
        return list(zip(wanted, hrefs, texts, strict=True))

    def rows(self) -> Iterator[Row]:
        """Yield the table's rows. Consecutive cases with the same answer share it."""
        anchored = set()
        for _, group in groupby(cases(self.name), key=lambda case: (case.outcome, str(case.facts), case.steps)):
            alike = list(group)
            for index, case in enumerate(alike):
                anchor = "" if case.outcome in anchored else outcome_anchor(self.name, case.outcome)
                anchored.add(case.outcome)
                answer = None if index else case
                yield Row(anchor, tuple(self._conditions(case)), _case_json(case), answer, len(alike))

    def _conditions(self, case: Case) -> Iterator[Condition]:
        for field in self.fields:
            values = case.inputs.get(field.name, ())
            if not values or {*values} == {*field.options}:
                continue
            words = self.words.fields[field.name]
            if field.kind == "date":
                said = self._days(values)
            else:
                options = [self.markup(words.options[_written(value)]) for value in values]
                said = Markup(format_list(options, style="or", locale=self.renderer.record.words_locale))  # noqa: S704
            yield Condition(self.markup(words.short) if words.short else Markup(), said)

    def _days(self, days: tuple[Value, ...]) -> Markup:
        """Return a range of days, counted from today, in words."""
        first, last = day_range(days)
        labels = self.widget.shared.labels
        if last is not None and last < 0:
            return self.markup(labels["past"])
        if last is None:
            return self.markup(labels["at-least"]) + " " + self._count(first or 0)
        if first == 0:
            return self.markup(labels["fewer-than"]) + " " + self._count(last + 1)
        return Markup("{}–{}").format(first, self._count(last))

    def _count(self, days: int) -> str:
        return formatted_value(days, "day", self.renderer.record)


def _case_json(case: Case) -> Markup:
    """Return the case for the script, as JSON of type `Case` (widgets/runtime/types.d.ts), for single quotes."""
    when = {
        name: day_range(values) if type(values[0]) is int else [_written(value) for value in values]
        for name, values in case.inputs.items()
    }
    facts = {name: _fact_data(value) for name, value in case.facts.items()}
    answer: dict[str, object] = {"when": when, "outcome": case.outcome, "facts": facts, "steps": case.steps}
    if case.typed:
        answer["typed"] = case.typed
    data = compact_json(answer)
    return Markup(data.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;"))  # noqa: S704 (escaped)


def _fact_data(value: CaseFact) -> object:
    match value:
        case DaysAfter(field, days):
            return {"after": field, "days": days}
        case DaysUntil(field):
            return {"until": field}
        case _:
            return value


def _written(value: object) -> str:
    """Return a value as forms, addresses and words.yml write it: as JSON, without quotes."""
    return value if isinstance(value, str) else json.dumps(value)
