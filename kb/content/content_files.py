"""Which files in docs/ belong to the content, by their names and folders, and which do not."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from os.path import islink, sep
from pathlib import Path

from kb.content.naming import is_leftover
from kb.content.shape import ID_PATTERN
from kb.content.translated import TRANSLATED, TRANSLATED_FROM

FILES_OF_SITE = (
    *("topics.yml", "languages.yml", "company.yml", "destinations.yml", "sources.yml", "moved.yml"),
    *("variants.yml", "owners.yml", "icons.yml"),
    *("ledger.txt", "published.txt", "names.txt", "external-exceptions.txt", TRANSLATED_FROM),
)
"""The files in docs/ itself, besides the folders of languages, pictures and videos."""

FILES_OF_LANGUAGE = (
    *("index.md", "words.yml", "interface.yml", "glossary.yml", "snippets.yml", "synonyms.yml"),
    TRANSLATED,
)
"""The files in the folder of a language, besides those of its topics."""

FOLDERS_OF_ALL_LANGUAGES = ("images", "videos")

ENDINGS_OF_PHOTOS = (".png", ".jpg", ".jpeg", ".webp")


def guide_paths(docs: Path, languages: Iterable[str]) -> dict[str, dict[str, Path]]:
    """Return the files of each guide: address → language → path, in the order of the addresses.

    A topic's questions without a guide are included as `topic/questions`. Files whose name could not be in an address
    are left out.
    """
    paths: dict[str, dict[str, Path]] = {}
    for language in sorted(languages):
        for path in (docs / language).glob("*/*.yml"):
            _folder, topic, name = str(path).removesuffix(".yml").rsplit(sep, 2)
            if re.fullmatch(ID_PATTERN, name) and re.fullmatch(ID_PATTERN, topic):
                paths.setdefault(f"{topic}/{name}", {})[language] = path
    return dict(sorted(paths.items()))


def drawing_paths(docs: Path) -> list[Path]:
    """Return the files of the drawings."""
    return sorted(path for path in (docs / "images").glob("*.svg") if not is_leftover(path.name))


def photo_paths(docs: Path) -> list[Path]:
    """Return the files of screenshots and photographs."""
    paths = (docs / "images").glob("*.*")
    return sorted(path for path in paths if path.suffix in ENDINGS_OF_PHOTOS and not is_leftover(path.name))


def film_paths(docs: Path) -> list[Path]:
    """Return the files of films."""
    return _videos(docs, ".mp4")


def caption_paths(docs: Path) -> list[Path]:
    """Return the files of the captions of films."""
    return _videos(docs, ".vtt")


def recording_paths(docs: Path) -> list[Path]:
    """Return the scripts that films are recorded from."""
    return _videos(docs, ".yml")


def _videos(docs: Path, ending: str) -> list[Path]:
    paths = (docs / "videos").glob(f"*{ending}")
    return sorted(path for path in paths if path.suffix == ending and not is_leftover(path.name))


def other_files(
    docs: Path, languages: Iterable[str], guides: Mapping[str, Mapping[str, Path]], links: Collection[Path]
) -> tuple[str, ...]:
    """Return the files in `docs` that do not belong to the content, except what editors and systems leave behind.

    `guides` are those of `guide_paths`, and `links` those of `refused_links`.
    """
    of_languages = (f"{language}{sep}{name}" for language in languages for name in FILES_OF_LANGUAGE)
    of_site = (f"{docs}{sep}{name}" for name in (*FILES_OF_SITE, *of_languages))
    pictures = (*drawing_paths(docs), *photo_paths(docs))
    videos = (*film_paths(docs), *caption_paths(docs), *recording_paths(docs))
    of_guides = (path for paths in guides.values() for path in paths.values())
    known = set(map(str, (*of_site, *pictures, *videos, *of_guides, *links)))  # quicker than paths
    return tuple(Path(path).relative_to(docs).as_posix() for path in _files_in(docs) if path not in known)


def refused_links(docs: Path) -> tuple[Path, ...]:
    """Return the links in `docs` behind which nothing is read: those to folders, and to files outside it."""
    links = (path for path in map(Path, filter(islink, _files_in(docs))) if path.exists())
    return tuple(path for path in links if path.is_dir() or not path.resolve().is_relative_to(docs.resolve()))


def _files_in(docs: Path) -> Iterator[str]:
    """Yield the paths of all files in `docs`, except what editors and systems leave behind.

    A link to a folder counts as a file. The paths are strings: thousands of Paths would take longer than the walk.
    """
    for inner, folders, files in docs.walk():
        folders[:] = sorted(name for name in folders if not is_leftover(name))
        yield from (f"{inner}{sep}{name}" for name in sorted(files) if not is_leftover(name))
