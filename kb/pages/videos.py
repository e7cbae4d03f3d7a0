"""Videos as pages show them: the film, its captions, and a transcript whose lines link to their place in the film."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.content.captions import Captions, Cue, starts_of
from kb.content.film import Film
from kb.content.guide import Line, Video
from kb.content.part import digest
from kb.content.text import Text


@dataclass(frozen=True)
class FilmInPage:
    """A film as a page shows it: its path, its size in pixels, and its length in seconds."""

    path: str
    width: int
    height: int
    duration: float
    has_sound: bool


@dataclass(frozen=True)
class CaptionsInPage:
    """Captions as a page shows them: their path, their language, and their words."""

    path: str
    language: str
    cues: tuple[Cue, ...]

    def starts(self, transcript: tuple[Line, ...], words: Callable[[Text], str]) -> tuple[float, ...] | None:
        """Return the second of the film at which each line of the transcript begins, or None if that is not known.

        Captions of another language are used only if they have the same number of lines.
        """
        known = starts_of([words(line.text) for line in transcript], self.cues)
        by_number = tuple(cue.start for cue in self.cues) if len(self.cues) == len(transcript) else None
        return known or by_number


@dataclass(frozen=True)
class VideoInPage:
    """The data of a video's template. `starts` are the seconds at which the transcript's lines begin."""

    film: FilmInPage
    captions: CaptionsInPage
    starts: tuple[float, ...] | None

    @property
    def length(self) -> str:
        """The length of the film, such as 0:38."""
        return minutes(self.film.duration)


def video_in_page(
    video: Video, film: FilmInPage, captions: CaptionsInPage, words: Callable[[Text], str]
) -> VideoInPage:
    """Return the video as a page shows it; `words` gives what a text says."""
    return VideoInPage(film, captions, captions.starts(video.transcript, words))


def minutes(seconds: float) -> str:
    """Return seconds as players show them: 0:04."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def path_of_film(film: Film) -> str:
    """Return the film's path from the site's root."""
    return f"videos/{digest(film.content)[:12]}.mp4"


def path_of_captions(captions: Captions) -> str:
    """Return the captions' path from the site's root."""
    return f"videos/{digest(captions.webvtt())[:12]}.vtt"


def film_in_page(film: Film) -> FilmInPage:
    """Return the film as a page shows it."""
    return FilmInPage(path_of_film(film), film.width, film.height, film.duration, film.has_sound)


def captions_in_page(language: str, captions: Captions) -> CaptionsInPage:
    """Return the captions, which are in that language, as a page shows them."""
    return CaptionsInPage(path_of_captions(captions), language, captions.cues)
