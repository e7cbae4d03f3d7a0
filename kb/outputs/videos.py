"""The films that pages show, and their captions."""

from collections.abc import Iterator

from kb.content.captions import Captions, webvtt
from kb.content.film import Film
from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench, text_file
from kb.pages.videos import path_of_captions, path_of_film


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield a file for each film, and for the captions, that a page shows in any language."""
    films: dict[str, Film] = {}
    captions: dict[str, Captions] = {}
    for outline in edition.site.outlines.values():
        for language in edition.site.languages:
            films |= {path_of_film(film): film for film in edition.films(outline, language).values()}
            for _language, own in edition.captions(outline, language).values():
                captions[path_of_captions(own)] = own
    yield from (Output(path, film, _film) for path, film in films.items())
    yield from (text_file(path, own.cues, webvtt) for path, own in captions.items())


def _film(film: Film, _bench: Workbench) -> Files:
    return {path_of_film(film): film.content.value}
