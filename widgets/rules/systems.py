"""The operating systems that the widgets know, and how a browser's own words tell them apart."""

COMPUTERS = ("windows", "macos", "linux", "chromeos")
PHONES = ("ios", "android")  # and tablets
SYSTEMS = (*COMPUTERS, *PHONES)


def detect_system(user_agent: str, touch_points: int) -> str | None:
    """Return the system that a browser runs on, or None for any other.

    `user_agent` and `touch_points` are the browser's `navigator.userAgent` and `navigator.maxTouchPoints`: an iPad
    calls itself a Macintosh, but no Macintosh has a touch screen. Televisions and consoles also name Linux, but only a
    desktop names its window system as well.
    """
    if "iPhone" in user_agent or "iPad" in user_agent:
        return "ios"
    if "Android" in user_agent:
        return "android"
    if "Windows" in user_agent:
        return "windows"
    if "Macintosh" in user_agent:
        return "ios" if touch_points > 1 else "macos"
    if "CrOS" in user_agent:
        return "chromeos"
    if "Linux" in user_agent and ("X11" in user_agent or "Wayland" in user_agent):
        return "linux"
    return None
