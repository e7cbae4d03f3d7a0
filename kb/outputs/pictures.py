"""The photos that pages show, in each width that they need."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench
from kb.pages.photos import PhotoFile, files_of_photo


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield a file for each width of each photo that a page shows in any language."""
    photos = {
        photo.content.digest: photo
        for outline in edition.site.outlines.values()
        for language in edition.site.languages
        for photo in edition.photos(outline, language).values()
    }
    for photo in photos.values():
        yield from (Output(file.path, file, _files) for file in files_of_photo(photo))


def _files(file: PhotoFile, _bench: Workbench) -> Files:
    return {file.path: file.webp()}
