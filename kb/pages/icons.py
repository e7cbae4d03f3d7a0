# ruff: noqa: E501 (shapes are data)
"""The icons of guides, as inline SVG in the colour of the text. Shapes from Material Design Icons (Apache 2.0)."""

from functools import cache

from markupsafe import Markup

_SHAPES = {
    "link": "M10.59 13.41c.41.39.41 1.03 0 1.42-.39.39-1.03.39-1.42 0a5.003 5.003 0 0 1 0-7.07l3.54-3.54a5.003 5.003 0 0 1 "
    "7.07 0 5.003 5.003 0 0 1 0 7.07l-1.49 1.49c.01-.82-.12-1.64-.4-2.42l.47-.48a2.98 2.98 0 0 0 0-4.24 2.98 2.98 0 0 0-4.24 "
    "0l-3.53 3.53a2.98 2.98 0 0 0 0 4.24m2.82-4.24c.39-.39 1.03-.39 1.42 0a5.003 5.003 0 0 1 0 7.07l-3.54 3.54a5.003 5.003 0 "
    "0 1-7.07 0 5.003 5.003 0 0 1 0-7.07l1.49-1.49c-.01.82.12 1.64.4 2.43l-.47.47a2.98 2.98 0 0 0 0 4.24 2.98 2.98 0 0 0 "
    "4.24 0l3.53-3.53a2.98 2.98 0 0 0 0-4.24.973.973 0 0 1 0-1.42",
    "result": "M21 7 9 19l-5.5-5.5 1.41-1.41L9 16.17 19.59 5.59z",
    "note": "M11 9h2V7h-2m1 13c-4.41 0-8-3.59-8-8s3.59-8 8-8 8 3.59 8 8-3.59 8-8 8m0-18A10 10 0 0 0 2 12a10 10 0 0 0 10 10 "
    "10 10 0 0 0 10-10A10 10 0 0 0 12 2m-1 15h2v-6h-2z",
    "tip": "M12 2a7 7 0 0 1 7 7c0 2.38-1.19 4.47-3 5.74V17a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-2.26C6.19 13.47 5 11.38 5 9a7 7 0 0 "
    "1 7-7M9 21v-1h6v1a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1m3-17a5 5 0 0 0-5 5c0 2.05 1.23 3.81 3 4.58V16h4v-2.42c1.77-.77 3-2.53 "
    "3-4.58a5 5 0 0 0-5-5",
    "warning": "M12 2 1 21h22M12 6l7.53 13H4.47M11 10v4h2v-4m-2 6v2h2v-2",
}


@cache
def icon(name: str) -> Markup:
    """Return the icon's HTML. Its shape stands once in the page, in the `icon_shapes`."""
    return Markup('<svg class="kb-icon" aria-hidden="true" focusable="false"><use href="#kb-icon-{}"/></svg>').format(
        name
    )


def icon_shapes() -> Markup:
    """Return the shapes of all icons, which are not shown themselves."""
    symbols = (
        f'<symbol id="kb-icon-{name}" viewBox="0 0 24 24"><path d="{shape}"/></symbol>'
        for name, shape in _SHAPES.items()
    )
    shapes = "".join(symbols)
    return Markup(f'<svg class="kb-icon-shapes" width="0" height="0" aria-hidden="true">{shapes}</svg>')  # noqa: S704
