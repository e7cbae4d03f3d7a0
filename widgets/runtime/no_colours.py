"""Replaces `_colorize`, which `traceback` uses for colours: the browser shows none.

Python's own defines dataclasses for themes, which need Python's compiler: a tenth of the time to start.
"""


class _Colours:
    def __getattr__(self, name: str) -> str:
        return ""


class _Theme:
    traceback = _Colours()


def can_colorize(**_where: object) -> bool:
    """Return whether colours are shown: no."""
    return False


def get_theme(**_wishes: object) -> _Theme:
    """Return the theme without colours."""
    return _Theme()
