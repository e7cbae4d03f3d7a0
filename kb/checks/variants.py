"""Faults of variants: parts that no reader can see, and choices without words."""

from collections.abc import Iterable, Iterator, Mapping

from kb.content.document import Document
from kb.content.fields import items, shapes_in
from kb.content.finding import Finding, nearest
from kb.content.guide import Section, Variant
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import Shape
from kb.content.site import Shared, Site
from kb.content.text import Place
from kb.content.variants import ALL, RESERVED_KINDS, values_named

type Readers = Mapping[str, frozenset[str]]
"""The readers that something is for: kind → values. A kind that is missing does not matter."""


def unknown_variants(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find kinds and values that are not in variants.yml."""
    known = shared.variants
    if known is None:
        return
    for part in items(guide.versions[guide.source], Variant):
        for kind, values in part.only_for.items():
            if kind not in known:
                yield Finding(values[0].place, f"unknown kind of variants “{kind}”", nearest(kind, known))
                continue
            for value in values:
                if value not in known[kind]:
                    yield Finding(value.place, f"unknown value “{value}” of “{kind}”", nearest(value, known[kind]))


def variants_without_a_choice(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find kinds of which the guide names only one value: its readers would have no choice."""
    if any(unknown_variants(guide, shared)):  # another value may be one of these
        return
    for kind, values in values_named(items(guide.versions[guide.source], Variant)).items():
        if len(set(values)) == 1:
            wrong = f"“{values[0]}” is the only “{kind}” in this guide, so that there is nothing to choose"
            yield Finding(values[0].place, wrong, "add parts for others, or say in the text whom it is for")


def variants_for_nobody(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find parts inside a part that their own readers do not see."""
    for part, around in _parts_with_readers(guide.versions[guide.source], {}):
        for kind, values in part.only_for.items() if isinstance(part, Variant) else ():
            if kind in around and around[kind].isdisjoint(values):
                wrong = f"nobody sees this, since the part around it is for {_named(around[kind])}"
                yield Finding(values[0].place, wrong, f"expected that under “{kind}:”, or this part elsewhere")


def sections_empty_for_some(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find sections that some readers would see empty: all their parts are for other readers."""
    source = guide.versions[guide.source]
    used = {kind: frozenset(map(str, values)) for kind, values in values_named(items(source, Variant)).items()}
    for section, around in _parts_with_readers(source, {}):
        if not isinstance(section, Section):
            continue
        parts: tuple[Variant, ...] = (*section.points, *section.steps, *section.sections)
        for kind, values in _narrowed(section, used | dict(around)).items() if parts else ():
            seen = {value for part in parts for value in part.only_for.get(kind, values)}
            if seen & values and (without := values - seen):
                wrong = f"the section “{section.id}” is empty for {_named(without)}"
                expected = f"add parts for them, or say for whom the section is: “for: {{{kind}: …}}” below its id"
                yield Finding(section.id.place, wrong, expected)


def variants_without_words(site: Site) -> Iterator[Finding]:
    """Find kinds and values without words in some language, and words for kinds and values that do not exist."""
    variants = site.variants
    if variants is None:
        return
    for language, words in site.words.items():
        document = site.word_files.get(language) or Document(site.docs / language / "words.yml", language)
        named = {kind: own.values for kind, own in words.variants.items()}
        for kind in variants.keys() - named.keys():
            place = document.place(("variants",))
            yield Finding(place, f"the variants “{kind}” have no words", f"add “{kind}:” under “variants:”")
        for kind, own in named.items():
            known = variants.get(kind)
            if known is None:
                if place_of_kind := document.places.get(("variants", kind)):
                    yield Finding(place_of_kind, f"variants.yml has no “{kind}”", nearest(kind, variants))
                continue
            for value in sorted(set(known) - own.keys()):
                place = document.place(("variants", kind, "values"))
                yield Finding(place, f"the value “{value}” has no words", f"add “{value}: …”")
            for foreign in sorted(own.keys() - set(known)):
                if place_of_value := document.places.get(("variants", kind, "values", foreign)):
                    yield Finding(place_of_value, f"variants.yml has no “{kind}” “{foreign}”", nearest(foreign, known))


def variants_with_taken_names(site: Site) -> Iterator[Finding]:
    """Find kinds and values whose names already mean something in addresses, and values that are listed twice."""
    for kind, values in (site.variants or {}).items():
        if kind in RESERVED_KINDS or kind in site.languages:
            place = values[0].place if values else Place(site.docs / "variants.yml")
            yield Finding(place, f"in addresses, “{kind}” means something else", "expected another name")
        for index, value in enumerate(values):
            if value == ALL:
                yield Finding(value.place, f"“{ALL}” stands for all values", "remove it: readers can choose it anyway")
            elif value in values[:index]:
                yield Finding(value.place, f"“{value}” is listed twice", "remove one of the two")


def _parts_with_readers(shape: Shape, around: Readers) -> Iterator[tuple[Shape, Readers]]:
    """Yield everything inside a shape, at any depth, with the readers who see what is around it."""
    for part in shapes_in(shape):
        yield part, around
        yield from _parts_with_readers(part, _narrowed(part, around))


def _narrowed(part: Shape, around: Readers) -> dict[str, frozenset[str]]:
    """Return the readers of a part, among those who see what is around it."""
    own = part.only_for if isinstance(part, Variant) else {}
    narrowed = {kind: frozenset(map(str, values)) for kind, values in own.items()}
    return {**around, **{kind: values & around.get(kind, values) for kind, values in narrowed.items()}}


def _named(values: Iterable[str]) -> str:
    return ", ".join(f"“{value}”" for value in sorted(values))
