"""Writes pictures as a film: MP4 with H.264, using the ffmpeg of imageio-ffmpeg."""

import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
from PIL import Image

from kb.content.writing import write_at_once
from kb.recording.stage import FRAMES, Picture

QUALITIES = (22, 24, 26, 28, 30, 33, 36)
"""x264's quality settings, best first; the first that makes the film small enough is used."""
LARGEST = 480_000  # bytes; a little less than a film may have
BELOW = 176  # pixels below the page, where players show the captions
GROUND = "0x15262d"  # their colour


class FilmTooLargeError(Exception):
    """A film is too large even at the lowest quality."""


def write_film(pictures: Sequence[Picture], path: Path) -> None:
    """Write the pictures as a film, at the best quality that the size limit allows.

    Raises:
        FilmTooLargeError: if it is too large even at the lowest quality.
    """
    with TemporaryDirectory() as folder:
        film = Path(folder) / path.name
        for quality in QUALITIES:
            _encode(pictures, film, quality)
            if film.stat().st_size <= LARGEST:
                write_at_once(path, film.read_bytes())
                return
        size = film.stat().st_size // 1024
    raise FilmTooLargeError(f"{path.name} would have {size} kB; make it shorter, or scroll less")


def _encode(pictures: Sequence[Picture], path: Path, quality: int) -> None:
    with Image.open(BytesIO(pictures[0].png)) as first:
        width, height = first.size
    command = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(FRAMES), "-i", "-"),
        *("-vf", f"pad=iw:ih+{BELOW}:0:0:color={GROUND}"),
        *("-c:v", "libx264", "-preset", "slower", "-crf", str(quality), "-pix_fmt", "yuv420p", "-g", str(FRAMES * 10)),
        *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", str(path)),  # reproducible
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:  # noqa: S603 (no input from outside)
        assert ffmpeg.stdin  # noqa: S101 (a pipe)
        for picture in pictures:
            with Image.open(BytesIO(picture.png)) as shot:
                frame = shot.convert("RGB").tobytes()
            for _ in range(picture.times):
                ffmpeg.stdin.write(frame)
        ffmpeg.stdin.close()
        if ffmpeg.wait():
            raise subprocess.CalledProcessError(ffmpeg.returncode, command)
