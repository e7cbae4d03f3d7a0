"""Which keys show support what the customer sees?"""

from collections.abc import Mapping
from typing import NamedTuple

from widgets.rules.inputs import Field, Given
from widgets.rules.systems import COMPUTERS, PHONES, SYSTEMS
from widgets.rules.widget import Answer, Widget

BROWSERS = ("chrome", "firefox", "safari", "edge", "internet-explorer")


class Keys(NamedTuple):
    """Keys to press together, and a code for the devices that need them, or None if that needs no explanation."""

    chord: tuple[str, ...]
    when: str | None = None


class Way(NamedTuple):
    """The keys to choose from, with those that most devices need first; where the result is then; what tells more."""

    keys: tuple[Keys, ...]
    saved_to: str | None
    step: str


GUIDE = "support/help-support-help-you"
CONSOLE = f"{GUIDE}#console"
CONSOLES: Mapping[str, str] = {
    "windows": f"{GUIDE}#console-windows",
    "macos": f"{GUIDE}#console-macos",
    "linux": f"{GUIDE}#console-linux",
    "chromeos": f"{GUIDE}#console-linux",
}

# Sources: help-support-help-you, windows-screenshots, mac-screenshots, gnome-screenshots.
# Sources: chromebook-screenshots, iphone-screenshots, ipad-screenshots.
SCREENSHOTS: Mapping[str, Way] = {
    "windows": Way(
        (
            Keys(("windows", "shift", "s"), "windows-10-or-11"),
            Keys(("print-screen",), "any-windows"),
            Keys(("fn", "print-screen"), "laptop"),
        ),
        "clipboard",
        f"{GUIDE}#screenshot-windows",
    ),
    "macos": Way((Keys(("command", "shift", "3")),), "desktop", f"{GUIDE}#screenshot-macos"),
    "linux": Way((Keys(("print-screen",)),), "pictures", f"{GUIDE}#screenshot-linux"),
    "chromeos": Way(
        (
            Keys(("control", "show-windows"), "without-screenshot-key"),
            Keys(("screenshot",), "with-screenshot-key"),
        ),
        "downloads",
        f"{GUIDE}#screenshot-chromeos",
    ),
    "ios": Way(
        (
            Keys(("side", "volume-up"), "without-home-button"),
            Keys(("top", "volume-up"), "ipad-without-home-button"),
            Keys(("side", "home"), "with-home-button"),
            Keys(("top", "home"), "ipad-with-home-button"),
        ),
        "photos",
        f"{GUIDE}#screenshot-ios",
    ),
    "android": Way((Keys(("volume-down", "lock")),), "gallery", f"{GUIDE}#screenshot-android"),
}

# Source: help-support-help-you.
COPY_MESSAGE = Way((Keys(("control", "c")),), "clipboard", f"{GUIDE}#windows-message")

# Sources: help-support-help-you, firefox-console, edge-console, chrome-console.
CONSOLE_KEYS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("windows", "chrome"): ("control", "shift", "i"),
    ("windows", "firefox"): ("control", "shift", "i"),
    ("windows", "safari"): ("control", "shift", "i"),
    ("windows", "edge"): ("f12",),
    ("windows", "internet-explorer"): ("f12",),
    ("macos", "chrome"): ("command", "option", "j"),
    ("macos", "firefox"): ("command", "option", "k"),
    ("macos", "safari"): ("command", "option", "c"),
    ("macos", "edge"): ("command", "option", "j"),
    ("linux", "chrome"): ("control", "shift", "j"),
    ("linux", "firefox"): ("control", "shift", "k"),
    ("linux", "edge"): ("control", "shift", "j"),
    ("chromeos", "chrome"): ("control", "shift", "j"),
    ("chromeos", "firefox"): ("control", "shift", "k"),
    ("chromeos", "edge"): ("control", "shift", "j"),
}


def screenshot_keys(*, system: str, task: str, browser: str | None) -> Answer:
    """Return the keys to press, the devices that they are for, and where the picture or the text is afterwards.

    Only computers have the console, and only for the console does `browser` matter. Where no keys open it, a picture of
    the screen shows the same. Source: help-support-help-you.
    """
    if task == "console" and system in PHONES:
        return {"outcome": "computer-only", "facts": {}, "steps": [SCREENSHOTS[system].step, CONSOLE]}
    way = _way(system, task, browser)
    if way is None:
        step = CONSOLES[system] if task == "console" else SCREENSHOTS[system].step
        return {"outcome": "not-available", "facts": {}, "steps": [step]}
    return {
        "outcome": "keys",
        "facts": {
            "keys": [list(keys.chord) for keys in way.keys],
            "when": [keys.when for keys in way.keys],
            "saved_to": way.saved_to,
        },
        "steps": [way.step],
    }


def _way(system: str, task: str, browser: str | None) -> Way | None:
    if task == "screen":
        return SCREENSHOTS[system]
    if task == "popup-text":
        return COPY_MESSAGE if system == "windows" else None
    chord = CONSOLE_KEYS.get((system, browser or ""))
    return Way((Keys(chord),), None, CONSOLES[system]) if chord else None


def _is_console_of_a_computer(given: Given) -> bool:
    return given.get("task") == "console" and given.get("system") in COMPUTERS


def _absent_browsers() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(("console", system, browser))
        for system in COMPUTERS
        for browser in BROWSERS
        if (system, browser) not in CONSOLE_KEYS
    )


SCREENSHOT_KEYS = Widget(
    fields=(
        Field("system", "choice", SYSTEMS),
        Field("task", "choice", ("screen", "popup-text", "console")),
        Field("browser", "choice", BROWSERS, is_needed=_is_console_of_a_computer),
    ),
    guidance={
        "keys": (*(way.step for way in SCREENSHOTS.values()), COPY_MESSAGE.step, *dict.fromkeys(CONSOLES.values())),
        "computer-only": (*(SCREENSHOTS[system].step for system in PHONES), CONSOLE),
        "not-available": (
            *(way.step for system, way in SCREENSHOTS.items() if system != "windows"),
            *dict.fromkeys(step for system, step in CONSOLES.items() if system != "windows"),
        ),
    },
    rule=screenshot_keys,
    absent=_absent_browsers(),
)
