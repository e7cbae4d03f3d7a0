"""Which keys show support what the customer sees?"""

from collections.abc import Mapping
from typing import NamedTuple

from widgets.rules.inputs import Field, InputError
from widgets.rules.systems import SYSTEMS
from widgets.rules.widget import Answer, Widget

BROWSERS = ("chrome", "firefox", "safari", "edge", "internet-explorer")


class Keys(NamedTuple):
    """Keys to press together, where the result is then found, and the step that explains more."""

    chord: tuple[str, ...]
    saved_to: str | None
    step: str


WINDOWS_SCREEN = "support/help-support-help-you#screenshot-windows"
MACOS_SCREEN = "support/help-support-help-you#screenshot-macos"
IOS_SCREEN = "support/help-support-help-you#screenshot-ios"
ANDROID_SCREEN = "support/help-support-help-you#screenshot-android"
WINDOWS_MESSAGE = "support/help-support-help-you#windows-message"
CONSOLE = "support/help-support-help-you#console"
WINDOWS_CONSOLE = "support/help-support-help-you#console-windows"
MACOS_CONSOLE = "support/help-support-help-you#console-macos"

# Source: help-support-help-you.
KEYS: Mapping[tuple[str, str], Keys] = {
    ("windows", "screen"): Keys(("print-screen",), "clipboard", WINDOWS_SCREEN),
    ("macos", "screen"): Keys(("command", "shift", "3"), "desktop", MACOS_SCREEN),
    ("ios", "screen"): Keys(("power", "home"), "photos", IOS_SCREEN),
    ("android", "screen"): Keys(("volume-down", "lock"), "gallery", ANDROID_SCREEN),
    ("windows", "popup-text"): Keys(("control", "c"), "clipboard", WINDOWS_MESSAGE),
}

# Source: help-support-help-you.
CONSOLE_KEYS: Mapping[tuple[str, str], Keys] = {
    ("windows", "chrome"): Keys(("control", "shift", "i"), None, WINDOWS_CONSOLE),
    ("windows", "firefox"): Keys(("control", "shift", "i"), None, WINDOWS_CONSOLE),
    ("windows", "safari"): Keys(("control", "shift", "i"), None, WINDOWS_CONSOLE),
    ("windows", "edge"): Keys(("f12",), None, WINDOWS_CONSOLE),
    ("windows", "internet-explorer"): Keys(("f12",), None, WINDOWS_CONSOLE),
    ("macos", "chrome"): Keys(("command", "option", "j"), None, MACOS_CONSOLE),
    ("macos", "safari"): Keys(("command", "option", "c"), None, MACOS_CONSOLE),
}

# No keys copy a message's text, so take a picture of the screen; the console needs a computer.
INSTEAD: Mapping[tuple[str, str], str] = {
    ("macos", "popup-text"): MACOS_SCREEN,
    ("ios", "popup-text"): IOS_SCREEN,
    ("android", "popup-text"): ANDROID_SCREEN,
    ("macos", "console"): MACOS_CONSOLE,
    ("ios", "console"): CONSOLE,
    ("android", "console"): CONSOLE,
}


def screenshot_keys(*, system: str, task: str, browser: str | None) -> Answer:
    """Return the keys to press, and where the picture or the text then is.

    What the page does not explain is `not-available`, with the step that comes closest. `browser` matters only for
    the console.
    Source: help-support-help-you.

    Raises:
        InputError: `missing` if the console is asked for without a browser.
    """
    if task == "console":
        if browser is None:
            raise InputError("missing", "browser")
        keys = CONSOLE_KEYS.get((system, browser))
    else:
        keys = KEYS.get((system, task))
    if keys is None:
        return {"outcome": "not-available", "facts": {}, "steps": [INSTEAD[system, task]]}
    return {
        "outcome": "keys",
        "facts": {"keys": [list(keys.chord)], "saved_to": keys.saved_to},
        "steps": [keys.step],
    }


SCREENSHOT_KEYS = Widget(
    fields=(
        Field("system", "choice", SYSTEMS),
        Field("task", "choice", ("screen", "popup-text", "console")),
        Field("browser", "choice", BROWSERS, optional=True),
    ),
    guidance={
        "keys": tuple(dict.fromkeys(keys.step for keys in (*KEYS.values(), *CONSOLE_KEYS.values()))),
        "not-available": tuple(dict.fromkeys(INSTEAD.values())),
    },
    rule=screenshot_keys,
)
