"""The desk turns the HTML in its data into the same nodes as the browser's parser would."""

from __future__ import annotations

import pytest

from tests.browser import Visit
from tests.conftest import LANGUAGES

COMPARE = """
  async ([module, file]) => {
    const { nodesOf } = await import(module);
    const texts = [];
    const collect = (value) => {
      if (typeof value === "string") { if (/[<&]/.test(value)) texts.push(value); }
      else if (value) Object.values(value).forEach(collect);
    };
    const data = await (await fetch(file)).json();
    collect(data.guides.map((guide) => guide.units.map(({ words, more }) => [words, more])).flat(9)
      .map((words) => words?.html ?? Object.values(words ?? {}).map((one) => one.html ?? "")));
    const { guides, labels, codes, ...rest } = data;
    collect(rest);
    const differing = texts.filter((html) => {
      const template = document.createElement("template");
      template.innerHTML = html;
      const mine = document.createElement("template");
      mine.content.append(nodesOf(html));
      return template.innerHTML !== mine.innerHTML;
    });
    return [texts.length, differing.slice(0, 3)];
  }
"""

HOSTILE = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '<a href="javascript:window.ran = 1" onclick="window.ran = 1">x</a>',
    '<a href="https://a.example/" style="color:red">x</a>',
    "<svg onload=window.ran=1>",
    '<form action="https://a.example/"><button formaction="https://a.example/">x</button></form>',
    '<iframe srcdoc="<script>top.ran = 1</script>"></iframe>',
]
FOREIGN = """
  async ([module, html]) => {
    const { nodesOf } = await import(module);
    document.body.append(nodesOf(html));
    for (const link of document.querySelectorAll("body > a")) link.click();
    const bad = document.querySelectorAll("script:not([src]):not([type='application/json']), img, iframe, " +
      "body > svg, [onclick], [onerror], [style], [action], [formaction], [href^='javascript']");
    return [window.ran ?? null, [...bad].map((element) => element.outerHTML)];
  }
"""


@pytest.fixture
def context_options() -> dict[str, object]:
    """Lift the policy, which would refuse to parse a text as HTML for the comparison."""
    return {"bypass_csp": True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nodes_are_those_of_the_browser(visit: Visit, language: str) -> None:
    page = visit.open("support-desk/")
    module = _module(visit)
    name = page.locator(f"[data-desk-own-language] option[value={language}]").get_attribute("data-file")
    number, differing = page.evaluate(COMPARE, [module, f"{visit.site}support-desk/{name}"])
    assert number > 50
    assert differing == []


@pytest.mark.parametrize("html", HOSTILE)
def test_foreign_html_does_nothing(visit: Visit, html: str) -> None:
    page = visit.open("support-desk/")
    module = _module(visit)
    page.route("https://a.example/**", lambda route: route.fulfill(status=204))  # so that the page stays
    assert page.evaluate(FOREIGN, [module, html]) == [None, []]


def _module(visit: Visit) -> str:
    """Return the address of the script that makes the nodes, beside the desk's own."""
    script = visit.page.locator("script[src$='/desk/desk.js']").get_attribute("src")
    return f"{visit.site}support-desk/{script}".replace("/desk/desk.js", "/desk/html.js")
