"""The support desk: its data in each language, and the page, which names the files of the data.

One page serves all languages: support agents find a step there, and copy what the customer needs. It is in neither the
navigation nor the sitemap, and search engines are asked not to list it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from kb.content.compact_json import compact_json
from kb.content.files import Synonyms
from kb.content.part import Part
from kb.content.places import CONTACT
from kb.outputs.edition import Edition
from kb.outputs.output import Files, FromTemplate, Output, Workbench
from kb.outputs.search import search_of
from kb.pages.support_desk_data import DESK, LABELS_OF_REPLIES, DeskLanguage, desk_json, guide_in_desk
from kb.search.index import SearchIndex, indexed_guides
from kb.search.vocabulary import ignored_words

FOLDER = "support-desk"
MOST_CHANGES = 12
"""The largest number of changes that the desk shows: what an agent has missed since last week."""
OTHER_LABELS = ("appearance-dark", "home", "search-placeholder")
"""The labels of other pages that the desk uses too, besides its own."""


@dataclass(frozen=True)
class DeskFile:
    """The input of the desk's data in one language: the guides, and what search adds to their words."""

    desk: DeskLanguage
    search: SearchIndex


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the data of each language, and the page."""
    folders = tuple(f"{FOLDER}/{language}/" for language in edition.site.languages)
    for folder, language in zip(folders, edition.site.languages, strict=True):
        yield Output(
            folder, DeskFile(_language(edition, language), search_of(edition, language)), _data, takes_long=True
        )
    yield Output(f"{FOLDER}/index.html", _page(edition), _page_file, after=folders)


def _language(edition: Edition, language: str) -> DeskLanguage:
    site, words = edition.site, edition.site.words[language]
    widgets = {
        name: edition.widget(name, language)
        for name in sorted({name for names in edition.widgets_of_guides.values() for name in names})
    }
    changes = ((day, own.address, name) for own in site.outlines.values() for name, day in own.changes)
    newest = tuple(change[1:] for change in sorted(changes, key=itemgetter(0), reverse=True)[:MOST_CHANGES])
    synonyms = site.synonyms.get(language, Synonyms())
    return DeskLanguage(
        language=language,
        record=site.languages[language],
        labels={name: words.labels[name] for name in LABELS_OF_REPLIES},
        ignored=tuple(ignored_words(synonyms)),
        courtesies=synonyms.courtesies,
        variants=words.variants,
        codes={address: code for address, code in edition.codes.items() if address in site.whereabouts.places},
        topics={CONTACT: words.labels["site"], **{topic.id: words.topics[topic.id].title for topic in site.topics}},
        guides={
            **{address: edition.guides[address][language].desk for address in site.outlines},
            CONTACT: Part.of(guide_in_desk(CONTACT, edition.contact[language], edition.renderer(language))),
        },
        newest=newest,
        widgets=widgets,
        widgets_of=edition.widgets_of_guides,
        product=edition.product_in(language, (widget.all_words for widget in widgets.values())),
        theme=edition.theme,
    )


def _page(edition: Edition) -> FromTemplate:
    words = edition.site.words
    labels = {
        language: {
            **{name: label for name, label in own.labels.items() if name.startswith(DESK) or name in OTHER_LABELS},
            "missing": own.all_widgets.errors["missing"],
        }
        for language, own in words.items()
    }
    values = {
        "title": words[edition.site.company.default_language].labels["desk-title"],
        "languages": {language: str(record.name) for language, record in edition.site.languages.items()},
        "labels": compact_json(labels).replace("<", "\\u003c"),
        "needs_script": {language: own["desk-needs-script"] for language, own in labels.items()},
        "script_missing": {language: own["desk-load-failed"] for language, own in labels.items()},
    }
    return FromTemplate("support_desk.html.jinja", edition.theme, values)


def _data(given: DeskFile, bench: Workbench) -> Files:
    added = {address: guide.added for address, guide in indexed_guides(given.search, bench.keep).items()}
    content = desk_json(given.desk, added).encode()
    return {f"{FOLDER}/{given.desk.language}/{hashlib.sha256(content).hexdigest()[:12]}.json": content}


def _page_file(given: FromTemplate, bench: Workbench) -> Files:
    beside = (file.removeprefix(f"{FOLDER}/") for file in bench.made if file.startswith(f"{FOLDER}/"))
    files = {file.partition("/")[0]: file for file in beside}
    return {f"{FOLDER}/index.html": given.text(files=files).encode()}
