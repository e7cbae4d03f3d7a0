"""Edits of the small site: every field that a content file can have, and every other file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, reduce
from operator import getitem
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from hypothesis import strategies as st

from kb.content.fields import annotation_of, names_in_files, nested_fields
from kb.content.guide import Guide
from kb.content.home_page import HomePage
from kb.content.schemas import SHAPES as SHAPES_OF_SCHEMAS
from kb.content.shape import Shape
from tests.outputs.house import LANGUAGES, WIDGETS, Texts, is_content, read, written
from widgets.rules import WIDGETS as RULES

Data = Any
"""The data of a content file, or a part of it: texts, numbers, lists, mappings."""

Annotation = Any
"""The type of a field."""

_NOT_NAMED_SO = {"guide", "translation", "translated-questions", "recording"}
SHAPES: Mapping[str, Annotation] = {
    **{f"{name}.yml": shape for name, shape in SHAPES_OF_SCHEMAS.items() if name not in _NOT_NAMED_SO},
    "index.md": HomePage,
}
"""Content file → its shape. All others are guides."""

WORDS = st.lists(
    st.sampled_from(["Rechnung", "password", "**fett**", "{auto_renewal.lead}", "E-Mails", "a < b & c", "Straße"]),
    min_size=1,
    max_size=3,
).map(" ".join)
LINKS = st.sampled_from(["[Manager](manager:start)", "[hier](guide:billing/set-reminder#choose-days)"])
ADDRESSES = ["billing/pay-invoice", "billing/set-reminder", "security/identifiers", "support/help-support-help-you"]
PLACES = [*ADDRESSES, "billing/pay-invoice#pay-now", "glossary#invoice", "questions", "billing"]
COLOURS = ["#123456", "#abcdef"]
LOCALES = ["de_CH", "de_DE", "fr_FR", "en_GB", "it_CH"]
SPACES = ["", "\u00a0", "\u202f"]

VALUES: Mapping[str, Sequence[str]] = {
    "LinkedPage.opens": ["start", "payments"],
    "LinkedPage.address": ["https://other.example", "https://other.example/a?b=c&d"],
    "Image.file": ["invoice.svg", "receipt.svg", "order.png", "seal.png"],
    "Guide.owner": ["billing-team", "security-team", "support-team"],
    "StandaloneQuestions.owner": ["security-team", "support-team"],
    "Change.significance": ["minor", "major"],
    "Owner.languages": LANGUAGES,
    "Owner.address": ["mailto:report@example.ch", "https://example.ch/report"],
    "Video.file": ["pay.mp4", "seal.mp4"],
    "Video.captions": ["pay.vtt", "seal.vtt"],
    "Video.poster": ["order.png", "seal.png"],
    "Step.use": ["open-manager", "open-payments"],
    "Guide.widget": WIDGETS,
    "Guide.related": ADDRESSES,
    "Topics.most_needed": ADDRESSES,
    "Topics.urgent": ADDRESSES,
    "Topic.icon": ["material/lifebuoy", "material/shield-lock-outline", "material/menu"],
    "Case.go": ["manager:payments", "guide:billing/set-reminder", "guide:security/identifiers"],
    "Channel.link": ["manager:payments", "guide:billing/set-reminder#choose-days"],
    "Company.footer": ["manager:orders", "manager:payments"],
    "Company.logo": ["invoice.svg", "receipt.svg"],
    "Company.default_language": LANGUAGES,
    "SecurityContact.contact": ["mailto:report@example.ch", "https://example.ch/report"],
    "Colour.light": COLOURS,
    "Colour.dark": COLOURS,
    "Language.locale": LOCALES,
    "Language.words_locale": ["de", "fr", "en_GB", "it"],
    "Language.fallback": LANGUAGES,
    "Typography.quotes": ["„…“", "«…»", "“…”"],
    "Typography.space_inside_quotes": SPACES,
    "Typography.space_before_marks": SPACES,
    "Moved.moves": PLACES,
    "Moved.from_outside": PLACES,
    "Retirement.successor": PLACES,
    "Section.was": ["one-more", "remind-me", "by-cheque"],
}
VARIANTS = ("Section", "Step", "SubStep", "Point", "Question", "Image", "Video")
FORMER_IDS = ("Step", "SubStep", "Case", "Point", "Question", "Video")
VALUES = {
    **VALUES,
    **{f"{shape}.was": VALUES["Section.was"] for shape in FORMER_IDS},
    **{f"{shape}.language": ["yaml", "json", "php"] for shape in ("Detail", "Block")},
    "SubStep.use": VALUES["Step.use"],
    **{f"{shape}.for": ["windows", "ios", "android"] for shape in VARIANTS},
    "icons": ["material/menu", "material/close", "material/magnify"],
    "variants": ["windows", "ios", "android", "bsd"],
}
"""Field that cannot have arbitrary words → values that it can have."""

UNLINKED = (
    "Term.",
    "Label.",
    "Way.",
    "LinkedPage.",
    "HomePage.",
    "Typography.",
    "Language.",
    "Dictionary.",
    "Company.",
    "Source.",
    "WrongWords.",
)
"""Shapes whose words have no links."""

NEEDED_BY_WIDGETS = ("docs/en/security/", "docs/en/support/", "topics.yml", "company.yml", "docs/en/words.yml")
"""Files from which nothing can be removed: widgets name steps by their ids, and pages name labels."""

NAMED_BY_RULES = {name for widget in WIDGETS for step in RULES[widget].steps for name in re.split("[/#]", step)}
"""Ids of topics, guides and steps to which widgets' answers link."""


class Spot(NamedTuple):
    """A field of a content file: `Guide.title` in docs/de/billing/pay-invoice.yml."""

    field: str
    file: str
    keys: tuple[str | int, ...]
    annotation: Annotation = None
    may_lack: bool = True


@dataclass(frozen=True)
class Edit:
    """A new value at a spot (None if it was removed), and all files with that value."""

    spot: Spot
    value: object
    files: Texts = field(repr=False)


def spots(files: Texts) -> Iterator[Spot]:
    """Yield every field that the content files have."""
    for name in filter(is_content, files):
        short = name.rpartition("/")[2]
        yield from _spots(
            Spot(short.partition(".")[0], name, (), SHAPES.get(short, Guide), may_lack=False),
            read(name, files[name]).data,
        )


def fields_of_the_model() -> set[str]:
    """Return every field that a content file can have: `Guide.title`. Shapes within shapes are resolved."""
    found = {
        shape
        for annotation in (*SHAPES.values(), Guide)
        for shape in (annotation, _inner(annotation), _inner(_inner(annotation)))
    }
    shapes: set[type[Shape]] = set()
    while found := {shape for shape in found if _is_shape(shape)} - shapes:
        shapes |= found
        found = {nested for shape in found for nested in nested_fields(shape).values()}
    fields = ((shape, *names) for shape in shapes for names in names_in_files(shape).items())
    return {
        f"{shape.__name__}.{name}" for shape, own, name in fields if not _is_shape(_bare(annotation_of(shape, own)))
    }


def edits(files: Texts, spot: Spot) -> st.SearchStrategy[Edit]:
    """Return edits of the value at the spot. Ids that the rules name have none."""
    data = read(spot.file, files[spot.file]).data
    value = reduce(getitem, spot.keys, data)  # type: ignore[arg-type]  # keys of mappings and lists
    if spot.field.endswith(".id"):
        if value in NAMED_BY_RULES:
            return st.nothing()
        return st.booleans().map(lambda keeps: Edit(spot, f"{value}-too", renamed(files, value, keeps_published=keeps)))
    options = list(_others(spot, value))
    if spot.may_lack and _can_go(spot):
        options.append(st.none())
    return st.one_of(options).map(
        lambda other: Edit(spot, other, {**files, spot.file: written(spot.file, replaced(data, spot.keys, other))})
    )


def replaced(data: Data, keys: tuple[str | int, ...], value: Data) -> Data:
    """Return the data with `value` under the keys, or without that entry if `value` is None."""
    if not keys:
        return value
    first, rest = keys[0], keys[1:]
    if not rest and value is None:
        return {key: own for key, own in data.items() if key != first}
    return _with(
        data, list(range(len(data)) if isinstance(data, list) else data), {first: replaced(data[first], rest, value)}
    )


def renamed(files: Texts, name: str, *, keeps_published: bool) -> dict[str, str]:
    """Return the files with the id `name` renamed wherever it appears."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")

    def kept(path: str) -> bool:
        return not path.startswith("docs/") or (keeps_published and path.endswith("ledger.txt"))

    return {
        path if kept(path) else word.sub(f"{name}-too", path): text if kept(path) else word.sub(f"{name}-too", text)
        for path, text in files.items()
    }


def _spots(spot: Spot, data: Data) -> Iterator[Spot]:
    if not _is_shape(spot.annotation):
        yield spot
        yield from _spots_in(spot, data)
        return
    shape = spot.annotation
    for own_name, name in names_in_files(shape).items():
        if name not in data:
            continue
        annotation = annotation_of(shape, own_name)
        may_lack = not shape.model_fields[own_name].is_required() or "translates" in data
        own = Spot(f"{shape.__name__}.{name}", spot.file, (*spot.keys, name), annotation, may_lack)
        yield own
        yield from _spots_in(own, data[name])


def _spots_in(spot: Spot, value: Data) -> Iterator[Spot]:
    if _is_shape(_bare(spot.annotation)):
        yield from _spots(spot._replace(annotation=_bare(spot.annotation)), value)
    elif inner := _inner(spot.annotation):
        for key, item in enumerate(value) if isinstance(value, list) else value.items():
            inside = Spot("", spot.file, (*spot.keys, key), inner)
            yield from _spots(inside, item) if _is_shape(inner) else _spots_in(inside, item)


def _bare(annotation: Annotation) -> Annotation:
    """Return the type without its metadata, and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return _bare(next(kind for kind in get_args(annotation) if kind is not NoneType))
    return annotation


def _inner(annotation: Annotation) -> Annotation:
    """Return the type of the items of a list or mapping; None for any other type."""
    bare = _bare(annotation)
    if get_origin(bare) in {tuple, dict}:
        return _bare(get_args(bare)[0 if get_origin(bare) is tuple else 1])
    return None


@cache
def _is_shape(annotation: Annotation) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Shape)


def _others(spot: Spot, value: Data) -> Iterator[st.SearchStrategy[Any]]:
    """Yield the values that could replace the value at the spot."""
    match value:
        case bool():
            yield st.just(not value)
        case int():
            yield st.integers(1, 24)
        case str() if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)
        case str() if spot.field in VALUES:
            yield st.sampled_from(
                [other for other in VALUES[spot.field] if other != value and _may_replace(spot, other, value)]
            )
        case str():
            yield WORDS
            if not spot.field.startswith(UNLINKED):
                yield LINKS
        case list() | dict():
            inner = _inner(spot.annotation)
            keys = list(range(len(value)) if isinstance(value, list) else value)
            if len(keys) > 1 and inner:
                yield st.just(_with(value, keys[::-1]))
                if _can_go(spot):
                    yield st.sampled_from(keys).map(lambda gone: _with(value, [key for key in keys if key != gone]))
            if inner and not _is_shape(inner) and spot.field != "Topic.guides":  # reversed, or renamed with the guide
                for key in keys:
                    for other in _others(spot._replace(annotation=inner), value[key]):
                        yield other.map(lambda own, key=key: _with(value, keys, {key: own}))


def _may_replace(spot: Spot, other: str, value: str) -> bool:
    """Return whether one can replace the other: a photo has no labels, and a drawing no marks."""
    return spot.field != "Image.file" or other.endswith(value[-4:])


def _with(value: Data, keys: list[Any], others: Mapping[Any, Any] = {}) -> Data:
    """Return the list or mapping with only these items, in this order, and with some of them replaced."""
    items = {key: others.get(key, value[key]) for key in keys}
    return list(items.values()) if isinstance(value, list) else items


def _can_go(spot: Spot) -> bool:
    """Return whether the site can be made without the value at the spot, or without a part of it."""
    if spot.field in {
        "icons",
        "languages",
        "destinations",
        "LinkedPage.address",
        "ProductWords.labels",
        "Image.labels",
        "Table.head",
        "Row.cells",
        "Mark.at",
        "Video.transcript",
        "Synonyms.groups",
    }:
        return False
    if spot.field in {"Topics.most_needed", "Guide.related"}:
        return True
    return not any(part in spot.file for part in NEEDED_BY_WIDGETS)


def edited_file(files: Texts, name: str) -> dict[str, str]:
    """Return the files with one more word, drawing or rule in that file."""
    text, ending = files[name], name[name.rfind(".") :]
    if ending == ".svg":
        return {**files, name: text.replace("</svg>", '<path d="M0 0h1"/></svg>')}
    if ending == ".png":
        return {**files, name: files["docs/images/order.fr.png"]}
    if ending == ".mp4":
        return {**files, name: files["docs/videos/pay.fr.mp4"]}
    if ending == ".vtt":
        return {**files, name: f"{text}\n00:07.000 --> 00:08.000\nMehr.\n"}
    if "</" in text:
        return {**files, name: text.replace("</", "<b>edited</b></", 1)}
    return {**files, name: text + {".css": ".edited { color: red }\n", ".js": "void 0;\n"}.get(ending, "\n")}
