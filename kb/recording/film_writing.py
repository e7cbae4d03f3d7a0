"""Writes pictures as a film: MP4 with H.264, by the ffmpeg that imageio-ffmpeg brings."""

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
"""Of x264, the best first: the first with which a film is small enough is taken."""
LARGEST = 480_000  # bytes: a little less than a film may have
BELOW = 176  # pixels below the page, on which players show the captions
GROUND = "0x15262d"  # their colour


class FilmTooLargeError(Exception):
    """A film is larger than may be, even if its pictures are bad."""


def write_film(pictures: Sequence[Picture], path: Path) -> None:
    """Write the pictures as a film, as good as the largest size allows.

    Raises:
        FilmTooLargeError: if it is too large.
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
        *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", str(path)),  # same bytes twice
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:  # noqa: S603 (our own command line)
        assert ffmpeg.stdin  # noqa: S101 (a pipe)
        for picture in pictures:
            with Image.open(BytesIO(picture.png)) as shot:
                frame = shot.convert("RGB").tobytes()
            for _ in range(picture.times):
                ffmpeg.stdin.write(frame)
        ffmpeg.stdin.close()
        if ffmpeg.wait():
            raise subprocess.CalledProcessError(ffmpeg.returncode, command)
