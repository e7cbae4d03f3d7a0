"""Photos as published: as WebP, in the widths that pages need, under names that change with the contents."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image as Pillow
from PIL import __version__, features

from kb.content.guide import Guide, Image
from kb.content.part import digest
from kb.content.photo import Photo, upright

WIDTHS = (360, 720, 1080)
"""Widths of the narrower versions, in pixels: for a phone, a high-density phone, and a desktop."""

NEARLY = 0.8  # of the photo’s own width: a version that is not much narrower saves little

WRITTEN = {"quality": 82, "method": 6, "use_sharp_yuv": True}
"""Settings for writing WebP, which keep letters in screenshots sharp."""

WRITTEN_BY = f"Pillow {__version__}, libwebp {features.version('webp')}"
"""The versions of the encoder, since another version may write the same pixels as other bytes."""


@dataclass(frozen=True)
class PhotoFile:
    """A photo in one width."""

    photo: Photo
    width: int

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        name = digest(self.photo.content, self.width, WRITTEN, WRITTEN_BY)[:12]
        return f"pictures/{name}-{self.width}.webp"

    def webp(self) -> bytes:
        """Return the photo as WebP: only its pixels, without metadata."""
        picture = upright(self.photo.content.value)
        height = max(1, round(self.photo.height * self.width / self.photo.width))
        if picture.width != self.width:
            picture = picture.resize((self.width, height), Pillow.Resampling.LANCZOS)
        written = BytesIO()
        picture.save(written, "WEBP", **WRITTEN)
        return written.getvalue()


def files_of_photo(photo: Photo) -> Iterator[PhotoFile]:
    """Yield the photo in each of its widths, narrowest first. The last is its own width."""
    yield from (PhotoFile(photo, width) for width in WIDTHS if width < photo.width * NEARLY)
    yield PhotoFile(photo, photo.width)


@dataclass(frozen=True)
class PhotoInPage:
    """A photo as a page shows it: the size in pixels of the largest file, and the files."""

    width: int
    height: int
    files: tuple[tuple[int, str], ...]
    """Width in pixels → path from the site's root, the narrowest first."""

    @property
    def largest(self) -> str:
        """The path of the largest file."""
        return self.files[-1][1]


def in_page(photo: Photo) -> PhotoInPage:
    """Return the photo as a page shows it."""
    files = tuple((file.width, file.path) for file in files_of_photo(photo))
    return PhotoInPage(photo.width, photo.height, files)


def first_image(guide: Guide) -> Image | None:
    """Return the picture of the first part on the page, which readers see at once."""
    first = next(iter((*guide.before, *guide.needs, *guide.points)), None)
    return first.image if first else None
