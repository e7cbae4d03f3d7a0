"""Brings pages in: what `kb import` does, from the files that it reads to those that it writes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from kb.bringing_in.addresses import Addresses, guide_names, resolved, unknown_anchors, with_address
from kb.bringing_in.faults import BringingInError, Remark
from kb.bringing_in.moved_writing import with_old_addresses
from kb.bringing_in.naming import name_parts
from kb.bringing_in.page import Block, Page, Table, all_blocks
from kb.bringing_in.pairing import paired, with_links_of_source
from kb.bringing_in.pictures import Pictures, in_language, pictures_in
from kb.bringing_in.reading import ReadPage, read_pages
from kb.bringing_in.shaping import Shaped, shaped, without_anchors
from kb.bringing_in.tally import Tally
from kb.bringing_in.wording import Wording
from kb.content.inline import SITE
from kb.content.new_guide import guides_of_topic, listed_in_topic
from kb.content.outside import OUTSIDE_PATTERN, outside_address
from kb.content.site import Site
from kb.content.source_file import IS_A_LINK, LARGEST_FILE, leads_elsewhere
from kb.content.writing import write_at_once, write_together
from kb.content.yaml_writing import written

type Data = dict[str, Any]


MOST_BLOCKS = 5000  # each row of a table counts as one
TOO_LARGE = "left out, since it is too large for one guide: split the page"


@dataclass
class BroughtIn:
    """What was brought in, and what somebody has to look at."""

    files: dict[str, Path] = field(default_factory=dict)
    """The file of each page’s guide, by the page’s source."""
    remarks: list[Remark] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    words: dict[str, str] = field(default_factory=dict)
    """All words that each page showed, by its source."""
    pictures: dict[str, Path] = field(default_factory=dict)
    """The files of the pictures that were copied, by their names."""


def bring_in(site: Site, path: Path, language: str, topic: str, was_at: str = "") -> BroughtIn:
    """Write a draft for each page at `path`, and list it in its topic.

    `was_at` is the path at which the pages were, if they do not give it themselves: `/docs/`.

    Raises:
        BringingInError: if there is no page, or what is written would be outside docs.
        NewGuideError: if there is no such topic, or topics.yml cannot be added to.
    """
    guides_of_topic(site.docs / "topics.yml", topic)
    for folder in (site.docs / language / topic, site.docs / "images"):
        if leads_elsewhere(folder, site.docs):
            raise BringingInError(f"{folder.relative_to(site.docs.parent)} {IS_A_LINK}")
    result = BroughtIn()
    read = list(_readable(read_pages(path, language), result))
    pages = {number: with_address(own.page, was_at) for number, own in enumerate(read)}
    names = guide_names(pages.values())
    places = {number: f"{topic}/{name}" for number, name in enumerate(names)}
    known_sites = _sites(site)
    guides_there = {path.stem: f"{topic}/{path.stem}" for path in site.docs.glob(f"*/{topic}/*.yml")}
    addresses = Addresses(pages, _destinations(site), guides_there, dict(known_sites))
    pictures = Pictures(path if path.is_dir() else path.parent, site.docs / "images", site.languages)
    guides = {
        number: _shaped(site, number, page, addresses, language, result, pictures) for number, page in pages.items()
    }
    sources = {number: _source(site.docs, place, language) for number, place in places.items()}
    files = {number: _named(guides[number], sources[number], pages[number], language, result) for number in pages}
    anchors = {
        number: {anchor: part["id"] for anchor, part in guide.anchors.items() if part.get("id")}
        for number, guide in guides.items()
    }
    new = {name: address for name, address in addresses.sites.items() if name not in known_sites}
    _record_sites(site.docs / "destinations.yml", new)  # before the texts that link them
    for number, (data, schema, of_source) in files.items():
        file = site.docs / language / f"{places[number]}.yml"
        if file.exists():
            there = f"left out, since docs/{language}/{places[number]}.yml is there already"
            result.remarks.append(Remark(pages[number].source, 0, there))
            continue
        if schema == "guide":
            data = _head(data, topic)
        data = without_anchors(data)
        known = {page: guide.anchors for page, guide in guides.items()}
        result.remarks += _unknown_parts(data, known, pages[number].source)
        data = _resolved(data, places, anchors, number)
        if source := sources[number]:
            data, remarks = with_links_of_source(source[1], data, pages[number].source)
            result.remarks += remarks
        content = written(data, schema).encode()
        if len(content) > LARGEST_FILE:
            result.remarks.append(Remark(pages[number].source, 0, TOO_LARGE))
            continue
        _copy_pictures(pictures, guides[number].guide, of_source, language, pages[number].source, result)
        file.parent.mkdir(parents=True, exist_ok=True)
        old = _old_addresses(pages[number], places[number], anchors[number], result)
        moved = with_old_addresses(site.docs / "moved.yml", language, old)
        listed = listed_in_topic(site.docs / "topics.yml", topic, names[number]) if schema == "guide" else {}
        write_together({**moved, **listed, file: content})  # last: what is there already is left out the next time
        result.files[pages[number].source] = file
    return result


def _old_addresses(page: Page, place: str, anchors: Mapping[str, str], result: BroughtIn) -> dict[str, str]:
    """Return where the old addresses of the page and of its anchors lead now."""
    found = {}
    for address in filter(None, (page.address, *page.former)):
        path = outside_address(address)
        if path is None or path == "/":
            result.remarks.append(Remark(page.source, 0, "an old address cannot be redirected", address))
            continue
        found[path] = place
        for anchor, own in anchors.items():
            if OUTSIDE_PATTERN.fullmatch(f"{path}#{anchor}"):
                found[f"{path}#{anchor}"] = f"{place}#{own}"
    return found


def _size(block: Block) -> int:
    return len(block.rows) if isinstance(block, Table) else 1


def _readable(found: Any, result: BroughtIn) -> Any:  # noqa: ANN401
    for own in found:
        match own:
            case ReadPage(page) if not (page.title or page.blocks):
                result.remarks.append(Remark(page.source, 0, "left out, since there is neither a title nor a text"))
            case ReadPage(page) if sum(map(_size, all_blocks(page.blocks))) > MOST_BLOCKS:
                result.remarks.append(Remark(page.source, 0, TOO_LARGE))
            case ReadPage():
                result.remarks += own.remarks
                result.words[own.page.source] = own.words
                yield own
            case Remark():
                result.remarks.append(own)


def _copy_pictures(
    pictures: Pictures, guide: Data, of_source: Mapping[str, str] | None, language: str, page: str, result: BroughtIn
) -> None:
    """Copy the pictures that the guide shows; for a translation, those that differ from the source’s, as its own."""
    for name in pictures_in(guide):
        theirs = name if of_source is None else of_source.get(name)
        if theirs is None or pictures.is_at(theirs, name):  # the report has the rest
            continue
        new = name if of_source is None else in_language(theirs, language)
        file = pictures.images / new
        if of_source is not None and (file.suffix != Path(name).suffix or file.suffix == ".svg"):
            differs = f"the picture stays as it is in the source, {theirs}, which is of another kind, or a drawing"
            result.remarks.append(Remark(page, 0, differs, name))
        elif file.exists(follow_symlinks=False):
            if not pictures.is_at(new, name):
                there = f"the picture was left out, since docs/images/{new} is there already, and differs"
                result.remarks.append(Remark(page, 0, there, name))
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_at_once(file, pictures.content(name))
            result.pictures[new] = file


def _shaped(
    site: Site,
    number: int,
    page: Page,
    addresses: Addresses,
    language: str,
    result: BroughtIn,
    pictures: Pictures,
) -> Shaped:
    wording = Wording(
        page.source,
        site.languages[language].typography,
        lambda address: addresses.target(number, address),
        lambda address: pictures.fault_of(page.path, address),
    )
    guide = shaped(page, wording, result.tally, pictures)
    result.remarks += wording.remarks
    return guide


def _named(
    own: Shaped, source: tuple[str, Data] | None, page: Page, language: str, result: BroughtIn
) -> tuple[Data, str, Mapping[str, str] | None]:
    """Return the fields of the file with ids, the name of its schema, and for a translation the source’s pictures."""
    if source is None:
        name_parts(own.guide, by_words=language == "en")
        return own.guide, "guide", None
    code, data = source
    translation, remarks, pictures = paired(data, own.guide, page.source)
    result.remarks += remarks
    return {"translates": code, **translation}, "translation", pictures


def _head(guide: Data, topic: str) -> Data:
    """Return the guide with the values that every guide has, in the order in which writers put them."""
    first: Data = {name: guide[name] for name in ("title", "summary", "keywords") if name in guide}
    values = {"reviewed": str(datetime.now(UTC).date()), "owner": topic}
    rest = {name: value for name, value in guide.items() if name not in {*first, "id"}}
    return {"draft": True, **first, **values, **rest}


def _source(docs: Path, place: str, language: str) -> tuple[str, Data] | None:
    """Return the existing guide in another language that is not a translation, with that language."""
    for path in sorted(docs.glob(f"*/{place}.yml")):
        code = path.relative_to(docs).parts[0]
        if code != language:
            try:
                data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 (strings alone)
            except (yaml.YAMLError, UnicodeDecodeError):
                continue
            if isinstance(data, dict) and "translates" not in data:
                return code, data
    return None


def _destinations(site: Site) -> Mapping[str, str]:
    named = {name: page for name, page in site.destinations.items() if not name.startswith(SITE)}
    return {str(page.address): name for name, page in named.items() if page.address}


def _sites(site: Site) -> dict[str, str]:
    sites = {name: page for name, page in site.destinations.items() if name.startswith(SITE)}
    return {name.removeprefix(SITE): str(page.address) for name, page in sites.items() if page.address}


def _record_sites(path: Path, new: Mapping[str, str]) -> None:
    """Add sites to destinations.yml as its last group. Comments and layout are kept."""
    if not new:
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    if "site:" not in lines:
        lines += ["# Other sites, below whose addresses texts link pages: [words](site:name/path).", "site:"]
    at = lines.index("site:") + 1
    lines[at:at] = [f"  {name}: {{address: {address}, unconfirmed: true}}" for name, address in sorted(new.items())]
    write_at_once(path, "".join(f"{line}\n" for line in lines).encode())


def _unknown_parts(data: Any, anchors: Mapping[int, Collection[str]], page: str) -> Iterator[Remark]:  # noqa: ANN401
    """Yield a remark for each link to a part that its page does not have."""
    match data:
        case dict():
            for name, value in data.items():
                yield from _unknown_parts(value, anchors, page) if name != "code" else ()
        case list():
            for value in data:
                yield from _unknown_parts(value, anchors, page)
        case str():
            for label, anchor in unknown_anchors(data, anchors):
                yield Remark(page, 0, f"a link leads to a part that is not there (#{anchor[:200]})", label)


def _resolved(data: Any, places: Mapping[int, str], anchors: Mapping[int, Mapping[str, str]], own: int) -> Any:  # noqa: ANN401
    match data:
        case dict():
            return {
                name: value if name == "code" else _resolved(value, places, anchors, own)
                for name, value in data.items()
            }
        case list():
            return [_resolved(value, places, anchors, own) for value in data]
        case str():
            return resolved(data, places, anchors, own)
        case _:
            return data
