"""Checks a page with axe, by the rules of WCAG 2.2 A and AA, and its own best practices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.browser import DESKTOP, PHONE, ROOT, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TO_THE_TOP = "for (const part of document.querySelectorAll('*')) if (part.scrollTop) part.scrollTop = 0"
"""Scrolls the page and its menu to the top: where the header covers words, as it should, axe misjudges colours."""
DRAWN = [".kb-photo__number"]
"""The numbers of marks, since axe sees neither their background nor the photo. Hovered links have the same colours."""
TOLD = ["violations", "incomplete"]
"""The results that axe describes. Describing what passed takes twice as long as checking."""
LOOKS = {
    "light-phone": ("light", PHONE),
    "dark-phone": ("dark", PHONE),
    "light-desktop": ("light", DESKTOP),
    "dark-desktop": ("dark", DESKTOP),
}


def faults_in_each_look(page: Page) -> dict[str, list[str]]:
    """Return what axe finds on the page, which is loaded only once, in each of the LOOKS in which it finds anything."""
    found = {}
    for look, (scheme, viewport) in LOOKS.items():
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        found[look] = axe_faults(page)
    return {look: faults for look, faults in found.items() if faults}


def context_of(look: str) -> dict[str, object]:
    """Return the options of a browser context in one of the LOOKS, which let axe run despite the policy."""
    scheme, viewport = LOOKS[look]
    return {"color_scheme": scheme, "viewport": viewport, "bypass_csp": True, "reduced_motion": "reduce"}


def axe_faults(page: Page) -> list[str]:
    """Return axe's violations and undecided results for the page, each with its element."""
    settle(page)
    page.evaluate(TO_THE_TOP)
    page.evaluate(AXE)
    options = {"runOnly": TAGS, "resultTypes": TOLD, "selectors": False}
    found = page.evaluate("([drawn, options]) => axe.run({ exclude: drawn }, options)", [DRAWN, options])
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:160]}"
        for kind in TOLD
        for fault in found[kind]
        for node in fault["nodes"]
        if not _is_sign(node)
    ]


def _is_sign(node: dict[str, Any]) -> bool:
    """Return whether axe could not decide because there are no letters, as on a key with an arrow."""
    return any(isinstance(check["data"], dict) and check["data"].get("messageKey") == "nonBmp" for check in node["any"])
