"""The support desk: its data in each language, and the page, which names the files of the data."""

import hashlib
from collections.abc import Iterator
from functools import partial

from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench
from kb.pages.support_desk import DeskPage, desk_html, labels_of_desk
from kb.pages.support_desk_data import LABELS_OF_REPLIES, DeskLanguage, desk_json

FOLDER = "support-desk"


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the data of each language, and the page."""
    data = [
        Output(f"{FOLDER}/{language}/", _language(edition, language), _data, takes_long=True)
        for language in edition.site.languages
    ]
    yield from data
    names = tuple(output.name for output in data)
    yield Output(f"{FOLDER}/index.html", _page(edition), partial(_page_file, names), after=names)


def _language(edition: Edition, language: str) -> DeskLanguage:
    site, words = edition.site, edition.site.words[language]
    widgets = {
        name: edition.widget(name, language)
        for name in sorted({name for names in edition.widgets_of_guides.values() for name in names})
    }
    return DeskLanguage(
        language=language,
        record=site.languages[language],
        labels={name: words.labels[name] for name in LABELS_OF_REPLIES},
        codes={str(place): code for place, code in site.published.items() if code and place in site.outlines},
        topics={topic.id: words.topics[topic.id].title for topic in site.topics},
        guides={address: edition.guides[address][language].desk for address in site.outlines},
        widgets=widgets,
        widgets_of=edition.widgets_of_guides,
        destinations=edition.destinations_of(widgets.values()),
        theme=edition.theme,
    )


def _page(edition: Edition) -> DeskPage:
    site = edition.site
    return DeskPage(
        title=site.words[site.company.default_language].labels["desk-title"],
        languages={language: str(record.name) for language, record in site.languages.items()},
        labels={
            language: {**labels_of_desk(words.labels), "missing": words.all_widgets.errors["missing"]}
            for language, words in site.words.items()
        },
        theme=edition.theme,
    )


def _data(given: DeskLanguage, _bench: Workbench) -> Files:
    content = desk_json(given).encode()
    return {f"{FOLDER}/{given.language}/{hashlib.sha256(content).hexdigest()[:12]}.json": content}


def _page_file(names: tuple[str, ...], given: DeskPage, bench: Workbench) -> Files:
    files = {name.split("/")[1]: next(file for file in bench.made if file.startswith(name)) for name in names}
    beside = {language: file.removeprefix(f"{FOLDER}/") for language, file in files.items()}
    return {f"{FOLDER}/index.html": desk_html(given, beside).encode()}
