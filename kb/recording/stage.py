"""A page being filmed, picture by picture, so that the film does not depend on the speed of the machine."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import FloatRect, Page

FRAMES = 15
"""Pictures per second."""
WIDTH, HEIGHT = 390, 560
"""Width and height of the window in CSS pixels: a phone's, so that words stay legible in a small film."""
SHARPNESS = 2
"""Pixels of the film per CSS pixel."""

SCRIPT = Path(__file__).parent / "stage.js"
MIDDLE = 0.42  # of the window's height; where the target of a scene should be
BESIDE = 0.84  # of a button's width and height; where it is pressed, so that the pointer does not cover its words
NEAR = 60  # pixels; over a shorter distance, the page is not scrolled
SPEED = 900  # pixels per second, of the pointer and of scrolling
LONGEST_MOVE = 1.0  # second


class Picture(NamedTuple):
    """A picture of a film, as PNG, and the number of frames for which it is shown."""

    png: bytes
    times: int


@dataclass
class Stage:
    """Films a page, in which nothing changes except from one picture to the next."""

    page: Page
    pictures: list[Picture] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """The words of the page that were seen."""
    _at: tuple[float, float] = (WIDTH * 0.8, HEIGHT * 0.9)

    @property
    def seconds(self) -> float:
        """The length of the film so far, in seconds."""
        return sum(picture.times for picture in self.pictures) / FRAMES

    def set_up(self) -> None:
        """Add the pointer and the frame to the page."""
        self.page.evaluate(SCRIPT.read_text(encoding="utf-8"))

    def look_at(self, selector: str) -> None:
        """Scroll to the element that the selector finds, and draw a frame around it."""
        self.page.evaluate("stage.clear()")
        target = self.page.locator(selector).first
        target.wait_for(state="visible")
        start = self.page.evaluate("scrollY")
        way = self._distance(self._box(selector))
        if abs(way) > NEAR:
            for part in eased(abs(way)):
                self.page.evaluate("to => scrollTo({ top: to, behavior: 'instant' })", start + way * part)
                self._shoot()
        self.page.evaluate("box => stage.surround(box)", self._box(selector))
        self.hold(0.5)

    def click(self, selector: str) -> None:
        """Press the element that the selector finds."""
        self._press(selector)
        self.page.locator(selector).first.click()
        self._follow(selector)

    def fill(self, selector: str, value: str) -> None:
        """Press the field, and fill it in."""
        self._press(selector)
        field = self.page.locator(selector).first
        field.fill(value)
        field.blur()
        self._follow(selector)

    def hold(self, seconds: float) -> None:
        """Show the page as it is for a while."""
        self.words.update(self.page.evaluate("stage.words()"))
        self._shoot(max(1, round(seconds * FRAMES)))

    def _press(self, selector: str) -> None:
        """Show the pointer moving to the element that the selector finds, and pressing there."""
        self._move_to(*_beside(self._box(selector)))
        for pressed in (0.5, 1.0, 1.0, 0.5):
            self._point(pressed)
            self._shoot()

    def _follow(self, selector: str) -> None:
        """Move the pointer and the frame along if the page has moved the element."""
        box = self._box(selector)
        self._at = _beside(box)
        self._point()
        self.page.evaluate("box => stage.surround(box)", box)
        self.hold(0.4)

    def _move_to(self, x: float, y: float) -> None:
        (from_x, from_y), (way_x, way_y) = self._at, (x - self._at[0], y - self._at[1])
        for part in eased((way_x**2 + way_y**2) ** 0.5):
            self._at = from_x + way_x * part, from_y + way_y * part
            self._point()
            self._shoot()

    def _point(self, pressed: float = 0) -> None:
        self.page.evaluate("([x, y, pressed]) => stage.point(x, y, pressed)", [*self._at, pressed])

    def _shoot(self, times: int = 1) -> None:
        self.pictures.append(Picture(self.page.screenshot(animations="disabled"), times))

    def _box(self, selector: str) -> FloatRect:
        box = self.page.locator(selector).first.bounding_box()
        assert box  # noqa: S101 (look_at has waited for it to be visible)
        return box

    def _distance(self, box: FloatRect) -> float:
        """Return how far to scroll. An element as high as the window is aligned with its top, below the header."""
        top: float = self.page.evaluate("(document.querySelector('header')?.getBoundingClientRect().bottom ?? 0) + 16")
        wanted = max(top, HEIGHT * MIDDLE - box["height"] / 2)
        furthest: float = self.page.evaluate("document.documentElement.scrollHeight - innerHeight - scrollY")
        return min(box["y"] - wanted, furthest)


def _beside(box: FloatRect) -> tuple[float, float]:
    """Return the point at which the pointer presses the box."""
    return box["x"] + box["width"] * BESIDE, box["y"] + box["height"] * BESIDE


def eased(distance: float) -> Iterator[float]:
    """Yield the progress of a move, from almost 0 to 1, which starts and ends slowly."""
    steps = max(3, round(min(distance / SPEED, LONGEST_MOVE) * FRAMES))
    for step in range(1, steps + 1):
        part = step / steps
        yield part * part * (3 - 2 * part)
