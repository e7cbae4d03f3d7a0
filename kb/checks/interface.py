"""Faults of the interface words, and of the words of widgets, whose outcomes the rules decide."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kb.checks.markup import unknown_facts_of_text, unknown_place
from kb.content.document import Document, Keys
from kb.content.fields import texts_of
from kb.content.finding import Finding, nearest
from kb.content.languages import fallback_order
from kb.content.page_labels import CONTACT_LABELS, PAGE_LABELS
from kb.content.site import Site
from kb.content.text import Place
from kb.content.widget_words import SHARED_LABELS, WIDGET_LABELS, WidgetWords
from widgets.cases import codes_of_facts, fact_names, fields_of_form
from widgets.rules import ERRORS, FACTS, WIDGETS, Widget
from widgets.rules.inputs import READERS


def missing_keys(site: Site) -> Iterator[Finding]:
    """Find keys that a language's interface words lack: pages show another language's words instead."""
    files = site.word_files
    common = {keys for keys, number in _number_of_languages(site).items() if number > 1}
    for language, own in ((language, document.places) for language, document in files.items()):
        others = fallback_order(language, site.languages)
        for keys in common - own.keys():
            if keys[:-1] in own:  # otherwise the parent is missing, which is reported once
                shown = next(other for other in others if other in files and keys in files[other].places)
                wrong = f"the key “{_name(keys)}” is missing"
                yield Finding(own[keys[:-1]], wrong, f"translate it from {shown}/words.yml", "warning")


def keys_of_one_language(site: Site) -> Iterator[Finding]:
    """Find keys of a language's interface words that no other language has."""
    number = _number_of_languages(site)
    for document in site.word_files.values():
        for keys, place in document.places.items():
            if len(keys) > 1 and number[keys] == 1 and number[keys[:-1]] > 1:
                common = (_name(other) for other in number if number[other] > 1)
                yield Finding(place, f"no other language has the key “{_name(keys)}”", nearest(_name(keys), common))


def missing_labels_of_pages(site: Site) -> Iterator[Finding]:
    """Find labels that pages need, but no language has. If only some lack one, pages show another's words."""
    for language, words in list(site.words.items())[:1]:
        document = site.word_files.get(language) or Document(site.docs / language / "words.yml", language)
        of_contact = ("contact", "labels"), words.contact.labels, CONTACT_LABELS
        for keys, own, needed in ((("labels",), words.labels, PAGE_LABELS), of_contact):
            for name in sorted(needed - own.keys()):
                yield Finding(document.place(keys), f"the label “{name}” has no words", f"add “{name}: …”")


def outcomes_without_words(site: Site) -> Iterator[Finding]:
    """Find outcomes, fields, options and errors of the rules without words, and words for any that do not exist."""
    for language, words in site.words.items():
        document = site.word_files.get(language) or Document(site.docs / language / "words.yml", language)
        yield from _unequal(document, ("all_widgets", "errors"), words.all_widgets.errors, ERRORS, "error")
        yield from _unequal(document, ("all_widgets", "labels"), words.all_widgets.labels, SHARED_LABELS, "label")
        for name in words.widgets.keys() - WIDGETS.keys():
            if place := document.places.get(("widgets", name)):  # otherwise these are another language's
                yield Finding(place, f"unknown widget “{name}”", nearest(name, WIDGETS))
        for name in WIDGETS:
            own = words.widgets.get(name)
            if own is None:
                place = document.place(("widgets",))
                yield Finding(place, f"the widget “{name}” has no words", f"add “{name}:” under “widgets:”")
                continue
            yield from _unequal_to_rules(document, name, own)


def _unequal_to_rules(document: Document, name: str, words: WidgetWords) -> Iterator[Finding]:
    keys, widget = ("widgets", name), WIDGETS[name]
    yield from _unequal(document, (*keys, "outcomes"), words.outcomes, widget.outcomes, "outcome")
    yield from _unequal(document, (*keys, "labels"), words.labels, WIDGET_LABELS.get(name, ()), "label")
    if not _has_answers(widget):
        return
    asked = {field.name: field for field in widget.fields if field.name in fields_of_form(name)}
    yield from _unequal(document, (*keys, "fields"), words.fields, asked, "field")
    for field in words.fields.keys() & asked.keys():
        options = asked[field].options or (("true", "false") if asked[field].kind == "flag" else ())
        yield from _unequal(
            document, (*keys, "fields", field, "options"), words.fields[field].options, options, "option"
        )
    for fact, codes in codes_of_facts(name).items():
        if fact == "keys":
            yield from _unequal(document, (*keys, "keys"), words.keys, codes, "key")
        else:
            yield from _unequal(document, (*keys, "facts", fact), words.facts.get(fact, {}), codes, f"value of {fact}")


def unknown_kinds_of_fields(site: Site) -> Iterator[Finding]:
    """Find fields of the rules whose kind neither forms nor the reader of inputs know."""
    for name, widget in WIDGETS.items():
        for field in widget.fields:
            if field.kind not in READERS:
                wrong = f"the field “{field.name}” has the unknown kind “{field.kind}”"
                yield Finding(_place_of_rule(site, name), wrong, nearest(field.kind, READERS))


def unknown_facts_outside_of_guides(site: Site) -> Iterator[Finding]:
    """Find placeholders outside guides that are not facts of the rules."""
    widgets = [widget for words in site.words.values() for widget in words.widgets.values()]
    details = {id(outcome.detail) for widget in widgets for outcome in widget.outcomes.values()}
    words = [part for own in site.words.values() for part in (own.all_widgets, own.topics)]
    reasons = [retirement.words for retirement in site.moved.retired.values()]
    for text in texts_of((*widgets, *words, *reasons, site.snippets, site.glossaries, site.home_pages)):
        if id(text) not in details:  # these may have facts of the answer
            yield from unknown_facts_of_text(text)


def facts_that_answers_lack(site: Site) -> Iterator[Finding]:
    """Find placeholders in the words of an answer that are neither facts of the rules nor of that answer."""
    for words in site.words.values():
        for name, widget in WIDGETS.items():
            own = words.widgets.get(name)
            if own and _has_answers(widget):
                for code in own.outcomes.keys() & widget.outcomes:
                    if detail := own.outcomes[code].detail:
                        yield from unknown_facts_of_text(detail, {*FACTS, *fact_names(name, code)})


def steps_of_outcomes_that_are_missing(site: Site) -> Iterator[Finding]:
    """Find steps that an outcome of the rules names, but no guide has."""
    for name, widget in WIDGETS.items():
        for step in widget.steps:
            yield from unknown_place(site, _place_of_rule(site, name), step)


def _has_answers(widget: Widget) -> bool:
    """Return whether the kinds of all fields are known. If not, `unknown_kinds_of_fields` reports them."""
    return all(field.kind in READERS for field in widget.fields)


def _place_of_rule(site: Site, widget: str) -> Place:
    return Place(site.docs.parent / "widgets" / "rules", where=widget)


def _unequal(
    document: Document, keys: Keys, words: Iterable[str], known: Iterable[str], kind: str
) -> Iterator[Finding]:
    for name in sorted(set(known) - set(words)):
        yield Finding(document.place(keys), f"the {kind} “{name}” has no words", f"add “{name}: …”")
    for name in sorted(set(words) - set(known)):
        if place := document.places.get((*keys, name)):  # otherwise these are another language's
            yield Finding(place, f"the rules have no {kind} “{name}”", nearest(name, known))


def _number_of_languages(site: Site) -> Counter[Keys]:
    """Return the number of languages whose interface words have each key.

    The items of lists are not counted: each language has as many keywords as it needs.
    """
    places = (keys for document in site.word_files.values() for keys in document.places)
    return Counter(keys for keys in places if int not in map(type, keys))


def _name(keys: Keys) -> str:
    return ".".join(map(str, keys))
