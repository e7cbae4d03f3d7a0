"""One text in all its forms: HTML, plain words, plain text for an email, and Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.content.inline import all_tokens
from kb.render.markdown import parsed_markdown, rendered_markdown, rendered_page, without_icons
from kb.render.renderer import ROOT, with_slots, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.render.renderer import Renderer


class Forms(NamedTuple):
    """The expected forms of a text; a form that is None is the same as the words."""

    html: str
    words: str
    text: str | None = None
    markdown: str | None = None


ICON = (
    '<span class="kb-inline-icon"><svg aria-hidden="true" focusable="false" viewBox="0 0 24 24">'
    '<path d="M12 16a2 2 0 0 1 2 2"></path></svg><span class="kb-visually-hidden">{}</span></span>'
)

TABLE = {
    "Bezahlen Sie jetzt": Forms("Bezahlen Sie jetzt", "Bezahlen Sie jetzt"),
    "**Pay** now": Forms("<strong>Pay</strong> now", "Pay now", markdown="**Pay** now"),
    "__Pay__ _now_": Forms("<strong>Pay</strong> <em>now</em>", "Pay now", markdown="**Pay** *now*"),
    "***Pay***": Forms("<em><strong>Pay</strong></em>", "Pay", markdown="***Pay***"),
    "snake_case_name": Forms("snake_case_name", "snake_case_name", markdown=r"snake\_case\_name"),
    # Code
    "`a_b*`": Forms("<code>a_b*</code>", "a_b*", markdown="`a_b*`"),
    "`a < b & c`": Forms("<code>a &lt; b &amp; c</code>", "a < b & c", markdown="`a < b & c`"),
    "`<your-name>`": Forms("<code>&lt;your-name&gt;</code>", "<your-name>", markdown="`<your-name>`"),
    "`</p><img src=x onerror=x()>`": Forms(
        "<code>&lt;/p&gt;&lt;img src=x onerror=x()&gt;</code>",
        "</p><img src=x onerror=x()>",
        markdown="`</p><img src=x onerror=x()>`",
    ),
    "`&amp;`": Forms("<code>&amp;amp;</code>", "&amp;", markdown="`&amp;`"),
    "`` a`b ``": Forms("<code>a`b</code>", "a`b", markdown="`` a`b ``"),
    "`**x** [a](b) {c}`": Forms("<code>**x** [a](b) {c}</code>", "**x** [a](b) {c}", markdown="`**x** [a](b) {c}`"),
    # Keys
    "++ctrl+c++": Forms(
        '<span class="keys"><kbd class="key-control">Ctrl</kbd><span>+</span><kbd class="key-c">C</kbd></span>',
        "Ctrl+C",
    ),
    # Links
    "[Manager](manager:start)": Forms(
        '<a href="https://manager.example/?a=1&amp;b=2">Manager</a>',
        "Manager",
        "Manager (https://manager.example/?a=1&b=2)",
        "[Manager](https://manager.example/?a=1&b=2)",
    ),
    "[a_b](manager:a_b)": Forms(
        '<a href="https://manager.example/a_b">a_b</a>',
        "a_b",
        "a_b (https://manager.example/a_b)",
        r"[a\_b](https://manager.example/a_b)",
    ),
    "[the **desk**](guide:billing/pay#step), [pay](guide:billing/pay)": Forms(
        f'<a href="{ROOT}de/billing/pay/#step">the <strong>desk</strong></a>, <a href="{ROOT}de/billing/pay/">pay</a>',
        "the desk, pay",
        f"the desk ({ROOT}de/billing/pay/#step), pay ({ROOT}de/billing/pay/)",
        f"[the **desk**]({ROOT}de/billing/pay/#step), [pay]({ROOT}de/billing/pay/)",
    ),
    "[{auto_renewal.lead}](guide:billing/pay)": Forms(
        f'<a href="{ROOT}de/billing/pay/">14\u00a0Tage</a>',
        "14\u00a0Tage",
        f"14\u00a0Tage ({ROOT}de/billing/pay/)",
        f"[14\u00a0Tage]({ROOT}de/billing/pay/)",
    ),
    # Labels, and the ways to destinations
    "Menü {ui.accounting}": Forms(
        "Menü <strong>Buchhaltung</strong>", "Menü Buchhaltung", markdown="Menü **Buchhaltung**"
    ),
    "die [Zahlungen](manager:payments).": Forms(
        'die <a href="https://manager.example/p">Zahlungen</a> '
        "(Menü <strong>Buchhaltung</strong> → <strong>Zu bezahlen</strong>).",
        "die Zahlungen (Menü Buchhaltung → Zu bezahlen).",
        "die Zahlungen (https://manager.example/p) (Menü Buchhaltung → Zu bezahlen).",
        "die [Zahlungen](https://manager.example/p) (Menü **Buchhaltung** → **Zu bezahlen**).",
    ),
    "[Zahlungen](manager:payments) bei {ui.due}": Forms(  # the text itself says the way
        '<a href="https://manager.example/p">Zahlungen</a> bei <strong>Zu bezahlen</strong>',
        "Zahlungen bei Zu bezahlen",
        "Zahlungen (https://manager.example/p) bei Zu bezahlen",
        "[Zahlungen](https://manager.example/p) bei **Zu bezahlen**",
    ),
    "[Tags](manager:tags), [Tags](manager:tags)": Forms(  # said once
        '<a href="https://manager.example/t">Tags</a> (nach den Tags suchen), '
        '<a href="https://manager.example/t">Tags</a>',
        "Tags (nach den Tags suchen), Tags",
        "Tags (https://manager.example/t) (nach den Tags suchen), Tags (https://manager.example/t)",
        "[Tags](https://manager.example/t) (nach den Tags suchen), [Tags](https://manager.example/t)",
    ),
    "[Tags](site:wiki/Tags?a=b#c), [Wiki](site:wiki)": Forms(
        '<a href="https://wiki.example/en/Tags?a=b#c">Tags</a>, <a href="https://wiki.example/en/">Wiki</a>',
        "Tags, Wiki",
        "Tags (https://wiki.example/en/Tags?a=b#c), Wiki (https://wiki.example/en/)",
        "[Tags](https://wiki.example/en/Tags?a=b#c), [Wiki](https://wiki.example/en/)",
    ),
    # Icons, which are words to everybody who does not see them
    "Menü ![drei **Punkte**](icon:more)": Forms(
        f"Menü {ICON.format('drei <strong>Punkte</strong>')}", "Menü drei Punkte", markdown="Menü drei **Punkte**"
    ),
    # Words in which no term is explained
    "Ihre [**private** E-Mail](term:none)": Forms(
        "Ihre <strong>private</strong> E-Mail", "Ihre private E-Mail", markdown="Ihre **private** E-Mail"
    ),
    # Facts
    "{auto_renewal.lead} vorher": Forms("14\u00a0Tage vorher", "14\u00a0Tage vorher"),
    "**{auto_renewal.lead}**": Forms("<strong>14\u00a0Tage</strong>", "14\u00a0Tage", markdown="**14\u00a0Tage**"),
    r"\{auto_renewal.lead\}": Forms("{auto_renewal.lead}", "{auto_renewal.lead}", markdown=r"{auto\_renewal.lead}"),
    # Escapes
    r"\*not bold\*": Forms("*not bold*", "*not bold*", markdown=r"\*not bold\*"),
    r"1\. April": Forms("1. April", "1. April", markdown=r"1\. April"),
    "a\\": Forms("a\\", "a\\", markdown="a\\\\"),
    # What would begin a block in other Markdown, but is words here
    "1. April": Forms("1. April", "1. April", markdown=r"1\. April"),
    "1.5 GB": Forms("1.5 GB", "1.5 GB"),
    "# x": Forms("# x", "# x", markdown=r"\# x"),
    "- x": Forms("- x", "- x", markdown=r"\- x"),
    "+ x": Forms("+ x", "+ x", markdown=r"\+ x"),
    "> x": Forms("&gt; x", "> x", markdown=r"\> x"),
    "| a | b |": Forms("| a | b |", "| a | b |"),
    "[x]: https://y.example": Forms(
        "[x]: https://y.example", "[x]: https://y.example", markdown=r"\[x\]: https://y.example"
    ),
    # HTML is words, and so is Markdown outside our grammar
    "<b>x</b>": Forms("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>", markdown=r"\<b>x\</b>"),
    "A & B": Forms("A &amp; B", "A & B"),
    "A &amp; B": Forms("A &amp; B", "A & B"),
    "<https://x.example>": Forms("&lt;https://x.example&gt;", "<https://x.example>", markdown=r"\<https://x.example>"),
    "![x](manager:start)": Forms("![x](manager:start)", "![x](manager:start)", markdown=r"!\[x\](manager:start)"),
    "two  \nlines": Forms("two  \nlines", "two  \nlines"),
}


@pytest.mark.parametrize("source", TABLE)
def test_a_text_has_all_its_forms(german: Renderer, source: str) -> None:
    expected = TABLE[source]
    found = german.rendered(source)
    assert found.html == expected.html
    assert found.words == expected.words
    assert found.text == (expected.words if expected.text is None else expected.text)
    assert found.markdown == (expected.words if expected.markdown is None else expected.markdown)


def test_attributes_are_not_taken_from_a_text(german: Renderer) -> None:
    html = str(with_slots(german.rendered("**x**{:onclick=y}").html))
    (bold,) = html5lib.parseFragment(html, namespaceHTMLElements=False).iter("strong")
    assert bold.attrib == {}


def test_what_is_not_a_fact_of_the_rules_is_a_slot(german: Renderer) -> None:
    found = german.rendered("Noch **{days_left}** bis {due}.")
    assert with_slots(found.html) == (
        'Noch <strong><span data-fact="days_left"></span></strong> bis <span data-fact="due"></span>.'
    )


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("billing/pay", "#step"),
        ("billing/remind", "../../../de/billing/pay/#step"),
        ("billing", "../../de/billing/pay/#step"),
        ("", "../de/billing/pay/#step"),
    ],
)
def test_links_are_relative_to_their_page(german: Renderer, page: str, href: str) -> None:
    assert german.html("[x](guide:billing/pay#step)", page) == f'<a href="{href}">x</a>'


@pytest.mark.parametrize(
    ("language", "words"), [("de", "14 Tage"), ("it", "14 giorni"), ("fr", "14 jours"), ("en", "14 days")]
)
def test_facts_and_links_are_those_of_the_reader(
    renderer_of: Callable[[str], Renderer], language: str, words: str
) -> None:
    found = renderer_of(language).rendered("[{auto_renewal.lead}](guide:billing/pay)")
    assert found.words == words.replace(" ", "\u00a0")
    assert f'href="{ROOT}{language}/billing/pay/"' in found.html


def test_mails_and_forms_name_an_icon(german: Renderer) -> None:
    html = german.rendered("![drei Punkte](icon:more), ![ein **Plus**](icon:more)").html
    assert without_icons(html) == "drei Punkte, ein <strong>Plus</strong>"


def test_words_need_no_icon(german: Renderer) -> None:
    assert german.words("Menü ![drei Punkte](icon:unknown)") == "Menü drei Punkte"
    with pytest.raises(KeyError):
        german.rendered("![drei Punkte](icon:unknown)")


def test_words_need_no_destination(german: Renderer) -> None:
    assert german.words("Open the [Manager](manager:unknown), {auto_renewal.lead}") == "Open the Manager, 14\u00a0Tage"
    with pytest.raises(KeyError):
        german.rendered("[Manager](manager:unknown)")


MARKUP = (
    "**Wort** ",
    "_Wort_ ",
    "\\*",
    "\\#",
    "`a_b` ",
    "`` a`b `` ",
    "[x](manager:start)",
    "{auto_renewal.lead}",
    "++a++",
    "&lt;",
    "&",
    ";",
)
SIGNS = ("<", ">", "#", "-", ".", ")", "[", "]", "a", "é", "1", " ")


def _is_ours(text: str) -> bool:
    return not any(token.kind in {"html", "unclear"} for token in all_tokens(text))  # which `kb check` refuses


texts = st.lists(st.sampled_from(MARKUP + SIGNS), max_size=8).map("".join).map(str.strip).filter(_is_ours)


@given(texts)
def test_all_forms_say_the_same_words(german: Renderer, source: str) -> None:
    found = german.rendered(source)
    shown = "".join(html5lib.parseFragment(found.html).itertext())
    assert found.words == words_of(found.html) == shown
    assert found.text.replace(" (https://manager.example/?a=1&b=2)", "") == found.words


@given(texts)
def test_markdown_says_the_words_again_wherever_it_is_pasted(german: Renderer, source: str) -> None:
    found = german.rendered(source)
    html = MarkdownIt("commonmark", {"html": False}).render(found.markdown)
    assert "".join(html5lib.parseFragment(html).itertext()).split() == found.words.split()


def test_home_pages_have_blocks() -> None:
    html = rendered_page("# Title\n\nA **word**, and ++ctrl+c++.\n\n- one\n- two\n")
    assert re.findall(r"<(\w+)", html)[:3] == ["h1", "p", "strong"]
    assert html.count("<li>") == 2


PIECES = (
    "a",
    " ",
    "1.",
    "#",
    "!",
    "(b)",
    "*",
    "**",
    "**bold**",
    "_",
    "[c](https://d.example/e)",
    "[",
    "](",
    ")",
    "&",
    "é",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_a_simple_text_needs_no_parser(text: str) -> None:
    """Texts rendered without Python-Markdown look as if rendered with it."""
    assert rendered_markdown(text.strip()) == parsed_markdown(text.strip())


@given(st.lists(st.sampled_from(["`", "``", "```", "a", " ", "\\", "\\`"]), max_size=16).map("".join))
def test_checks_see_the_same_code_as_the_page(text: str) -> None:
    found = all_tokens(text)
    if not any(token.kind == "unclear" for token in found):
        code = [token.source.strip("`").strip() for token in found if token.kind == "code"]
        shown = re.findall(r"<code>(.*?)</code>", parsed_markdown(text).html)
        assert [words.strip() for words in shown] == code
