"""Faults of pictures: drawings and photos, and the words that go with them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from kb.content.content_files import ENDINGS_OF_PHOTOS
from kb.content.drawing import labels_in
from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Image, Mark
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared, Site
from kb.content.text import Place


def missing_pictures(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find pictures that are not in docs/images."""
    for image in items(guide.versions[guide.source], Image):
        name = image.file
        ending = PurePath(name).suffix
        if name in shared.pictures or name in shared.photos:
            continue
        if name in shared.other_pictures:
            if ending not in {".svg", *ENDINGS_OF_PHOTOS}:  # otherwise the file has its own finding
                wrong = f"the picture “{name}” is neither a drawing nor a photo"
                yield Finding(name.place, wrong, "expected a name that ends in .svg, .png, .jpg or .webp")
        elif (for_all := _without_language(name, shared)) in shared.photos:
            wrong = f"the picture “{name}” is for a single language"
            yield Finding(name.place, wrong, f"write “{for_all}”: each language shows its own")
        elif not _differs_in_capitals(name, shared.other_pictures):
            known = (*shared.pictures, *shared.photos)
            yield Finding(name.place, f"the picture “{name}” is not in docs/images", nearest(name, known))


def _without_language(name: str, shared: Shared) -> str:
    path = PurePath(name)
    language = PurePath(path.stem).suffix.removeprefix(".")
    return f"{PurePath(path.stem).stem}{path.suffix}" if language in shared.languages else name


def _differs_in_capitals(name: str, others: Iterable[str]) -> bool:
    """Return whether a file has this name except for capitals: then the file has its own finding."""
    return any(other.lower() == name.lower() for other in others)


def labels_that_differ_from_the_drawing(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find labels that a drawing needs and a guide does not give, and labels that the drawing does not need."""
    for image in items(guide.versions[guide.source], Image):
        if image.file in shared.pictures:
            asked = labels_in(shared.pictures[image.file])
            for name in sorted(asked - image.labels.keys()):
                yield Finding(
                    image.file.place, f"the drawing's label “{name}” has no words", f"add “{name}: …” to labels"
                )
            for name in sorted(image.labels.keys() - asked):
                yield Finding(image.labels[name].place, f"the drawing has no label “{name}”", nearest(name, asked))


def words_of_another_kind_of_picture(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find marks in drawings, and labels in photos."""
    for image in items(guide.versions[guide.source], Image):
        if image.marks and image.file in shared.pictures:
            yield Finding(image.marks[0].id.place, "a drawing has no marks", "write “labels:”, or draw them")
        elif image.labels and image.file in shared.photos:
            place = next(iter(image.labels.values())).place
            yield Finding(place, "a photo has no labels", "write “marks:”, each with “id”, “at” and “label”")


def marks_outside_of_the_picture(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find marks that extend beyond their picture, or have no width or height."""
    for mark in items(guide.versions[guide.source], Mark):
        left, top, width, height = mark.at
        is_within = left >= 0 and top >= 0 and width > 0 and height > 0 and left + width <= 1 and top + height <= 1
        if not is_within:
            wrong = f"the mark “{mark.id}” is not within the picture"
            expected = "expected fractions of 1: left plus width, and top plus height, must be at most 1"
            yield Finding(mark.id.place, wrong, expected)


def needless_words_of_alternatives(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find alternative texts that begin with words such as “picture of”."""
    for version in guide.versions.values():
        for image in items(version, Image):
            record = shared.languages.get(image.alt.language)
            for words in record.needless_in_alternatives if record else ():
                if f"{image.alt} ".casefold().startswith((f"{words} ".casefold(), f"{words}: ".casefold())) or (
                    words.endswith("’") and image.alt.casefold().startswith(words.casefold())
                ):
                    wrong = f"the alternative text begins with “{words}”, which screen readers say already"
                    yield Finding(image.alt.place, wrong, "begin with what the picture shows")
                    break


def photos_of_some_languages(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find photos that some languages have in their own version and others do not: these show another language's."""
    for image in items(guide.versions[guide.source], Image):
        versions = shared.photos.get(image.file, {})
        if versions.keys() - {"", guide.source}:
            stem, _, ending = image.file.rpartition(".")
            for language in shared.languages:
                names = {f"{stem}.{language}.{ending}", *([str(image.file)] if language == guide.source else ())}
                is_there = language in versions or (language == guide.source and "" in versions)
                if not is_there and names.isdisjoint(shared.other_pictures):  # otherwise the file has a finding
                    wrong = f"{shared.languages[language].name} has no picture “{stem}.{language}.{ending}”"
                    yield Finding(image.file.place, wrong, "add it: another language’s is shown", "warning")


def unused_pictures(site: Site) -> Iterator[Finding]:
    """Find pictures that no guide shows."""
    shown = {name for outline in (*site.outlines.values(), *site.drafts.values()) for name in outline.pictures}
    shown.add(str(site.company.logo))
    if site.unreadable:  # one of these guides may show it
        return
    for name in sorted((site.pictures.keys() | site.photos.keys()) - shown):
        versions = site.photos.get(name, {"": None})
        stem, _, ending = name.rpartition(".")
        first = min(versions)
        place = Place(site.docs / "images" / (f"{stem}.{first}.{ending}" if first else name))
        yield Finding(place, f"no guide shows the picture “{name}”", "delete it, or show it: “image: …”", "warning")
