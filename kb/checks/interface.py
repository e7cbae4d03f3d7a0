"""Faults of the interface words and of the widgets, whose outcomes the rules decide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kb.checks.links import unknown_place
from kb.checks.texts import texts_of
from kb.content.document import Keys
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import all_tokens
from kb.content.languages import fallback_order
from kb.content.site import Shared, Site
from kb.content.text import Place, Text
from kb.content.widget_words import SHARED_LABELS, WIDGET_LABELS
from widgets.cases import fact_names
from widgets.rules import ERRORS, FACTS, WIDGETS
from widgets.rules.inputs import READERS


def missing_files(site: Site) -> Iterator[Finding]:
    """Find languages without interface words, for which pages show another language's."""
    for language in site.languages:
        if language not in site.word_places:
            path = site.docs / language / "words.yml"
            yield Finding(
                Place(path), "the interface words are missing", "expected this file in each language", "warning"
            )


def missing_keys(site: Site) -> Iterator[Finding]:
    """Find keys that a language's interface words lack, for which pages show another language's words."""
    common = {keys for keys, number in _number_of_languages(site).items() if number > 1}
    for language, own in site.word_places.items():
        others = fallback_order(language, site.languages)
        for keys in common - own.keys():
            if keys[:-1] in own:  # else the parent is missing, and is reported once
                shown = next(other for other in others if keys in site.word_places.get(other, {}))
                wrong = f"the key “{_name(keys)}” is missing"
                yield Finding(own[keys[:-1]], wrong, f"translate it from {shown}/words.yml", "warning")


def keys_of_one_language(site: Site) -> Iterator[Finding]:
    """Find keys of a language's interface words that no other language has."""
    number = _number_of_languages(site)
    for own in site.word_places.values() if len(site.word_places) > 1 else ():
        for keys, place in own.items():
            if keys and number[keys] == 1 and number[keys[:-1]] > 1:
                common = (_name(other) for other in number if number[other] > 1)
                yield Finding(place, f"no other language has the key “{_name(keys)}”", nearest(_name(keys), common))


def unknown_widgets(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find widgets in guides that the rules do not know."""
    del shared
    widget = guide.versions[guide.source].widget
    if widget and widget not in WIDGETS:
        yield Finding(widget.place, f"unknown widget “{widget}”", nearest(widget, WIDGETS))


def words_of_unknown_widgets(site: Site) -> Iterator[Finding]:
    """Find widgets in the interface words that the rules do not know."""
    for language, words in site.words.items():
        places = site.word_places.get(language, {})
        for name in set(words.widgets) - set(WIDGETS):
            if place := places.get(("widgets", name)):
                yield Finding(place, f"unknown widget “{name}”", nearest(name, WIDGETS))


def outcomes_without_words(site: Site) -> Iterator[Finding]:
    """Find outcomes, fields, options and errors of the rules without words, and words for what they do not have."""
    for language, words in site.words.items():
        file = Place(site.docs / language / "words.yml")
        places = {(): file, **site.word_places.get(language, {})}
        yield from _unequal(places, ("all_widgets", "errors"), words.all_widgets.errors, ERRORS, "error")
        yield from _unequal(places, ("all_widgets", "labels"), words.all_widgets.labels, SHARED_LABELS, "label")
        for name, widget in WIDGETS.items():
            own = words.widgets.get(name)
            if own is None:
                place = _nearest_place(places, ("widgets",))
                yield Finding(place, f"the widget “{name}” has no words", f"add “{name}:” under “widgets:”")
                continue
            keys = ("widgets", name)
            asked = {field.name: field for field in widget.fields if field.name != "today"}
            yield from _unequal(places, (*keys, "outcomes"), own.outcomes, widget.outcomes, "outcome")
            yield from _unequal(places, (*keys, "fields"), own.fields, asked, "field")
            yield from _unequal(places, (*keys, "labels"), own.labels, WIDGET_LABELS.get(name, ()), "label")
            for field in own.fields.keys() & asked.keys():
                options = asked[field].options or (("true", "false") if asked[field].kind == "flag" else ())
                at = (*keys, "fields", field, "options")
                yield from _unequal(places, at, own.fields[field].options, options, "option")


def unknown_kinds_of_fields(site: Site) -> Iterator[Finding]:
    """Find fields of the rules whose kind no form has and no reader of inputs knows."""
    for name, widget in WIDGETS.items():
        for field in widget.fields:
            if field.kind not in READERS:
                wrong = f"the field “{field.name}” has the unknown kind “{field.kind}”"
                yield Finding(_place_of_rule(site, name), wrong, nearest(field.kind, READERS))


def unknown_facts(site: Site) -> Iterator[Finding]:
    """Find placeholders in the words of widgets that are not facts of the rules."""
    for words in site.words.values():
        for own in words.widgets.values():
            details = [outcome.detail for outcome in own.outcomes.values()]
            for text in texts_of(own):
                if not any(text is detail for detail in details):
                    yield from _unknown_facts(text, FACTS)
        for text in texts_of(words.all_widgets):
            yield from _unknown_facts(text, FACTS)


def facts_that_answers_lack(site: Site) -> Iterator[Finding]:
    """Find placeholders, where the words tell of an answer, that are neither facts of the rules nor of that answer."""
    for words in site.words.values():
        for name, own in words.widgets.items():
            for code, outcome in own.outcomes.items():
                if outcome.detail and name in WIDGETS and _has_known_kinds(name) and code in WIDGETS[name].outcomes:
                    yield from _unknown_facts(outcome.detail, {*FACTS, *fact_names(name, code)})


def _unknown_facts(text: Text, known: Iterable[str]) -> Iterator[Finding]:
    for token in all_tokens(text):
        if token.kind == "fact" and token.value not in known:
            yield Finding(text.place, f"unknown fact {token.source}", nearest(token.value, known))


def steps_of_outcomes_that_are_missing(site: Site) -> Iterator[Finding]:
    """Find steps that an outcome of the rules names and no guide has."""
    for name, widget in WIDGETS.items():
        for step in widget.steps:
            yield from unknown_place(site, _place_of_rule(site, name), step)


def _place_of_rule(site: Site, widget: str) -> Place:
    return Place(site.docs.parent / "widgets" / "rules", where=widget)


def _has_known_kinds(widget: str) -> bool:
    return all(field.kind in READERS for field in WIDGETS[widget].fields)


def _unequal(
    places: Mapping[Keys, Place], keys: Keys, words: Iterable[str], known: Iterable[str], kind: str
) -> Iterator[Finding]:
    for name in sorted(set(known) - set(words)):
        place = _nearest_place(places, keys)
        yield Finding(place, f"the {kind} “{name}” has no words", f"add “{name}: …”")
    for name in sorted(set(words) - set(known)):
        if (*keys, name) in places:  # else it is another language's
            yield Finding(places[(*keys, name)], f"the rules have no {kind} “{name}”", nearest(name, known))


def _number_of_languages(site: Site) -> Counter[Keys]:
    """Return in how many languages each key of the interface words is there."""
    return Counter(keys for places in site.word_places.values() for keys in places)


def _name(keys: Keys) -> str:
    return ".".join(map(str, keys))


def _nearest_place(places: Mapping[Keys, Place], keys: Keys) -> Place:
    while keys not in places:
        keys = keys[:-1]
    return places[keys]
