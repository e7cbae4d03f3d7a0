"""Stands in for `_colorize`, which `traceback` asks for colours: in the browser there are none.

Python's own makes dataclasses for themes, and they want Python's compiler: a tenth of the whole start.
"""


class _Colours:
    def __getattr__(self, name: str) -> str:
        return ""


class _Theme:
    traceback = _Colours()


def can_colorize(**_where: object) -> bool:
    """Return whether colours are seen there: no."""
    return False


def get_theme(**_wishes: object) -> _Theme:
    """Return the theme without colours."""
    return _Theme()
