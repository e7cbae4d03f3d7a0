"""Faults of videos: their films, captions and posters, and their transcript, which must say what the captions say."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from kb.content.captions import Captions, starts_of
from kb.content.fields import items, texts_of, units
from kb.content.film import Film
from kb.content.finding import Finding, nearest
from kb.content.guide import Guide, Video
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import facts, labels
from kb.content.places import widgets_of
from kb.content.recording import Recording
from kb.content.site import Shared, Site
from kb.content.text import Place, Text
from kb.content.versions import Versions, language_of_version, name_in_parts, name_of_version
from kb.render.renderer import Renderer, with_names
from widgets.rules import FACTS

AGREE = "write the same in both, or record the video again: kb record"
ROUNDED = 0.1  # seconds by which captions may run on after their film


def missing_files_of_videos(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find films, captions and posters that do not exist, or are something else."""
    for video in items(guide.versions[guide.source], Video):
        recorded = f"record the video: kb record {guide.address}" if script_of(video, shared) else ""
        yield from _missing(video.file, "video", ".mp4", shared.films, shared, recorded)
        yield from _missing(video.captions, "captions", ".vtt", shared.captions, shared, recorded)
        yield from _missing_poster(video.poster, shared, recorded)


def _missing(
    name: Text, what: str, ending: str, there: Versions[object], shared: Shared, recorded: str
) -> Iterator[Finding]:
    """Yield what is wrong with a file that cannot be shown; `recorded` says how it is made, if it is recorded."""
    if name in there:
        return
    if PurePath(name).suffix != ending:
        yield Finding(name.place, f"“{name}” cannot be shown as {what}", f"expected a name that ends in {ending}")
    elif (for_all := _for_all(name, shared)) in there:
        wrong = f"“{name}” is for a single language"
        yield Finding(name.place, wrong, f"write “{for_all}”: each language shows its own")
    elif not _has_a_finding(name, shared.other_videos):
        yield _absent(name, f"“{name}” is not in docs/videos", there, recorded)


def _missing_poster(name: Text, shared: Shared, recorded: str) -> Iterator[Finding]:
    if name in shared.photos:
        return
    if name in shared.pictures:
        yield Finding(name.place, f"the poster “{name}” is a drawing", "expected a photo: PNG, JPEG or WebP")
    elif (for_all := _for_all(name, shared)) in shared.photos:
        wrong = f"the poster “{name}” is for a single language"
        yield Finding(name.place, wrong, f"write “{for_all}”: each language shows its own")
    elif not _has_a_finding(name, shared.other_pictures):
        yield _absent(name, f"the poster “{name}” is not in docs/images", shared.photos, recorded)


def _absent(name: Text, wrong: str, there: Iterable[str], recorded: str) -> Finding:
    """Return the finding for a missing file: it has not been recorded yet, or its name is misspelt."""
    if recorded:
        return Finding(name.place, wrong, recorded, "unfinished")
    return Finding(name.place, wrong, nearest(name, there))


def _for_all(name: str, shared: Shared) -> str:
    for_all, language = name_in_parts(name)
    return for_all if language in shared.languages else name


def _has_a_finding(name: str, others: Iterable[str]) -> bool:
    """Return whether a file of that name exists but cannot be shown: then it has its own finding."""
    return any(other.lower() == name.lower() or name_in_parts(other).for_all == name for other in others)


def captions_beyond_the_film(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find captions that run on after their film has ended."""
    for video in items(guide.versions[guide.source], Video):
        for language, captions in _readable_captions(video, guide, shared):
            film = film_in(language, video, guide.source, shared)
            late = next((cue for cue in captions.cues if film and cue.end > film.duration + ROUNDED), None)
            if film and late:
                wrong = f"the captions last to {late.end:.1f} s, and the video to {film.duration:.1f} s"
                yield Finding(_place(captions, shared, late.line), wrong, f"expected at most {film.duration:.3f}")


def transcripts_that_differ(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find transcripts that do not say the same as the captions of their language."""
    for video in items(guide.versions[guide.source], Video):
        for language, captions in _readable_captions(video, guide, shared):
            own = next(own for own in items(guide.versions[language], Video) if own.id == video.id)
            is_own = all(line.text.language == language for line in own.transcript)
            if is_own and all(_can_be_rendered(line.text, shared) for line in own.transcript):
                renderer = Renderer(language, shared.languages[language], shared.products[language])
                lines = [renderer.words(line.text) for line in own.transcript]
                if starts_of(lines, captions.cues) is None:
                    yield _difference(own, lines, captions)


def _difference(video: Video, lines: list[str], captions: Captions) -> Finding:
    """Return the finding for the first line whose words differ from the captions."""
    spoken = " ".join(word for cue in captions.cues for word in cue.words.split())
    for line, words in zip(video.transcript, (" ".join(line.split()) for line in lines), strict=True):
        if not spoken.startswith(words):
            wrong = (
                f"the captions, {captions.file}, say “{spoken[:40].strip()}” here"
                if spoken
                else (f"the captions, {captions.file}, end before this")
            )
            return Finding(line.text.place, wrong, AGREE, "warning")
        spoken = spoken.removeprefix(words).strip()
    wrong = f"the captions, {captions.file}, go on: “{spoken[:40].strip()}”"
    return Finding(video.transcript[-1].text.place, wrong, AGREE, "warning")


def videos_of_some_languages(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find languages without captions, or without their own film or poster although other languages have one."""
    for video in items(guide.versions[guide.source], Video):
        for what, name, versions, others in (
            ("video", video.file, shared.films.get(video.file, {}), shared.other_videos),
            ("captions", video.captions, shared.captions.get(video.captions, {}), shared.other_videos),
            ("poster", video.poster, shared.photos.get(video.poster, {}), shared.other_pictures),
        ):
            is_for_each = versions and (what == "captions" or versions.keys() - {"", guide.source})
            for language in shared.languages if is_for_each else ():
                file = name_of_version(name, language)
                names = {file, *((name,) if language == guide.source else ())}
                is_there = language in versions or (language == guide.source and "" in versions)
                if not is_there and names.isdisjoint(others):  # otherwise the file has a finding
                    wrong = f"{shared.languages[language].name} has no {what} “{file}”"
                    yield Finding(name.place, wrong, "add it: another language’s is shown", "warning")


def scripts_that_say_other_lines(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find videos whose script has other lines than the transcript, or the same in another order."""
    for video in items(guide.versions[guide.source], Video):
        if script := script_of(video, shared):
            told = list(dict.fromkeys(scene.line for scene in script.scenes if scene.line))
            lines = [line.id for line in video.transcript]
            for line in told:
                if line not in lines:
                    yield Finding(line.place, f"the transcript has no line “{line}”", nearest(line, lines))
            if lines != told and set(told) <= set(lines):
                wrong = "the script of the video does not say these lines, in this order"
                yield Finding(
                    video.transcript[0].id.place, wrong, f"expected {', '.join(told)}, as in {_stem(video)}.yml"
                )


def unused_videos(site: Site) -> Iterator[Finding]:
    """Find films and captions that no guide shows."""
    if site.unreadable:  # one of these guides may show them
        return
    shown = {name for outline in (*site.outlines.values(), *site.drafts.values()) for name in outline.videos}
    versions: Mapping[str, Iterable[str]] = {**site.films, **site.captions}
    for name in sorted(versions.keys() - shown):
        place = Place(site.docs / "videos" / name_of_version(name, min(versions[name])))
        yield Finding(place, f"no guide shows “{name}”", "delete it, or show it: “video: …”", "warning")
    for name in sorted(site.recordings):
        if f"{name}.mp4" not in shown:
            wrong = f"no guide shows “{name}.mp4”, which this script records"
            yield Finding(
                Place(site.docs / "videos" / f"{name}.yml"), wrong, "delete it, or write “video: …”", "warning"
            )


def outdated_recordings(site: Site) -> Iterator[Finding]:
    """Find films that show words that the site no longer has.

    Not among the checks of a build, as it needs the words of guides and widgets together: `kb check` reports them.
    """
    for address, outline in site.outlines.items():
        if any(captions.shows for name in outline.videos for captions in site.captions.get(name, {}).values()):
            guide = site.guides[address]
            for video in items(guide.versions[guide.source], Video):
                for language, captions in _readable_captions(video, guide, site):
                    if language in guide.unreadable or language not in site.words:  # they have their own findings
                        continue
                    said = words_shown(site, language, guide.versions[language], widgets_of(outline))
                    gone = [words for words in captions.shows if words not in said]
                    if gone:
                        others = f", and {len(gone) - 1} more" if len(gone) > 1 else ""
                        wrong = f"the video shows “{gone[0]}”{others}, which the page no longer says"
                        expected = f"record it again: kb record {address} --language {language}"
                        yield Finding(_place(captions, site), wrong, expected, "warning")


def words_shown(site: Site, language: str, version: Guide, widgets: Iterable[str]) -> frozenset[str]:
    """Return all texts that the page of a guide can show in a language, as plain words."""
    words = site.words[language]
    of_widgets = (text for name in widgets for text in texts_of(words.widgets[name]))
    texts = (*(unit.text for unit in units(version)), *texts_of(words.all_widgets), *of_widgets)
    renderer = Renderer(language, site.languages[language], site.products[language])
    known = (text for text in texts if all(label in site.labels[language] for label in labels(text)))
    return frozenset(" ".join(with_names(renderer.words(text)).split()) for text in known)


def script_of(video: Video, shared: Shared) -> Recording | None:
    """Return the script by which the video is recorded, if there is one."""
    return shared.recordings.get(_stem(video))


def _stem(video: Video) -> str:
    return video.file.removesuffix(".mp4")


def film_in(language: str, video: Video, source: str, shared: Shared) -> Film | None:
    """Return the film that a language shows, if there is one."""
    versions = shared.films.get(video.file)
    return versions[language_of_version(language, shared.languages[language], source, versions)] if versions else None


def _place(captions: Captions, shared: Shared, line: int = 1) -> Place:
    return Place(shared.docs / "videos" / captions.file, line)


def _readable_captions(video: Video, guide: GuideInLanguages, shared: Shared) -> Iterator[tuple[str, Captions]]:
    """Yield the languages' own captions."""
    for language, captions in shared.captions.get(video.captions, {}).items():
        yield language or guide.source, captions


def _can_be_rendered(text: Text, shared: Shared) -> bool:
    """Return whether everything that a text names exists: otherwise it has its own finding."""
    known = shared.labels.get(text.language, {})
    return all(fact in FACTS for fact in facts(text)) and all(label in known for label in labels(text))
