"""Files in docs/ that the site ignores, although somebody may think that it uses them."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from kb.content.content_files import ENDINGS_OF_PHOTOS, FILES_OF_LANGUAGE, FILES_OF_SITE
from kb.content.finding import Finding
from kb.content.naming import kebab_case
from kb.content.shape import ID_PATTERN
from kb.content.site import Site
from kb.content.source_file import FILE_OUTSIDE, LINKED_FOLDER
from kb.content.text import Place


def stray_files(site: Site) -> Iterator[Finding]:
    """Find files that the site does not use: in the wrong folder, with the wrong ending or name, or of another kind."""
    outlines = (*site.outlines.values(), *site.drafts.values())
    shown = {name for outline in outlines for name in (*outline.pictures, *outline.videos)}
    for name in site.other_files:
        path = PurePosixPath(name)
        if path.parts[0] == "images":
            if path.name not in shown:  # otherwise the guide that names it has a finding
                yield _of_picture(site, path)
        elif path.parts[0] == "videos":
            if path.name not in shown or len(path.parts) > 2:
                yield _of_video(site, path)
        elif len(path.parts) == 1 or path.parts[0] in site.languages:  # otherwise the folder has a finding
            yield _of_content(site, path)


def refused_links(site: Site) -> Iterator[Finding]:
    """Find links to folders, and to files outside docs/: what they hold is not read, and must not be published."""
    for path in site.refused_links:
        yield Finding(Place(path), *(LINKED_FOLDER if path.is_dir() else FILE_OUTSIDE))


def _of_picture(site: Site, path: PurePosixPath) -> Finding:
    place = Place(site.docs / path)
    if len(path.parts) > 2:
        return Finding(place, "the picture is in a subfolder", f"move it to docs/images/{path.name}")
    if (ending := path.suffix.lower()) in {".svg", *ENDINGS_OF_PHOTOS}:
        return Finding(place, f"the file’s name ends in “{path.suffix}”", f"rename it to “{path.stem}{ending}”")
    wrong = "the file is neither an SVG drawing nor a PNG, JPEG or WebP picture"
    return Finding(place, wrong, "save it as one of these, or move it out of docs/images")


def _of_video(site: Site, path: PurePosixPath) -> Finding:
    place = Place(site.docs / path)
    if len(path.parts) > 2:
        return Finding(place, "the video is in a subfolder", f"move it to docs/videos/{path.name}")
    if (ending := path.suffix.lower()) in {".mp4", ".vtt", ".yml"}:
        return Finding(place, f"the file’s name ends in “{path.suffix}”", f"rename it to “{path.stem}{ending}”")
    wrong = "the file is neither an MP4 film nor WebVTT captions"
    return Finding(place, wrong, "export it as one of these, or move it out of docs/videos")


def _of_content(site: Site, path: PurePosixPath) -> Finding:
    place = Place(site.docs / path)
    ending, folders = path.suffix.lower(), path.parts[:-1]
    if ending not in {".yml", ".yaml", ".md"}:
        return Finding(place, "the site does not use this file", "move it out of docs/, or delete it", "warning")
    if ending == ".yaml" or path.suffix == ".YML":
        return Finding(place, f"the file’s name ends in “{path.suffix}”", f"rename it to “{path.stem}.yml”")
    usual = FILES_OF_LANGUAGE if folders else FILES_OF_SITE
    if len(folders) < 2 and (close := get_close_matches(path.stem, [name.partition(".")[0] for name in usual], n=1)):
        expected = next(name for name in usual if name.startswith(close[0]))
        wrong = f"docs/{'/'.join((*folders, ''))} has no file “{path.name}”"
        return Finding(place, wrong, f"did you mean “{expected}”?")
    if ending == ".md":
        return Finding(place, "the site does not use this file", "write a guide as YAML: “kb new” starts one")
    if len(folders) != 2:
        language = folders[0] if folders else "LANGUAGE"
        topic = folders[1] if len(folders) > 1 else "TOPIC"
        return Finding(place, "the file is in a wrong folder", f"a guide is docs/{language}/{topic}/{path.name}")
    named = path.stem if not re.fullmatch(ID_PATTERN, path.stem) else folders[1]
    what = "file" if named == path.stem else "folder"
    wrong = f"the {what}’s name “{named}”, which would be in the guide’s address, is not in kebab case"
    return Finding(place, wrong, f"rename it to “{kebab_case(named)}”: a-z, 0-9 and single hyphens")
