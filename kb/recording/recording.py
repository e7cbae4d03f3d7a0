"""Records the videos of a guide from their scripts: film, captions and poster, in each language."""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, sync_playwright

from hooks.material import ICONS
from kb.build.build import build_site
from kb.build.inputs import ROOT
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.checks.videos import script_of, words_shown
from kb.content.captions import Cue, webvtt
from kb.content.fields import items
from kb.content.finding import nearest
from kb.content.guide import Video
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.loading import load_site
from kb.content.photo import KINDS
from kb.content.places import widgets_of
from kb.content.recording import Recording
from kb.content.site import Site
from kb.content.versions import name_of_version
from kb.content.writing import write_at_once
from kb.recording.film_writing import FilmTooLargeError, write_film
from kb.recording.serving import served
from kb.recording.stage import FRAMES, HEIGHT, SHARPNESS, WIDTH, Stage
from kb.render.renderer import Renderer, page_path

READ = 15  # letters that people read per second
SHORTEST = 2.5  # seconds for which a line is shown at least
PATIENCE = 60_000  # milliseconds to wait for the target of a scene


class VideoRecordingError(Exception):
    """A video cannot be recorded. The message says why, and what to do."""


def record(root: Path, address: str, language: str | None, terminal: Terminal) -> Iterator[Path]:
    """Record the videos of the guide at `address`, in one language or all; yield each file that was written.

    Raises:
        VideoRecordingError: if the guide has no video with a script, or the page does not match the script.
        FaultsError: if the preview cannot be built; and the other errors of `build_site`.
    """
    site, _found = load_site(root / "docs", ICONS)
    if address not in site.guides:
        raise VideoRecordingError(f"There is no guide “{address}”; {nearest(address, site.guides)}")
    guide = site.guides[address]
    scripts = {video.id: script_of(video, site) for video in items(guide.versions[guide.source], Video)}
    if not any(scripts.values()):
        raise VideoRecordingError(f"No video of “{address}” has a script: write docs/videos/NAME.yml for NAME.mp4.")
    folder = root / ".cache" / "recording"
    folder.mkdir(parents=True, exist_ok=True)
    build_site(Target(root, "http://127.0.0.1/", folder, is_preview=True), terminal)
    with served(folder) as url, sync_playwright() as playwright:
        chromium = _chromium()
        for own in (language,) if language else site.languages:
            locale = site.languages[own].locale
            browser = playwright.chromium.launch(
                executable_path=chromium,
                args=["--no-sandbox", "--disable-gpu", f"--lang={locale.replace('_', '-')}"],
                env={**os.environ, "LANGUAGE": locale, "LC_ALL": f"{locale}.UTF-8"},  # dates in fields
            )
            for video in items(guide.versions[own], Video):
                if script := scripts[video.id]:
                    yield from _Recorder(site, guide, own, browser, url).record(video, script)
            browser.close()


class _Recorder:
    """Records videos of a guide in one language."""

    def __init__(self, site: Site, guide: GuideInLanguages, language: str, browser: Browser, url: str) -> None:
        self._site = site
        self._guide = guide
        self._language = language
        self._browser = browser
        self._url = url

    def record(self, video: Video, script: Recording) -> Iterator[Path]:
        """Record a video. Yield the files of its film, captions and poster."""
        site, language, guide = self._site, self._language, self._guide
        renderer = Renderer(language, site.languages[language], site.products[language])
        lines = {str(line.id): " ".join(renderer.words(line.text).split()) for line in video.transcript}
        stage, cues = self._filmed(script, lines)
        whose = "" if language == guide.source else language
        film, captions = (site.docs / "videos" / name_of_version(name, whose) for name in (video.file, video.captions))
        try:
            write_film(stage.pictures, film)
        except FilmTooLargeError as error:
            raise VideoRecordingError(str(error)) from error
        yield film
        widgets = widgets_of(site.outlines[guide.address])
        said = words_shown(site, language, guide.versions[language], widgets)
        write_at_once(captions, webvtt(cues, sorted(seen_of(said, stage.words))).encode())
        yield captions
        poster = site.docs / "images" / name_of_version(video.poster, whose)
        write_at_once(poster, _as_photo(stage.pictures[-1].png, KINDS[poster.suffix]))
        yield poster

    def _filmed(self, script: Recording, lines: Mapping[str, str]) -> tuple[Stage, list[Cue]]:
        """Play the script. Return the stage, which has the pictures, and the captions."""
        context = self._browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SHARPNESS,
            locale=self._site.languages[self._language].locale.replace("_", "-"),
            timezone_id="Europe/Zurich",
            reduced_motion="reduce",
            color_scheme="light",
            bypass_csp=True,  # the pointer and the frame are not part of the page
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.clock.set_fixed_time(datetime.combine(script.today, time(12), UTC))
        page.goto(f"{self._url}{page_path(self._language, self._guide.address)}")
        stage = Stage(page)
        stage.set_up()
        stage.hold(0.8)
        cues: list[Cue] = []
        line, start = "", 0.0

        def end_line() -> None:
            words = lines.get(line, "")
            stage.hold(max(0.3, start + max(SHORTEST, len(words) / READ) - stage.seconds))
            if words:
                cues.append(Cue(start, stage.seconds - 1 / FRAMES, words, 0))

        for number, scene in enumerate(script.scenes, start=1):
            if scene.line and scene.line != line:
                if line:
                    end_line()
                line, start = scene.line, stage.seconds
            try:
                stage.look_at(scene.target)
                if scene.click:
                    stage.click(scene.click)
                elif scene.fill and scene.value:
                    stage.fill(scene.fill, scene.value)
            except Error as error:
                wrong = f"Scene {number} cannot be played in {self._language}: “{scene.target}” is not on the page"
                raise VideoRecordingError(f"{wrong}, or cannot be used ({error.message.splitlines()[0]}).") from error
        end_line()
        context.close()
        return stage, cues


def _as_photo(png: bytes, kind: str) -> bytes:
    """Return the picture in that format, such as WebP."""
    written = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("RGB").save(written, kind.upper(), quality=80)
    return written.getvalue()


def _chromium() -> str:
    """Return the path of Chromium: a full one, since a headless shell supports fewer languages, or the tests' one."""
    for name in ("chromium", "google-chrome"):
        if path := os.environ.get("CHROMIUM") or shutil.which(name):
            return path
    found = subprocess.run([ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return found.stdout.strip()


def seen_of(said: Collection[str], seen: Collection[str]) -> Iterator[str]:
    """Yield the texts of the page that were seen. Names in braces within a text match any words."""
    shown = " ".join(seen)
    for text in said:
        words = " ".join(text.split())
        pattern = re.sub(r"\\\{[a-z_.]+\\\}", ".{1,80}?", re.escape(words))
        if words and re.search(rf"(?<!\w){pattern}(?!\w)", shown):
            yield words
