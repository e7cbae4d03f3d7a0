"""404/<language>.json: the addresses that the “not found” page compares with a damaged one."""

from collections.abc import Iterator

from kb.content.compact_json import compact_json
from kb.content.site import pages_outside_of_guides
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.addresses import Addresses
from kb.pages.titles import title_html
from kb.render.renderer import words_of


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file of each language."""
    for language in edition.site.languages:
        yield text_file(f"404/{language}.json", _addresses(edition, language), compact_json)


def _addresses(edition: Edition, language: str) -> Addresses:
    site, links = edition.site, edition.links[language]
    guides = {address: links.to_guide(outline).title for address, outline in site.outlines.items()}
    others = (*(str(topic.id) for topic in site.topics), *pages_outside_of_guides(site))
    gone = {str(place): site.whereabouts.destination(place) for place in site.whereabouts.gone if "#" not in place}
    titles = {
        **guides,
        **{address: title_html(site, address, language) for address in others},
        **{address: title_html(site, new.place, language) for address, new in gone.items() if new},
    }
    return Addresses(
        languages=list(site.languages),
        pages={address: words_of(title) for address, title in titles.items()},
        codes=[code for code in site.published.values() if code],
    )
