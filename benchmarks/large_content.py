"""Writes the content of a large site: many copies of each real guide, with other words and other links."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.large_words import Lexicon, WordsOfGuide, lexicon
from benchmarks.large_yaml import written
from hooks.material import ICONS
from kb.content.document import read_document
from kb.content.fields import nested_fields, word_fields
from kb.content.guide import Guide
from kb.content.keywords import Keyword, keyword_of
from kb.content.ledger import extended
from kb.content.ledger import written as written_ledger
from kb.content.loading import load_site, with_guides
from kb.content.shape import Shape
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.text import Place, Text
from kb.content.translated import TRANSLATED, TRANSLATED_FROM
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TOPIC_SIZE = 25  # guides; a list of this length is still easy to use


@dataclass(frozen=True)
class Copy:
    """A guide of the large site: its number, the guide it copies, its address, and the copies that it links to."""

    number: int
    original: str
    address: str
    targets: Mapping[str, str]
    """Address of a real guide → address of the copy that this guide links to instead."""
    related: tuple[str, ...]


def write_content(docs: Path, target: Path, packages: Path, guides: int, seed: int) -> None:
    """Copy the real content at `docs` to `target`, and add copies of its guides until there are `guides`.

    Raises:
        ValueError: if `guides` is less than the number of real ones, or the real content has errors.
    """
    site, found = load_site(docs, ICONS)
    if any(finding.severity == "error" for finding in found):
        raise ValueError(f"{docs} has errors: see kb check")
    # Questions without a guide are copied with their files, and stay as few as they are.
    site = replace(site, guides={address: guide for address, guide in site.guides.items() if not guide.is_question})
    if guides < len(site.guides):
        raise ValueError(f"{guides} guides are fewer than the {len(site.guides)} real ones")
    shutil.copytree(docs, target, dirs_exist_ok=True)
    for path in (target / TRANSLATED_FROM, *target.glob(f"*/{TRANSLATED}")):
        path.unlink(missing_ok=True)  # copies have no records: “kb translations record” makes them
    topics = _topics(site, guides)
    copies = _copies(site, topics, seed)
    for language in site.languages:
        words = lexicon(site, language, packages, seed)
        _write_guides(site, copies, language, words, target, seed)
        _write_topic_words(site, topics, words, target / language / "words.yml", f"{seed} {language}")
    _write_topics(site, topics, target / "topics.yml")
    _write_ledger(site, topics, copies, target / "ledger.txt")


def _topics(site: Site, guides: int) -> dict[str, list[tuple[str, int]]]:
    """Return the guides of each topic, in order: the address of the real guide, and the number of the copy.

    A topic with many copies is split into `billing`, `billing-2` and so on, each with about TOPIC_SIZE guides.
    """
    originals = [f"{topic.id}/{name}" for topic in site.topics for name in topic.guides]
    topics = {}
    for topic in site.topics:
        own = [
            (original, number)
            for start in range(0, guides, len(originals))
            for number, original in enumerate(originals, start)
            if number < guides and original.startswith(f"{topic.id}/")
        ]
        parts = max(1, round(len(own) / TOPIC_SIZE))
        for part in range(parts):
            name = f"{topic.id}-{part + 1}" if part else str(topic.id)
            topics[name] = own[part * len(own) // parts : (part + 1) * len(own) // parts]
    return topics


def _copies(site: Site, topics: Mapping[str, list[tuple[str, int]]], seed: int) -> list[Copy]:
    """Return all copies, in the order of their numbers."""
    chance = random.Random(seed)  # noqa: S311 (not a secret)
    addresses: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for topic, guides in topics.items():
        for original, number in guides:
            is_real = number < len(site.guides)
            name = original.split("/")[1]
            addresses[original].append((number, original if is_real else f"{topic}/{name}-{number}"))
    related = _relations(site, addresses, chance)
    copies = []
    for original, own in addresses.items():
        for number, address in sorted(own)[1:]:
            targets = {other: chance.choice(all_of_it)[1] for other, all_of_it in addresses.items()}
            copies.append(Copy(number, original, address, targets | {original: address}, tuple(related[address])))
    return sorted(copies, key=lambda copy: copy.number)


def _relations(
    site: Site, addresses: Mapping[str, list[tuple[int, str]]], chance: random.Random
) -> dict[str, list[str]]:
    """Return what each copy is related to: a copy of each guide that its original is related to, in both directions."""
    partners: dict[str, dict[str, str]] = defaultdict(dict)
    for original, guide in site.guides.items():
        for other in guide.versions[guide.source].related:
            if original < other:
                own = [address for _number, address in addresses[original][1:]]
                others = [address for _number, address in addresses[other][1:]]
                chance.shuffle(others)
                for address, partner in zip(own, others, strict=False):
                    partners[address][other] = partner
                    partners[partner][original] = address
    found: dict[str, list[str]] = defaultdict(list)
    for original, guide in site.guides.items():
        for _number, address in addresses[original]:
            order = guide.versions[guide.source].related
            found[address] = [partners[address][other] for other in order if other in partners[address]]
    return found


def _write_guides(site: Site, copies: list[Copy], language: str, words: Lexicon, target: Path, seed: int) -> None:
    documents = {
        address: read_document(read_source(site.docs / language / f"{address}.yml", site.docs), language).data
        for address in site.guides
    }
    titles = {str(guide.versions[language].title) for guide in site.guides.values()}
    for copy in copies:
        own = WordsOfGuide(words, f"{seed} {language} {copy.number}")
        data = _varied(Guide, documents[copy.original], _vary(words, own, copy))
        data["title"] = _new_title(words.varied(str(data["title"]), own, str, title=True), own, titles)
        if copy.related and "related" in data:
            data["related"] = list(copy.related)
        for name in ("widget", *(() if copy.related else ("related",))):
            data.pop(name, None)
        is_source = language == site.guides[copy.original].source
        path = target / language / f"{copy.address}.yml"
        path.parent.mkdir(exist_ok=True)
        schema = f"../../../schemas/{'guide' if is_source else 'translation'}.json"
        path.write_text(written(schema, data), encoding="utf-8")


def _vary(words: Lexicon, own: WordsOfGuide, copy: Copy) -> Callable[[str], str]:
    def target_of(link: str) -> str:
        address, sign, anchor = link.partition("#")
        if anchor in WIDGETS or address not in copy.targets:  # pages such as `contact` are not copied
            return f"guide:{link}"
        return f"guide:{copy.targets[address]}{sign}{anchor}"

    return lambda text: words.varied(text, own, target_of)


def _varied(shape: type[Shape], data: Mapping[str, object], vary: Callable[[str], str]) -> dict[str, object]:
    """Return the data of a file in other words, with the same values, order and nesting."""
    result = dict(data)
    for name, value in data.items():
        if name == "video":
            continue  # its transcript must match the real film
        if name == "keywords" and isinstance(value, list):
            result[name] = [_varied_keyword(keyword_of(item), vary) for item in value]
        elif name in word_fields(shape):
            result[name] = _varied_words(value, vary)
        elif nested := nested_fields(shape).get(name):
            if isinstance(value, list):
                result[name] = [_varied(nested, item, vary) for item in value]
            elif isinstance(value, dict):
                result[name] = _varied(nested, value, vary)
    return result


def _varied_keyword(keyword: Keyword, vary: Callable[[str], str]) -> str:
    """Return the keyword in other words, with the place to which it leads, unless that is a widget's."""
    words = vary(keyword.words)
    return f"{words} > {keyword.place}" if keyword.place and keyword.place not in WIDGETS else words


def _varied_words(value: object, vary: Callable[[str], str]) -> object:
    match value:
        case list():
            return [vary(item) for item in value]
        case dict():
            return {name: vary(item) for name, item in value.items()}
        case _:
            return vary(str(value))


def _new_title(title: str, words: WordsOfGuide, taken: set[str]) -> str:
    """Return the title, with more words if another guide already has it."""
    while title in taken:
        title += f" {words.drawn(capital=True)}"
    taken.add(title)
    return title


def _write_topic_words(
    site: Site, topics: Mapping[str, list[tuple[str, int]]], words: Lexicon, path: Path, seed: str
) -> None:
    """Add the words of the new topics before those of the real ones, and leave the rest of the file as it is."""
    known = site.words[path.parent.name].topics
    titles = {str(topic.title) for topic in known.values()}
    lines = []
    for topic in topics:
        if topic not in known:
            own = WordsOfGuide(words, f"{seed} {topic}")
            original = known[topic.rpartition("-")[0]]
            title = _new_title(words.varied(original.title, own, str, title=True), own, titles)
            summary = words.varied(original.summary, own, str)
            lines += [f"  {topic}:", f"    title: '{title}'", f"    summary: '{summary}'"]
    before, heading, real = path.read_text(encoding="utf-8").partition("\ntopics:\n")
    path.write_text(before + heading + "".join(f"{line}\n" for line in lines) + real, encoding="utf-8")


def _write_topics(site: Site, topics: Mapping[str, list[tuple[str, int]]], path: Path) -> None:
    """Write the topics and their guides, keeping those made from one real topic together."""
    real = len(site.guides)
    icons = {topic.id: topic.icon for topic in site.topics}
    data = [
        {
            "id": topic,
            "icon": next(icon for known, icon in icons.items() if guides[0][0].startswith(f"{known}/")),
            "guides": [original.split("/")[1] + ("" if number < real else f"-{number}") for original, number in guides],
        }
        for topic, guides in topics.items()
    ]
    schema = "../schemas/topics.json"
    path.write_text(written(schema, {"topics": data, "most_needed": list(site.most_needed)}), encoding="utf-8")


def _write_ledger(site: Site, topics: Mapping[str, list[tuple[str, int]]], copies: list[Copy], path: Path) -> None:
    """Write the ledger that `kb ledger` would write, without reading all files first."""
    outlines = dict(site.outlines)
    for copy in copies:
        outlines[copy.address] = replace(site.outlines[copy.original], address=copy.address, widget=None)
    all_topics = tuple(site.topics[0].model_copy(update={"id": Text(topic, Place(path))}) for topic in topics)
    large = with_guides(replace(site, topics=all_topics), {}, outlines, frozenset())
    path.write_text(written_ledger(extended(site.published, large.whereabouts.places, site.moved)), encoding="utf-8")
